using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Leaks;

/// <summary>Features and agents that look like those of the other corpus and know nothing they may not know.</summary>
internal static class HonestCorpus
{
    private const int PivotBars = 3;

    public static readonly IReadOnlyList<Specimen> All =
    [
        Specimen.Of("z-score over the past", h => h.Closes().Past(past => (past[^1] - past.Mean()) / past.Deviation())),
        Specimen.Of("minimum and maximum of the past", h => h.Closes().Past(past => (past[^1] - past.Min()) / (past.Max() - past.Min()))),
        Specimen.Of("rank within the past", h => h.Closes().Past(past => past.Count(other => other < past[^1]) / (double)past.Length)),
        Specimen.Of("pivot dated at its confirmation", PivotAtConfirmation),
        Specimen.Of("last finished week's close", LastFinishedWeek),
        Specimen.Of("forward-adjusted price level", ForwardAdjusted),
        Specimen.Of("returns of back-adjusted prices", BackAdjustedReturns),
        Specimen.Of("figure as it was known then", h => h.Each(i => Known(h, i).OrderBy(v => v.About).ThenBy(v => v.Known).Select(v => v.Value).LastOrDefault(double.NaN))),
        Specimen.Of("news when it arrived", h => h.Each(i => h.Vintages.Count(v => v.Known == h.Bars[i].Time))),
        Specimen.Of("how late a figure was", h => h.Each(i => Known(h, i).Select(v => (v.Known - v.About).TotalDays).DefaultIfEmpty(double.NaN).Max())),
        Specimen.Of("holes filled forwards", h => h.Each(i => h.Bars[i / 5 * 5].Volume)),
        Specimen.Of("threshold from a quantile of past returns", h => h.Returns().Past(past => past[^1] > past.Quantile(0.9) ? 1 : 0)),
        Specimen.Of("residual of a regression refitted at each bar", h => h.Closes().Past(ResidualAtEnd)),
        Specimen.Of("rank among the symbols that trade today", RankAmongTraded),
        Specimen.Of("average with a memory of years", Remember),
        Specimen.Of("average computed from running sums", RunningSums),
        Specimen.Of("mean return of the weekday so far", MeanOfWeekdaySoFar),
        Specimen.Of("month of the year and end of the month", h => h.Each(i => h.Bars[i].Time.Month + (h.Bars[i].Time.Day > 25 ? 0.5 : 0))),
        Specimen.Of("noise from a seed", SeededNoise),
        Specimen.Of("state machine that seldom moves", StateMachine),
        Specimen.Of("silent on most bars", h => h.Each(i => i % 97 == 0 ? h.Bars[i].Close : double.NaN)),
        Specimen.Of("always the same", h => h.Each(_ => 1)),
        Specimen.Of("only speaks after 500 bars", h => h.Each(i => i < 500 ? double.NaN : h.Returns()[i])),
        Specimen.Of("bars since the highest close", h => h.Closes().Past(past => past.Length - 1 - Array.LastIndexOf(past, past.Max()))),
        Specimen.Of("look-back that was best so far", BestSoFar),
        Specimen.Of("raw price", h => h.Closes()),
        Specimen.Of("today's close against today's open", h => h.Each(i => (double)h.Bars[i].Close / h.Bars[i].Open)),
        Specimen.Of("agent that keeps what it saw", Subjects.Of(new AgentEntry("specimen", "", ["direction:1"], () => new Keeper()))),
        Specimen.Learner("retrained as it walks forward", 5, WalkForward),
        Specimen.Learner("learns from each label when it is known", 5, Online),
        Specimen.Learner("weekday encoded by labels known so far", 1, (h, labels) => h.Each(i => labels.Take(i).Where((_, j) => h.Bars[j].Time.DayOfWeek == h.Bars[i].Time.DayOfWeek).Mean())),
        Specimen.Learner("the last label that is known", 5, (h, labels) => h.Each(i => i < 5 ? double.NaN : labels[i - 5])),
    ];

    private static IEnumerable<Vintage> Known(History h, int bar) => h.Vintages.Where(vintage => vintage.Known <= h.Bars[bar].Time);

    private static double[] PivotAtConfirmation(History h) => h.Each(i =>
    {
        int pivot = i - PivotBars;
        return pivot >= PivotBars && Enumerable.Range(pivot - PivotBars, 2 * PivotBars + 1).All(j => h.Bars[j].High <= h.Bars[pivot].High) ? h.Bars[pivot].High : double.NaN;
    });

    private static double[] LastFinishedWeek(History h) => h.Each(i =>
    {
        Bar last = h.Bars.Take(i + 1).LastOrDefault(bar => Series.Week(bar.Time) < Series.Week(h.Bars[i].Time));
        return last.Close == 0 ? double.NaN : last.Close;
    });

