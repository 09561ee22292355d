using System.Text.Json;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Leaks;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Leaks;

public sealed class LeakcheckCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_honest_agent_passes_every_check_on_stored_bars()
    {
        await Sample.StoreAsync(folder.Path, "ABC", Sample.Days(300));
        JsonElement answer = (await GoldenRun.Of("leakcheck", "--agent", "macd", "--symbols", "ABC", "--data", folder.Path, "--json")).Json;
        Assert.True(answer.GetProperty("passed").GetBoolean());
        Assert.Equal(6, answer.GetProperty("checks").GetArrayLength());
        JsonElement row = Assert.Single(answer.GetProperty("results").EnumerateArray());
        Assert.Equal(("macd", "ABC", 300), (row.GetProperty("subject").GetString(), row.GetProperty("symbol").GetString(), row.GetProperty("bars").GetInt32()));
        Assert.Equal(0, row.GetProperty("findings").GetArrayLength());
    }

    [Fact, Trait("Speed", "slow")]
    public async Task Every_agent_and_the_workflow_are_looked_at_on_made_up_bars_while_nothing_is_stored()
    {
        GoldenRun run = await GoldenRun.Of("leakcheck", "--data", folder.Path);
        Assert.Equal(0, run.Code);
        Assert.Contains("SYNTHETIC", run.Out);
        Assert.Contains("workflow", run.Out);
        Assert.Contains("No future value was used.", run.Out);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_workflow_alone_is_looked_at_on_the_longest_stored_symbol()
    {
        await Sample.StoreAsync(folder.Path, "ABC", Sample.Days(200));
        await Sample.StoreAsync(folder.Path, "NEW", Sample.Days(LeakGuard.BarsMin - 1));
        JsonElement answer = (await GoldenRun.Of("leakcheck", "--workflow", "--data", folder.Path, "--json")).Json;
        JsonElement row = Assert.Single(answer.GetProperty("results").EnumerateArray());
        Assert.Equal(("workflow", "ABC"), (row.GetProperty("subject").GetString(), row.GetProperty("symbol").GetString()));
    }

    [Theory]
    [InlineData(2, "--agent: \"macdd\" is not installed", "--agent", "macdd")]
    [InlineData(2, "--agent: \"options_chain\" is not installed", "--agent", "options_chain")]
    [InlineData(2, "--agent and --workflow are both asked for", "--agent", "macd", "--workflow")]
    [InlineData(2, "\"7m\" is no interval", "--interval", "7m")]
    [InlineData(1, "no bars of ABD are stored", "--symbols", "ABD")]
    [InlineData(1, "NEW has 59 bars at 1d; the checks need 60", "--symbols", "ABC,NEW")]
    public async Task A_wrong_call_is_told_what_to_do(int code, string message, params string[] args)
    {
        await Sample.StoreAsync(folder.Path, "ABC", Sample.Days(100));
        await Sample.StoreAsync(folder.Path, "NEW", Sample.Days(59));
        GoldenRun run = await GoldenRun.Of(["leakcheck", .. args, "--data", folder.Path, "--json"]);
        Assert.Equal(code, run.Code);
        Assert.Equal(message, run.Fault.GetProperty("message").GetString());
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_leak_is_told_with_the_first_bar_the_field_and_both_values()
    {
        History history = new(Sample.Days(200));
        LeakReport report = new LeakGuard(history).Check(new Subject("peeker", h => [.. h.Bars.Skip(1).Select(bar => bar.Close / 1e4), double.NaN]));
        var shown = new LeakHistory(new Series(new Symbol("ABC", AssetClass.Equity, "NYSE"), Interval.Day1), DataLabel.Imported, history);
        var answer = new LeakAnswer(report.Passed, Enum.GetValues<LeakCheck>(), [LeakRow.Of(shown, report)]);
        var output = new StringWriter();
        new Shell(output, TextWriter.Null, new Dictionary<string, string>()).Draw(console => LeakPage.Draw(console, answer));
        Assert.Contains("truncation replay: \"peeker\" at 2012-01-03T21:00:00Z (nothing, later ", output.ToString());
        Assert.Contains("final one bar later", output.ToString());
        Assert.Contains("Not passed.", output.ToString());
    }
}
