using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>
/// Hammer (side 1) and shooting star (side −1): at the end of a decline a bar that fell far and came back, with a shadow of at least two
/// bodies and next to nothing on its other end. Rules from Steve Nison, Japanese Candlestick Charting Techniques, 1991, chapter 4.
/// It names a trade only where it turns at a level.
/// </summary>
public sealed class Hammer(int side) : IPattern
{
    /// <summary>The long shadow is at least this many bodies; the other at most one part in this many of the bar.</summary>
    public const int LeastShadowBodies = 2, OtherShadowParts = 8;

    /// <summary>The bar must span at least this many average true ranges.</summary>
    public const double LeastRangeAtr = 1;

    private const string Low = ": a bar of {1:0.0} ATR came back from its low, ", High = ": a bar of {1:0.0} ATR came back from its high, ";
    private const string AtLevel = "at a level touched {2} times" + Sightings.Age, AtNone = "at no level" + Sightings.Age;

    public bool Look(Chart chart, ref Sighting sighting)
    {
        ref readonly Bar now = ref chart[chart.Last];
        long range = now.High - now.Low, body = Math.Abs(now.Close - now.Open);
        long upper = now.High - Math.Max(now.Open, now.Close), lower = Math.Min(now.Open, now.Close) - now.Low;
        (long shadow, long other) = side > 0 ? (lower, upper) : (upper, lower);
        if (range < LeastRangeAtr * chart.Atr || shadow < LeastShadowBodies * body || other * OtherShadowParts > range
            || !Candle.EndsDecline(chart, chart.Last, side))
        {
            return false;
        }
        double size = range / chart.Atr;
        sighting = Candle.At(chart, chart.Last, side, 1, size / (size + 1));
        sighting.Name = side > 0 ? "hammer" : "shooting star";
        sighting.Words = (side > 0, sighting.NamesTrade) switch
        {
            (true, true) => "Hammer" + Low + AtLevel,
            (true, false) => "Hammer" + Low + AtNone,
            (false, true) => "Shooting star" + High + AtLevel,
            (false, false) => "Shooting star" + High + AtNone,
        };
        (sighting.B, sighting.C) = (size, sighting.Parts - 1);
        sighting.Add(chart.Top(chart.Last, side));
        sighting.Add(chart.Bottom(chart.Last, side));
        return true;
    }
}
