namespace GoldenSignals.Core.Backtests;

/// <summary>Why a fill happened.</summary>
public enum FillReason
{
    Entry,

    /// <summary>The rule no longer wants the position.</summary>
    Exit,

    Stop,
    Target,
    MarginCall,

    /// <summary>Its bars end while others go on: settled at its last close.</summary>
    Ended,
}

/// <summary>An order that was filled.</summary>
/// <param name="Symbol">Place of the symbol among the run's, by ticker.</param>
/// <param name="Time">Close of the bar it was filled in, microseconds since 1970 UTC.</param>
/// <param name="Lots">Bought, or sold where negative.</param>
/// <param name="Price">Ticks.</param>
/// <param name="Fee">Millionths of currency.</param>
public readonly record struct Fill(int Symbol, long Time, long Lots, long Price, long Fee, FillReason Reason);

/// <summary>A position from its opening to its end. Money is millionths of currency.</summary>
/// <param name="Lots">Bought, or sold short where negative, before any split.</param>
/// <param name="EntryPrice">Ticks, as is ExitPrice; both as traded, splits between them not undone.</param>
/// <param name="ExitTime">0 while it is open.</param>
/// <param name="ExitPrice">The last close while it is open.</param>
/// <param name="Profit">After fees, dividends and the cost of borrowing.</param>
/// <param name="Reason">How it ended; Entry while it is open.</param>
public readonly record struct Trade(
    int Symbol, long Lots, long EntryTime, long EntryPrice, long ExitTime, long ExitPrice, long Fees, long Dividends, long Borrow, long Profit,
    FillReason Reason)
{
    public bool IsOpen => Reason == FillReason.Entry;
}

/// <summary>Why an order was made smaller or not carried out.</summary>
public enum DropReason
{
    /// <summary>Made smaller: it was larger than the money left.</summary>
    Cut,

    /// <summary>No money for a single lot.</summary>
    NoMoney,

    /// <summary>Its size comes to less than a single lot.</summary>
    BelowOneLot,

    /// <summary>All places were taken.</summary>
    NoPlace,

    /// <summary>No bar came after the decision.</summary>
    NoLaterBar,

    /// <summary>The market opened beyond its stop.</summary>
    BeyondStop,

    /// <summary>Short selling was off.</summary>
    ShortsOff,

    /// <summary>A margin call came first.</summary>
    MarginCall,

    /// <summary>The account was ruined.</summary>
    Ruined,
}

/// <summary>How often something happened to orders, and when first.</summary>
/// <param name="Time">Of the first, microseconds since 1970 UTC.</param>
/// <param name="Symbol">Of the first.</param>
public readonly record struct Dropped(DropReason Reason, int Count, long Time, int Symbol);
