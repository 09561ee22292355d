using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Agents;

/// <summary>Feeds an agent closes that a person can read, and shows its latest opinions.</summary>
internal sealed class Tape(IAgent agent, int targets)
{
    private DateTime time = new(2020, 1, 6, 21, 0, 0, DateTimeKind.Utc);

    public Opinion[] Opinions { get; } = new Opinion[targets];

    public Context Context { get; set; } = Context.None;

    /// <summary>Bars that reach ten ticks beyond open and close.</summary>
    public Tape Closes(params IEnumerable<double> closes)
    {
        foreach (double close in closes)
        {
            Next((long)close, 1_000_000);
        }
        return this;
    }

    public Tape Next(long close, double volume)
    {
        Bar bar = new(time, close, close + 10, close - 10, close, volume);
        agent.Observe(bar, Context, Opinions);
        time = time.AddDays(time.DayOfWeek == DayOfWeek.Friday ? 3 : 1);
        return this;
    }

    public double Of(string name) => agent.Evidence().Single(evidence => evidence.Name == name).Value;

    /// <summary>A path that goes a step up and a smaller step down, so that it has a trend and a pulse.</summary>
    public static IEnumerable<double> Steps(double from, double up, double down, int count) =>
        Enumerable.Range(0, count).Select(i => from += i % 2 == 0 ? up : -down);
}
