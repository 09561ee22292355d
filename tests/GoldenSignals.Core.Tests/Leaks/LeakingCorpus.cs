using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Leaks;

/// <summary>Features and agents that know the future, each as people really write it, and the check that must find it.</summary>
internal static class LeakingCorpus
{
    private const int PivotBars = 3;

    private static readonly Dictionary<int, double[]> Kept = [];
    private static readonly Dictionary<DateTime, double> KeptByTime = [];
    private static readonly HashSet<(DateTime, double, int)> Fitted = [];
    private static readonly HashSet<DateTime> Crashes = [.. Worst(Specimen.History)];
    private static readonly Dictionary<DateTime, long> OwnCopy = Specimen.History.Bars.ToDictionary(bar => bar.Time, bar => bar.Close);
    private static double shared;

    public static readonly IReadOnlyList<(Specimen Leaking, LeakCheck FoundBy)> All =
    [
        (Specimen.Of("mean centred on the bar", h => h.Each(i => h.Closes()[Math.Max(0, i - 5)..Math.Min(h.Bars.Count, i + 6)].Mean())), LeakCheck.Truncation),
        (Specimen.Of("return shifted one bar ahead", h => [.. h.Returns()[1..], double.NaN]), LeakCheck.Truncation),
        (Specimen.Of("position filled at the close that decided it", CloseOnClose), LeakCheck.Truncation),
        (Specimen.Of("z-score over the whole series", h => h.Closes() is var c ? [.. c.Select(x => (x - c.Mean()) / c.Deviation())] : []), LeakCheck.Truncation),
        (Specimen.Of("minimum and maximum of the whole series", h => h.Closes() is var c ? [.. c.Select(x => (x - c.Min()) / (c.Max() - c.Min()))] : []), LeakCheck.Truncation),
        (Specimen.Of("rank within the whole series", h => h.Closes() is var c ? [.. c.Select(x => c.Count(other => other < x) / (double)c.Length)] : []), LeakCheck.Truncation),
        (Specimen.Of("pivot dated back to its bar", PivotDatedBack), LeakCheck.Truncation),
        (Specimen.Of("week's close known on Monday", h => h.Each(i => h.Bars.Last(bar => Series.Week(bar.Time) == Series.Week(h.Bars[i].Time)).Close)), LeakCheck.Truncation),
        (Specimen.Of("back-adjusted price level", BackAdjusted), LeakCheck.Truncation),
        (Specimen.Of("restated figure in place of the first", h => h.Each(i => Figure(h.Vintages.Where(v => v.About <= h.Bars[i].Time)))), LeakCheck.Truncation),
        (Specimen.Of("late news at the time of the event", h => h.Each(i => h.Vintages.Any(v => v.About == h.Bars[i].Time) ? 1 : 0)), LeakCheck.Truncation),
        (Specimen.Of("holes filled backwards", FilledBackwards), LeakCheck.Truncation),
        (Specimen.Of("holes filled by interpolation", Interpolated), LeakCheck.Truncation),
        (Specimen.Of("threshold from a quantile of all returns", h => h.Returns() is var r ? [.. r.Select(x => x > r.Quantile(0.9) ? 1.0 : 0)] : []), LeakCheck.Truncation),
        (Specimen.Of("principal component of the whole series", PrincipalComponent), LeakCheck.Truncation),
        (Specimen.Of("residual of a regression on the whole series", h => Residual(h, h.Bars.Count)), LeakCheck.Truncation),
        (Specimen.Of("rank among the symbols that survived", RankAmongSurvivors), LeakCheck.Truncation),
        (Specimen.Of("Fourier smoothing of the whole series", FourierSmooth), LeakCheck.Truncation),
        (Specimen.Of("smoothed forwards and backwards", ForwardsAndBackwards), LeakCheck.Truncation),
        (Specimen.Of("mean return of the weekday over all years", MeanOfWeekday), LeakCheck.Truncation),
        (Specimen.Of("next gap hidden in the volume", h => h.Each(i => h.Bars[i].Volume + (i + 1 < h.Bars.Count && h.Bars[i + 1].Open > h.Bars[i].Close ? 1 : 0))), LeakCheck.Truncation),
        (Specimen.Of("place in the sample", h => h.Each(i => (double)i / h.Bars.Count)), LeakCheck.Truncation),
        (Specimen.Of("look-back that was best over all years", BestLookBack), LeakCheck.Truncation),
        (Specimen.Of("volume summed up from the newest line", h => h.Each(i => h.Bars.Skip(i).Sum(bar => bar.Volume))), LeakCheck.Truncation),
        (Specimen.Of("best price of the next five bars", h => h.Each(i => h.Bars.Skip(i + 1).Take(5).Select(bar => (double)bar.High).DefaultIfEmpty(double.NaN).Max())), LeakCheck.Truncation),
        (Specimen.Of("steps aside before a fall by a tenth", h => h.Each(i => i + 1 < h.Bars.Count && (double)h.Bars[i + 1].Close / h.Bars[i].Close is > 0.5 and < 0.9 ? 0 : 1)), LeakCheck.Perturbation),
        (Specimen.Of("leaves out what will go to nothing", h => h.Each(i => h.Bars.Any(bar => bar.Close < 100) ? double.NaN : h.Bars[i].Close)), LeakCheck.Poison),
        (Specimen.Of("remembers the days of crashes", h => h.Each(i => Crashes.Contains(h.Bars[i].Time) ? -1 : 1)), LeakCheck.TimeShift),
        (Specimen.Of("kept by time from a leaking run", KeepByTime), LeakCheck.TimeShift),
        (Specimen.Of("agent with its own copy of the file", Agent(() => new Reader(OwnCopy))), LeakCheck.TimeShift),
        (Specimen.Of("kept by series from a longer run", Keep), LeakCheck.Repaint),
        (Specimen.Of("model saved by an earlier run over the same bars", SavedModel), LeakCheck.Repaint),
        (Specimen.Of("agent whose runs share a field", Agent(() => new Sharer())), LeakCheck.Repaint),
        (Specimen.Learner("label among the features", 5, (_, labels) => [.. labels.Select(label => double.IsNaN(label) ? 0.5 : label)]), LeakCheck.LabelShuffle),
        (Specimen.Learner("trained on the year it is tested on", 1, TrainedOnItsYear), LeakCheck.LabelShuffle),
        (Specimen.Learner("predictions of random folds", 5, RandomFolds), LeakCheck.LabelShuffle),
        (Specimen.Learner("trained without a purge", 5, (h, labels) => h.Each(i => labels.Take(i).Where(label => !double.IsNaN(label)).TakeLast(20).Mean())), LeakCheck.LabelShuffle),
        (Specimen.Learner("weekday encoded by the target", 1, (h, labels) => h.Each(i => labels.Where((_, j) => h.Bars[j].Time.DayOfWeek == h.Bars[i].Time.DayOfWeek).Mean())), LeakCheck.LabelShuffle),
    ];

