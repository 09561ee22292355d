namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>Bars with a body at one end and a long shadow at the other, at the end of a move. Where the body is nothing, see <see cref="Dojis"/>.</summary>
internal static class Umbrellas
{
    /// <summary>The bar must span at least this many average true ranges.</summary>
    private const double LeastRangeAtr = 1;

    public static readonly IReadOnlyList<PatternEntry> All =
    [
        .. CandlePattern.Pair("hammer", "shooting star", 1, Traits.LongLower | Traits.Low1, IsLarge, "a small body and a long shadow where it came back from",
            "a lower shadow of at least two bodies, an upper one of at most an eighth of the bar, 1 ATR from end to end; the lowest low of ten bars",
            "Nison 1991, chapters 4 and 5"),
        .. CandlePattern.Pair("inverted hammer", "hanging man", 1, Traits.LongUpper | Traits.Low1, IsLarge, "a small body and a long shadow against the move",
            "an upper shadow of at least two bodies, a lower one of at most an eighth of the bar, 1 ATR from end to end; the lowest low of ten bars",
            "Nison 1991, chapters 4 and 5"),
    ];

    private static bool IsLarge(CandleView bars) => bars.High(0) - bars.Low(0) >= LeastRangeAtr * bars.Atr && !bars.Is(0, Traits.Doji);
}
