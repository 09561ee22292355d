using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Fast less slow exponential average, its own average, and the distance of the two. Appel, Technical Analysis (2005), ch. 8.</summary>
public sealed class Macd : IIndicator
{
    private readonly Ema fastAverage;
    private readonly Ema slowAverage;
    private readonly Ema signalAverage;

    public Macd(int fast, int slow, int signal)
    {
        fastAverage = new Ema(fast);
        slowAverage = new Ema(Period.Checked(slow, fast + 1));
        signalAverage = new Ema(signal);
    }

    /// <summary>Ticks, as are the others.</summary>
    public double Line { get; private set; } = double.NaN;

    public double Signal => signalAverage.Value;

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
        fastAverage.Update(price);
        slowAverage.Update(price);
        Line = fastAverage.Value - slowAverage.Value;
        signalAverage.Update(Line);
    }
}
