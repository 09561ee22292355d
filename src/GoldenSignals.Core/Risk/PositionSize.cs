namespace GoldenSignals.Core.Risk;

/// <summary>How large a position may be. Shares are of the capital: 0.2 is a fifth of it.</summary>
/// <remarks>The one body behind the size of a set-up, the units on the Market page and `golden risk size`.</remarks>
public static class PositionSize
{
    /// <summary>Whole units that lose so much money at the stop, never more.</summary>
    /// <param name="money">What may be lost, in currency.</param>
    /// <param name="stopDistance">From entry to stop, in currency.</param>
    public static double UnitsAtStop(double money, double stopDistance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stopDistance);
        return Math.Floor(money / stopDistance);
    }

    /// <summary>Share of the capital to hold so that the stop costs a fixed fraction of it (Vince, Portfolio Management Formulas, 1990).</summary>
    /// <param name="riskShare">Share of the capital that may be lost.</param>
    /// <param name="stopShare">Distance to the stop as a share of the entry price.</param>
    public static double FixedFraction(double riskShare, double stopShare) => stopShare > 0 ? riskShare / stopShare : double.NaN;

    /// <summary>Share of the capital that swings as much a year as is wanted. Above 1 it would take borrowed money.</summary>
    public static double ForVolatility(double target, double volatility) => target / volatility;

    /// <summary>The bet that grows fastest, as a share of the capital, for a bet of two outcomes (Kelly, Bell System Technical Journal 35, 1956).</summary>
    /// <param name="value">What the bet is expected to bring, as a share of the price.</param>
    /// <param name="gain">Move when it comes true, as a share of the price; <paramref name="loss"/> when it does not, both above 0.</param>
    public static double Kelly(double value, double gain, double loss) => value / (gain * loss);

    /// <summary>The least of a part of the Kelly bet and the volatility target, and no more than one position may hold.</summary>
    public static double Least(double kelly, double forVolatility, double most) => Math.Clamp(Math.Min(kelly, forVolatility), 0, most);
}
