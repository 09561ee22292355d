using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Evaluations;

public sealed class EvaluateCommandTests : IAsyncLifetime
{
    private const int Days = 900;

    private readonly TempFolder folder = new();

    private string Data => folder.Path;

    public async ValueTask InitializeAsync()
    {
        foreach ((string ticker, int seed) in (IEnumerable<(string, int)>)[("AAA", 1), ("BBB", 2), ("CCC", 3)])
        {
            await Sample.StoreAsync(Data, ticker, Sample.Days(Days, seed));
        }
        await Sample.StoreAsync(Data, "SYN1", Sample.Days(Days, 4), DataLabel.Synthetic);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_answer_has_the_shape_others_call()
    {
        JsonElement report = (await GoldenRun.Of("evaluate", "@all", "--json", "--data", Data)).Json;
        Assert.Equal(["id", "dataHash", "settingsHash", "variantsTried", "cards"], Names(report).Take(5));
        Assert.Equal(("1", 1, 64, 64), (Text(report, "id"), report.GetProperty("variantsTried").GetInt32(), Text(report, "dataHash").Length, Text(report, "settingsHash").Length));
        JsonElement[] cards = [.. report.GetProperty("cards").EnumerateArray()];
        Assert.All(cards, card => Assert.Equal(
            [
                "who", "target", "interval", "scope", "ran", "calls", "effectiveSample", "coverage", "hitRate", "baseline", "lift", "brierSkill",
                "brierSkillClimatology", "logLossSkill", "calibrationError", "curve", "reliability", "rangeCoverage", "state", "from", "to",
            ],
            Names(card).Take(21)));
        JsonElement volatility = Card(cards, "consensus", "volatility:5", "all");
        Assert.Equal(["name", "hitRate"], Names(volatility.GetProperty("baseline")));
        Assert.Equal(["value", "low", "high"], Names(volatility.GetProperty("lift")));
        Assert.Equal(["value", "low", "high"], Names(volatility.GetProperty("brierSkill")));
        Assert.Equal(["predicted", "observed", "n"], Names(volatility.GetProperty("reliability")[0]));
        Assert.Equal(["coverage", "hitRate"], Names(volatility.GetProperty("curve")[0]).Take(2));
        Assert.Equal(JsonValueKind.Null, volatility.GetProperty("rangeCoverage").ValueKind);
        JsonElement range = Card(cards, "consensus", "range-forecast:5", "AAA");
        Assert.Equal(["p80", "p90", "width90"], Names(range.GetProperty("rangeCoverage")).Take(3));
        Assert.Equal(("backtest", "1d"), (Text(range, "ran"), Text(range, "interval")));
        Assert.Equal(["all", "AAA", "BBB", "CCC"], cards.Select(card => Text(card, "scope")).Distinct());
    }

    [Fact]
    public async Task The_table_says_what_to_take_from_it()
    {
        GoldenRun run = await GoldenRun.Of("evaluate", "AAA", "BBB", "CCC", "--data", Data);
        Assert.Equal(0, run.Code);
        Assert.Contains("No direction is proven: do not trade on one.", run.Out);
        Assert.Contains("Ranges that should hold 80 in 100 held", run.Out);
        Assert.Contains("direction:5", run.Out);
        Assert.Contains("Information, not advice", run.Out);
    }

    [Fact]
    public async Task Made_up_prices_have_no_accuracy()
    {
        GoldenRun alone = await GoldenRun.Of("evaluate", "SYN1", "--json", "--data", Data);
        Assert.Equal(2, alone.Code);
        Assert.Contains("SYNTHETIC", alone.Fault.GetProperty("message").GetString());
        JsonElement all = (await GoldenRun.Of("evaluate", "@all", "--json", "--data", Data)).Json;
        Assert.DoesNotContain("SYN1", all.GetProperty("symbols").EnumerateArray().Select(symbol => symbol.GetString()));
    }

    [Fact]
    public async Task Where_no_claim_has_settled_it_says_so()
    {
        GoldenRun run = await GoldenRun.Of("evaluate", "AAA", "--to", "2012-06-29", "--data", Data);
        Assert.Equal(0, run.Code);
        Assert.Contains("No claim has settled here", run.Out);
        Assert.DoesNotContain("No direction is proven", run.Out);
    }

    [Fact]
    public async Task Only_the_agents_and_targets_that_are_named_take_part()
    {
        JsonElement report = (await GoldenRun.Of(
            "evaluate", "AAA", "--agents", "market_regime", "--targets", "volatility:5,direction:5", "--json", "--data", Data)).Json;
        Assert.Equal(
            ["consensus direction:5", "market_regime direction:5", "consensus volatility:5", "market_regime volatility:5"],
            report.GetProperty("cards").EnumerateArray().Where(card => Text(card, "scope") == "all").Select(card => $"{Text(card, "who")} {Text(card, "target")}"));
    }

    [Theory]
    [InlineData("agents", "evaluate AAA --agents makd")]
    [InlineData("targets", "evaluate AAA --targets volatility:7")]
    [InlineData("symbols", "evaluate")]
    [InlineData("\"@some\"", "evaluate @some")]
    [InlineData("from", "evaluate AAA --from tomorrow")]
    [InlineData("interval", "evaluate AAA --interval 2d")]
    public async Task A_wrong_call_names_what_is_wrong(string named, string call)
    {
        GoldenRun run = await GoldenRun.Of([.. call.Split(' '), "--json", "--data", Data]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith(named, run.Fault.GetProperty("message").GetString());
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Runs_are_listed_shown_again_and_compared()
    {
        string first = (await GoldenRun.Of("evaluate", "AAA", "--json", "--data", Data)).Out;
        await GoldenRun.Of("evaluate", "AAA", "--agents", "market_regime", "--data", Data);
        JsonElement list = (await GoldenRun.Of("evaluate", "list", "--json", "--data", Data)).Json;
        Assert.Equal(["2", "1"], list.GetProperty("evaluations").EnumerateArray().Select(row => Text(row, "id")));
        Assert.Equal(2, list.GetProperty("variantsTried").GetInt32());
        Assert.Equal("done", Text(list.GetProperty("evaluations")[0], "state"));
        Assert.Equal(first, (await GoldenRun.Of("evaluate", "show", "1", "--json", "--data", Data)).Out);
        JsonElement comparison = (await GoldenRun.Of("evaluate", "compare", "1", "latest", "--json", "--data", Data)).Json;
        JsonElement same = comparison.GetProperty("same");
        Assert.Equal((false, true, false), (same.GetProperty("settings").GetBoolean(), same.GetProperty("data").GetBoolean(), same.GetProperty("result").GetBoolean()));
        JsonElement macd = comparison.GetProperty("cards").EnumerateArray().First(pair => Text(pair, "who") == "macd");
        Assert.Equal(JsonValueKind.Null, macd.GetProperty("second").ValueKind);
        GoldenRun missing = await GoldenRun.Of("evaluate", "show", "9", "--data", Data);
        Assert.Equal(1, missing.Code);
        Assert.Contains("The newest are 2, 1", missing.Error);
    }

    [Fact]
    public async Task The_page_is_whole_in_itself()
    {
        string file = Path.Combine(Data, "evaluation.html");
        GoldenRun run = await GoldenRun.Of("evaluate", "AAA", "BBB", "CCC", "--ablate", "--report", file, "--data", Data);
        Assert.Equal(0, run.Code);
        string page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (string part in (string[])["What the agents said together", "Where the close would be", "Each agent on its own", "What each agent adds", "<svg"])
        {
            Assert.Contains(part, page);
        }
        Assert.DoesNotContain("src=", page);
        Assert.DoesNotContain("href=", page);
        Assert.Contains("Without macd nothing changes.", run.Out);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonElement Card(IEnumerable<JsonElement> cards, string who, string target, string scope) =>
        cards.Single(card => Text(card, "who") == who && Text(card, "target") == target && Text(card, "scope") == scope);
}
