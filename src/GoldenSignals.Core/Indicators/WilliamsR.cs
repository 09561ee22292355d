using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// How far the close is below the highest high of n bars, in percent of their range. NaN while that range is nothing.
/// Williams, How I Made One Million Dollars (1973).
/// </summary>
public sealed class WilliamsR : IIndicator
{
    private readonly RollingExtreme _high;
    private readonly RollingExtreme _low;

    public WilliamsR(int period) => (_high, _low) = (RollingExtreme.Highest(period), RollingExtreme.Lowest(period));

    /// <summary>−100 at the low to 0 at the high.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        _high.Update(bar.High);
        _low.Update(bar.Low);
        if (_high.Ready)
        {
            Value = 100.0 * (bar.Close - _high.Value) / (_high.Value - _low.Value);
        }
    }
}
