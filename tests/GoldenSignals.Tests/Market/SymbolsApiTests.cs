using System.Net;
using System.Text.Json;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Market;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Market;

public sealed class SymbolsApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Symbols_are_found_by_a_part_of_their_name()
    {
        JsonElement found = Assert.Single((await shared.Server.GetAsync("symbols?query=bb")).EnumerateArray());
        Assert.Equal("BBB", found.GetProperty("symbol").GetString());
        Assert.Equal(StoredMarket.Bars, found.GetProperty("bars").GetInt32());
        Assert.Equal(3, (await shared.Server.GetAsync("symbols")).GetArrayLength());
    }

    [Fact]
    public async Task Bars_come_as_columns_with_indicators_beside_them()
    {
        JsonElement bars = await shared.Server.GetAsync("symbols/aaa/bars?limit=690&with=sma:20,macd:12:26:9.line");
        Assert.Equal("AAA", bars.GetProperty("symbol").GetString());
        double[] closes = [.. bars.GetProperty("close").EnumerateArray().Select(value => value.GetDouble())];
        JsonElement[] average = [.. bars.GetProperty("columns").GetProperty("sma:20").EnumerateArray()];
        Assert.Equal(690, closes.Length);
        Assert.Equal(JsonValueKind.Null, average[8].ValueKind); // the 19th bar of all
        Assert.Equal(closes[^20..].Average(), average[^1].GetDouble(), 9);
        Assert.Equal(690, bars.GetProperty("columns").GetProperty("macd:12:26:9.line").GetArrayLength());
        Assert.Equal(StoredMarket.Walk("AAA", StoredMarket.Bars)[^1].Time, DateTimeOffset.FromUnixTimeSeconds(bars.GetProperty("time")[689].GetInt64()).UtcDateTime);
    }

    [Fact]
    public async Task A_series_nobody_corrected_has_no_corrections()
    {
        JsonElement answer = await shared.Server.GetAsync("symbols/aaa/corrections");
        Assert.Equal(("AAA", "1d", 0), (answer.GetProperty("symbol").GetString(), answer.GetProperty("interval").GetString(), answer.GetProperty("corrections").GetArrayLength()));
        await shared.Server.RefusedAsync(HttpStatusCode.NotFound, "symbols/NONE/corrections");
    }

    [Fact]
    public void A_correction_says_what_changed()
    {
        Symbol symbol = new("AAA", AssetClass.Equity, "TEST");
        Bar before = new(new DateTime(2024, 3, 4, 21, 0, 0, DateTimeKind.Utc), 100_000, 110_000, 90_000, 105_000, 500), bar = before with { Close = 106_000, Volume = 600 };
        Assert.Equal("close 10.50 became 10.60, volume 500 became 600", CorrectionView.Of(symbol, new BarCorrection(bar, before, bar.Time)).Text);
        Assert.Equal((true, "came late: close 10.60"), (CorrectionView.Of(symbol, new BarCorrection(bar, null, bar.Time)) is var late && late.Late, late.Text));
    }

    [Fact]
    public async Task A_longer_interval_is_made_from_days()
    {
        JsonElement bars = await shared.Server.GetAsync("symbols/AAA/bars?interval=1w&from=2021-02-01&to=2021-02-28");
        Assert.Equal(4, bars.GetProperty("close").GetArrayLength());
    }

    [Theory]
    [InlineData("symbols/AAA/bars?interval=2d", "interval")]
    [InlineData("symbols/AAA/bars?from=yesterday", "from")]
    [InlineData("symbols/AAA/bars?to=1600-01-01", "to")]
    [InlineData("symbols/AAA/bars?limit=0", "limit")]
    [InlineData("symbols/AAA/bars?limit=many", "limit")]
    [InlineData("symbols/AAA/bars?with=rsi:no", "with")]
    public async Task A_wrong_parameter_is_named(string path, string field)
    {
        JsonElement problem = await shared.Server.RefusedAsync(HttpStatusCode.BadRequest, path);
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
    }

    [Fact]
    public async Task An_unknown_symbol_is_answered_with_near_ones()
    {
        JsonElement problem = await shared.Server.RefusedAsync(HttpStatusCode.NotFound, "symbols/AAB/bars");
        Assert.Contains("Did you mean AAA", problem.GetProperty("remedy").GetString());
    }
}
