using System.Net;
using System.Text.Json;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Market;

public sealed class MarketApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_row_says_where_it_can_go_how_wild_and_what_is_at_risk()
    {
        JsonElement market = await shared.Server.GetAsync("market");
        Assert.Equal(3, market.GetProperty("rows").GetArrayLength());
        Assert.Contains("information, not advice", market.GetProperty("disclosure").GetString()!, StringComparison.OrdinalIgnoreCase);
        foreach (JsonElement row in market.GetProperty("rows").EnumerateArray())
        {
            double close = row.GetProperty("close").GetDouble();
            Assert.Equal("ready", row.GetProperty("status").GetString());
            Assert.Equal("imported", row.GetProperty("dataLabel").GetString());
            Assert.InRange(close, row.GetProperty("range").GetProperty("low").GetDouble(), row.GetProperty("range").GetProperty("high").GetDouble());
            Assert.InRange(row.GetProperty("wild").GetProperty("probability").GetDouble(), 0.5, 1);
            Assert.True(row.GetProperty("ageSeconds").GetDouble() > 0);
            double distance = row.GetProperty("risk").GetProperty("stopDistance").GetDouble();
            Assert.Equal(Math.Floor(1_000 / distance), row.GetProperty("risk").GetProperty("shares").GetDouble());
        }
    }

    [Fact]
    public async Task What_is_held_is_said_beside_its_stop()
    {
        using var folder = new TempFolder();
        using (var database = Database.Open(folder.Path))
        {
            await StoredMarket.WriteAsync(database, "AAA", "BBB");
            var portfolios = new PortfolioStore(database, TimeProvider.System);
            Portfolio main = (await portfolios.CreateAsync("main", false, "USD", CostMethod.Fifo, true, TestContext.Current.CancellationToken))!;
            await portfolios.AddAsync(
                main,
                [new NewTransaction("one", new Transaction(new DateTime(2022, 1, 3, 0, 0, 0, DateTimeKind.Utc), TransactionKind.Buy, "USD") { Symbol = "AAA", Quantity = 40, Price = 100 }, "typed")],
                TestContext.Current.CancellationToken);
        }
        await using RunningServer server = await RunningServer.StartAsync(folder.Path);
        await server.ReadyAsync();
        Dictionary<string, JsonElement> risks = (await server.GetAsync("market")).GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row.GetProperty("symbol").GetString()!, row => row.GetProperty("risk"));
        Assert.Equal(40, risks["AAA"].GetProperty("held").GetDouble());
        Assert.Equal(40 * risks["AAA"].GetProperty("stopDistance").GetDouble(), risks["AAA"].GetProperty("heldAtRisk").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, risks["BBB"].GetProperty("held").ValueKind);
        JsonElement whole = await server.GetAsync("risk?portfolio=main");
        Assert.Equal(("USD", 500), (whole.GetProperty("currency").GetString(), whole.GetProperty("returns").GetInt32()));
    }

    [Fact]
    public async Task The_change_of_a_row_is_the_last_close_against_the_one_before()
    {
        JsonElement row = (await shared.Server.GetAsync("market")).GetProperty("rows").EnumerateArray().First(row => row.GetProperty("symbol").GetString() == "AAA");
        var bars = StoredMarket.Walk("AAA", StoredMarket.Bars);
        Assert.Equal(100.0 * bars[^1].Close / bars[^2].Close - 100, row.GetProperty("changePercent").GetDouble(), 9);
    }

    [Fact]
    public async Task Nothing_is_said_to_be_proven_that_is_not()
    {
        JsonElement market = await shared.Server.GetAsync("market");
        Assert.All(market.GetProperty("rows").EnumerateArray(), row => Assert.Equal("unproven", row.GetProperty("wild").GetProperty("state").GetString()));
        Assert.Equal("No proven view on how wild it gets; no proven direction", Sentence(market));
    }

    [Fact]
    public async Task A_stored_symbol_is_watched_and_an_unknown_one_comes_back_with_near_matches()
    {
        await using RunningServer server = await RunningServer.OnAsync("SPY", "QQQ");
        await server.Client.DeleteAsync("watchlist/spy", TestContext.Current.CancellationToken);
        Assert.Equal(["QQQ"], (await server.GetAsync("watchlist")).EnumerateArray().Select(symbol => symbol.GetString()));

        HttpResponseMessage answer = await server.PostAsync("watchlist", new { symbols = new[] { " spy ", "SPYY", "QQQ" } });
        JsonElement result = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["SPY"], result.GetProperty("added").EnumerateArray().Select(symbol => symbol.GetString()));
        JsonElement unknown = Assert.Single(result.GetProperty("unknown").EnumerateArray());
        Assert.Equal("SPYY", unknown.GetProperty("symbol").GetString());
        Assert.Contains("SPY", unknown.GetProperty("remedy").GetString()!.Replace("SPYY", ""));
    }

    [Fact]
    public async Task What_is_not_watched_cannot_be_removed()
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, "watchlist/NONE");
        JsonElement problem = await shared.Server.RefusedAsync(HttpStatusCode.NotFound, request);
        Assert.Contains("NONE", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_request_without_symbols_names_the_field()
    {
        HttpResponseMessage answer = await shared.Server.PostAsync("watchlist", new { });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("symbols", problem.GetProperty("field").GetString());
    }

    private static string Sentence(JsonElement market) => market.GetProperty("sentence").GetString()!;
}
