using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Volatility from the range of each bar: root of the mean squared log(high / low) over 4 ln 2.
/// Parkinson, "The extreme value method for estimating the variance of the rate of return", Journal of Business 53:1 (1980).
/// </summary>
public sealed class Parkinson : IIndicator
{
    private static readonly double Scale = 4 * Math.Log(2);
    private readonly RollingSum squares;

    public Parkinson(int period) => squares = new RollingSum(period);

    /// <summary>Ratio per bar; 0.01 is one per cent.</summary>
    public double Value => Math.Sqrt(squares.Mean / Scale);

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        double range = LogReturn.Of(bar.Low, bar.High);
        squares.Update(range * range);
    }
}
