using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Tests.Laws;
using GoldenSignals.Core.Tests.Leaks;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>A feature that stands one bar too early trips the guard, and labels drawn by lot can not be learned.</summary>
public class LeakGates
{
    private static readonly History History = new(new RandomBars(77).Daily(1_500));

    [Theory, InlineData(1), InlineData(2), InlineData(20)]
    public void A_feature_shifted_ahead_trips_the_guard(int by)
    {
        LeakReport report = new LeakGuard(History).Check(new Subject("shifted", h => h.Each(i => i + by < h.Bars.Count ? h.Bars[i + by].Close : double.NaN)));
        Leak leak = report.Leaks.First();
        Assert.Equal((0, by), (leak.Bar, leak.Ahead));
    }

    [Fact]
    public void The_same_feature_unshifted_passes() =>
        Assert.True(new LeakGuard(History).Check(new Subject("unshifted", h => h.Closes())).Passed);

    [Fact]
    public void A_learner_on_labels_drawn_by_lot_ends_at_the_base_rate()
    {
        double[] labels = Drawn(3);
        double rate = labels.Average(), sure = Math.Max(rate, 1 - rate);
        double honest = HitRate(Learn(labels, lag: 1), labels), leaking = HitRate(Learn(labels, lag: 0), labels);
        double error = Math.Sqrt(sure * (1 - sure) / labels.Length);
        Assert.InRange(honest, 0.5 - 3 * error, sure + 3 * error);
        Assert.True(leaking > sure + 10 * error, $"{leaking}");
    }

    private static double[] Drawn(ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. History.Bars.Select(_ => random.NextUniform() < 0.53 ? 1.0 : 0)];
    }

    // Online logistic regression on the last label it may know: with a lag of 0 that is the label it is asked for.
    private static double[] Learn(double[] labels, int lag)
    {
        var fit = new OnlineLogistic([0, 0], 1);
        double[] said = new double[labels.Length];
        for (int i = 1; i < labels.Length; i++)
        {
            double[] x = [1, 2 * labels[i - lag] - 1];
            said[i] = fit.Sum(x);
            fit.Learn(x, 0, labels[i] > 0.5, 1);
        }
        return said;
    }

    private static double HitRate(double[] said, double[] labels) => said.Zip(labels, (value, label) => value > 0 == label > 0.5 ? 1.0 : 0).Average();
}
