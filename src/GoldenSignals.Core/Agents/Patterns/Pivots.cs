namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A swing high or low.</summary>
/// <param name="Bar">Number of the bar it stands on.</param>
/// <param name="Time">Close of that bar, UTC.</param>
/// <param name="Price">Its high or low in ticks.</param>
public readonly record struct Swing(int Bar, DateTime Time, long Price);

/// <summary>
/// Confirmed swing highs and lows. A bar is a swing high when it tops the bars before it within reach and none after it within reach tops it;
/// that is known as many bars later, said then, and never taken back.
/// </summary>
/// <param name="reach">Bars on each side that a swing must top, and how late it is known.</param>
public sealed class Pivots(int reach = Pivots.Reach)
{
    /// <summary>Reach of the swings that make figures and levels, and of the small ones within a pause of a few weeks.</summary>
    public const int Reach = 5, MinorReach = 2;

    public Swings Highs { get; } = new();

    public Swings Lows { get; } = new();

    /// <summary>A swing high was confirmed by the latest bar.</summary>
    public bool NewHigh { get; private set; }

    /// <summary>A swing low was confirmed by the latest bar.</summary>
    public bool NewLow { get; private set; }

    /// <summary>The lows as this side sees them; prices stay true.</summary>
    public Swings Bottoms(int side) => side > 0 ? Lows : Highs;

    public bool NewBottom(int side) => side > 0 ? NewLow : NewHigh;

    public void Update(Chart chart)
    {
        int candidate = chart.Last - reach;
        NewHigh = IsTop(chart, candidate, 1);
        NewLow = IsTop(chart, candidate, -1);
        if (NewHigh)
        {
            Highs.Add(new Swing(candidate, chart[candidate].Time, chart[candidate].High));
        }
        if (NewLow)
        {
            Lows.Add(new Swing(candidate, chart[candidate].Time, chart[candidate].Low));
        }
    }

    // Of equal highs the first is the swing. The confirming bar must be lower, so a step up to a flat stretch is no swing.
    private bool IsTop(Chart chart, int candidate, int side)
    {
        if (candidate < reach)
        {
            return false;
        }
        long top = chart.High(candidate, side);
        if (chart.High(chart.Last, side) >= top)
        {
            return false;
        }
        for (int i = 1; i <= reach; i++)
        {
            if (chart.High(candidate - i, side) >= top || chart.High(candidate + i, side) > top)
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>The latest swings of one kind, 0 the latest.</summary>
public sealed class Swings
{
    /// <summary>Swings kept; a power of two.</summary>
    public const int SwingsMax = 64;

    private readonly Swing[] ring = new Swing[SwingsMax];
    private int added;

    public int Count => Math.Min(added, SwingsMax);

    public ref readonly Swing this[int back] => ref ring[(added - 1 - back) & (SwingsMax - 1)];

    public void Add(in Swing swing) => ring[added++ & (SwingsMax - 1)] = swing;
}
