using GoldenSignals.Core.Risk;

namespace GoldenSignals.Core.Tests.Risk;

public class MonteCarloTests
{
    private const int Draws = 40_000;

    private static readonly double[,] Two = { { 0.0004, 0.00018 }, { 0.00018, 0.0009 } };

    [Theory]
    [InlineData(1, 10_000, 5_000)]
    [InlineData(10, 10_000, -7_000)]
    public void Normal_draws_agree_with_the_closed_form_within_their_interval(int days, double first, double second)
    {
        double[] values = [first, second];
        double deviation = Covariance.Deviation(Two, values) * Math.Sqrt(days);
        double[] losses = new MonteCarlo(Draws, 7, 0).Losses(values, Cholesky.Of(Two), days);
        // Standard error of a quantile: √(c(1−c)/n)/f, with the normal's density there.
        double error = deviation * Math.Sqrt(0.95 * 0.05 / Draws) / 0.10313564;
        Assert.Equal(ValueAtRisk.Normal(deviation, 0.95), ValueAtRisk.Empirical(losses, 0.95), 3 * error);
        Assert.Equal(ExpectedShortfall.Normal(deviation, 0.95), ExpectedShortfall.Empirical(losses, 0.95), 4 * error);
    }

    /// <summary>Quantiles of t from Abramowitz and Stegun, table 26.10; a t of variance 1 is √((ν−2)/ν) of it.</summary>
    [Theory]
    [InlineData(5, 0.95, 2.015)]
    [InlineData(5, 0.99, 3.365)]
    [InlineData(10, 0.99, 2.764)]
    [InlineData(3, 0.95, 2.353)]
    public void Student_draws_of_a_day_agree_with_the_table(int freedom, double confidence, double point)
    {
        double[] losses = new MonteCarlo(Draws, 11, freedom).Losses([1], new double[,] { { 1 } }, 1);
        double expected = point * Math.Sqrt((freedom - 2.0) / freedom);
        (double low, double high) = ValueAtRisk.EmpiricalInterval(losses, confidence);
        double reach = 2 * (high - low); // four standard errors
        Assert.Equal(expected, ValueAtRisk.Empirical(losses, confidence), reach);
    }

    [Fact]
    public void Over_many_days_wide_tails_become_normal()
    {
        double[] losses = new MonteCarlo(Draws, 3, 5).Losses([1], new double[,] { { 1 } }, 36);
        Assert.Equal(ValueAtRisk.Normal(6, 0.99), ValueAtRisk.Empirical(losses, 0.99), 0.6);
    }

    [Fact]
    public void The_same_seed_draws_the_same_bits()
    {
        double[] Draw(ulong seed) => new MonteCarlo(500, seed, 7).Losses([1, 2], Cholesky.Of(Two), 3);
        Assert.Equal(Draw(5), Draw(5));
        Assert.NotEqual(Draw(5), Draw(6));
    }

    [Fact]
    public void A_triangle_times_itself_is_the_covariance()
    {
        double[,] three = { { 4, 2, -1 }, { 2, 9, 0.5 }, { -1, 0.5, 1 } };
        double[,] lower = Cholesky.Of(three);
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                double sum = 0;
                for (int i = 0; i < 3; i++) sum += lower[row, i] * lower[column, i];
                Assert.Equal(three[row, column], sum, 12);
            }
        }
    }

    [Fact]
    public void A_hedge_in_the_same_thing_leaves_nothing_to_lose()
    {
        double[,] twice = { { 0.0004, 0.0004 }, { 0.0004, 0.0004 } };
        double[] losses = new MonteCarlo(100, 1, 0).Losses([100, -100], Cholesky.Of(twice), 1);
        Assert.All(losses, loss => Assert.Equal(0, loss, 9));
    }

    [Fact]
    public void What_is_no_covariance_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cholesky.Of(new double[,] { { 1, 2 }, { 2, 1 } }));
}
