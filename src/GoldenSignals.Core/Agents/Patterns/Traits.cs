namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>What there is to say of a bar at its close, and of what it did, in one word of bits: most patterns are ruled out by a glance at it.</summary>
/// <remarks>Each trait stands beside its mirror image, so <see cref="TraitPairs.Mirrored"/> turns all of them upside down at once; what has no
/// side fills both places.</remarks>
[Flags]
public enum Traits : uint
{
    None = 0,

    /// <summary>Closed above its open; below it.</summary>
    White = 1 << 0, Black = 1 << 1,

    /// <summary>Next to no shadow above its body; below it.</summary>
    NoUpper = 1 << 2, NoLower = 1 << 3,

    /// <summary>A shadow of at least two bodies above, next to none below; the other way round.</summary>
    LongUpper = 1 << 4, LongLower = 1 << 5,

    /// <summary>Its high is the highest of ten bars; its low the lowest.</summary>
    High1 = 1 << 6, Low1 = 1 << 7,

    /// <summary>The highest of ten bars is one of the last two; the lowest.</summary>
    High2 = 1 << 8, Low2 = 1 << 9,

    /// <summary>The highest of ten bars is one of the last three; the lowest.</summary>
    High3 = 1 << 10, Low3 = 1 << 11,

    /// <summary>The highest of ten bars is one of the last four; the lowest.</summary>
    High4 = 1 << 12, Low4 = 1 << 13,

    /// <summary>It closed above resistance; below support.</summary>
    LevelUp = 1 << 14, LevelDown = 1 << 15,

    /// <summary>It closed above the upper line of a corridor; below the lower.</summary>
    CorridorUp = 1 << 16, CorridorDown = 1 << 17,

    /// <summary>It closed out of the pause after a sharp rise, upwards; after a sharp fall, downwards.</summary>
    PauseUp = 1 << 18, PauseDown = 1 << 19,

    /// <summary>Its body is next to nothing.</summary>
    Doji = 3 << 20,

    /// <summary>Its body is small, and yet a body.</summary>
    Small = 3 << 22,

    /// <summary>Its body is long.</summary>
    Long = 3 << 24,
}

/// <summary>Traits seen from the other side.</summary>
internal static class TraitPairs
{
    private const uint Upper = 0x55555555, Lower = 0xAAAAAAAA;

    public static Traits Mirrored(this Traits traits) => (Traits)((((uint)traits & Upper) << 1) | (((uint)traits & Lower) >> 1));

    /// <summary>As they are for side 1, upside down for side −1.</summary>
    public static Traits On(this Traits traits, int side) => side < 0 ? traits.Mirrored() : traits;
}
