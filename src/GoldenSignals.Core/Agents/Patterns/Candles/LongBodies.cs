namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>One or two bars that went one way from open to close.</summary>
internal static class LongBodies
{
    private const Traits Bare = Traits.Long | Traits.NoUpper | Traits.NoLower;

    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. CandlePattern.Pair("white marubozu", "black marubozu", 1, Traits.White | Bare, bars => true, "a long body without shadows",
            "a long rising body, next to no shadow on either end; anywhere", "Morris 2006, chapter 2"),
        .. CandlePattern.Pair("bullish belt hold", "bearish belt hold", 1, Traits.White | Traits.Long | Traits.NoLower | Traits.Low1, IsBeltHold,
            "a long body from the very end of the move",
            "a long rising body that opens at the low, with a shadow above; the lowest low of ten bars", "Nison 1991, chapter 6"),
        .. CandlePattern.Pair("bullish kicker", "bearish kicker", 2, Traits.White | Bare, IsKicker, "two long bodies without shadows, a gap between them",
            "a falling marubozu and then a rising one that lies wholly above it; anywhere", "Morris 2006, chapter 3 (kicking)"),
    ];

    private static bool IsBeltHold(CandleView bars) => !bars.Is(0, Traits.NoUpper);

    private static bool IsKicker(CandleView bars) => bars.Is(1, Traits.Black | Bare) && bars.Low(0) > bars.High(1);
}
