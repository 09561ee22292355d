using System.Net;
using System.Text.Json;
using GoldenSignals.Tests.Web;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Notifications;

public sealed class NotificationsApiTests
{
    [Fact]
    public async Task A_test_comes_to_the_inbox_of_the_page()
    {
        using var folder = new TempFolder();
        await using RunningServer server = await RunningServer.StartAsync(folder.Path);
        JsonElement before = await server.GetAsync("notifications/inbox");
        Assert.Equal((0, 0), (before.GetProperty("items").GetArrayLength(), before.GetProperty("last").GetInt64()));
        HttpResponseMessage test = await server.PostAsync("notifications/channels/browser/test", new { });
        Assert.Equal(HttpStatusCode.OK, test.StatusCode);
        JsonElement inbox = await server.GetAsync("notifications/inbox?after=0");
        JsonElement item = Assert.Single(inbox.GetProperty("items").EnumerateArray());
        Assert.Equal("A test of GoldenSignals", item.GetProperty("title").GetString());
        Assert.Equal(inbox.GetProperty("last").GetInt64(), item.GetProperty("sequence").GetInt64());
        Assert.Empty((await server.GetAsync($"notifications/inbox?after={item.GetProperty("sequence").GetInt64()}")).GetProperty("items").EnumerateArray());
        JsonElement delivery = Assert.Single((await server.GetAsync("notifications/deliveries")).GetProperty("items").EnumerateArray());
        Assert.Equal("sent", delivery.GetProperty("state").GetString());
        JsonElement channel = Assert.Single((await server.GetAsync("notifications/channels")).EnumerateArray());
        Assert.Equal(1, channel.GetProperty("sent").GetInt32());
    }

    [Fact]
    public async Task Deliveries_come_a_page_at_a_time()
    {
        using var folder = new TempFolder();
        await using RunningServer server = await RunningServer.StartAsync(folder.Path);
        for (int i = 0; i < 3; i++)
        {
            await server.PostAsync("notifications/channels/browser/test", new { });
        }
        JsonElement first = await server.GetAsync("notifications/deliveries?limit=2");
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        JsonElement second = await server.GetAsync($"notifications/deliveries?limit=2&before={first.GetProperty("next").GetString()}");
        Assert.Equal(1, second.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Empty((await server.GetAsync("notifications/deliveries?state=dead")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        using var folder = new TempFolder();
        await using RunningServer server = await RunningServer.StartAsync(folder.Path);
        await server.RefusedAsync(HttpStatusCode.NotFound, new HttpRequestMessage(HttpMethod.Post, "notifications/channels/pigeon/test"));
        await server.RefusedAsync(HttpStatusCode.NotFound, new HttpRequestMessage(HttpMethod.Post, "notifications/deliveries/7/retry"));
        await server.RefusedAsync(HttpStatusCode.BadRequest, new HttpRequestMessage(HttpMethod.Post, "notifications/deliveries/x/retry"));
        await server.RefusedAsync(HttpStatusCode.BadRequest, "notifications/deliveries?state=lost");
        await server.RefusedAsync(HttpStatusCode.BadRequest, "notifications/deliveries?limit=0");
    }

    [Fact]
    public async Task What_was_given_up_is_taken_up_again_and_no_answer_shows_a_secret()
    {
        using var folder = new TempFolder();
        Settings settings = SettingsReader.Read(folder.Path, new Dictionary<string, string>
        {
            ["GOLDEN_CHANNELS_HOOK_KIND"] = "webhook", ["GOLDEN_CHANNELS_HOOK_URL"] = "http://127.0.0.1:9/in", ["GOLDEN_KEY_CHANNELS_HOOK_SECRET"] = "whsec_Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5",
        });
        await using RunningServer server = await RunningServer.StartAsync(folder.Path, change: usual => usual with { Channels = settings.Channels, Keys = settings.Keys });
        HttpResponseMessage test = await server.PostAsync("notifications/channels/hook/test", new { });
        string all = await test.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            + (await server.GetAsync("notifications/channels")).GetRawText() + (await server.GetAsync("notifications/deliveries")).GetRawText();
        Assert.Contains("busy", all);
        Assert.DoesNotContain("Y2FuYXJ5", all);
        JsonElement delivery = Assert.Single((await server.GetAsync("notifications/deliveries?channel=hook&state=dead")).GetProperty("items").EnumerateArray());
        HttpResponseMessage again = await server.PostAsync($"notifications/deliveries/{delivery.GetProperty("id").GetString()}/retry", new { });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("hook", await server.LoggedAsync(20));
    }
}
