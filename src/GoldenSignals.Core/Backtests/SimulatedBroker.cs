using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Backtests;

/// <summary>
/// Carries out orders and keeps the book: the one place where a decision taken at a close becomes a fill at the next open. All money is whole
/// millionths of currency, so cash and positions add up to the equity exactly, in whatever order symbols come.
/// </summary>
/// <remarks>
/// Within a bar: splits and dividends, the cost of borrowing, exits at the open, entries at the open, then stop and target. What stop and target do
/// inside a bar is unknown, so the stop counts as hit first; only an open already beyond a level is known to come before. Entries of one open that
/// together need more than the account may spend are all cut in the same proportion.
/// </remarks>
public sealed partial class SimulatedBroker
{
    private readonly IReadOnlyList<PriceSeries> series;
    private readonly BacktestSettings settings;
    private readonly Costs costs;
    private readonly LotValue[] money;
    private readonly Position[] positions;
    private readonly long[] wake; // nothing happens to a symbol at an open before this time
    private readonly bool listing;
    private readonly List<Fill> fills = [];
    private readonly List<Trade> trades = [];
    private readonly Dropped[] dropped = new Dropped[Enum.GetValues<DropReason>().Length];

    /// <param name="listing">Whether fills and trades are listed.</param>
    public SimulatedBroker(IReadOnlyList<PriceSeries> series, BacktestSettings settings, bool listing = true)
    {
        this.listing = listing;
        (this.series, this.settings, costs) = (series, settings, settings.Costs);
        Cash = settings.Cash;
        money = [.. series.Select(one => new LotValue(one.Symbol))];
        positions = new Position[series.Count];
        wake = new long[series.Count];
        for (int i = 0; i < wake.Length; i++) wake[i] = NextActionTime(i);
    }

    public long Cash { get; private set; }

    /// <summary>Worth of all positions at their last marks; what is owed for shorts counts below zero.</summary>
    public long Held { get; private set; }

    /// <summary>The same without signs.</summary>
    public long Gross { get; private set; }

    public long Equity => Cash + Held;

    /// <summary>Sum of the values of all fills.</summary>
    public Int128 Traded { get; private set; }

    public IReadOnlyList<Fill> Fills => fills;

    /// <summary>In the order they ended.</summary>
    public IReadOnlyList<Trade> Trades => trades;

    internal IReadOnlyList<Dropped> Drops => dropped;

    internal ref readonly Position this[int symbol] => ref positions[symbol];

    internal LotValue MoneyOf(int symbol) => money[symbol];

    /// <summary>Whether anything can happen to a symbol at the open of the bar that closes now.</summary>
    internal bool IsAwake(int symbol, long now) => wake[symbol] <= now;

    /// <summary>Asks to leave a position at the next open.</summary>
    internal void AskExit(int symbol, FillReason reason)
    {
        ref Position at = ref positions[symbol];
        if (at.Lots == 0 || at.ExitWaits) return;
        (at.ExitWaits, at.ExitReason) = (true, reason);
        wake[symbol] = 0;
    }

    /// <summary>Asks to open a position at the next open.</summary>
    /// <param name="lots">Below zero to sell short.</param>
    internal void AskEntry(int symbol, long lots, long stop, long target)
    {
        ref Position at = ref positions[symbol];
        (at.EntryLots, at.EntryStop, at.EntryTarget) = (lots, stop, target);
        wake[symbol] = 0;
    }

    /// <summary>What happens before and at the open: actions, borrowing, exits.</summary>
    /// <returns>Whether an entry waits, to be carried out with those of the other symbols.</returns>
    internal bool Open(int symbol, int place)
    {
        PriceSeries bars = series[symbol];
        ref Position at = ref positions[symbol];
        long now = bars.Times[place];
        TakeEffect(symbol, now, bars.Opens[place], ref at);
        if (at.Lots < 0) PayBorrow(now, ref at);
        if (at.ExitWaits)
        {
            at.ExitWaits = false;
            long price = costs.Slip(bars.Opens[place], -at.Side, bars.Lows[place], bars.Highs[place]);
            Leave(symbol, now, price, at.ExitReason, ref at);
        }
        Rest(symbol, ref at);
        return at.EntryLots != 0;
    }

    internal bool IsHeld(int symbol) => positions[symbol].Lots != 0;

    /// <summary>The rest of a bar of a position: stop and target inside it, and its mark at the close.</summary>
    internal void Close(int symbol, int place, long close, long now)
    {
        ref Position at = ref positions[symbol];
        if ((at.Stop | at.Target) != 0) Barriers(symbol, place, ref at);
        if (at.Lots != 0) Revalue(money[symbol].Of(at.Lots, close), ref at);
        (at.Close, at.Time) = (close, now);
    }

