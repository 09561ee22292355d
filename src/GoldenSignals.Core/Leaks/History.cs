using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Leaks;

/// <summary>A number about one moment, as it was known from another moment on: an earnings figure, its restatement, the tone of a news item.</summary>
/// <param name="About">What it speaks of, UTC.</param>
/// <param name="Known">When it could first be read, UTC. A restatement is a later vintage about the same moment.</param>
public readonly record struct Vintage(DateTime About, DateTime Known, double Value);

/// <summary>Everything that may be told about one symbol: its bars in order of time, and beside them whatever else there is.</summary>
/// <param name="Bars">In rising order of time, raw as they were traded.</param>
public sealed record History(IReadOnlyList<Bar> Bars)
{
    /// <summary>What the watched universe did, in order of time; a context belongs to the bar of its close.</summary>
    public IReadOnlyList<Context> Contexts { get; init; } = [];

    /// <summary>Splits and dividends in order of ex-time.</summary>
    public IReadOnlyList<CorporateAction> Actions { get; init; } = [];

    /// <summary>Data that were published late or restated, in order of the moment they became known.</summary>
    public IReadOnlyList<Vintage> Vintages { get; init; } = [];

    /// <summary>Bars of other symbols; one that was delisted ends early.</summary>
    public IReadOnlyList<IReadOnlyList<Bar>> Peers { get; init; } = [];

    /// <summary>What was known when a bar closed: the first bars, and of everything else what had come by then.</summary>
    public History Until(int bars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        DateTime now = Bars[bars - 1].Time;
        return new History([.. Bars.Take(bars)])
        {
            Contexts = [.. Contexts.Where(context => context.Time <= now)],
            Actions = [.. Actions.Where(action => action.ExTime <= now)],
            Vintages = [.. Vintages.Where(vintage => vintage.Known <= now)],
            Peers = [.. Peers.Select(peer => (IReadOnlyList<Bar>)[.. peer.Where(bar => bar.Time <= now)])],
        };
    }

    /// <summary>The same history at another time.</summary>
    public History Moved(int years) => new([.. Bars.Select(bar => bar with { Time = bar.Time.AddYears(years) })])
    {
        Contexts = [.. Contexts.Select(context => context with { Time = Move(context.Time, years) })],
        Actions = [.. Actions.Select(action => action with { ExTime = action.ExTime.AddYears(years) })],
        Vintages = [.. Vintages.Select(vintage => vintage with { About = vintage.About.AddYears(years), Known = vintage.Known.AddYears(years) })],
        Peers = [.. Peers.Select(peer => (IReadOnlyList<Bar>)[.. peer.Select(bar => bar with { Time = bar.Time.AddYears(years) })])],
    };

    /// <summary>What a session is told, in its order: each action before the first bar it concerns, each context before the bar of its close.</summary>
    public IEnumerable<Input> Inputs()
    {
        int action = 0, context = 0;
        foreach (Bar bar in Bars)
        {
            for (; action < Actions.Count && Actions[action].ExTime <= bar.Time; action++) yield return Input.Of(Actions[action]);
            while (context < Contexts.Count && Contexts[context].Time < bar.Time) context++;
            if (context < Contexts.Count && Contexts[context].Time == bar.Time) yield return Input.Of(Contexts[context]);
            yield return Input.Of(in bar);
        }
    }

    private static DateTime Move(DateTime time, int years) => time == default ? time : time.AddYears(years);
}
