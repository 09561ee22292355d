using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Share of the volume of n bars that accumulated, less the share that was distributed. NaN while there was no volume.</summary>
public sealed class ChaikinMoneyFlow : IIndicator
{
    private readonly RollingSum flow;
    private readonly RollingSum volume;

    public ChaikinMoneyFlow(int period) => (flow, volume) = (new RollingSum(period), new RollingSum(period));

    /// <summary>−1 to 1.</summary>
    public double Value => flow.Value / volume.Value;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        flow.Update(AccumulationDistribution.Flow(bar));
        volume.Update(bar.Volume);
    }
}
