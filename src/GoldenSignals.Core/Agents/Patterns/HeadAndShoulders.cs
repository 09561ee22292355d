namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>
/// Inverse head and shoulders (side 1) and head and shoulders (side −1): three confirmed swings, the middle one the furthest, the outer
/// two alike, and a close beyond the line through the turns between them. Shape after Lo, Mamaysky and Wang, "Foundations of Technical
/// Analysis", Journal of Finance 55(4), 2000, section II.A; tolerances here are in average true ranges instead of percent.
/// </summary>
public sealed class HeadAndShoulders(int side) : IPattern
{
    /// <summary>Bars from a shoulder to the head, least; and from shoulder to shoulder, most.</summary>
    public const int LeastBarsApart = 5, MostBarsWide = 120;

    /// <summary>Bars the neckline is waited for, from the right shoulder.</summary>
    public const int WaitBarsMax = 25;

    /// <summary>How unequal shoulders and the two ends of the neckline may be, in average true ranges.</summary>
    public const double MostUnequalAtr = 1;

    /// <summary>How far the head must stand beyond each shoulder, and from the neckline, in average true ranges.</summary>
    public const double LeastHeadAtr = 1, LeastHeightAtr = 4;

    /// <summary>One side may take this many times as long as the other.</summary>
    public const int MostLopsided = 3;

    private Swing left, head, right;
    private int neck1, neck2;
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
        if (chart.Last - right.Bar > WaitBarsMax || chart.Close(side) < side * right.Price)
        {
            formed = false;
            return false;
        }
        if (!Line(chart).IsUnder(chart.Last, chart.Close(side)))
        {
            return false;
        }
        formed = false;
        sighting = Describe(chart);
        return true;
    }

    private Neckline Line(Chart chart) => new(neck1, chart.High(neck1, side), neck2, chart.High(neck2, side));

    // The head must be the lowest low from it to the right shoulder, so only ever lower swings are tried; a lower one hides the rest.
    private void Form(Chart chart)
    {
        Swings bottoms = chart.Pivots.Bottoms(side);
        Swing shoulder = bottoms[0];
        long lowest = side * shoulder.Price;
        for (int i = 1; i < bottoms.Count && shoulder.Bar - bottoms[i].Bar < MostBarsWide; i++)
        {
            long price = side * bottoms[i].Price;
            if (price >= lowest)
            {
                continue;
            }
            lowest = price;
            if (side * shoulder.Price - price >= LeastHeadAtr * chart.Atr && shoulder.Bar - bottoms[i].Bar >= LeastBarsApart
                && FindLeft(chart, bottoms, i))
            {
                return;
            }
        }
    }

    private bool FindLeft(Chart chart, Swings bottoms, int middle)
    {
        Swing shoulder = bottoms[0], lowest = bottoms[middle];
        for (int i = middle + 1; i < bottoms.Count && shoulder.Bar - bottoms[i].Bar <= MostBarsWide; i++)
        {
            Swing candidate = bottoms[i];
            if (side * candidate.Price <= side * lowest.Price)
            {
                return false;
            }
            if (Fits(chart, candidate, lowest, shoulder, out int turn1, out int turn2))
            {
                (left, head, right, neck1, neck2, formed) = (candidate, lowest, shoulder, turn1, turn2, true);
                return true;
            }
        }
        return false;
    }

    private bool Fits(Chart chart, in Swing first, in Swing middle, in Swing last, out int turn1, out int turn2)
    {
        turn1 = turn2 = 0;
        int before = middle.Bar - first.Bar, after = last.Bar - middle.Bar, wide = before + after;
        double unequal = MostUnequalAtr * chart.Atr;
        if (before < LeastBarsApart || before > MostLopsided * after || after > MostLopsided * before || first.Bar < wide
            || side * (first.Price - middle.Price) < LeastHeadAtr * chart.Atr || Math.Abs(first.Price - last.Price) > unequal)
        {
            return false;
        }
        turn1 = chart.Highest(first.Bar + 1, middle.Bar - 1, side);
        turn2 = chart.Highest(middle.Bar + 1, last.Bar - 1, side);
        long high1 = chart.High(turn1, side), high2 = chart.High(turn2, side), floor = side * middle.Price;
        if (Math.Abs(high1 - high2) > unequal || Math.Min(high1, high2) - floor < LeastHeightAtr * chart.Atr
            || chart.Low(chart.Lowest(first.Bar, last.Bar, side), side) < floor)
        {
            return false;
        }
        // A reversal needs something to reverse: the move into the left shoulder started at least as high as the neckline.
        return chart.High(chart.Highest(first.Bar - wide, first.Bar - 1, side), side) >= Math.Max(high1, high2);
    }

    private Sighting Describe(Chart chart)
    {
        Neckline line = Line(chart);
        double height = (line.At(head.Bar) - side * head.Price) / chart.Atr;
        Sighting sighting = new()
        {
            Name = side > 0 ? "inverse head and shoulders" : "head and shoulders",
            Side = side,
            Bar = chart.Last,
            Strength = height / (height + 2),
            Parts = 5,
            Level = side * line.At(chart.Last),
            Wrong = right.Price,
            NamesTrade = true,
            Words = side > 0
                ? "Inverse head and shoulders: lows {1}, {2} and {3} bars before the close above the neckline" + Sightings.Age
                : "Head and shoulders: highs {1}, {2} and {3} bars before the close below the neckline" + Sightings.Age,
            B = chart.Last - left.Bar,
            C = chart.Last - head.Bar,
            D = chart.Last - right.Bar,
        };
        sighting.Add(new ShapePoint(left.Time, left.Price));
        sighting.Add(chart.Top(neck1, side));
        sighting.Add(new ShapePoint(head.Time, head.Price));
        sighting.Add(chart.Top(neck2, side));
        sighting.Add(new ShapePoint(right.Time, right.Price));
        sighting.Add(new ShapePoint(chart[chart.Last].Time, chart[chart.Last].Close));
        return sighting;
    }
}
