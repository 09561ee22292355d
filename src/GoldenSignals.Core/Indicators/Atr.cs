using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Wilder's average of the true range. The first bar has no close before it and so no true range.
/// New Concepts in Technical Trading Systems (1978), section III.
/// </summary>
public sealed class Atr : IIndicator
{
    private readonly Ema average;
    private long previousClose;
    private bool begun;

    public Atr(int period) => average = Ema.Wilder(period);

    /// <summary>Ticks.</summary>
    public double Value => average.Value;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        if (begun)
        {
            average.Update(TrueRange.Of(bar, previousClose));
        }
        previousClose = bar.Close;
        begun = true;
    }
}
