using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Wilder's average of the true range. The first bar has no close before it and so no true range.
/// New Concepts in Technical Trading Systems (1978), section III.
/// </summary>
public sealed class Atr : IIndicator
{
    private readonly Ema _average;
    private long _previousClose;
    private bool _begun;

    public Atr(int period) => _average = Ema.Wilder(period);

    /// <summary>Ticks.</summary>
    public double Value => _average.Value;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        if (_begun)
        {
            _average.Update(TrueRange.Of(bar, _previousClose));
        }
        _previousClose = bar.Close;
        _begun = true;
    }
}
