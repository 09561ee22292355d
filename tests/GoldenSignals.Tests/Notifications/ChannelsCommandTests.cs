using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace GoldenSignals.Tests.Notifications;

public sealed class ChannelsCommandTests : IDisposable
{
    private const string Canary = "987:canary-token";

    private readonly TempFolder data = new();

    [Fact]
    public async Task A_test_reaches_the_page_and_is_listed_with_its_answer()
    {
        Assert.Contains("Nothing was sent yet", (await Golden("deliveries")).Out);
        GoldenRun test = await Golden("test", "browser");
        Assert.Equal((0, "browser took it: ready for the page"), (test.Code, test.Out.Trim()));
        JsonElement delivery = Assert.Single((await Golden("deliveries", "--json")).Json.GetProperty("deliveries").EnumerateArray());
        Assert.Equal(("browser", "sent", 1), (delivery.GetProperty("channel").GetString(), delivery.GetProperty("state").GetString(), delivery.GetProperty("tries").GetInt32()));
        JsonElement channel = Assert.Single((await Golden("list", "--json")).Json.GetProperty("channels").EnumerateArray());
        Assert.Equal(("browser", 1), (channel.GetProperty("kind").GetString(), channel.GetProperty("sent").GetInt32()));
        Assert.Equal("accepted", channel.GetProperty("last").GetProperty("outcome").GetString());
        Assert.Contains("ready for the page", (await Golden("list")).Out);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_reached_is_a_failure_and_can_be_tried_again()
    {
        SetPhone(Nobody());
        GoldenRun test = await Golden("test", "phone");
        Assert.Equal(1, test.Code);
        Assert.Contains("phone (chat 5 through 127.0.0.1", test.Error);
        JsonElement delivery = Assert.Single((await Golden("deliveries", "--state", "dead", "--channel", "phone", "--json")).Json.GetProperty("deliveries").EnumerateArray());
        GoldenRun again = await Golden("retry", delivery.GetProperty("id").GetString()!);
        Assert.Equal(0, again.Code);
        Assert.Contains("waits for phone again", again.Out);
        Assert.Contains("is waiting", (await Golden("retry", delivery.GetProperty("id").GetString()!)).Error);
        Assert.Contains("waiting", (await Golden("deliveries")).Out);
    }

    [Theory]
    [InlineData("no channel is called \"pigeon\"", "test", "pigeon")]
    [InlineData("no channel is called \"pigeon\"", "deliveries", "--channel", "pigeon")]
    [InlineData("\"lost\" is no state", "deliveries", "--state", "lost")]
    [InlineData("0 is not from 1 to 500", "deliveries", "--limit", "0")]
    [InlineData("there is no delivery 5", "retry", "5")]
    public async Task A_wrong_call_says_what_is_wrong(string said, params string[] args)
    {
        GoldenRun run = await Golden(args);
        Assert.NotEqual(0, run.Code);
        Assert.Contains(said, run.Error);
    }

    [Fact]
    public async Task No_command_shows_a_secret()
    {
        SetPhone(Nobody());
        string[][] calls = [["channels", "list"], ["channels", "test", "phone"], ["channels", "deliveries"], ["channels", "retry", "1"], ["doctor"], ["watch", "list"]];
        foreach (string[] call in calls)
        {
            foreach (string[] form in (string[][])[[], ["--json"]])
            {
                GoldenRun run = await GoldenRun.Of([.. call, "--data", data.Path, .. form]);
                Assert.DoesNotContain("canary", run.Out + run.Error);
            }
        }
        await GoldenRun.Of("export", "watchlist", "--data", data.Path);
        foreach (string file in Directory.EnumerateFiles(data.Path, "golden.db*"))
        {
            Assert.DoesNotContain("canary", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        }
    }

    public void Dispose() => data.Dispose();

    private Task<GoldenRun> Golden(params string[] args) => GoldenRun.Of(["channels", .. args, "--data", data.Path]);

    private void SetPhone(string url)
    {
        data.Write("settings.json", $$"""{ "channels": { "phone": { "kind": "telegram", "chat": "5", "url": "{{url}}" } } }""");
        string keys = data.Write("keys.json", $$"""{ "channels.phone.token": "{{Canary}}" }""");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>An address where nobody listens.</summary>
    private static string Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
