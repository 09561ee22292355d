using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Root of the mean of n squared close-to-close log returns, per bar and about zero. The volatility targets are asked about this number.</summary>
public sealed class RealizedVolatility : IIndicator
{
    private readonly RollingSum squares;
    private long previous;
    private bool begun;

    public RealizedVolatility(int period) => squares = new RollingSum(period);

    /// <summary>Ratio per bar; 0.01 is one per cent.</summary>
    public double Value => Math.Sqrt(squares.Mean);

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        if (begun)
        {
            double change = LogReturn.Of(previous, price);
            squares.Update(change * change);
        }
        previous = price;
        begun = true;
    }
}
