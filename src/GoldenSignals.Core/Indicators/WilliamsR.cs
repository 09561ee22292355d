using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// How far the close is below the highest high of n bars, in percent of their range. NaN while that range is nothing.
/// Williams, How I Made One Million Dollars (1973).
/// </summary>
public sealed class WilliamsR : IIndicator
{
    private readonly RollingExtreme high;
    private readonly RollingExtreme low;

    public WilliamsR(int period) => (high, low) = (RollingExtreme.Highest(period), RollingExtreme.Lowest(period));

    /// <summary>−100 at the low to 0 at the high.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        high.Update(bar.High);
        low.Update(bar.Low);
        if (high.Ready)
        {
            Value = 100.0 * (bar.Close - high.Value) / (high.Value - low.Value);
        }
    }
}
