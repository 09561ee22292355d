using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Tests.Metrics;

public sealed class ReturnTests
{
    /// <summary>Abramowitz and Stegun, Handbook of Mathematical Functions (1964), table 26.1 and 26.5.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1.96, 0.024997895148220)]
    [InlineData(3, 0.998650101968370)]
    public void The_normal_distribution_is_that_of_the_tables(double x, double probability)
    {
        Assert.Equal(probability, NormalDistribution.Below(x), 1e-14);
        Assert.Equal(x, NormalDistribution.Quantile(probability), 1e-9);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.05)]
    [InlineData(0.999999)]
    public void A_quantile_has_its_probability(double probability) =>
        Assert.Equal(probability, NormalDistribution.Below(NormalDistribution.Quantile(probability)), 1e-14);

    /// <summary>Bailey and López de Prado (2014), the numerical example: 100 trials whose yearly Sharpe ratios vary by ½, five years of days, a
    /// yearly Sharpe ratio of 2.5, skewness −3, kurtosis 10.</summary>
    [Fact]
    public void The_deflated_sharpe_ratio_is_that_of_the_paper()
    {
        const int days = 250;
        Assert.Equal(0.1132, Deflation.ExpectedBest(100, 0.5 / days), 0.00005);
        Assert.Equal(0.9004, Deflation.DeflatedSharpe(2.5 / Math.Sqrt(days), 5 * days, -3, 10, 100, 0.5 / days), 0.00005);
    }

    [Fact]
    public void One_variant_is_deflated_by_nothing() => Assert.Equal(0, Deflation.ExpectedBest(1, 0.5));

    /// <summary>100, 110, 99, 118.8: +10 %, −10 %, +20 % in half a year. Mean 6.667 %, deviation √((3.333² + 16.667² + 13.333²)/2) = 15.275 %.</summary>
    [Fact]
    public void Returns_compound_and_vary()
    {
        var returns = new Returns([100, 110, 99, 118.8], 0.5);
        Assert.Equal(0.188, returns.Total, 1e-12);
        Assert.Equal((1.188 * 1.188) - 1, returns.Compound, 1e-12);
        Assert.Equal(0.2 / 3, returns.Mean, 1e-12);
        Assert.Equal(0.152752523, returns.Deviation, 1e-9);
        Assert.Equal(0.152752523 * Math.Sqrt(6), returns.Volatility, 1e-8);
        Assert.Equal(0.1 / Math.Sqrt(3) * Math.Sqrt(6), returns.Downside, 1e-12);
    }

    /// <summary>Without the day of +20 % there are 1.1 × 0.9 = 0.99.</summary>
    [Fact]
    public void The_best_days_can_be_taken_out()
    {
        (double without, double share) = new Returns([100, 110, 99, 118.8], 0.5).Best(1);
        Assert.Equal(-0.01, without, 1e-12);
        Assert.Equal(Math.Log(1.2) / Math.Log(1.188), share, 1e-12);
    }

    /// <summary>From 120 to 90 is a quarter; 121 makes it good. From 121 to 100 is less.</summary>
    [Fact]
    public void A_drawdown_has_a_beginning_a_bottom_and_an_end()
    {
        double[] values = [100, 120, 100, 90, 110, 121, 100];
        Assert.Equal(new Drawdown(0.25, 1, 3, 5), Drawdown.Of(values));
        Assert.Equal([0, 0, -1 / 6.0, -0.25, -1 / 12.0, 0, (100 / 121.0) - 1], Drawdown.Series(values), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(-1, Drawdown.Of([100, 90, 95]).Until);
        Assert.Equal(0, Drawdown.Of([1, 2, 3]).Depth);
    }

    /// <summary>Half a year of 126 days: the mean of a day over its deviation, times √252, and 1.96 standard errors about it.</summary>
    [Fact]
    public void A_sharpe_ratio_comes_with_its_interval()
    {
        double[] values = new double[127];
        values[0] = 100;
        for (int i = 1; i < values.Length; i++) values[i] = values[i - 1] * (i % 2 == 0 ? 0.995 : 1.006);
        var returns = new Returns(values, 0.5);
        Ratios ratios = Ratios.Of(returns, Drawdown.Of(values));
        // ±0.55 % about a mean of 0.05 %: two equal points have kurtosis 1, so only 1/√125 is left of the error.
        double one = 0.0005 / (0.0055 * Math.Sqrt(126 / 125.0));
        Assert.Equal(one * Math.Sqrt(252), ratios.Sharpe, 1e-9);
        Assert.Equal(1.959963984540054 / Math.Sqrt(125) * Math.Sqrt(252), ratios.SharpeHigh - ratios.Sharpe, 1e-6);
    }
}
