namespace GoldenSignals.Core.Backtests;

/// <summary>An order outside of any backtest: opened at the next open, left at its stop or target, or when that is asked.</summary>
/// <param name="Lots">Below zero to sell short.</param>
/// <param name="Stop">Ticks, as is Target; 0 for none.</param>
/// <param name="Cash">What may be spent, in millionths of currency.</param>
/// <param name="LeaveAfter">The position is left at the open of the first bar that closes later, microseconds since 1970 UTC; null while nobody asked.</param>
public sealed record PaperOrder(long Lots, long Stop, long Target, long Cash, long? LeaveAfter);

/// <summary>What became of it in the bars there are.</summary>
/// <param name="Entry">Null while it waits, or where it was dropped.</param>
/// <param name="Dropped">Why it was cut or not carried out.</param>
public sealed record PaperOutcome(Fill? Entry, Fill? Exit, DropReason? Dropped);

/// <summary>Carries one order through the bars that came after it, by the broker of backtests. The same bars give the same fills, however often it is asked.</summary>
public static class PaperBroker
{
    /// <param name="after">Bars that close after the order was asked for, and the actions since.</param>
    public static PaperOutcome Carry(PriceSeries after, PaperOrder order, Costs costs)
    {
        var broker = new SimulatedBroker([after], new BacktestSettings { Cash = order.Cash, Costs = costs });
        broker.AskEntry(0, order.Lots, order.Stop, order.Target);
        int[] place = [0];
        bool askedToLeave = false;
        for (; place[0] < after.Count && !IsOver(broker); place[0]++)
        {
            long now = after.Times[place[0]];
            if (!askedToLeave && now > order.LeaveAfter && broker.IsHeld(0))
            {
                broker.AskExit(0, FillReason.Exit);
                askedToLeave = true;
            }
            if (broker.IsAwake(0, now) && broker.Open(0, place[0])) broker.Enter([0], place, now);
            if (broker.IsHeld(0)) broker.Close(0, place[0], after.Closes[place[0]], now);
        }
        IReadOnlyList<Fill> fills = broker.Fills;
        DropReason? dropped = broker.Drops.Where(one => one.Count > 0).Select(one => (DropReason?)one.Reason).FirstOrDefault();
        return new PaperOutcome(fills.Count > 0 ? fills[0] : null, fills.Count > 1 ? fills[1] : null, dropped);
    }

    /// <summary>It was left, or dropped before it was opened.</summary>
    private static bool IsOver(SimulatedBroker broker) =>
        broker.Fills.Count > 1 || (broker.Fills.Count == 0 && broker.Drops.Any(one => one.Count > 0 && one.Reason != DropReason.Cut));
}
