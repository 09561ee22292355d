using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Volume weighted by where each bar closed within its range, added up. Chaikin; Achelis, Technical Analysis from A to Z (2000).</summary>
public sealed class AccumulationDistribution : IIndicator
{
    /// <summary>Units traded; its level depends on the first bar, only its course says something.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Value = (double.IsNaN(Value) ? 0 : Value) + Flow(bar);

    /// <summary>Volume of one bar, from −all of it (closed at its low) to all of it (at its high). A bar without range moves none.</summary>
    public static double Flow(in Bar bar)
    {
        long range = bar.High - bar.Low;
        return range > 0 ? (double)((bar.Close - bar.Low) - (bar.High - bar.Close)) / range * bar.Volume : 0;
    }
}
