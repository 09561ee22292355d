namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>
/// The pause of a few days after a sharp move: between two parallel lines that lean against it (a flag) or two that meet (a pennant). The
/// lines run through confirmed small swings: the end of the move and a later one on its side, two on the other.
/// </summary>
/// <remarks>After Edwards and Magee, Technical Analysis of Stock Trends, chapter 11: the move that is paused is straight and fast, the pause
/// ends within three or four weeks. Prices are as the side sees them: for a fall, upside down.</remarks>
public sealed class Pause(int side)
{
    /// <summary>Bars of the move before, the pole, and of the pause, at most.</summary>
    public const int PoleBarsMax = 10, PauseBarsMax = 20;

    /// <summary>Least height of the pole in average true ranges, and the share of it the pause may give back.</summary>
    public const double LeastPoleAtr = 4, GivenBackMax = 0.5;

    /// <summary>Lines that end at least this share, and at most its inverse, as far apart as they began are parallel.</summary>
    public const double ParallelShare = 0.6;

    private Neckline lower;
    private bool stands;

    /// <summary>The latest bar closed out of it in the direction of the move.</summary>
    public bool Broken { get; private set; }

    public bool IsPennant { get; private set; }

    /// <summary>The end of the move, and the bar it began at.</summary>
    public Swing Top { get; private set; }

    public int Foot { get; private set; }

    /// <summary>The line it was left through, and the other.</summary>
    public Neckline Upper { get; private set; }

    public Neckline Lower => lower;

    /// <summary>Number of the lowest bar of the pause when its lines were drawn.</summary>
    public int Lowest { get; private set; }

    public void Update(Chart chart)
    {
        Broken = false;
        if (stands)
        {
            Judge(chart);
        }
        if (!Broken && (chart.Minor.NewHigh || chart.Minor.NewLow) && chart.Atr > 0)
        {
            Form(chart);
        }
    }

    private void Judge(Chart chart)
    {
        int now = chart.Last;
        long close = chart.Close(side);
        Broken = Upper.IsUnder(now, close);
        stands = !Broken && now - Top.Bar < PauseBarsMax && close >= lower.At(now) - Corridor.ClearAtr * chart.Atr;
    }

    private void Form(Chart chart)
    {
        Swings tops = chart.Minor.Bottoms(-side), bottoms = chart.Minor.Bottoms(side);
        if (bottoms.Count < 2)
        {
            return;
        }
        for (int i = 1; i < tops.Count && chart.Last - tops[i].Bar < PauseBarsMax; i++)
        {
            if (Fits(chart, tops[i], tops[0], bottoms[1], bottoms[0]))
            {
                return;
            }
        }
    }

    private bool Fits(Chart chart, in Swing top, in Swing top2, in Swing bottom1, in Swing bottom2)
    {
        if (bottom1.Bar <= top.Bar || top2.Bar <= bottom1.Bar || top.Bar < PoleBarsMax)
        {
            return false;
        }
        long peak = side * top.Price;
        int foot = chart.Lowest(top.Bar - PoleBarsMax, top.Bar - 1, side), low = chart.Lowest(top.Bar + 1, chart.Last, side);
        double pole = peak - chart.Low(foot, side);
        if (pole < LeastPoleAtr * chart.Atr || peak - chart.Low(low, side) > GivenBackMax * pole
            || chart.High(chart.Highest(top.Bar + 1, chart.Last, side), side) > peak)
        {
            return false;
        }
        Neckline over = new(top.Bar, peak, top2.Bar, side * top2.Price), under = new(bottom1.Bar, side * bottom1.Price, bottom2.Bar, side * bottom2.Price);
        int end = Math.Max(top2.Bar, bottom2.Bar);
        double atStart = over.At(top.Bar) - under.At(top.Bar), atEnd = over.At(end) - under.At(end);
        bool falls = over.Price2 < over.Price1;
        bool isPennant = falls && under.Price2 > under.Price1 && atEnd <= Corridor.ConvergingShare * atStart;
        bool isFlag = under.Price2 <= under.Price1 && atEnd >= ParallelShare * atStart && atStart >= ParallelShare * atEnd;
        if (!(atStart > 0 && atEnd > 0) || !(isPennant || isFlag) || over.IsUnder(chart.Last, chart.Close(side)))
        {
            return false;
        }
        (IsPennant, Top, Foot, Upper, lower, Lowest, stands) = (isPennant, top, foot, over, under, low, true);
        return true;
    }
}
