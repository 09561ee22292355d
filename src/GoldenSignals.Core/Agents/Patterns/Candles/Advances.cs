namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>Three to five bars that confirm a turn or resume a move.</summary>
internal static class Advances
{
    /// <summary>Bodies of soldiers are at least, and their upper shadows at most this many average true ranges.</summary>
    private const double SoldierBodyAtr = 0.5, SoldierShadowAtr = 0.25;

    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. CandlePattern.Pair("three white soldiers", "three black crows", 3, Traits.White | Traits.Low4, AreSoldiers, "three bodies in a row, each from within the last and further on",
            "three rising bodies of at least 0.5 ATR, each opening within the one before and closing above it, next to the high; the lowest low of ten bars in one of them or the bar before",
            "Nison 1991, chapters 6 and 7"),
        .. CandlePattern.Pair("three inside up", "three inside down", 3, Traits.White | Traits.Low3, IsInsideUp, "a small body inside a long one, then a close beyond it",
            "a bullish harami, its small body or doji second, and a rising close above the open of the long body", "Morris 2006, chapter 3"),
        .. CandlePattern.Pair("three outside up", "three outside down", 3, Traits.White | Traits.Low3, IsOutsideUp, "a body that covers the one before it, then a close further on",
            "a bullish engulfing, and a rising body that closes above it", "Morris 2006, chapter 3"),
        .. CandlePattern.Pair("rising three methods", "falling three methods", 5, Traits.White | Traits.Long | Traits.High1, AreMethods, "three small bodies inside a long one, then a long one further on",
            "a long rising body, three bodies under half of it that drift down within its high and low, and a long rising body that opens above the last close and closes above the first",
            "Nison 1991, chapter 7"),
    ];

    private static bool AreSoldiers(CandleView bars)
    {
        for (int i = 0; i < 3; i++)
        {
            if (bars.Close(i) - bars.Open(i) < SoldierBodyAtr * bars.Atr || bars.UpperShadow(i) > SoldierShadowAtr * bars.Atr)
            {
                return false;
            }
        }
        return Follows(bars, 0) && Follows(bars, 1);
    }

    private static bool Follows(CandleView bars, int back) =>
        bars.Open(back) >= bars.Open(back + 1) && bars.Open(back) < bars.Close(back + 1) && bars.Close(back) > bars.Close(back + 1);

    private static bool IsInsideUp(CandleView bars) =>
        Pairs.IsHarami(bars, 1) && (bars.Is(1, Traits.Small) || bars.Is(1, Traits.Doji)) && bars.Close(0) > bars.Open(2);

    private static bool IsOutsideUp(CandleView bars) => Pairs.Engulfs(bars, 1) && bars.Close(0) > bars.Close(1);

    private static bool AreMethods(CandleView bars)
    {
        if (!bars.Is(4, Traits.White | Traits.Long) || bars.Close(0) <= bars.Close(4) || bars.Open(0) <= bars.Close(1)
            || bars.Close(1) >= bars.Close(2) || bars.Close(2) >= bars.Close(3))
        {
            return false;
        }
        for (int i = 1; i <= 3; i++)
        {
            if (2 * bars.Body(i) >= bars.Body(4) || bars.Top(i) > bars.High(4) || bars.Bottom(i) < bars.Low(4))
            {
                return false;
            }
        }
        return true;
    }
}
