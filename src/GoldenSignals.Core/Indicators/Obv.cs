using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>On-balance volume: volume added on a higher close, taken off on a lower one, from 0. Granville, New Key to Stock Market Profits (1963).</summary>
public sealed class Obv : IIndicator
{
    private long previousClose;
    private bool begun;

    /// <summary>Units traded; its level depends on the first bar, only its course says something.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        Value = begun ? Value + Flow(bar, previousClose) : 0;
        previousClose = bar.Close;
        begun = true;
    }

    /// <summary>Volume of one bar with the sign of its move; nothing when the close stood still.</summary>
    public static double Flow(in Bar bar, long previousClose) => Math.Sign(bar.Close - previousClose) * bar.Volume;
}
