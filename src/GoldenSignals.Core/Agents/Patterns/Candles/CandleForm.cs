using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>What long, small and next to nothing mean for a bar, in average true ranges, so that they mean the same for a calm and a wild market.</summary>
/// <remarks>Nison and Morris say long and small without a number; an ordinary body is about half of an average true range.</remarks>
internal static class CandleForm
{
    /// <summary>A long body is at least, a small one at most this much.</summary>
    public const double LongAtr = 0.75, SmallAtr = 0.25;

    /// <summary>A body of at most this much, and of this part of the bar, is next to nothing; so is a shadow of at most this much.</summary>
    public const double NothingAtr = 0.05;
    public const int DojiParts = 10;

    /// <summary>The long shadow of a hammer is at least this many bodies; its other shadow at most one part in so many of the bar.</summary>
    public const int LongShadowBodies = 2, OtherShadowParts = 8;

    /// <summary>Bars over which a high or low must be the furthest: a fall is over only where there was one.</summary>
    public const int TrendBars = 10;

    public static Traits Of(in Bar bar, double atr)
    {
        long move = bar.Close - bar.Open, body = Math.Abs(move), range = bar.High - bar.Low;
        long upper = bar.High - Math.Max(bar.Open, bar.Close), lower = range - body - upper;
        double nothing = NothingAtr * atr;
        Traits traits = move > 0 ? Traits.White : move < 0 ? Traits.Black : Traits.None;
        if (upper <= nothing) traits |= Traits.NoUpper;
        if (lower <= nothing) traits |= Traits.NoLower;
        if (body <= nothing && body * DojiParts <= range) traits |= Traits.Doji;
        else if (body <= SmallAtr * atr) traits |= Traits.Small;
        else if (body >= LongAtr * atr) traits |= Traits.Long;
        if (upper >= LongShadowBodies * body && lower * OtherShadowParts <= range) traits |= Traits.LongUpper;
        if (lower >= LongShadowBodies * body && upper * OtherShadowParts <= range) traits |= Traits.LongLower;
        return traits;
    }

    /// <summary>How many bars ago the highest high and the lowest low of ten bars were, as traits.</summary>
    public static Traits At(int high, int low) => Within(high, Traits.High1) | Within(low, Traits.Low1);

    // The four traits of a side stand two bits apart, from within one bar to within four.
    private static Traits Within(int ago, Traits latest) => ago > 3 ? Traits.None : (Traits)(((0x55u << (2 * ago)) & 0x55u) * (uint)latest);
}
