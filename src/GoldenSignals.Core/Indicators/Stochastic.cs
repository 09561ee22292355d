using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Where the close stands between the lowest low and the highest high of n bars, smoothed (K), and its average (D), in percent.
/// NaN while a window without any range is inside. Lane, "Lane's Stochastics", Stocks and Commodities 2:3 (1984).
/// </summary>
public sealed class Stochastic : IIndicator
{
    private readonly RollingExtreme _high;
    private readonly RollingExtreme _low;
    private readonly RollingSum _smooth;
    private readonly RollingSum _signal;

    /// <param name="smooth">Bars the raw value is averaged over to give K.</param>
    /// <param name="signal">Bars K is averaged over to give D.</param>
    public Stochastic(int period, int smooth, int signal)
    {
        _high = RollingExtreme.Highest(period);
        _low = RollingExtreme.Lowest(period);
        _smooth = new RollingSum(smooth);
        _signal = new RollingSum(signal);
    }

    /// <summary>0 to 100, as is D.</summary>
    public double K => _smooth.Mean;

    public double D => _signal.Mean;

    public double this[int part] => part switch
    {
        0 => K,
        1 => D,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar)
    {
        _high.Update(bar.High);
        _low.Update(bar.Low);
        if (_high.Ready)
        {
            _smooth.Update(100.0 * (bar.Close - _low.Value) / (_high.Value - _low.Value));
            _signal.Update(K);
        }
    }
}
