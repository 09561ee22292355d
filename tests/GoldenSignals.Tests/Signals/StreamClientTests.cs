using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;
using GoldenSignals.Signals;
using GoldenSignals.Tests.Web;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Signals;

public sealed class StreamClientTests
{
    [Fact]
    public async Task A_server_that_comes_back_is_heard_on_without_a_gap()
    {
        using var folder = new TempFolder();
        using (Database database = Database.Open(folder.Path))
        {
            await StoredMarket.WriteAsync(database, "AAA");
        }
        RunningServer server = await RunningServer.StartAsync(folder.Path);
        await server.ReadyAsync();
        List<string> drops = [];
        var client = new StreamClient(server.Address, ["AAA"], TimeProvider.System, drops.Add);
        await using IAsyncEnumerator<Signal> signals = client.FollowAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await signals.MoveNextAsync());
        Signal latest = signals.Current;
        await server.DisposeAsync();

        await using RunningServer again = await RunningServer.StartAsync(folder.Path, port: server.Address.Port);
        await again.Signals.SaveAsync([latest with { Id = "next", AsOf = latest.AsOf.AddDays(1) }], TestContext.Current.CancellationToken);
        again.Hub.Publish();
        Assert.True(await signals.MoveNextAsync());
        Assert.Equal("next", signals.Current.Id);
        Assert.NotEmpty(drops);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_fault_at_once()
    {
        GoldenRun run = await GoldenRun.Of("live", "AAA", "--url", "http://localhost:1", "--json");
        Assert.Equal("unreachable", run.Fault.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("localhost:7040")]
    [InlineData("ftp://localhost")]
    public async Task An_address_that_is_none_is_a_wrong_call(string url) => Assert.Equal(2, (await GoldenRun.Of("live", "AAA", "--url", url)).Code);

    [Fact]
    public async Task Without_a_server_an_unknown_symbol_is_refused()
    {
        using var folder = new TempFolder();
        GoldenRun run = await GoldenRun.Of("live", "NONE", "--data", folder.Path, "--json");
        Assert.Equal("notFound", run.Fault.GetProperty("code").GetString());
        using DataLock held = DataLock.Take(new Settings { Data = folder.Path });
        run = await GoldenRun.Of("live", "NONE", "--data", folder.Path, "--json");
        Assert.Equal("busy", run.Fault.GetProperty("code").GetString());
    }
}
