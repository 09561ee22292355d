using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Leaks;

/// <summary>One feature, agent or learner of the corpus, and the history they are all shown.</summary>
internal sealed class Specimen(string name, Func<LeakGuard, LeakReport> check)
{
    private const int Bars = 600, PeerCount = 6, QuarterBars = 63, ReportBars = 20, RestatedBars = 120;

    /// <summary>Daily bars with a split and dividends, a figure that is reported late and restated, and peers of which every second one is delisted.</summary>
    public static readonly History History = Make();

    private readonly Lazy<LeakReport> report = new(() => check(new LeakGuard(History, tolerance: 1e-9)));

    public string Name { get; } = name;

    /// <summary>How it stood; looked at once, as some of them keep what they have seen.</summary>
    public LeakReport Report => report.Value;

    public static Specimen Of(string name, Func<History, double[]> say) => new(name, guard => guard.Check(new Subject(name, say)));

    public static Specimen Of(string name, Subject subject) => new(name, guard => guard.Check(subject));

    public static Specimen Learner(string name, int horizon, Func<History, IReadOnlyList<double>, double[]> forecast) =>
        new(name, guard => guard.Check(new Learner(name, horizon, forecast)));

    private static History Make()
    {
        Bar[] bars = new RandomBars(31).Daily(Bars);
        List<Vintage> vintages = [];
        var random = new SeededRandom(5);
        for (int quarter = QuarterBars; quarter + RestatedBars < Bars; quarter += QuarterBars)
        {
            double figure = random.NextNormal();
            vintages.Add(new Vintage(bars[quarter].Time, bars[quarter + ReportBars].Time, figure));
            vintages.Add(new Vintage(bars[quarter].Time, bars[quarter + RestatedBars].Time, figure + random.NextNormal()));
        }
        return new History(bars)
        {
            Actions = [new(bars[150].Time.Date, 1, 9_000), new(bars[310].Time.Date, 2, 0), new(bars[455].Time.Date, 1, 7_000)],
            Vintages = [.. vintages.OrderBy(vintage => vintage.Known)],
            Peers = [.. Enumerable.Range(0, PeerCount).Select(i => new RandomBars(40 + (ulong)i).Daily(i % 2 == 0 ? Bars : 300 + 45 * i))],
            Contexts = [.. bars.Select(bar => new Context(bar.Time, 5, 0.001, 0.0005, 0.6, bar.Time.DayOfYear % 5 / 4.0))],
        };
    }
}

/// <summary>Small sums that features of the corpus are made of.</summary>
internal static class Series
{
    public static double[] Closes(this History history) => [.. history.Bars.Select(bar => (double)bar.Close)];

    /// <summary>Log returns; NaN at the first bar.</summary>
    public static double[] Returns(this History history) =>
        [.. history.Bars.Select((bar, i) => i == 0 ? double.NaN : Math.Log((double)bar.Close / history.Bars[i - 1].Close))];

    /// <summary>A number for each bar from its place.</summary>
    public static double[] Each(this History history, Func<int, double> at) => [.. Enumerable.Range(0, history.Bars.Count).Select(at)];

    /// <summary>A number for each bar from the values up to it, itself included.</summary>
    public static double[] Past(this double[] values, Func<double[], double> of) => [.. Enumerable.Range(1, values.Length).Select(n => of(values[..n]))];

    public static double Mean(this IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    public static double Deviation(this IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        double mean = known.DefaultIfEmpty(double.NaN).Average();
        return Math.Sqrt(known.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(double.NaN).Average());
    }

    public static double Quantile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
    }

    /// <summary>Slope of the least-squares line of y on x through the mean.</summary>
    public static double Slope(double[] x, double[] y)
    {
        double mx = x.Mean(), my = y.Mean();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Select(a => (a - mx) * (a - mx)).Sum();
    }

    /// <summary>The Monday of a moment's week.</summary>
    public static DateTime Week(DateTime time) => time.Date.AddDays(-((int)time.DayOfWeek + 6) % 7);
}
