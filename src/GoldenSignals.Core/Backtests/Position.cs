namespace GoldenSignals.Core.Backtests;

/// <summary>What the broker holds and has been asked for in one symbol. Money is millionths of currency, prices are raw ticks.</summary>
internal struct Position
{
    /// <summary>Held; sold short where negative.</summary>
    public long Lots;

    /// <summary>Worth at the last mark, and the price and time of it. Only what is held is marked.</summary>
    public long Value, Close, Time;

    /// <summary>Levels at which it is left; 0 for none.</summary>
    public long Stop, Target;

    /// <summary>Waits for the next open.</summary>
    public bool ExitWaits;

    public FillReason ExitReason;

    /// <summary>Lots to open at the next open, 0 for none, and the levels they come with.</summary>
    public long EntryLots, EntryStop, EntryTarget;

    /// <summary>The next action that has not taken effect.</summary>
    public int NextAction;

    /// <summary>The trade under way. Flow is all cash it took and gave so far.</summary>
    public long EntryTime, EntryPrice, OpenedLots, Flow, Fees, Dividends, Borrow;

    public readonly bool IsOpen => Lots != 0;

    public readonly int Side => Math.Sign(Lots);
}
