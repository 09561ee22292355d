using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>Calls counted by year and whole percent of probability: enough for reliability, and for a curve that never looks ahead.</summary>
internal sealed class YearCells(int years)
{
    /// <summary>Calls of earlier years before a threshold is taken from them.</summary>
    private const long EarlierMin = 250;

    /// <summary>Shares of the calls to keep, the surest first.</summary>
    private static readonly double[] Shares = [1, 0.8, 0.65, 0.5, 0.35, 0.2];

    /// <summary>Steps of sureness: whole percents away from one half.</summary>
    private const int Levels = 51;

    private readonly Cell[] cells = new Cell[years * Reliability.Cells];

    public void Add(int year, double probability, bool yes, bool hit)
    {
        ref Cell cell = ref cells[year * Reliability.Cells + Reliability.CellOf(probability)];
        cell.Calls++;
        cell.Probability += FixedPoint.Of(probability);
        if (yes) cell.Yes++;
        if (hit) cell.Hits++;
    }

    public void Merge(YearCells other)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i].Calls += other.cells[i].Calls;
            cells[i].Yes += other.cells[i].Yes;
            cells[i].Hits += other.cells[i].Hits;
            cells[i].Probability += other.cells[i].Probability;
        }
    }

    public void Clear() => Array.Clear(cells);

    public Reliability ToReliability()
    {
        Reliability reliability = new();
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Calls > 0)
                reliability.AddCell(i % Reliability.Cells, cells[i].Calls, FixedPoint.Value(cells[i].Probability), cells[i].Yes);
        }
        return reliability;
    }

    /// <summary>Hit rate of the surest calls: how sure is sure enough is decided in each year by the years before it alone.</summary>
    public IReadOnlyList<CurvePoint> Curve()
    {
        List<CurvePoint> points = [];
        foreach (double share in Shares)
        {
            if (Point(share) is { N: > 0 } point) points.Add(point);
        }
        return points;
    }

    private CurvePoint Point(double share)
    {
        long[] earlier = new long[Levels];
        long known = 0, all = 0, kept = 0, hits = 0;
        for (int year = 0; year < years; year++)
        {
            int threshold = known < EarlierMin ? -1 : Threshold(earlier, known, share);
            for (int i = 0; i < Reliability.Cells; i++)
            {
                ref readonly Cell cell = ref cells[year * Reliability.Cells + i];
                if (threshold >= 0)
                {
                    all += cell.Calls;
                    if (LevelOf(i) < threshold) continue;
                    kept += cell.Calls;
                    hits += cell.Hits;
                }
            }
            for (int i = 0; i < Reliability.Cells; i++)
            {
                earlier[LevelOf(i)] += cells[year * Reliability.Cells + i].Calls;
                known += cells[year * Reliability.Cells + i].Calls;
            }
        }
        return kept == 0 ? default : new CurvePoint((double)kept / all, (double)hits / kept, kept);
    }

    /// <summary>The highest level that at least this share of the calls reached.</summary>
    private static int Threshold(long[] levels, long calls, double share)
    {
        long above = 0;
        for (int level = Levels - 1; level > 0; level--)
        {
            above += levels[level];
            if (above >= share * calls) return level;
        }
        return 0;
    }

    private static int LevelOf(int cell) => cell >= Levels - 1 ? cell - (Levels - 1) : Levels - 2 - cell;

    private struct Cell
    {
        public int Calls, Yes, Hits;
        public long Probability;
    }
}
