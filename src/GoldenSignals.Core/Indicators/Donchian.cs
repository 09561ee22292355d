using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Highest high and lowest low of the n bars before this one, so that this bar can break out of them.</summary>
public sealed class Donchian : IIndicator
{
    private readonly RollingExtreme high;
    private readonly RollingExtreme low;

    public Donchian(int period) => (high, low) = (RollingExtreme.Highest(period), RollingExtreme.Lowest(period));

    /// <summary>Ticks, as are the others.</summary>
    public double Upper { get; private set; } = double.NaN;

    public double Middle => (Upper + Lower) / 2;

    public double Lower { get; private set; } = double.NaN;

    public double this[int part] => part switch
    {
        0 => Upper,
        1 => Middle,
        2 => Lower,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar)
    {
        if (high.Ready)
        {
            Upper = high.Value;
            Lower = low.Value;
        }
        high.Update(bar.High);
        low.Update(bar.Low);
    }
}