    private static double[] ForwardAdjusted(History h)
    {
        var adjustment = new Adjustment();
        foreach (CorporateAction action in h.Actions) adjustment.Apply(in action);
        return [.. h.Bars.Select(bar => (double)adjustment.Adjust(in bar).Close)];
    }

    // The factors of later actions stand above and below the line.
    private static double[] BackAdjustedReturns(History h)
    {
        double[] closes = h.Closes();
        foreach (CorporateAction action in h.Actions)
        {
            for (int i = 0; i < closes.Length && h.Bars[i].Time < action.ExTime; i++) closes[i] /= action.Split;
        }
        return h.Each(i => i == 0 ? double.NaN : closes[i] / closes[i - 1]);
    }

    private static double ResidualAtEnd(double[] past)
    {
        if (past.Length < 3) return double.NaN;
        double[] time = [.. Enumerable.Range(0, past.Length).Select(i => (double)i)];
        return past[^1] - past.Mean() - Series.Slope(time, past) * (time[^1] - time.Mean());
    }

    private static double[] RankAmongTraded(History h) => h.Each(i =>
    {
        Bar[] today = [.. h.Peers.Where(peer => i < peer.Count).Select(peer => peer[i])];
        return today.Count(bar => bar.Close < h.Bars[i].Close) / (double)Math.Max(1, today.Length);
    });

    private static double[] Remember(History h)
    {
        double mean = h.Bars[0].Close;
        return [.. h.Bars.Select(bar => mean += 0.001 * (bar.Close - mean))];
    }

    private static double[] RunningSums(History h)
    {
        double sum = 0;
        double[] sums = [.. h.Bars.Select(bar => sum += bar.Close)];
        return h.Each(i => i < 50 ? double.NaN : (sums[i] - sums[i - 50]) / 50);
    }

    private static double[] SeededNoise(History h)
    {
        var random = new SeededRandom(1);
        return h.Each(_ => random.NextNormal());
    }

    private static double[] StateMachine(History h)
    {
        double state = 0, anchor = h.Bars[0].Close;
        return [.. h.Bars.Select(bar =>
        {
            if (Math.Abs(bar.Close / anchor - 1) > 0.1) (state, anchor) = (Math.Sign(bar.Close - anchor), bar.Close);
            return state;
        })];
    }

    private static double[] BestSoFar(History h)
    {
        double[] closes = h.Closes(), gains = new double[30];
        return h.Each(i =>
        {
            for (int look = 1; look < gains.Length && i > look; look++)
            {
                gains[look] += Math.Sign(closes[i - 1] - closes[i - 1 - look]) * Math.Log(closes[i] / closes[i - 1]);
            }
            int best = Array.IndexOf(gains, gains.Max());
            return i < best ? double.NaN : closes[i] - closes[i - best];
        });
    }

    private static double[] MeanOfWeekdaySoFar(History h)
    {
        double[] returns = h.Returns(), sums = new double[7], counts = new double[7];
        return h.Each(i =>
        {
            int day = (int)h.Bars[i].Time.DayOfWeek;
            if (i > 0) (sums[day], counts[day]) = (sums[day] + returns[i], counts[day] + 1);
            return sums[day] / counts[day];
        });
    }

    // Every hundred bars the share of rises is counted again, from labels that were known by then.
    private static double[] WalkForward(History h, IReadOnlyList<double> labels)
    {
        double risen = double.NaN, fallen = double.NaN;
        return h.Each(i =>
        {
            if (i % 100 == 0) (risen, fallen) = (Share(true), Share(false));
            return Rising(h, i) ? risen : fallen;

            double Share(bool rising) => labels.Take(Math.Max(0, i - 5)).Where((_, j) => Rising(h, j) == rising).Mean();
        });
    }

    private static double[] Online(History h, IReadOnlyList<double> labels)
    {
        var fit = new OnlineLogistic([0, 0], 1);
        return h.Each(i =>
        {
            if (i >= 25 && !double.IsNaN(labels[i - 5])) fit.Learn(Features(h, i - 5), 0, labels[i - 5] > 0.5, 0.2);
            double[] x = Features(h, i);
            return fit.Weights[0] * x[0] + fit.Weights[1] * x[1];
        });
    }

    private static double[] Features(History h, int i) => [1, i < 20 ? 0 : Math.Log((double)h.Bars[i].Close / h.Bars[i - 20].Close)];

    private static bool Rising(History h, int i) => i >= 20 && h.Bars[i].Close > h.Bars[i - 20].Close;

    private sealed class Keeper : IAgent
    {
        private readonly Dictionary<DateTime, long> closes = [];

        public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
        {
            closes[bar.Time] = bar.Close;
            opinions[0] = closes.TryGetValue(bar.Time.AddDays(-1), out long before)
                ? Opinion.Of(Math.Sign(bar.Close - before), 1, new Why("since yesterday"))
                : Opinion.Abstain("no bar yesterday");
        }

        public IReadOnlyList<Evidence> Evidence() => [new("closes kept", closes.Count, "bars")];
    }
}
