namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>A long body, a small one apart from it, and a third that goes back into the first.</summary>
internal static class Stars
{
    private const Traits Turned = Traits.White | Traits.Low3;

    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. CandlePattern.Pair("morning star", "evening star", 3, Turned, bars => IsStar(bars, Traits.Small), "a small body apart from the long one before it, then back past its middle",
            "a long falling body, a small body wholly below it, and a rising one that closes above the middle of the first; the lowest low of ten bars in one of the three",
            "Nison 1991, chapter 5"),
        .. CandlePattern.Pair("morning doji star", "evening doji star", 3, Turned, bars => IsStar(bars, Traits.Doji) && !IsAbandoned(bars),
            "a doji apart from the long body before it, then back past its middle",
            "a morning star whose small body is a doji, and no abandoned baby", "Nison 1991, chapter 5"),
        .. CandlePattern.Pair("bullish abandoned baby", "bearish abandoned baby", 3, Turned, bars => IsStar(bars, Traits.Doji) && IsAbandoned(bars),
            "a doji apart from the bars around it, shadows and all", "a morning doji star whose doji, shadows and all, lies below both bars around it",
            "Nison 1991, chapter 5"),
    ];

    private static bool IsStar(CandleView bars, Traits middle) => bars.Is(1, middle) && bars.Is(2, Traits.Black | Traits.Long)
        && bars.Top(1) < bars.Close(2) && Pairs.IsPastMiddle(bars, 0, 2);

    private static bool IsAbandoned(CandleView bars) => bars.High(1) < bars.Low(2) && bars.High(1) < bars.Low(0);
}
