using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Leaks;

public class LeakGuardTests
{
    private static readonly History Plain = new([.. Specimen.History.Bars.Take(300)]);

    [Fact]
    public void A_shift_is_found_at_its_first_bar_with_what_it_used()
    {
        Subject shifted = new("shifted", ["close", "next close"], h => [.. h.Bars.SelectMany((bar, i) => (double[])[bar.Close, Ahead(h, i, 1)])]);
        Leak leak = Found(shifted, LeakCheck.Truncation);
        Assert.Equal((0, "next close", 1), (leak.Bar, leak.Field, leak.Ahead));
        Assert.True(double.IsNaN(leak.Told));
        Assert.Equal(Plain.Bars[1].Close, leak.Later);
    }

    [Theory, InlineData(40), InlineData(123)]
    public void A_leak_that_begins_late_is_found_where_it_begins(int first)
    {
        Leak leak = Found(new Subject("late", h => h.Each(i => i < first ? h.Bars[i].Close : Ahead(h, i, 3))), LeakCheck.Truncation);
        Assert.Equal((first, 3), (leak.Bar, leak.Ahead));
    }

    [Fact]
    public void A_subject_that_fails_has_not_passed()
    {
        LeakReport report = new LeakGuard(Plain).Check(new Subject("short", h => h.Bars.Count < 200 ? throw new InvalidOperationException("needs 200 bars") : h.Closes()));
        Assert.False(report.Passed);
        Assert.Empty(report.Leaks);
        Assert.Contains(report.Findings, finding => finding.Failure == "needs 200 bars");
    }

    [Fact]
    public void A_subject_that_does_not_speak_of_every_bar_has_not_passed()
    {
        LeakReport report = new LeakGuard(Plain).Check(new Subject("dropped the first", h => h.Returns()[1..]));
        Assert.All(report.Findings, finding => Assert.Contains("says", finding.Failure));
    }

    [Fact]
    public void Too_few_bars_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeakGuard(new History([.. Plain.Bars.Take(LeakGuard.BarsMin - 1)])));

    [Fact]
    public void Rounding_is_no_leak_unless_the_same_bits_are_asked_for()
    {
        Subject noisy = new("rounded", h => h.Each(i => h.Bars[i].Close + 1e-9 * h.Bars.Count));
        Assert.True(new LeakGuard(Plain, tolerance: 1e-9).Check(noisy).Passed);
        Assert.False(new LeakGuard(Plain).Check(noisy).Passed);
    }

    [Fact]
    public void A_history_until_a_bar_holds_what_was_known_at_its_close()
    {
        History whole = Specimen.History, cut = whole.Until(400);
        DateTime now = whole.Bars[399].Time;
        Assert.Equal(400, cut.Bars.Count);
        Assert.All(cut.Vintages, vintage => Assert.True(vintage.Known <= now));
        Assert.Equal(whole.Vintages.Count(vintage => vintage.Known <= now), cut.Vintages.Count);
        Assert.Equal(whole.Actions.Count(action => action.ExTime <= now), cut.Actions.Count);
        Assert.All(cut.Peers, peer => Assert.True(peer.Count is > 0 and <= 400));
    }

    [Fact]
    public void A_moved_history_keeps_its_weekdays_and_seasons()
    {
        History moved = Plain.Moved(400);
        Assert.Equal(Plain.Bars.Select(bar => (bar.Time.DayOfWeek, bar.Time.DayOfYear, bar.Close)), moved.Bars.Select(bar => (bar.Time.DayOfWeek, bar.Time.DayOfYear, bar.Close)));
    }

    [Theory, InlineData(Future.Mirrored), InlineData(Future.Drawn), InlineData(Future.Huge), InlineData(Future.Nothing), InlineData(Future.NotNumbers)]
    public void Another_future_leaves_the_past_and_is_still_made_of_bars(object kind)
    {
        History other = OtherFutures.Write(Specimen.History, 250, (Future)kind, 1);
        Assert.Equal(Specimen.History.Bars.Take(250), other.Bars.Take(250));
        Assert.NotEqual(Specimen.History.Bars.Skip(250), other.Bars.Skip(250));
        Assert.Equal(Specimen.History.Bars.Select(bar => bar.Time), other.Bars.Select(bar => bar.Time));
        Assert.All(other.Bars, bar => Assert.True(bar.Low >= 1 && bar.High >= bar.Low && bar.Close >= bar.Low && bar.Close <= bar.High && bar.Open >= bar.Low && bar.Open <= bar.High));
        Assert.NotEqual(Specimen.History.Vintages, other.Vintages);
    }

    private static double Ahead(History h, int bar, int by) => bar + by < h.Bars.Count ? h.Bars[bar + by].Close : double.NaN;

    private static Leak Found(Subject subject, LeakCheck check) => new LeakGuard(Plain).Check(subject).Leaks.Single(leak => leak.Check == check);
}
