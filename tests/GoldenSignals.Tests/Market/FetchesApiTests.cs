using System.Text.Json;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Market;

/// <summary>Tickers that no vendor can give, as a machine without a network has them.</summary>
public sealed class FetchesApiTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact, Trait("Speed", "slow")] // every vendor is tried again after real pauses
    public async Task A_ticker_that_cannot_be_fetched_is_named_with_every_cause_and_the_next_step()
    {
        await using RunningServer server = await OpenAsync();
        HttpResponseMessage answer = await server.PostAsync("watchlist", new { symbols = new[] { "BTC-USD" } });
        JsonElement result = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("BTC-USD", result.GetProperty("added")[0].GetString());
        Assert.Equal("BTC-USD", result.GetProperty("fetching")[0].GetProperty("symbol").GetString());

        JsonElement fetch = await EndedAsync(server);
        Assert.Equal("failed", fetch.GetProperty("state").GetString());
        Assert.Contains("coinbase", fetch.GetProperty("why").GetString());
        Assert.Contains("yahoo", fetch.GetProperty("why").GetString());
        Assert.Contains("golden import FILE --symbol BTC-USD", fetch.GetProperty("next").GetString());
        JsonElement row = Assert.Single((await server.GetAsync("market")).GetProperty("rows").EnumerateArray());
        Assert.Equal("failed", row.GetProperty("status").GetString());
        Assert.Contains("coinbase", row.GetProperty("missing").GetString());
        Assert.Contains((await server.GetAsync("status")).GetProperty("degraded").EnumerateArray(), line => line.GetString()!.Contains("BTC-USD"));
    }

    [Fact]
    public async Task Vendors_that_are_off_are_not_asked()
    {
        await using RunningServer server = await RunningServer.StartAsync(data.Path);
        await server.ReadyAsync();
        HttpResponseMessage answer = await server.PostAsync("watchlist", new { symbols = new[] { "BTC-USD" } });
        JsonElement result = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("BTC-USD", Assert.Single(result.GetProperty("unknown").EnumerateArray()).GetProperty("symbol").GetString());
        Assert.Empty((await server.GetAsync("watchlist/fetches")).EnumerateArray());
    }

    public void Dispose() => data.Dispose();

    /// <summary>A server on a folder that is not empty, so that no demo is brought in, whose vendors are closed doors on this machine.</summary>
    private async Task<RunningServer> OpenAsync()
    {
        using (Database database = Database.Open(data.Path))
        {
            await StoredMarket.WriteAsync(database, ["AAA"]);
            await new WatchStore(database).RemoveAsync(["AAA"], TestContext.Current.CancellationToken);
        }
        var closed = new Uri("http://127.0.0.1:1/");
        IVendorBars[] vendors = [.. VendorCatalog.All.Where(entry => !entry.Terms.NeedsKey).Select(entry => entry.Open(
            new VendorLink(entry.Terms with { Address = closed, Socket = null }, null, null, TimeProvider.System)))];
        RunningServer server = await RunningServer.StartAsync(data.Path, chain: new SourceChain(vendors, new SourceSettings().OrderOf));
        await server.ReadyAsync();
        return server;
    }

    private static async Task<JsonElement> EndedAsync(RunningServer server)
    {
        while (true)
        {
            JsonElement fetch = Assert.Single((await server.GetAsync("watchlist/fetches")).EnumerateArray());
            if (fetch.GetProperty("state").GetString() is "failed" or "stored")
            {
                return fetch;
            }
            await Task.Yield();
        }
    }
}