    // The position held from this close on is decided by a cross that the next close makes.
    private static double[] CloseOnClose(History h)
    {
        double[] closes = h.Closes();
        return h.Each(i => i + 1 < closes.Length ? Math.Sign(closes[Math.Max(0, i - 3)..(i + 2)].Mean() - closes[Math.Max(0, i - 18)..(i + 2)].Mean()) : 0);
    }

    private static double[] PivotDatedBack(History h) => h.Each(i => i >= PivotBars && i + PivotBars < h.Bars.Count
        && Enumerable.Range(i - PivotBars, 2 * PivotBars + 1).All(j => h.Bars[j].High <= h.Bars[i].High) ? h.Bars[i].High : double.NaN);

    private static double[] BackAdjusted(History h)
    {
        double[] closes = h.Closes();
        foreach (CorporateAction action in h.Actions)
        {
            for (int i = 0; i < closes.Length && h.Bars[i].Time < action.ExTime; i++) closes[i] /= action.Split;
        }
        return closes;
    }

    private static double Figure(IEnumerable<Vintage> vintages) =>
        vintages.OrderBy(vintage => vintage.About).ThenBy(vintage => vintage.Known).Select(vintage => vintage.Value).LastOrDefault(double.NaN);

    private static double[] FilledBackwards(History h)
    {
        double next = double.NaN;
        return [.. Enumerable.Range(0, h.Bars.Count).Reverse().Select(i => next = i % 5 == 0 ? h.Bars[i].Volume : next).Reverse()];
    }

    private static double[] Interpolated(History h) => h.Each(i =>
    {
        int before = i / 5 * 5, after = Math.Min(before + 5, h.Bars.Count - 1);
        return after == before ? h.Bars[i].Close : h.Bars[before].Close + (h.Bars[after].Close - h.Bars[before].Close) * (i - before) / (double)(after - before);
    });

    private static double[] PrincipalComponent(History h)
    {
        double[] x = [.. h.Bars.Select(bar => Math.Log((double)bar.High / bar.Low))], y = [.. h.Bars.Select(bar => Math.Log(bar.Volume + 1))];
        double slope = Series.Slope(x, y);
        return h.Each(i => x[i] + slope * y[i]);
    }

    private static double[] Residual(History h, int bars)
    {
        double[] closes = h.Closes(), time = h.Each(i => i);
        double slope = Series.Slope(time[..bars], closes[..bars]);
        return h.Each(i => closes[i] - closes.Mean() - slope * (i - time.Mean()));
    }

    private static double[] RankAmongSurvivors(History h)
    {
        Bar[][] living = [.. h.Peers.Where(peer => peer.Count > 0 && peer[^1].Time >= h.Bars[^1].Time).Select(peer => peer.ToArray())];
        return h.Each(i => living.Count(peer => peer[i].Close < h.Bars[i].Close) / (double)Math.Max(1, living.Length));
    }

