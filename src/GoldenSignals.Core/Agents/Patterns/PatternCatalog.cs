using GoldenSignals.Core.Agents.Patterns.Candles;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>Every pattern there is. To add one: write its rule, add it here or to its family.</summary>
public static class PatternCatalog
{
    private const string Lo = "Lo, Mamaysky and Wang, Journal of Finance 55(4), 2000, section II.A";
    private const string Edwards = "Edwards and Magee, chapter ";

    /// <summary>Figures of swings first, then candles. Of two that weigh the same at a bar the first names the trade.</summary>
    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. Pair("inverse head and shoulders", "head and shoulders", side => new HeadAndShoulders(side), Lo,
            "three lows, the middle one the lowest by 1 ATR, the outer two within 1 ATR, after a fall; a close above the line through the highs between them"),
        .. Pair("double bottom", "double top", side => new DoubleReversal(side), Lo,
            "two lows within 0.75 ATR, 8 to 80 bars apart, after a fall; a close above the high between them, which stands 2 ATR off"),
        .. Corridor("ascending triangle", "descending triangle", CorridorKind.AscendingTriangle, CorridorKind.DescendingTriangle, Edwards + "8",
            "two or three highs at one price within 0.75 ATR, two or three rising lows, the lines converging by a quarter; a close above the upper"),
        .. Corridor("symmetrical triangle up", "symmetrical triangle down", CorridorKind.SymmetricalTriangle, CorridorKind.SymmetricalTriangle, Edwards + "8",
            "falling highs and rising lows, the lines converging by a quarter; a close above the upper before three quarters of the way to the tip"),
        .. Corridor("falling wedge", "rising wedge", CorridorKind.FallingWedge, CorridorKind.RisingWedge,
            Edwards + "10; Bulkowski 2005 for the five touches",
            "falling highs and lows, the lines converging by a quarter, five touches; a close above the upper"),
        .. Corridor("falling channel", "rising channel", CorridorKind.FallingChannel, CorridorKind.RisingChannel, Edwards + "14",
            "falling highs and lows on parallel lines; a close above the upper"),
        .. Corridor("rectangle up", "rectangle down", CorridorKind.Rectangle, CorridorKind.Rectangle, Edwards + "9 (the horizontal channel)",
            "highs at one price and lows at one price, each within 0.75 ATR; a close above the upper line"),
        .. Pair("bull flag", "bear flag", side => new PauseBreak(side > 0 ? "bull flag" : "bear flag", isPennant: false, side), Edwards + "11",
            "a rise of 4 ATR within ten bars, then a pause of at most 20 between two parallel lines that lean against it and give back at most half; a close above"),
        .. Pair("bull pennant", "bear pennant", side => new PauseBreak(side > 0 ? "bull pennant" : "bear pennant", isPennant: true, side), Edwards + "11",
            "a rise of 4 ATR within ten bars, then a pause of at most 20 between two lines that meet and give back at most half; a close above"),
        .. Pair("resistance break", "support break", side => new LevelBreak(side), Edwards + "13",
            "a level of three or more swings within 0.5 ATR, over at least 20 bars; a close 0.25 ATR above it"),
        .. Dojis.All,
        .. Umbrellas.All,
        .. LongBodies.All,
        .. Pairs.All,
        .. Stars.All,
        .. Advances.All,
    ];

    /// <summary>The entry of this name, or null.</summary>
    public static PatternEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);

    private static IEnumerable<PatternEntry> Pair(string rising, string falling, Func<int, IPattern> make, string source, string rule) =>
        [new(rising, falling, 1, 0, rule, source, () => make(1)), new(falling, rising, -1, 0, rule, source, () => make(-1))];

    private static IEnumerable<PatternEntry> Corridor(
        string rising, string falling, CorridorKind up, CorridorKind down, string source, string rule) =>
        Pair(rising, falling, side => side > 0 ? new CorridorBreak(rising, up, 1) : new CorridorBreak(falling, down, -1), source, rule);
}
