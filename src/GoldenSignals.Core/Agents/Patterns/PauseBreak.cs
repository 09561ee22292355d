using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A close out of a flag or pennant in the direction of the move before it.</summary>
public sealed class PauseBreak(string name, bool isPennant, int side) : IPattern
{
    private readonly string words = Sightings.Capital(name) + ": closed " + (side > 0 ? "above" : "below")
        + " a pause of {1} bars after a move of {3:0.0} ATR in {2}" + Sightings.Age;

    public Traits Needs => Traits.PauseUp.On(side);

    public bool Look(Chart chart, ref Sighting sighting)
    {
        Pause pause = side > 0 ? chart.PauseUp : chart.PauseDown;
        if (pause.IsPennant != isPennant)
        {
            return false;
        }
        int now = chart.Last;
        double pole = (side * pause.Top.Price - chart.Low(pause.Foot, side)) / chart.Atr;
        sighting = new Sighting
        {
            Name = name,
            Side = side,
            Bar = now,
            Strength = pole / (pole + 4),
            Parts = 5,
            Level = side * pause.Upper.At(now),
            Wrong = side * chart.Low(pause.Lowest, side),
            NamesTrade = true,
            Lines = Sighting.PoleAndTwoLines,
            Words = words,
            B = now - pause.Top.Bar,
            C = pause.Top.Bar - pause.Foot,
            D = pole,
        };
        ref readonly Bar bar = ref chart[now];
        sighting.Add(chart.Bottom(pause.Foot, side));
        sighting.Add(new ShapePoint(pause.Top.Time, pause.Top.Price));
        sighting.Add(chart.Bottom(pause.Lower.Bar1, side));
        sighting.Add(new ShapePoint(bar.Time, side * pause.Upper.At(now)));
        sighting.Add(new ShapePoint(bar.Time, side * pause.Lower.At(now)));
        sighting.Add(new ShapePoint(bar.Time, bar.Close));
        return true;
    }
}
