using GoldenSignals.Core.Risk;
using static GoldenSignals.Core.Tests.Risk.Closes;

namespace GoldenSignals.Core.Tests.Risk;

public class CorrelationTests
{
    [Fact]
    public void Fisher_s_interval_agrees_with_the_formula_worked_by_hand()
    {
        double[] a = Noise(1, 103, 1), b = [.. Noise(2, 103, 1).Zip(a, (own, shared) => own + shared)];
        Correlation found = Correlation.Of(a, b);
        double meanA = a.Average(), meanB = b.Average();
        double expected = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum()
            / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
        Assert.Equal(expected, found.Value, 12);
        Assert.Equal(103, found.Count);
        Assert.Equal(Math.Tanh(Math.Atanh(expected) - 0.1959964), found.Low, 6); // 1.96/√100
        Assert.Equal(Math.Tanh(Math.Atanh(expected) + 0.1959964), found.High, 6);
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        int held = 0;
        for (ulong seed = 0; seed < 1_000; seed++)
        {
            double[] a = Noise(2 * seed, 60, 1), own = Noise((2 * seed) + 1, 60, 0.8);
            Correlation found = Correlation.Of(a, [.. a.Zip(own, (shared, one) => (0.6 * shared) + one)]); // a true 0.6
            held += found.Low <= 0.6 && found.High >= 0.6 ? 1 : 0;
        }
        Assert.InRange(held, 930, 970);
    }

    [Fact]
    public void Too_few_days_or_a_flat_price_say_nothing()
    {
        Assert.False(Correlation.Of(Noise(1, 29, 1), Noise(2, 29, 1)).IsKnown);
        Assert.False(Correlation.Of(Noise(1, 50, 1), new double[50]).IsKnown);
    }

    [Fact]
    public void A_thing_goes_with_itself() => Assert.Equal(1, Correlation.Of(Noise(1, 50, 1), Noise(1, 50, 1)).Value);

    [Fact]
    public void A_planted_beta_is_found_within_its_error()
    {
        double[] market = Noise(5, 500, 0.01), symbol = [.. Noise(6, 500, 0.005).Zip(market, (own, shared) => own + (1.4 * shared))];
        Beta beta = Beta.Of("INDEX", symbol, market)!.Value;
        Assert.Equal(0.005 / 0.01 / Math.Sqrt(500), beta.Error, 0.003);
        Assert.Equal(1.4, beta.Value, 3 * beta.Error);
        Assert.Null(Beta.Of("INDEX", symbol.AsSpan(0, 59), market.AsSpan(0, 59)));
    }
}
