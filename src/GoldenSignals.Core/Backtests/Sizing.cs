namespace GoldenSignals.Core.Backtests;

/// <summary>How large a position is opened.</summary>
public enum SizingKind
{
    /// <summary>A part of the equity, shared equally among all places.</summary>
    Equal,

    /// <summary>A part of the equity each.</summary>
    Share,

    /// <summary>A fixed number of shares, coins or units.</summary>
    Units,

    /// <summary>The part of the equity that the rule names.</summary>
    Signal,
}

/// <summary>How large a position is opened, reckoned at the close that decides it.</summary>
/// <param name="Amount">Millionths of the equity, or millionths of a unit; 980,000 and Equal is 98 % of an equal share.</param>
public sealed record Sizing(SizingKind Kind, long Amount)
{
    public static readonly Sizing Default = new(SizingKind.Equal, 980_000);

    private const long Whole = 1_000_000;

    /// <summary>Lots to hold.</summary>
    /// <param name="places">How many positions share the equity.</param>
    /// <param name="strength">What the rule says of this wish, 0 to 1.</param>
    internal long Lots(LotValue money, long equity, int places, long close, float strength)
    {
        if (Kind == SizingKind.Units) return (long)((Int128)Amount * money.LotsPerUnit / Whole);
        if (equity <= 0) return 0;
        Int128 part = Kind switch
        {
            SizingKind.Equal => (Int128)equity * Amount / ((Int128)Whole * places),
            SizingKind.Signal => (Int128)equity * (long)(strength * (double)Whole) / Whole,
            _ => (Int128)equity * Amount / Whole,
        };
        return money.LotsFor((long)part, close);
    }

    /// <summary>As it is written.</summary>
    public string Canonical => Kind == SizingKind.Signal
        ? "signal"
        : System.FormattableString.Invariant($"{Kind.ToString().ToLowerInvariant()}:{Amount / (Kind == SizingKind.Units ? 1e6 : 1e4):0.######}");
}
