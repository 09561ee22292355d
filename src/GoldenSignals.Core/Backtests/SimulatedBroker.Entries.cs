namespace GoldenSignals.Core.Backtests;

/// <summary>Entries at an open, all symbols together: what the account may spend is shared in proportion.</summary>
public sealed partial class SimulatedBroker
{
    /// <summary>Carries out the entries that wait, at the opens of these bars.</summary>
    /// <param name="symbols">In order of ticker.</param>
    /// <param name="next">Place of each symbol's bar.</param>
    internal void Enter(ReadOnlySpan<int> symbols, int[] next, long now)
    {
        long free = Free(next, now);
        Int128 need = 0;
        foreach (int symbol in symbols)
        {
            ref Position at = ref positions[symbol];
            if (IsBeyondStop(symbol, next[symbol], ref at))
            {
                Drop(DropReason.BeyondStop, symbol, now);
                at.EntryLots = 0;
            }
            if (at.EntryLots != 0) need += Need(symbol, Math.Abs(at.EntryLots), EntryPrice(symbol, next[symbol], in at));
        }
        foreach (int symbol in symbols)
        {
            ref Position at = ref positions[symbol];
            if (at.EntryLots == 0)
            {
                Rest(symbol, ref at);
                continue;
            }
            long price = EntryPrice(symbol, next[symbol], in at);
            long lots = Affordable(symbol, Math.Abs(at.EntryLots), price, free, need);
            if (lots < Math.Abs(at.EntryLots)) Drop(lots > 0 ? DropReason.Cut : DropReason.NoMoney, symbol, now);
            if (lots > 0) Enter(symbol, now, lots * Math.Sign(at.EntryLots), price, ref at);
            at.EntryLots = 0;
            Rest(symbol, ref at);
        }
    }

    /// <summary>What may still be spent on positions, at the prices of this open.</summary>
    private long Free(int[] next, long now)
    {
        if (settings.ExposurePercentMax == 100 && Held == Gross) return Cash;
        long held = 0, gross = 0;
        for (int symbol = 0; symbol < positions.Length; symbol++)
        {
            ref Position at = ref positions[symbol];
            if (at.Lots == 0) continue;
            PriceSeries bars = series[symbol];
            bool opensNow = next[symbol] < bars.Count && bars.Times[next[symbol]] == now;
            long value = money[symbol].Of(at.Lots, opensNow ? bars.Opens[next[symbol]] : at.Close);
            held += value;
            gross += Math.Abs(value);
        }
        return (long)(((Int128)(Cash + held) * settings.ExposurePercentMax / 100) - gross);
    }

    /// <summary>As many lots as the shared proportion leaves.</summary>
    private long Affordable(int symbol, long lots, long price, long free, Int128 need)
    {
        if (need <= free) return lots;
        if (free <= 0) return 0;
        long part = (long)((Int128)lots * free / need);
        // A least fee makes small orders dearer than their share.
        while (part > 0 && Need(symbol, part, price) > (Need(symbol, lots, price) * free / need)) part--;
        return part;
    }

    private Int128 Need(int symbol, long lots, long price)
    {
        long value = money[symbol].Of(lots, price);
        return value + ((Int128)costs.FeeOf(value) * settings.ExposurePercentMax / 100);
    }

    private void Enter(int symbol, long now, long lots, long price, ref Position at)
    {
        long value = money[symbol].Of(lots, price);
        long fee = costs.FeeOf(value);
        (at.Lots, at.OpenedLots, at.EntryTime, at.EntryPrice) = (lots, lots, now, price);
        (at.Stop, at.Target) = (at.EntryStop, at.EntryTarget);
        (at.Flow, at.Fees, at.Dividends, at.Borrow) = (0, fee, 0, 0);
        Pay(-value - fee, ref at);
        Traded += Math.Abs(value);
        Revalue(value, ref at);
        if (listing) fills.Add(new Fill(symbol, now, lots, price, fee, FillReason.Entry));
    }

    private long EntryPrice(int symbol, int place, in Position at)
    {
        PriceSeries bars = series[symbol];
        return costs.Slip(bars.Opens[place], Math.Sign(at.EntryLots), bars.Lows[place], bars.Highs[place]);
    }

    private bool IsBeyondStop(int symbol, int place, ref Position at) =>
        at.EntryStop != 0 && Math.Sign(at.EntryLots) * (series[symbol].Opens[place] - at.EntryStop) <= 0;
}
