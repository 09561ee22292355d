using GoldenSignals.Core.Risk;

namespace GoldenSignals.Core.Tests.Risk;

public class PositionSizeTests
{
    [Fact]
    public void Units_never_lose_more_than_was_said() => Assert.Equal(333, PositionSize.UnitsAtStop(1_000, 3));

    [Fact]
    public void A_stop_at_five_percent_makes_one_percent_of_risk_a_fifth_of_the_capital() => Assert.Equal(0.2, PositionSize.FixedFraction(0.01, 0.05), 12);

    [Fact]
    public void Twice_the_volatility_halves_the_position() => Assert.Equal(0.25, PositionSize.ForVolatility(0.1, 0.4));

    /// <summary>Thorp, The Kelly Criterion, 2006, equation 3: at even money and 55 % the fastest bet is p − q = 10 %.</summary>
    [Fact]
    public void An_even_bet_at_55_percent_is_worth_a_tenth() => Assert.Equal(0.1, PositionSize.Kelly(0.55 - 0.45, 1, 1), 12);

    [Theory]
    [InlineData(0.5, 0.3, 0.2, 0.2)]
    [InlineData(0.05, 0.3, 0.2, 0.05)]
    [InlineData(-0.1, 0.3, 0.2, 0)]
    public void The_least_of_all_limits_holds(double kelly, double forVolatility, double most, double expected) =>
        Assert.Equal(expected, PositionSize.Least(kelly, forVolatility, most));
}
