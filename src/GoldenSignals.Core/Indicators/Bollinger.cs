using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>The simple average and bands some deviations above and below it. Bollinger on Bollinger Bands (2001).</summary>
public sealed class Bollinger : IIndicator
{
    private readonly StandardDeviation deviation;
    private readonly double width;

    /// <param name="width">Deviations from the middle to a band.</param>
    public Bollinger(int period, double width)
    {
        deviation = new StandardDeviation(period);
        this.width = width > 0 && double.IsFinite(width)
            ? width
            : throw new ArgumentOutOfRangeException(nameof(width), width, "A band is a positive number of deviations away.");
    }

    /// <summary>Ticks, as are the others.</summary>
    public double Upper => Middle + width * deviation.Value;

    public double Middle => deviation.Mean;

    public double Lower => Middle - width * deviation.Value;

    public double this[int part] => part switch
    {
        0 => Upper,
        1 => Middle,
        2 => Lower,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar) => deviation.Update(bar.Close);
}
