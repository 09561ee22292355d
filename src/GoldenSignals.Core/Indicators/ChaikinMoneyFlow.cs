using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Share of the volume of n bars that accumulated, less the share that was distributed. NaN while there was no volume.</summary>
public sealed class ChaikinMoneyFlow : IIndicator
{
    private readonly RollingSum _flow;
    private readonly RollingSum _volume;

    public ChaikinMoneyFlow(int period) => (_flow, _volume) = (new RollingSum(period), new RollingSum(period));

    /// <summary>−1 to 1.</summary>
    public double Value => _flow.Value / _volume.Value;

    public double this[int part] => Value;

    public void Update(in Bar bar)
    {
        _flow.Update(AccumulationDistribution.Flow(bar));
        _volume.Update(bar.Volume);
    }
}
