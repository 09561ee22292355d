namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A close clear above resistance (side 1) or below support (side −1), as <see cref="Levels"/> has it.</summary>
public sealed class LevelBreak(int side) : IPattern
{
    public Traits Needs => Traits.LevelUp.On(side);

    public bool Look(Chart chart, ref Sighting sighting)
    {
        Level level = side > 0 ? chart.Levels.BrokenUp : chart.Levels.BrokenDown;
        double beyond = side * (chart[chart.Last].Close - level.Price) / chart.Atr;
        sighting = new Sighting
        {
            Name = side > 0 ? "resistance break" : "support break",
            Side = side,
            Bar = chart.Last,
            Strength = beyond / (beyond + 0.5),
            Parts = level.Touches,
            Level = level.Price,
            Wrong = level.Price - side * Levels.ClearAtr * chart.Atr,
            NamesTrade = true,
            Words = side > 0
                ? "Closed above resistance touched {1} times in the {2} bars before, {3:0.0} ATR beyond it" + Sightings.Age
                : "Closed below support touched {1} times in the {2} bars before, {3:0.0} ATR beyond it" + Sightings.Age,
            B = level.Touches,
            C = chart.Last - level.First.Bar,
            D = beyond,
        };
        sighting.Add(new ShapePoint(level.First.Time, level.Price));
        sighting.Add(new ShapePoint(chart[level.LastTouch].Time, level.Price));
        sighting.Add(new ShapePoint(chart[chart.Last].Time, chart[chart.Last].Close));
        return true;
    }
}
