using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Root of the mean of n squared close-to-close log returns, per bar and about zero. The volatility targets are asked about this number.</summary>
public sealed class RealizedVolatility : IIndicator
{
    private readonly RollingSum _squares;
    private long _previous;
    private bool _begun;

    public RealizedVolatility(int period) => _squares = new RollingSum(period);

    /// <summary>Ratio per bar; 0.01 is one per cent.</summary>
    public double Value => Math.Sqrt(_squares.Mean);

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        if (_begun)
        {
            double change = LogReturn.Of(_previous, price);
            _squares.Update(change * change);
        }
        _previous = price;
        _begun = true;
    }
}
