namespace GoldenSignals.Core.Backtests;

/// <summary>What a rule wants to hold of one symbol from each close on.</summary>
/// <param name="Sides">For each bar 1 long, −1 short, 0 nothing, or <see cref="Keep"/>.</param>
public sealed record Wishes(sbyte[] Sides)
{
    /// <summary>No news: whatever was wanted before.</summary>
    public const sbyte Keep = 2;

    /// <summary>Raw ticks at which a position opened on this wish is left at a loss, 0 for none; null where the rule names none.</summary>
    public long[]? Stops { get; init; }

    /// <summary>Raw ticks at which it is left at a gain, 0 for none.</summary>
    public long[]? Targets { get; init; }

    /// <summary>How strong a wish is, 0 to 1: which one goes first when not all can, and its size where the sizing follows it.</summary>
    public float[]? Strengths { get; init; }
}

/// <summary>A symbol's bars with what a rule made of them.</summary>
public sealed record Decided(PriceSeries Series, Wishes Wishes);
