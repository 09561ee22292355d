using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Average typical price of everything traded since the first bar. NaN before the first trade.</summary>
public sealed class Vwap : IIndicator
{
    private double money;
    private double volume;

    /// <summary>Ticks.</summary>
    public double Value => money / (3 * volume);

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        money += (bar.High + bar.Low + bar.Close) * bar.Volume;
        volume += bar.Volume;
    }
}
