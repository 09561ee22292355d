using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// The context of every stored bar of a series: as it was written down when the bar came live, else as it is made from the stored bars
/// of the universe.
/// </summary>
/// <param name="bars">The series' bars.</param>
/// <param name="closes">Every close of the universe and what it did by then; the rank of the single symbol is not in it.</param>
/// <param name="ranks">The symbol's rank at each of its bars; null where there is no universe.</param>
/// <param name="journaled">The contexts that were written down, by close.</param>
public sealed class ContextsOfSeries(
    BarColumns bars, UniverseCloses closes, double[]? ranks, IReadOnlyDictionary<long, Context> journaled)
{
    private int close;

    /// <summary>The last close whose context was made and not read; null for none.</summary>
    public DateTime? LastMade { get; private set; }

    /// <summary>The context of the bar at this place; places are asked for in rising order, from 0 as often as wanted.</summary>
    public Context At(int place)
    {
        long time = bars.Times[place];
        if (journaled.Count > 0 && journaled.TryGetValue(time, out Context written))
        {
            return written;
        }
        if (ranks is null)
        {
            return Context.None;
        }
        LastMade = Moment.FromMicroseconds(time);
        close = place == 0 ? 0 : close;
        while (closes.Times[close] < time)
        {
            close++;
        }
        Context made = closes.Contexts[close];
        return made.Symbols > 0 ? made with { MomentumRank = ranks[place] } : Context.None;
    }
}

/// <summary>What a universe did by each of its closes.</summary>
/// <param name="Times">Microseconds since 1970 UTC, rising.</param>
public sealed record UniverseCloses(List<long> Times, List<Context> Contexts);