    private void Barriers(int symbol, int place, ref Position at)
    {
        PriceSeries bars = series[symbol];
        long open = bars.Opens[place], low = bars.Lows[place], high = bars.Highs[place];
        int side = at.Side;
        long worst = side > 0 ? low : high, best = side > 0 ? high : low;
        bool hasStop = at.Stop != 0, hasTarget = at.Target != 0;
        if (hasStop && side * (open - at.Stop) <= 0) LeaveAt(costs.Slip(open, -side, low, high), FillReason.Stop, ref at);
        else if (hasTarget && side * (open - at.Target) >= 0) LeaveAt(open, FillReason.Target, ref at);
        else if (hasStop && side * (worst - at.Stop) <= 0) LeaveAt(costs.Slip(at.Stop, -side, low, high), FillReason.Stop, ref at);
        else if (hasTarget && side * (best - at.Target) >= 0) LeaveAt(at.Target, FillReason.Target, ref at);

        void LeaveAt(long price, FillReason reason, ref Position left)
        {
            Leave(symbol, bars.Times[place], price, reason, ref left);
            Rest(symbol, ref left);
        }
    }

    /// <summary>Settles a symbol whose bars have ended, at its last close.</summary>
    internal void End(int symbol)
    {
        ref Position at = ref positions[symbol];
        if (at.EntryLots != 0) Drop(DropReason.NoLaterBar, symbol, series[symbol].Times[^1]);
        at.EntryLots = 0;
        at.ExitWaits = false;
        if (at.Lots != 0) Leave(symbol, at.Time, at.Close, FillReason.Ended, ref at);
        wake[symbol] = long.MaxValue;
    }

    /// <summary>The run is over: what still waits finds no bar, what is still open is listed as such.</summary>
    internal void Finish()
    {
        for (int symbol = 0; symbol < positions.Length; symbol++)
        {
            ref Position at = ref positions[symbol];
            if (at.EntryLots != 0) Drop(DropReason.NoLaterBar, symbol, series[symbol].Times[^1]);
            if (at.Lots != 0 && listing) trades.Add(TradeOf(symbol, 0, at.Close, at.Flow + at.Value, FillReason.Entry, in at));
        }
    }

    /// <summary>Whether the account holds less than it must for its positions.</summary>
    internal bool IsMarginCall => Gross > 0 && (Int128)Equity * 100 < (Int128)Gross * settings.MaintenancePercent;

    /// <summary>Closes everything at each symbol's next open and forgets entries that wait.</summary>
    internal void CallMargin(DropReason why, long now)
    {
        for (int symbol = 0; symbol < positions.Length; symbol++)
        {
            ref Position at = ref positions[symbol];
            if (at.EntryLots != 0) Drop(why, symbol, now);
            at.EntryLots = 0;
            AskExit(symbol, FillReason.MarginCall);
        }
    }

    internal void Drop(DropReason reason, int symbol, long time)
    {
        ref Dropped one = ref dropped[(int)reason];
        one = one.Count == 0 ? new Dropped(reason, 1, time, symbol) : one with { Count = one.Count + 1 };
    }

    private void Leave(int symbol, long now, long price, FillReason reason, ref Position at)
    {
        long value = money[symbol].Of(at.Lots, price);
        long fee = costs.FeeOf(value);
        if (listing) fills.Add(new Fill(symbol, now, -at.Lots, price, fee, reason));
        Pay(value - fee, ref at);
        Traded += Math.Abs(value);
        at.Fees += fee;
        Revalue(0, ref at);
        if (listing) trades.Add(TradeOf(symbol, now, price, at.Flow, reason, in at));
        (at.Lots, at.Stop, at.Target) = (0, 0, 0);
    }

    private static Trade TradeOf(int symbol, long now, long price, long profit, FillReason reason, in Position at) => new(
        symbol, at.OpenedLots, at.EntryTime, at.EntryPrice, now, price, at.Fees, at.Dividends, at.Borrow, profit, reason);

    private void Pay(long cash, ref Position at)
    {
        Cash += cash;
        at.Flow += cash;
    }

    private void Revalue(long value, ref Position at)
    {
        Held += value - at.Value;
        Gross += Math.Abs(value) - Math.Abs(at.Value);
        at.Value = value;
    }

    /// <summary>When the symbol has to be looked at next: at every open while it is short or something waits, else at its next action.</summary>
    private void Rest(int symbol, ref Position at) =>
        wake[symbol] = at.Lots < 0 || at.ExitWaits || at.EntryLots != 0 ? 0 : NextActionTime(symbol);

    private long NextActionTime(int symbol)
    {
        IReadOnlyList<CorporateAction> actions = series[symbol].Actions;
        int next = positions[symbol].NextAction;
        return next < actions.Count ? PriceSeries.ToMicroseconds(actions[next].ExTime) : long.MaxValue;
    }
}
