using System.Diagnostics;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>What an agent's own work at a bar costs.</summary>
internal static class AgentCost
{
    private const int BarsMax = 2000, Rounds = 15;

    /// <summary>The least of a few rounds over the same bars; the rest of the machine can only make a round longer. NaN for too few bars.</summary>
    public static double NanosecondsPerBar(Func<IAgent> make, BarColumns columns)
    {
        Bar[] bars = [.. columns.Take(BarsMax)];
        double least = double.NaN;
        for (int round = 0; round < Rounds && bars.Length > 0; round++)
        {
            double nanoseconds = Round(make(), bars).TotalNanoseconds / bars.Length;
            least = least <= nanoseconds ? least : nanoseconds;
        }
        return least;
    }

    private static TimeSpan Round(IAgent agent, Bar[] bars)
    {
        var opinions = new Opinion[AgentCatalog.All.Max(entry => entry.Targets.Count)];
        long start = Stopwatch.GetTimestamp();
        foreach (ref readonly Bar bar in bars.AsSpan())
        {
            agent.Observe(in bar, Context.None, opinions);
        }
        return Stopwatch.GetElapsedTime(start);
    }
}
