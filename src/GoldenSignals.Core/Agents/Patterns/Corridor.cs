using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>What two lines, one through highs and one through lows, make together.</summary>
public enum CorridorKind
{
    None,
    AscendingTriangle,
    DescendingTriangle,
    SymmetricalTriangle,
    RisingWedge,
    FallingWedge,
    RisingChannel,
    FallingChannel,
    Rectangle,
}

/// <summary>
/// The two lines prices run between: one through the last two or three confirmed highs, one through the lows. They are drawn when the last
/// of those swings is confirmed, and stand until a close leaves them, too much time passes, or another swing draws better ones.
/// </summary>
/// <remarks>After Edwards and Magee, Technical Analysis of Stock Trends, chapters 8 (triangles), 9 (rectangles), 10 (wedges) and 14
/// (channels), and Bulkowski, Encyclopedia of Chart Patterns, whose wedges want five touches. Tolerances are in average true ranges.</remarks>
public sealed class Corridor
{
    /// <summary>Bars from the first to the last swing, and how long a break is waited for after it.</summary>
    public const int LeastBars = 15, MostBars = 120, WaitBarsMax = 40;

    /// <summary>How far the lines must stand apart where they begin; how much of a rise or fall still is flat; how near a middle swing must come
    /// to its line; how far a close must clear a line to break it. In average true ranges.</summary>
    public const double LeastHeightAtr = 2, FlatAtr = 0.75, NearAtr = 0.5, ClearAtr = 0.25;

    /// <summary>Lines that end at most this share as far apart as they began converge; up to its inverse they are parallel.</summary>
    public const double ConvergingShare = 0.75;

    /// <summary>A triangle left later than three quarters of the way to its tip says nothing any more (Edwards and Magee, chapter 8).</summary>
    public const double TipShare = 0.25;

    /// <summary>Swings that touch the lines of a wedge, least.</summary>
    public const int WedgeTouches = 5;

    private const int MostSwings = 3;

    private bool stands;
    private int lastTouch;

    public CorridorKind Kind { get; private set; }

    /// <summary>Through the highs, and through the lows, in true prices.</summary>
    public Neckline Upper { get; private set; }

    public Neckline Lower { get; private set; }

    /// <summary>Swings that touch the lines.</summary>
    public int Touches { get; private set; }

    /// <summary>Number of the first bar that touches one.</summary>
    public int Start { get; private set; }

    /// <summary>1 when the latest bar closed above it, −1 below, else 0.</summary>
    public int Broken { get; private set; }

    /// <summary>How far the lines stand apart where they begin, in ticks.</summary>
    public double Height => Upper.At(Start) - Lower.At(Start);

    public void Update(Chart chart)
    {
        Broken = 0;
        if (stands)
        {
            Judge(chart);
        }
        if (Broken == 0 && (chart.Pivots.NewHigh || chart.Pivots.NewLow) && chart.Atr > 0)
        {
            Form(chart);
        }
    }

    private void Judge(Chart chart)
    {
        int now = chart.Last;
        double upper = Upper.At(now), lower = Lower.At(now), clear = ClearAtr * chart.Atr;
        if (now - lastTouch > WaitBarsMax || upper - lower < TipShare * Height)
        {
            stands = false;
            return;
        }
        long close = chart[now].Close;
        Broken = close > upper + clear ? 1 : close < lower - clear ? -1 : 0;
        stands = Broken == 0;
    }

    // The widest first: three touches on a line say more than two.
    private void Form(Chart chart)
    {
        for (int highs = MostSwings; highs >= 2; highs--)
        {
            for (int lows = MostSwings; lows >= 2; lows--)
            {
                if (Fits(chart, highs, lows))
                {
                    return;
                }
            }
        }
    }

    private bool Fits(Chart chart, int highs, int lows)
    {
        Swings tops = chart.Pivots.Highs, bottoms = chart.Pivots.Lows;
        if (tops.Count < highs || bottoms.Count < lows)
        {
            return false;
        }
        Swing top1 = tops[highs - 1], top2 = tops[0], bottom1 = bottoms[lows - 1], bottom2 = bottoms[0];
        int start = Math.Min(top1.Bar, bottom1.Bar), end = Math.Max(top2.Bar, bottom2.Bar);
        // Both lines must have begun before either ends, or they bound different times.
        if (end - start < LeastBars || chart.Last - start > MostBars || Math.Max(top1.Bar, bottom1.Bar) >= Math.Min(top2.Bar, bottom2.Bar))
        {
            return false;
        }
        Neckline upper = new(top1.Bar, top1.Price, top2.Bar, top2.Price), lower = new(bottom1.Bar, bottom1.Price, bottom2.Bar, bottom2.Price);
        double atStart = upper.At(start) - lower.At(start), atEnd = upper.At(end) - lower.At(end), near = NearAtr * chart.Atr;
        if (atStart < LeastHeightAtr * chart.Atr
            || (highs == MostSwings && Math.Abs(tops[1].Price - upper.At(tops[1].Bar)) > near)
            || (lows == MostSwings && Math.Abs(bottoms[1].Price - lower.At(bottoms[1].Bar)) > near))
        {
            return false;
        }
        double flat = FlatAtr * chart.Atr;
        CorridorKind kind = KindOf(
            Direction(upper.At(end) - upper.At(start), flat), Direction(lower.At(end) - lower.At(start), flat), atEnd / atStart);
        bool isWedge = kind is CorridorKind.RisingWedge or CorridorKind.FallingWedge;
        if (kind == CorridorKind.None || (isWedge && highs + lows < WedgeTouches) || !Holds(chart, in upper, in lower, start))
        {
            return false;
        }
        (Kind, Upper, Lower, Touches, Start, lastTouch, stands) = (kind, upper, lower, highs + lows, start, end, true);
        return true;
    }

    private static int Direction(double rise, double flat) => rise > flat ? 1 : rise < -flat ? -1 : 0;

    private static CorridorKind KindOf(int upper, int lower, double narrowing) => (upper, lower) switch
    {
        (0, 1) when narrowing <= ConvergingShare => CorridorKind.AscendingTriangle,
        (-1, 0) when narrowing <= ConvergingShare => CorridorKind.DescendingTriangle,
        (-1, 1) when narrowing <= ConvergingShare => CorridorKind.SymmetricalTriangle,
        (1, 1) when narrowing <= ConvergingShare => CorridorKind.RisingWedge,
        (-1, -1) when narrowing <= ConvergingShare => CorridorKind.FallingWedge,
        (0, 0) when IsParallel(narrowing) => CorridorKind.Rectangle,
        (1, 1) when IsParallel(narrowing) => CorridorKind.RisingChannel,
        (-1, -1) when IsParallel(narrowing) => CorridorKind.FallingChannel,
        _ => CorridorKind.None,
    };

    private static bool IsParallel(double narrowing) => narrowing is > ConvergingShare and < 1 / ConvergingShare;

    private static bool Holds(Chart chart, in Neckline upper, in Neckline lower, int start)
    {
        double clear = ClearAtr * chart.Atr;
        for (int i = start; i <= chart.Last; i++)
        {
            ref readonly Bar bar = ref chart[i];
            if (bar.Close > upper.At(i) + clear || bar.Close < lower.At(i) - clear)
            {
                return false;
            }
        }
        return true;
    }
}
