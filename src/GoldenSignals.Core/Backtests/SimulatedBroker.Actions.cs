using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Backtests;

/// <summary>What happens to a position between two bars: dividends, splits, the cost of borrowing.</summary>
public sealed partial class SimulatedBroker
{
    private const double WholeLotTolerance = 1e-6;

    /// <summary>Actions of one ex-time speak of the old share, so dividends come before splits.</summary>
    private void TakeEffect(int symbol, long now, long open, ref Position at)
    {
        IReadOnlyList<CorporateAction> actions = series[symbol].Actions;
        while (at.NextAction < actions.Count && PriceSeries.ToMicroseconds(actions[at.NextAction].ExTime) <= now)
        {
            int from = at.NextAction;
            DateTime day = actions[from].ExTime;
            double split = 1;
            for (; at.NextAction < actions.Count && actions[at.NextAction].ExTime == day; at.NextAction++)
            {
                CorporateAction action = actions[at.NextAction];
                PayDividend(symbol, action.Dividend, ref at);
                split *= action.Split;
            }
            if (split != 1) Split(symbol, split, open, ref at);
        }
    }

    /// <summary>
    /// A long position receives it, a short one pays it. An order that sells at a stop below, or buys back at a target below, comes down with it
    /// (FINRA rule 5330).
    /// </summary>
    private void PayDividend(int symbol, double ticks, ref Position at)
    {
        if (!(ticks > 0)) return;
        long down = (long)Math.Round(ticks);
        if (at.EntryLots > 0) at.EntryStop = Lower(at.EntryStop, down);
        if (at.EntryLots < 0) at.EntryTarget = Lower(at.EntryTarget, down);
        if (at.Lots == 0) return;
        long paid = money[symbol].Dividend(at.Lots, ticks, series[symbol].Symbol.TicksPerUnit);
        Pay(paid, ref at);
        at.Dividends += paid;
        if (at.Lots > 0) at.Stop = Lower(at.Stop, down);
        else at.Target = Lower(at.Target, down);
    }

    /// <summary>Shares and levels change together. What is left of a share is paid out at the open.</summary>
    private void Split(int symbol, double split, long open, ref Position at)
    {
        at.EntryLots = Whole(at.EntryLots * split);
        (at.EntryStop, at.EntryTarget) = (Scale(at.EntryStop, split), Scale(at.EntryTarget, split));
        if (at.Lots == 0) return;
        double exact = at.Lots * split;
        long whole = Whole(exact);
        double part = exact - whole;
        if (Math.Abs(part) > WholeLotTolerance) Pay(money[symbol].OfPart(part, open), ref at);
        (at.Stop, at.Target) = (Scale(at.Stop, split), Scale(at.Target, split));
        at.Lots = whole;
        Revalue(money[symbol].Of(whole, open), ref at);
        if (whole == 0) Vanish(symbol, open, ref at);
    }

    /// <summary>A reverse split left not one whole lot.</summary>
    private void Vanish(int symbol, long open, ref Position at)
    {
        if (listing) trades.Add(TradeOf(symbol, at.Time, open, at.Flow, FillReason.Exit, in at));
        (at.ExitWaits, at.Stop, at.Target) = (false, 0, 0);
    }

    private void PayBorrow(long now, ref Position at)
    {
        long cost = costs.BorrowOf(at.Value, now - at.Time);
        Pay(-cost, ref at);
        at.Borrow += cost;
    }

    private static long Lower(long level, long by) => level == 0 ? 0 : Math.Max(1, level - by);

    private static long Scale(long level, double split) => level == 0 ? 0 : Math.Max(1, (long)Math.Round(level / split));

    // Towards zero; 29.999999999 is 30 that a factor with eight digits has missed.
    private static long Whole(double lots) =>
        Math.Abs(lots - Math.Round(lots)) <= WholeLotTolerance ? (long)Math.Round(lots) : (long)Math.Truncate(lots);
}
