using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A close out of a triangle, wedge, channel or rectangle on the side it is read for; on the other side it just ends.</summary>
/// <param name="side">1 for a close above its upper line, −1 below its lower.</param>
public sealed class CorridorBreak(string name, CorridorKind kind, int side) : IPattern
{
    private readonly string words = Sightings.Capital(name) + ": closed " + (side > 0 ? "above its upper" : "below its lower")
        + " line after {1} bars and {2} touches, {3:0.0} ATR high" + Sightings.Age;

    public Traits Needs => Traits.CorridorUp.On(side);

    public bool Look(Chart chart, ref Sighting sighting)
    {
        Corridor corridor = chart.Corridor;
        if (corridor.Kind != kind)
        {
            return false;
        }
        int now = chart.Last;
        double height = corridor.Height / chart.Atr;
        sighting = new Sighting
        {
            Name = name,
            Side = side,
            Bar = now,
            Strength = height / (height + 2),
            Parts = corridor.Touches,
            Level = side > 0 ? corridor.Upper.At(now) : corridor.Lower.At(now),
            Wrong = chart.Pivots.Bottoms(side)[0].Price,
            NamesTrade = true,
            Lines = Sighting.TwoLines,
            Words = words,
            B = now - corridor.Start,
            C = corridor.Touches,
            D = height,
        };
        bool upperFirst = corridor.Upper.Bar1 <= corridor.Lower.Bar1;
        (Neckline first, Neckline second) = upperFirst ? (corridor.Upper, corridor.Lower) : (corridor.Lower, corridor.Upper);
        ref readonly Bar bar = ref chart[now];
        sighting.Add(new ShapePoint(chart[first.Bar1].Time, first.Price1));
        sighting.Add(new ShapePoint(chart[second.Bar1].Time, second.Price1));
        sighting.Add(new ShapePoint(bar.Time, first.At(now)));
        sighting.Add(new ShapePoint(bar.Time, second.At(now)));
        sighting.Add(new ShapePoint(bar.Time, bar.Close));
        return true;
    }
}
