using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Which part of the money of n bars changed hands at a rising typical price, in percent. NaN while no money did.
/// Quong and Soudack, "Volume-weighted RSI: money flow", Stocks and Commodities 7:3 (1989).
/// </summary>
public sealed class MoneyFlowIndex : IIndicator
{
    private readonly RollingSum _rising;
    private readonly RollingSum _falling;
    private long _previous;
    private bool _begun;

    public MoneyFlowIndex(int period) => (_rising, _falling) = (new RollingSum(period), new RollingSum(period));

    /// <summary>0 to 100.</summary>
    public double Value => 100 * _rising.Value / (_rising.Value + _falling.Value);

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        long typical = bar.High + bar.Low + bar.Close; // three times the typical price: exact, and the three cancels
        if (_begun)
        {
            double money = typical * bar.Volume;
            _rising.Update(typical > _previous ? money : 0);
            _falling.Update(typical < _previous ? money : 0);
        }
        _previous = typical;
        _begun = true;
    }
}
