using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>
/// Bullish engulfing (side 1) and bearish engulfing (side −1): at the end of a decline a rising body covers the falling body before it.
/// Rules from Steve Nison, Japanese Candlestick Charting Techniques, 1991, chapter 4. It names a trade only where it turns at a level.
/// </summary>
public sealed class Engulfing(int side) : IPattern
{
    /// <summary>The body must be at least this many average true ranges.</summary>
    public const double LeastBodyAtr = 0.5;

    private const string Covers = ": a body of {1:0.0} ATR covers the one before it, ";
    private const string AtLevel = Covers + "at a level touched {2} times" + Sightings.Age, AtNone = Covers + "at no level" + Sightings.Age;

    public bool Look(Chart chart, ref Sighting sighting)
    {
        ref readonly Bar now = ref chart[chart.Last], before = ref chart[chart.Last - 1];
        long body = side * (now.Close - now.Open), covered = side * (before.Open - before.Close);
        if (covered <= 0 || body <= covered || body < LeastBodyAtr * chart.Atr
            || side * now.Open > side * before.Close || side * now.Close < side * before.Open)
        {
            return false;
        }
        int lowest = chart.Lowest(chart.Last - 1, chart.Last, side);
        if (!Candle.EndsDecline(chart, lowest, side))
        {
            return false;
        }
        double size = body / chart.Atr;
        sighting = Candle.At(chart, lowest, side, 2, size / (size + 1));
        sighting.Name = side > 0 ? "bullish engulfing" : "bearish engulfing";
        sighting.Words = (side > 0, sighting.NamesTrade) switch
        {
            (true, true) => "Bullish engulfing" + AtLevel,
            (true, false) => "Bullish engulfing" + AtNone,
            (false, true) => "Bearish engulfing" + AtLevel,
            (false, false) => "Bearish engulfing" + AtNone,
        };
        (sighting.B, sighting.C) = (size, sighting.Parts - 2);
        sighting.Add(new ShapePoint(before.Time, before.Open));
        sighting.Add(new ShapePoint(now.Time, now.Close));
        return true;
    }
}
