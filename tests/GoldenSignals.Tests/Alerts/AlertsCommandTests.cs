using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Alerts;

public sealed class AlertsCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_rule_is_made_listed_rested_deleted_and_brought_back()
    {
        await Sample.StoreAsync(folder.Path, "SPY", Sample.Days(40));
        JsonElement made = (await RunAsync("add", "RSI of spy is below 30%, at most every 168h", "--json")).Json;
        Assert.Equal(("rsi:14 of SPY below 30, at most every 1w", "indicator", 1), (made.GetProperty("sentence").GetString(), made.GetProperty("kind").GetString(), made.GetProperty("id").GetInt32()));
        Assert.Contains("rsi:14 of SPY below 30", (await RunAsync("list")).Out);
        Assert.False((await RunAsync("disable", "1", "--json")).Json.GetProperty("enabled").GetBoolean());
        Assert.True((await RunAsync("enable", "1", "--json")).Json.GetProperty("enabled").GetBoolean());
        Assert.Equal(0, (await RunAsync("remove", "1")).Code);
        Assert.Empty((await RunAsync("list", "--json")).Json.GetProperty("items").EnumerateArray());
        Assert.Contains("is back", (await RunAsync("restore", "1")).Out);
        Assert.Contains("Nothing has fired", (await RunAsync("history")).Out);
    }

    [Theory]
    [InlineData("volatilty:5 of SPY above 75 %", "\"volatilty:5\" is not understood", "Did you mean volatility:5")]
    [InlineData("price of SPYY above 5", "no bars of SPYY", "Did you mean SPY")]
    [InlineData("price of SPY on 1h above 5", "SPY is not stored at 1h", "It is stored at 1d")]
    [InlineData("price of SPY above 5, to telegram", "no channel is called telegram", "browser")]
    [InlineData("source of SPY is stale", "cannot be tried", "Rules on claims")]
    public async Task A_sentence_that_does_not_fit_names_the_word(string sentence, string message, string remedy)
    {
        await Sample.StoreAsync(folder.Path, "SPY", Sample.Days(40));
        GoldenRun run = await RunAsync("test", sentence, "--json");
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Fault.GetProperty("message").GetString());
        Assert.Contains(remedy, run.Fault.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task A_dry_run_says_how_often_and_when()
    {
        List<Bar> bars = Sample.Days(600);
        await Sample.StoreAsync(folder.Path, "SPY", bars);
        long level = bars[^250..].Select(bar => bar.Close).Order().ElementAt(125);
        int crossed = bars.Zip(bars.Skip(1)).Count(pair => pair.First.Close <= level && pair.Second.Close > level && pair.Second.Time > bars[^1].Time.AddYears(-1));
        GoldenRun run = await RunAsync("test", FormattableString.Invariant($"price of SPY above {level / 1e4}"), "--years", "1", "--json");
        Assert.Equal(crossed, run.Json.GetProperty("count").GetInt32());
        Assert.True(crossed > 0);
        Assert.Equal("backtest", run.Json.GetProperty("ran").GetString());
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("card").ValueKind);
        await RunAsync("add", "direction:1 of SPY settles");
        GoldenRun settles = await RunAsync("test", "1", "--years", "1");
        Assert.Contains("It would have fired", settles.Out);
    }

    [Fact]
    public async Task A_number_of_no_rule_is_a_fault()
    {
        await Sample.StoreAsync(folder.Path, "SPY", Sample.Days(40));
        GoldenRun run = await RunAsync("remove", "7");
        Assert.Equal(1, run.Code);
        Assert.Contains("there is no alert 7", run.Error);
    }

    public void Dispose() => folder.Dispose();

    private Task<GoldenRun> RunAsync(params string[] args) => GoldenRun.Of(["alerts", .. args, "--data", folder.Path]);
}
