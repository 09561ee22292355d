namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>Two bars that turn a move: the second answers the first.</summary>
internal static class Pairs
{
    /// <summary>A body that covers another must be at least this many average true ranges.</summary>
    private const double LeastBodyAtr = 0.5;

    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. CandlePattern.Pair("bullish engulfing", "bearish engulfing", 2, Traits.White | Traits.Low2, bars => Engulfs(bars, 0), "a body covers the one before it",
            "a rising body of at least 0.5 ATR covers the smaller falling body before it; the lowest low of ten bars in one of the two", "Nison 1991, chapter 4"),
        .. CandlePattern.Pair("bullish harami", "bearish harami", 2, Traits.Small | Traits.Low2, bars => IsHarami(bars, 0), "a small body inside the long one before it",
            "a small body of either colour inside the long falling body before it; the lowest low of ten bars in one of the two", "Nison 1991, chapter 6"),
        .. CandlePattern.Pair("bullish harami cross", "bearish harami cross", 2, Traits.Doji | Traits.Low2, bars => IsHarami(bars, 0), "a doji inside the long body before it",
            "a doji inside the long falling body before it; the lowest low of ten bars in one of the two", "Nison 1991, chapter 6"),
        .. CandlePattern.Pair("piercing line", "dark cloud cover", 2, Traits.White | Traits.Low1, Pierces, "opened beyond the bar before and closed past the middle of its long body",
            "after a long falling body a bar opens below its low and closes above the middle of that body, below its open; the lowest low of ten bars",
            "Nison 1991, chapter 4"),
        .. CandlePattern.Pair("tweezer bottom", "tweezer top", 2, Traits.White | Traits.Low2, IsTweezer, "turned twice at one price, the second time with a body the other way",
            "a long falling body and a rising one with the same low within 0.05 ATR; the lowest low of ten bars", "Nison 1991, chapter 6"),
    ];

    /// <summary>The body of a bar covers the falling one before it.</summary>
    internal static bool Engulfs(CandleView bars, int back)
    {
        long body = bars.Close(back) - bars.Open(back), covered = bars.Open(back + 1) - bars.Close(back + 1);
        return covered > 0 && body > covered && body >= LeastBodyAtr * bars.Atr
            && bars.Open(back) <= bars.Close(back + 1) && bars.Close(back) >= bars.Open(back + 1);
    }

    internal static bool IsHarami(CandleView bars, int back) => bars.Is(back + 1, Traits.Black | Traits.Long) && bars.IsInside(back, back + 1);

    private static bool Pierces(CandleView bars) => bars.Is(1, Traits.Black | Traits.Long)
        && bars.Open(0) < bars.Low(1) && IsPastMiddle(bars, 0, 1) && bars.Close(0) < bars.Open(1);

    private static bool IsTweezer(CandleView bars) => bars.Is(1, Traits.Black | Traits.Long) && bars.IsNothing(bars.Low(0) - bars.Low(1));

    /// <summary>One closed above the middle of another's body.</summary>
    internal static bool IsPastMiddle(CandleView bars, int back, int of) => 2 * bars.Close(back) > bars.Open(of) + bars.Close(of);
}
