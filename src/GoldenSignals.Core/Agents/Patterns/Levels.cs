namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A price the market turned at several times. Its price is fixed when it is made and never moves.</summary>
/// <param name="Price">Mean of the swings that made it, true ticks.</param>
/// <param name="Touches">Confirmed swings at it so far.</param>
/// <param name="First">The oldest of them.</param>
/// <param name="LastTouch">Number of the bar of the latest.</param>
/// <param name="Standing">1 when the last clear close was above it, −1 below.</param>
/// <param name="BrokenAt">Number of the bar that last broke it; −1 for never.</param>
public readonly record struct Level(double Price, int Touches, Swing First, int LastTouch, int Standing, int BrokenAt);

/// <summary>Support and resistance: levels where confirmed swings, highs and lows alike, cluster.</summary>
public sealed class Levels
{
    /// <summary>Levels kept; the one longest untouched makes room.</summary>
    public const int LevelsMax = 16;

    /// <summary>Swings that make a level, and how many bars they must be spread over.</summary>
    public const int LeastTouches = 3, LeastSpreadBars = 20;

    /// <summary>Bars after which a swing, or a level nobody touched, is forgotten.</summary>
    public const int MemoryBars = 250;

    /// <summary>How near a swing must be, and how far a close must clear the level to break it, in average true ranges.</summary>
    public const double NearAtr = 0.5, ClearAtr = 0.25;

    private readonly Level[] levels = new Level[LevelsMax];

    public int Count { get; private set; }

    public ref readonly Level this[int index] => ref levels[index];

    /// <summary>All of them, in no order.</summary>
    public ReadOnlySpan<Level> All => levels.AsSpan(0, Count);

    /// <summary>The level the latest bar broke upwards, as it stood before; no touches when it broke none.</summary>
    public Level BrokenUp { get; private set; }

    /// <summary>The level the latest bar broke downwards, likewise.</summary>
    public Level BrokenDown { get; private set; }

    public void Update(Chart chart)
    {
        BrokenUp = BrokenDown = default;
        if (!(chart.Atr > 0))
        {
            return;
        }
        Forget(chart.Last);
        Judge(chart);
        if (chart.Pivots.NewHigh)
        {
            Hear(chart, chart.Pivots.Highs[0]);
        }
        if (chart.Pivots.NewLow)
        {
            Hear(chart, chart.Pivots.Lows[0]);
        }
    }

    /// <summary>The nearest level within reach of a price, or −1.</summary>
    public int Near(double price, double reach)
    {
        int nearest = -1;
        for (int i = 0; i < Count; i++)
        {
            double distance = Math.Abs(levels[i].Price - price);
            if (distance <= reach)
            {
                (nearest, reach) = (i, distance);
            }
        }
        return nearest;
    }

    private void Forget(int now)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            if (now - levels[i].LastTouch > MemoryBars)
            {
                levels[i] = levels[--Count];
            }
        }
    }

    // Touched again after its last break, a level can break anew; until then a price that see-saws around it breaks nothing.
    private void Judge(Chart chart)
    {
        long close = chart.Close(1);
        double clear = ClearAtr * chart.Atr;
        for (int i = 0; i < Count; i++)
        {
            double beyond = close - levels[i].Price;
            int standing = beyond > clear ? 1 : beyond < -clear ? -1 : levels[i].Standing;
            if (standing == levels[i].Standing)
            {
                continue;
            }
            Level level = levels[i];
            bool breaks = level.LastTouch > level.BrokenAt;
            levels[i] = level with { Standing = standing, BrokenAt = breaks ? chart.Last : level.BrokenAt };
            if (breaks && standing > 0 && level.Touches > BrokenUp.Touches)
            {
                BrokenUp = level;
            }
            else if (breaks && standing < 0 && level.Touches > BrokenDown.Touches)
            {
                BrokenDown = level;
            }
        }
    }

    private void Hear(Chart chart, in Swing swing)
    {
        double reach = NearAtr * chart.Atr;
        int near = Near(swing.Price, reach);
        if (near >= 0)
        {
            levels[near] = levels[near] with { Touches = levels[near].Touches + 1, LastTouch = swing.Bar };
            return;
        }
        int touches = 0;
        double sum = 0;
        Swing first = swing;
        Gather(chart.Pivots.Highs, swing, reach, ref touches, ref sum, ref first);
        Gather(chart.Pivots.Lows, swing, reach, ref touches, ref sum, ref first);
        if (touches >= LeastTouches && swing.Bar - first.Bar >= LeastSpreadBars)
        {
            double price = sum / touches;
            Keep(new Level(price, touches, first, swing.Bar, chart.Close(1) > price ? 1 : -1, -1));
        }
    }

    private static void Gather(Swings swings, in Swing around, double reach, ref int touches, ref double sum, ref Swing first)
    {
        for (int i = 0; i < swings.Count && around.Bar - swings[i].Bar <= MemoryBars; i++)
        {
            if (Math.Abs(swings[i].Price - around.Price) <= reach)
            {
                touches++;
                sum += swings[i].Price;
                first = swings[i].Bar < first.Bar ? swings[i] : first;
            }
        }
    }

    private void Keep(in Level level)
    {
        int place = Count;
        if (Count < LevelsMax)
        {
            Count++;
        }
        else
        {
            place = 0;
            for (int i = 1; i < LevelsMax; i++)
            {
                place = levels[i].LastTouch < levels[place].LastTouch ? i : place;
            }
        }
        levels[place] = level;
    }
}
