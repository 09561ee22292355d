using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Relative strength: which part of the average move was up, in percent. NaN while nothing has ever moved.
/// Wilder, New Concepts in Technical Trading Systems (1978), section VI.
/// </summary>
public sealed class Rsi : IIndicator
{
    private readonly Ema gain;
    private readonly Ema loss;
    private long previous;
    private bool begun;

    public Rsi(int period) => (gain, loss) = (Ema.Wilder(period), Ema.Wilder(period));

    /// <summary>0 to 100.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        if (begun)
        {
            long move = price - previous;
            gain.Update(Math.Max(move, 0));
            loss.Update(Math.Max(-move, 0));
            Value = 100 * gain.Value / (gain.Value + loss.Value);
        }
        previous = price;
        begun = true;
    }
}
