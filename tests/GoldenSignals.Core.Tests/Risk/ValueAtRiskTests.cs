using GoldenSignals.Core.Risk;

namespace GoldenSignals.Core.Tests.Risk;

public class ValueAtRiskTests
{
    private static readonly double[] OneToHundred = [.. Enumerable.Range(1, 100).Select(one => (double)one)];

    /// <summary>Φ⁻¹ from Abramowitz and Stegun, table 26.5; the shortfall of a standard normal is φ(z)/(1 − c).</summary>
    [Theory]
    [InlineData(0.95, 1.644853626951, 2.062712807507)]
    [InlineData(0.975, 1.959963984540, 2.337802792201)]
    [InlineData(0.99, 2.326347874041, 2.665214220345)]
    public void Normal_losses_agree_with_the_closed_form(double confidence, double quantile, double shortfall)
    {
        Assert.Equal(250 * quantile, ValueAtRisk.Normal(250, confidence), 7);
        Assert.Equal(250 * shortfall, ExpectedShortfall.Normal(250, confidence), 7);
    }

    [Theory]
    [InlineData(0.95, 95, 98)] // beyond 95 lie 96…100
    [InlineData(0.99, 99, 100)]
    [InlineData(0.9, 90, 95.5)]
    public void Of_a_hundred_losses_the_quantile_is_one_of_them(double confidence, double quantile, double shortfall)
    {
        Assert.Equal(quantile, ValueAtRisk.Empirical(OneToHundred, confidence));
        Assert.Equal(shortfall, ExpectedShortfall.Empirical(OneToHundred, confidence), 9);
    }

    [Fact]
    public void A_part_of_a_loss_counts_in_part()
    {
        // The worst 2.5 of 100: 100, 99 and half of 98.
        Assert.Equal(98, ValueAtRisk.Empirical(OneToHundred, 0.975));
        Assert.Equal((100 + 99 + (0.5 * 98)) / 2.5, ExpectedShortfall.Empirical(OneToHundred, 0.975), 9);
    }

    [Fact]
    public void The_interval_of_a_quantile_comes_from_ranks()
    {
        // 95 ± 1.96·√(100·0.95·0.05) = 90.7 and 99.3: the losses of rank 90 and 101, of which the second does not exist.
        (double low, double high) = ValueAtRisk.EmpiricalInterval(OneToHundred, 0.95);
        Assert.Equal(90, low);
        Assert.True(double.IsNaN(high));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void Without_skewness_and_excess_the_expansion_is_the_normal(double confidence)
    {
        Assert.Equal(ValueAtRisk.Normal(3, confidence), ValueAtRisk.CornishFisher(3, 0, 3, confidence), 12);
        Assert.Equal(ExpectedShortfall.Normal(3, confidence), ExpectedShortfall.CornishFisher(3, 0, 3, confidence), 12);
    }

    [Fact]
    public void The_expansion_agrees_with_its_polynomial_worked_by_hand()
    {
        // z = 2.326348, S = 0.5, K − 3 = 1.5: z + (z²−1)S/6 + (z³−3z)1.5/24 − (2z³−5z)S²/36.
        double z = 2.326347874041, z2 = z * z, z3 = z2 * z;
        double expected = z + ((z2 - 1) * 0.5 / 6) + ((z3 - (3 * z)) * 1.5 / 24) - (((2 * z3) - (5 * z)) * 0.25 / 36);
        Assert.Equal(expected, ValueAtRisk.CornishFisher(1, 0.5, 4.5, 0.99), 9);
    }

    [Fact]
    public void The_shortfall_of_the_expansion_is_the_mean_of_its_quantiles_beyond()
    {
        double sum = 0;
        const int steps = 20_000;
        for (int i = 0; i < steps; i++) sum += ValueAtRisk.CornishFisher(1, 0.5, 4.5, 0.95 + (0.05 * (i + 0.5) / steps));
        Assert.Equal(sum / steps, ExpectedShortfall.CornishFisher(1, 0.5, 4.5, 0.95), 3);
    }

    [Theory]
    [InlineData(0, 12)] // kurtosis so high that the middle falls
    [InlineData(3, 3.5)]
    public void Where_the_expansion_is_no_distribution_it_says_nothing(double skewness, double kurtosis) =>
        Assert.True(double.IsNaN(ValueAtRisk.CornishFisher(1, skewness, kurtosis, 0.95)));
}
