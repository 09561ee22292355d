using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Relative strength: which part of the average move was up, in percent. NaN while nothing has ever moved.
/// Wilder, New Concepts in Technical Trading Systems (1978), section VI.
/// </summary>
public sealed class Rsi : IIndicator
{
    private readonly Ema _gain;
    private readonly Ema _loss;
    private long _previous;
    private bool _begun;

    public Rsi(int period) => (_gain, _loss) = (Ema.Wilder(period), Ema.Wilder(period));

    /// <summary>0 to 100.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        if (_begun)
        {
            long move = price - _previous;
            _gain.Update(Math.Max(move, 0));
            _loss.Update(Math.Max(-move, 0));
            Value = 100 * _gain.Value / (_gain.Value + _loss.Value);
        }
        _previous = price;
        _begun = true;
    }
}
