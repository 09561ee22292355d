namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>What the patterns of one or two bars have in common: where they must stand.</summary>
internal static class Candle
{
    /// <summary>A decline is over only where there was one: the bar has the lowest low of this many bars.</summary>
    public const int DeclineBars = 10;

    public static bool EndsDecline(Chart chart, int lowest, int side)
    {
        int before = chart.Lowest(chart.Last - DeclineBars + 1, chart.Last, side);
        return chart.Low(before, side) == chart.Low(lowest, side);
    }

    /// <summary>A sighting of this many bars, with the touches of the level it turned at, if it turned at one.</summary>
    public static Sighting At(Chart chart, int lowest, int side, int bars, double strength)
    {
        long low = side * chart.Low(lowest, side);
        // A candle spans at least as much as it may miss the level by, so it has also closed on the good side of it.
        int near = chart.Levels.Near(low, Levels.NearAtr * chart.Atr);
        bool atLevel = near >= 0;
        return new Sighting
        {
            Side = side,
            Bar = chart.Last,
            Strength = strength,
            Parts = bars + (atLevel ? chart.Levels[near].Touches : 0),
            Level = atLevel ? chart.Levels[near].Price : double.NaN,
            Wrong = low,
            NamesTrade = atLevel,
        };
    }
}
