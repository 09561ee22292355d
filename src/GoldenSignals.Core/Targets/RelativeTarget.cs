using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Is the return over the next five bars above the median of the watched universe? Baseline: even odds, scored at the base rate.</summary>
/// <remarks>Needs a context at both ends; without one there is no question and no answer. A symbol that is often the median itself is above it
/// in three of ten cases; scored at a bare 50 %, its own base rate would pass for skill.</remarks>
public sealed class RelativeTarget(DaySlots? day = null) : Target(Bars, day)
{
    /// <summary>The horizon, fixed by what the context measures.</summary>
    public const int Bars = 5;

    private readonly long[] closes = new long[Bars];
    private readonly bool[] asked = new bool[Bars];
    private int bars;

    private protected override void Take(in Bar bar, in Context context)
    {
        bool known = !double.IsNaN(context.MedianReturn5);
        if (bars >= Horizon && asked[Slot] && known)
        {
            double ahead = Math.Log((double)bar.Close / closes[Slot]) - context.MedianReturn5;
            Answer = ahead > 0 ? 1 : 0;
            Moves.Add(ahead, ahead > 0);
        }
        closes[Slot] = bar.Close;
        asked[Slot] = known;
        Asks = known;
        bars++;
    }
}
