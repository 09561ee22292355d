using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Is the close h bars on above today's? Equal is no. Baseline: always-up, scored at the base rate.</summary>
public sealed class DirectionTarget(int horizon, DaySlots? day = null) : Target(horizon, day)
{
    private readonly long[] closes = new long[horizon];
    private int bars;

    public override bool BaselineSaysYes => true;

    private protected override void Take(in Bar bar, in Context context)
    {
        if (bars >= Horizon) Settle(bar.Close, closes[Slot]);
        closes[Slot] = bar.Close;
        Asks = true;
        bars++;
    }

    private void Settle(long close, long start)
    {
        Answer = close > start ? 1 : 0;
        Moves.Add((double)(close - start) / start, close > start);
    }
}