    private static double[] FourierSmooth(History h)
    {
        const int frequencies = 6;
        double[] closes = h.Closes();
        double[] smooth = new double[closes.Length];
        for (int f = 0; f < frequencies; f++)
        {
            double turn = 2 * Math.PI * f / closes.Length, cos = 0, sin = 0;
            for (int i = 0; i < closes.Length; i++) (cos, sin) = (cos + closes[i] * Math.Cos(turn * i), sin + closes[i] * Math.Sin(turn * i));
            for (int i = 0; i < closes.Length; i++) smooth[i] += (f == 0 ? 1 : 2) * (cos * Math.Cos(turn * i) + sin * Math.Sin(turn * i)) / closes.Length;
        }
        return smooth;
    }

    private static double[] ForwardsAndBackwards(History h)
    {
        double mean = h.Bars[0].Close;
        double[] smooth = [.. h.Bars.Select(bar => mean += 0.2 * (bar.Close - mean))];
        for (int i = smooth.Length - 1; i >= 0; i--) smooth[i] = mean += 0.2 * (smooth[i] - mean);
        return smooth;
    }

    private static double[] MeanOfWeekday(History h)
    {
        double[] returns = h.Returns(), means = [.. Enum.GetValues<DayOfWeek>().Select(day => returns.Where((_, i) => h.Bars[i].Time.DayOfWeek == day).Mean())];
        return h.Each(i => means[(int)h.Bars[i].Time.DayOfWeek]);
    }

    private static double[] BestLookBack(History h)
    {
        double[] closes = h.Closes(), returns = h.Returns();
        int best = Enumerable.Range(1, 30).MaxBy(look => Enumerable.Range(look, Math.Max(0, closes.Length - look - 1)).Sum(i => Math.Sign(closes[i] - closes[i - look]) * returns[i + 1]));
        return h.Each(i => i < best ? double.NaN : closes[i] - closes[i - best]);
    }

    private static double[] Keep(History h)
    {
        int series = (int)h.Bars[0].Open;
        if (!Kept.TryGetValue(series, out double[]? known) || known.Length < h.Bars.Count) known = Kept[series] = [.. h.Returns()[1..], double.NaN];
        return known[..h.Bars.Count];
    }

    private static double[] SavedModel(History h)
    {
        double fit = h.Returns().Mean();
        return Fitted.Add((h.Bars[^1].Time, h.Closes().Sum(), h.Bars.Count(bar => double.IsNaN(bar.Volume)))) ? h.Each(_ => 0) : h.Each(_ => fit);
    }

    private static double[] KeepByTime(History h) => h.Each(i => KeptByTime.TryGetValue(h.Bars[i].Time, out double known)
        ? known
        : KeptByTime[h.Bars[i].Time] = i + 1 < h.Bars.Count ? h.Bars[i + 1].Close : h.Bars[i].Close);

    private static DateTime[] Worst(History h) => [.. Enumerable.Range(1, h.Bars.Count - 1).OrderBy(i => h.Returns()[i]).Take(20).Select(i => h.Bars[i - 1].Time)];

    // The share of rises after rises and after falls, counted over all of a year and used in that year.
    private static double[] TrainedOnItsYear(History h, IReadOnlyList<double> labels) => h.Each(i => labels
        .Where((label, j) => !double.IsNaN(label) && h.Bars[j].Time.Year == h.Bars[i].Time.Year && Group(h, j) == Group(h, i)).Mean());

    private static int Group(History h, int i) => i < 20 ? 0 : (int)(h.Bars[i].Close / 1000 % 40);

    private static double[] RandomFolds(History h, IReadOnlyList<double> labels) => h.Each(i =>
    {
        int fold = i * 7 % 5;
        return Enumerable.Range(Math.Max(0, i - 4), 9).Where(j => j < labels.Count && j * 7 % 5 != fold && !double.IsNaN(labels[j])).Select(j => labels[j]).Mean();
    });

    private static Subject Agent(Func<IAgent> make) => Subjects.Of(new AgentEntry("specimen", "", ["direction:1"], make));

    private sealed class Reader(Dictionary<DateTime, long> closes) : IAgent
    {
        public void Observe(in Bar bar, in Context context, Span<Opinion> opinions) => opinions[0] =
            closes.TryGetValue(bar.Time.AddDays(1), out long next) ? Opinion.Of(Math.Sign(next - bar.Close), 1, new Why("a hunch")) : Opinion.Abstain("no hunch");

        public IReadOnlyList<Evidence> Evidence() => [];
    }

    private sealed class Sharer : IAgent
    {
        public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
        {
            shared = Math.Max(shared, bar.High);
            opinions[0] = Opinion.Of(bar.Close / shared, 1, new Why("share of the highest price"));
        }

        public IReadOnlyList<Evidence> Evidence() => [new("highest price", shared, "price")];
    }
}
