using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Fast less slow exponential average, its own average, and the distance of the two. Appel, Technical Analysis (2005), ch. 8.</summary>
public sealed class Macd : IIndicator
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly Ema _signal;

    public Macd(int fast, int slow, int signal)
    {
        _fast = new Ema(fast);
        _slow = new Ema(Period.Checked(slow, fast + 1));
        _signal = new Ema(signal);
    }

    /// <summary>Ticks, as are the others.</summary>
    public double Line => _fast.Value - _slow.Value;

    public double Signal => _signal.Value;

    public double Histogram => Line - Signal;

    public double this[int part] => part switch
    {
        0 => Line,
        1 => Signal,
        2 => Histogram,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(double price)
    {
        _fast.Update(price);
        _slow.Update(price);
        _signal.Update(Line);
    }
}
