namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>
/// Double bottom (side 1) and double top (side −1): two confirmed swings at nearly the same price after a move into them, and a close
/// beyond the highest point between them. The idea of comparing extrema is that of Lo, Mamaysky and Wang, "Foundations of Technical
/// Analysis", Journal of Finance 55(4), 2000, section II.A; tolerances here are in average true ranges instead of percent.
/// </summary>
public sealed class DoubleReversal(int side) : IPattern
{
    /// <summary>Bars between the two swings.</summary>
    public const int LeastBarsApart = 8, MostBarsApart = 80;

    /// <summary>Bars the neckline is waited for, from the second swing.</summary>
    public const int WaitBarsMax = 40;

    /// <summary>How unequal the two swings may be, and how far the neckline must stand off, in average true ranges.</summary>
    public const double MostUnequalAtr = 0.75, LeastHeightAtr = 2;

    private Swing left, right;
    private int neck;
    private bool formed;

    public bool Look(Chart chart, ref Sighting sighting)
    {
        if (chart.Pivots.NewBottom(side))
        {
            Form(chart);
        }
        if (!formed)
        {
            return false;
        }
        long floor = Math.Min(side * left.Price, side * right.Price);
        if (chart.Last - right.Bar > WaitBarsMax || chart.Close(side) < floor)
        {
            formed = false;
            return false;
        }
        if (chart.Close(side) <= chart.High(neck, side))
        {
            return false;
        }
        formed = false;
        sighting = Describe(chart, floor);
        return true;
    }

    private void Form(Chart chart)
    {
        Swings bottoms = chart.Pivots.Bottoms(side);
        for (int i = 1; i < bottoms.Count && bottoms[0].Bar - bottoms[i].Bar <= MostBarsApart; i++)
        {
            if (Fits(chart, bottoms[i], bottoms[0], out int between))
            {
                (left, right, neck, formed) = (bottoms[i], bottoms[0], between, true);
                return;
            }
        }
    }

    private bool Fits(Chart chart, in Swing first, in Swing second, out int between)
    {
        between = 0;
        int apart = second.Bar - first.Bar;
        if (apart < LeastBarsApart || first.Bar < apart || Math.Abs(first.Price - second.Price) > MostUnequalAtr * chart.Atr)
        {
            return false;
        }
        long floor = Math.Min(side * first.Price, side * second.Price), rim = Math.Max(side * first.Price, side * second.Price);
        between = chart.Highest(first.Bar + 1, second.Bar - 1, side);
        long top = chart.High(between, side);
        if (top - rim < LeastHeightAtr * chart.Atr || chart.Low(chart.Lowest(first.Bar + 1, second.Bar - 1, side), side) < floor)
        {
            return false;
        }
        // A reversal needs something to reverse: the move into the first swing started at least as high as the neckline.
        return chart.High(chart.Highest(first.Bar - apart, first.Bar - 1, side), side) >= top;
    }

    private Sighting Describe(Chart chart, long floor)
    {
        double height = (chart.High(neck, side) - floor) / chart.Atr;
        Sighting sighting = new()
        {
            Name = side > 0 ? "double bottom" : "double top",
            Side = side,
            Bar = chart.Last,
            Strength = height / (height + 2),
            Parts = 3,
            Level = side * chart.High(neck, side),
            Wrong = side * floor,
            NamesTrade = true,
            Words = side > 0
                ? "Double bottom: lows {1} and {2} bars before the close above the high between them, {3:0.0} ATR high" + Sightings.Age
                : "Double top: highs {1} and {2} bars before the close below the low between them, {3:0.0} ATR high" + Sightings.Age,
            B = chart.Last - left.Bar,
            C = chart.Last - right.Bar,
            D = height,
        };
        sighting.Add(new ShapePoint(left.Time, left.Price));
        sighting.Add(chart.Top(neck, side));
        sighting.Add(new ShapePoint(right.Time, right.Price));
        sighting.Add(new ShapePoint(chart[chart.Last].Time, chart[chart.Last].Close));
        return sighting;
    }
}
