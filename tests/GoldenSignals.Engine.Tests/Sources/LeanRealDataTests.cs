using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class LeanRealDataTests
{
    [Fact]
    public async Task Spy_begins_and_ends_as_known()
    {
        SourceBars spy = await LeanFixture.FetchAsync(Open(), "SPY 1d");
        Assert.Equal(5849, spy.Bars.Count);
        Assert.Equal(new Bar(CsvFixture.Close(1998, 1, 2), 973_100, 975_300, 965_300, 973_600, 2_150_000), spy.Bars[0]);
        Assert.Equal(new Bar(CsvFixture.Close(2021, 3, 31).AddHours(-1), 3_953_500, 3_980_000, 3_953_300, 3_963_300, 90_673_494), spy.Bars[^1]);
        Assert.Equal(0, spy.Refused);
    }

    [Fact]
    public async Task Apple_split_four_times()
    {
        SourceBars apple = await LeanFixture.FetchAsync(Open(), "AAPL 1d");
        Assert.Equal(
            [("2000-06-21", 2.0), ("2005-02-28", 2), ("2014-06-09", 7), ("2020-08-31", 4)],
            apple.Actions.Where(a => a.Split != 1).Select(a => (a.ExTime.ToString("yyyy-MM-dd"), a.Split)));
        Assert.Equal(26_500, apple.Actions.First(a => a.Dividend > 0).Dividend, 10.0);
        Assert.DoesNotContain(apple.Findings, f => f.Rule == BarRules.SplitLikeJump);

        var adjustment = new Adjustment();
        foreach (CorporateAction action in apple.Actions)
        {
            adjustment.Apply(action);
        }
        // Without the split of 28 for one that these make, the last step at a split would be a fall of three quarters.
        Bar[] adjusted = [.. apple.Bars.Select(b => adjustment.Adjust(b))];
        Assert.All(Enumerable.Range(1, adjusted.Length - 1), i => Assert.InRange((double)adjusted[i].Open / adjusted[i - 1].Close, 0.45, 1.5));
    }

    [Fact]
    public async Task Every_series_comes_in_and_no_line_is_refused()
    {
        LeanBars source = Open();
        foreach (Series series in source.List())
        {
            SourceBars read = await source.FetchAsync(series, TestContext.Current.CancellationToken);
            Assert.True(read.Bars.Count > 300, $"{series}: {read.Bars.Count} bars");
            TestContext.Current.TestOutputHelper?.WriteLine($"{series}: {read.Bars.Count} bars {read.Bars[0].Time:yyyy-MM-dd}..{read.Bars[^1].Time:yyyy-MM-dd}, {read.Actions.Count} actions, {read.Refused} refused");
            foreach (Finding finding in read.Findings.Take(12))
            {
                TestContext.Current.TestOutputHelper?.WriteLine("    " + finding);
            }
            Assert.Equal(0, read.Refused);
        }
    }

    private static LeanBars Open() => LeanBars.Open(SharedMarket.Find("lean"), TimeProvider.System);
}
