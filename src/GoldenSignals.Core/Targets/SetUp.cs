namespace GoldenSignals.Core.Targets;

/// <summary>A trade an agent would name at this close: entered at the next open, left at a barrier or when it expires.</summary>
/// <param name="Name">What the set-up is called, such as "double bottom"; null for none.</param>
/// <param name="Side">1 to buy, −1 to sell short, 0 for none.</param>
public readonly record struct SetUp(string? Name, int Side)
{
    public static readonly SetUp None = default;

    /// <summary>Barriers in average true ranges from the entry. Fixed, so that a random entry with the same barriers can be its baseline.</summary>
    public const double StopAtr = 2, TargetAtr = 3;

    /// <summary>Bars after which an unbroken trade is closed.</summary>
    public const int ExpiryBars = 20;

    /// <summary>Length of the average true range the barriers are measured in.</summary>
    public const int AtrBars = 14;
}
