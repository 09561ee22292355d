using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// How fresh the highest high (Up) and the lowest low (Down) of the last n + 1 bars are, in percent; of equals the latest counts.
/// Chande, "A time price oscillator", Stocks and Commodities 13:9 (1995).
/// </summary>
public sealed class Aroon : IIndicator
{
    private readonly int period;
    private readonly RollingExtreme high;
    private readonly RollingExtreme low;

    public Aroon(int period)
    {
        this.period = Period.Checked(period);
        high = RollingExtreme.Highest(period + 1);
        low = RollingExtreme.Lowest(period + 1);
    }

    /// <summary>100 when the high is this bar's, 0 when it is n bars old; as is Down.</summary>
    public double Up => Freshness(high);

    public double Down => Freshness(low);

    public double this[int part] => part switch
    {
        0 => Up,
        1 => Down,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar)
    {
        high.Update(bar.High);
        low.Update(bar.Low);
    }

    private double Freshness(RollingExtreme extreme) => extreme.Ready ? 100.0 * (period - extreme.Age) / period : double.NaN;
}
