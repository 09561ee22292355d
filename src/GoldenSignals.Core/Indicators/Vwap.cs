using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Average typical price of everything traded since the first bar. NaN before the first trade.</summary>
public sealed class Vwap : IIndicator
{
    private double _money;
    private double _volume;

    /// <summary>Ticks.</summary>
    public double Value => _money / (3 * _volume);

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        _money += (bar.High + bar.Low + bar.Close) * bar.Volume;
        _volume += bar.Volume;
    }
}
