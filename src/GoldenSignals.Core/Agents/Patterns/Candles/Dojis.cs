namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>Bars that opened and closed at about the same price, or nearly so, at the end of a move. Elsewhere they say nothing (Nison, chapter 8).</summary>
internal static class Dojis
{
    /// <summary>A shadow of at least this many average true ranges is a leg.</summary>
    private const double LegAtr = 0.5;

    private const string Source = "Nison 1991, chapter 8";

    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. CandlePattern.Neutral("doji", Traits.Doji, IsPlain, "open and close at one price",
            "open and close at one price, both shadows short; the highest high or lowest low of ten bars", Source),
        .. CandlePattern.Neutral("long-legged doji", Traits.Doji, IsLongLegged, "open and close at one price, far from both ends",
            "open and close at one price, both shadows at least 0.5 ATR; the highest high or lowest low of ten bars", Source),
        .. CandlePattern.Neutral("spinning top", Traits.Small, IsSpinning, "a small body between two longer shadows",
            "a small body, both shadows longer than it; the highest high or lowest low of ten bars", "Nison 1991, chapter 3"),
        .. CandlePattern.Pair("dragonfly doji", "gravestone doji", 1, Traits.Doji | Traits.NoUpper | Traits.Low1, IsDragonfly,
            "open and close at one end, a long shadow at the other",
            "open and close at the high, the lower shadow at least 0.5 ATR; the lowest low of ten bars", Source),
    ];

    private static bool IsPlain(CandleView bars) => IsExtreme(bars) && !IsLeg(bars.LowerShadow(0), bars.Atr) && !IsLeg(bars.UpperShadow(0), bars.Atr);

    private static bool IsLongLegged(CandleView bars) => IsExtreme(bars) && IsLeg(bars.LowerShadow(0), bars.Atr) && IsLeg(bars.UpperShadow(0), bars.Atr);

    private static bool IsSpinning(CandleView bars) =>
        IsExtreme(bars) && bars.LowerShadow(0) > bars.Body(0) && bars.UpperShadow(0) > bars.Body(0);

    private static bool IsDragonfly(CandleView bars) => IsLeg(bars.LowerShadow(0), bars.Atr);

    private static bool IsLeg(long shadow, double atr) => shadow >= LegAtr * atr;

    private static bool IsExtreme(CandleView bars) => bars.Is(0, Traits.Low1) || bars.Is(0, Traits.High1);
}
