using System.Text.Json;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Risk;

public sealed class RiskCommandTests : IAsyncLifetime
{
    private readonly TempFolder data = new();

    public async ValueTask InitializeAsync()
    {
        using var database = Database.Open(data.Path);
        await StoredMarket.WriteAsync(database, "AAA", "SPY");
        await new BarStore(database).WriteAsync(
            StoredMarket.Daily("YOUNG"), StoredMarket.Source, [.. StoredMarket.Walk("YOUNG", StoredMarket.Bars).TakeLast(30)], [], TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_method_answers_and_says_from_what()
    {
        JsonElement risk = (await Ask("var", "AAA=10000", "SPY=-2000", "--confidence", "99", "--days", "10")).Json;
        Assert.Equal(["historical", "normal", "cornishFisher", "monteCarlo"], risk.GetProperty("methods").EnumerateArray().Select(one => one.GetProperty("method").GetString()));
        Assert.Equal((500, "imported", 12_000.0), (risk.GetProperty("returns").GetInt32(), risk.GetProperty("dataLabel").GetString(), risk.GetProperty("value").GetDouble()));
        JsonElement normal = risk.GetProperty("methods")[1];
        Assert.Equal(normal.GetProperty("valueAtRisk").GetDouble(), risk.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("component").GetDouble()), 6);
        Assert.Contains("√10", normal.GetProperty("note").GetString());
    }

    [Fact]
    public async Task The_same_question_gives_the_same_bytes() => Assert.Equal((await Ask("var", "AAA", "SPY")).Out, (await Ask("var", "AAA", "SPY")).Out);

    [Fact]
    public async Task What_cannot_be_measured_is_named()
    {
        JsonElement left = Assert.Single((await Ask("var", "AAA=10000", "YOUNG=500")).Json.GetProperty("left").EnumerateArray());
        Assert.Equal(("YOUNG", 500.0), (left.GetProperty("symbol").GetString(), left.GetProperty("value").GetDouble()));
        Assert.Contains("30 daily closes are stored, 61 are needed", left.GetProperty("why").GetString());
        Assert.Contains("Not covered: YOUNG", (await GoldenRun.Of("risk", "var", "AAA=10000", "YOUNG=500", "--data", data.Path)).Out);
    }

    [Fact]
    public async Task A_crash_takes_the_beta_and_a_named_shock_the_shock()
    {
        JsonElement scenarios = (await Ask("stress", "AAA=1000", "--shock", "equity=-20")).Json.GetProperty("scenarios");
        Assert.Equal(["2008", "2020", "custom"], scenarios.EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Contains("beta", scenarios[0].GetProperty("lines")[0].GetProperty("how").GetString());
        Assert.Contains("S&P Dow Jones", scenarios[1].GetProperty("source").GetString());
        Assert.Equal(-200, scenarios[2].GetProperty("profit").GetDouble(), 9);
    }

    [Fact]
    public async Task A_pair_with_too_few_days_is_unknown_and_says_why()
    {
        JsonElement pairs = (await Ask("correlation", "AAA", "SPY", "YOUNG")).Json.GetProperty("pairs");
        Assert.Equal(3, pairs.GetArrayLength());
        Assert.Equal("29 daily returns in common, 30 are needed", pairs[2].GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, pairs[2].GetProperty("value").ValueKind);
        Assert.True(pairs[0].GetProperty("low").GetDouble() < pairs[0].GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_size_loses_no_more_than_was_said_and_bets_nothing_unproven()
    {
        JsonElement size = (await Ask("size", "AAA", "--capital", "50000", "--risk", "1")).Json;
        Assert.InRange(size.GetProperty("ways")[0].GetProperty("lossAtStop").GetDouble(), 1, 500);
        Assert.Equal(0, size.GetProperty("ways")[2].GetProperty("sharePercent").GetDouble());
        Assert.Contains("no direction is proven", size.GetProperty("ways")[2].GetProperty("note").GetString());
    }

    [Fact]
    public async Task An_exposure_knows_its_benchmark_and_its_past()
    {
        JsonElement exposure = (await Ask("exposure", "AAA=6000", "SPY=-2000")).Json;
        Assert.Equal((8_000.0, 4_000.0, "SPY"), (exposure.GetProperty("gross").GetDouble(), exposure.GetProperty("net").GetDouble(), exposure.GetProperty("benchmark").GetString()));
        Assert.Equal(1, exposure.GetProperty("betas")[1].GetProperty("beta").GetDouble(), 9);
        Assert.True(exposure.GetProperty("past").GetProperty("maxDrawdownPercent").GetDouble() > 0);
    }

    [Theory]
    [InlineData("Did you mean AAA", "var", "AAB=100")]
    [InlineData("some have an amount", "var", "AAA=100", "SPY")]
    [InlineData("nothing is named", "var")]
    [InlineData("80 to 99.9", "var", "AAA", "--confidence", "50")]
    [InlineData("1 to 250", "var", "AAA", "--days", "0")]
    [InlineData("60 to 5000", "exposure", "AAA", "--window", "5")]
    [InlineData("is no shock", "stress", "AAA", "--shock", "equity")]
    [InlineData("no portfolio", "stress", "--portfolio", "none")]
    [InlineData("2 to 50", "correlation", "AAA")]
    [InlineData("above 0", "size", "AAA", "--capital", "-5")]
    public async Task A_wrong_question_says_what_to_do(string words, params string[] asked)
    {
        GoldenRun run = await GoldenRun.Of(["risk", .. asked, "--data", data.Path]);
        Assert.NotEqual(0, run.Code);
        Assert.Contains(words, run.Error);
    }

    [Theory]
    [InlineData("var", "AAA=10000", "SPY=-2000")]
    [InlineData("stress", "AAA=10000", "SPY=-2000")]
    [InlineData("correlation", "AAA", "SPY")]
    [InlineData("size", "AAA")]
    [InlineData("exposure", "AAA", "SPY")]
    public async Task People_get_a_page(params string[] asked)
    {
        GoldenRun run = await GoldenRun.Of(["risk", .. asked, "--data", data.Path]);
        Assert.Equal(0, run.Code);
        Assert.Contains("imported", run.Out);
        Assert.Contains("not advice", run.Out);
    }

    private Task<GoldenRun> Ask(params string[] words) => GoldenRun.Of(["risk", .. words, "--data", data.Path, "--json"]);
}
