using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Where the close stands between the lowest low and the highest high of n bars, smoothed (K), and its average (D), in percent.
/// NaN while a window without any range is inside. Lane, "Lane's Stochastics", Stocks and Commodities 2:3 (1984).
/// </summary>
public sealed class Stochastic : IIndicator
{
    private readonly RollingExtreme high;
    private readonly RollingExtreme low;
    private readonly RollingSum raw;
    private readonly RollingSum smoothed;

    /// <param name="smooth">Bars the raw value is averaged over to give K.</param>
    /// <param name="signal">Bars K is averaged over to give D.</param>
    public Stochastic(int period, int smooth, int signal)
    {
        high = RollingExtreme.Highest(period);
        low = RollingExtreme.Lowest(period);
        raw = new RollingSum(smooth);
        smoothed = new RollingSum(signal);
    }

    /// <summary>0 to 100, as is D.</summary>
    public double K => raw.Mean;

    public double D => smoothed.Mean;

    public double this[int part] => part switch
    {
        0 => K,
        1 => D,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar)
    {
        high.Update(bar.High);
        low.Update(bar.Low);
        if (high.Ready)
        {
            raw.Update(100.0 * (bar.Close - low.Value) / (high.Value - low.Value));
            smoothed.Update(K);
        }
    }
}
