using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Which part of the money of n bars changed hands at a rising typical price, in percent. NaN while no money did.
/// Quong and Soudack, "Volume-weighted RSI: money flow", Stocks and Commodities 7:3 (1989).
/// </summary>
public sealed class MoneyFlowIndex : IIndicator
{
    private readonly RollingSum rising;
    private readonly RollingSum falling;
    private long previous;
    private bool begun;

    public MoneyFlowIndex(int period) => (rising, falling) = (new RollingSum(period), new RollingSum(period));

    /// <summary>0 to 100.</summary>
    public double Value => 100 * rising.Value / (rising.Value + falling.Value);

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        long typical = bar.High + bar.Low + bar.Close; // three times the typical price: exact, and the three cancels
        if (begun)
        {
            double money = typical * bar.Volume;
            rising.Update(typical > previous ? money : 0);
            falling.Update(typical < previous ? money : 0);
        }
        previous = typical;
        begun = true;
    }
}
