using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// What the store holds of a series, in the order a session is told it: each action before the first bar it concerns, each context before
/// the bar of its close, each opinion from outside before the first bar that closes with it or after it.
/// </summary>
public static class StoredInputs
{
    /// <summary>The inputs of a series; an action that concerns no stored bar yet is not among them.</summary>
    /// <param name="contexts">What the watched universe did; null where none is known.</param>
    /// <param name="opinions">What was received from outside, by time.</param>
    public static IEnumerable<Input> Of(
        StoredBars stored, ContextsOfSeries? contexts = null, IReadOnlyList<ExternalOpinion>? opinions = null)
    {
        int next = 0, heard = 0;
        for (int i = 0; i < stored.Bars.Count; i++)
        {
            Bar bar = stored.Bars[i];
            while (next < stored.Actions.Count && stored.Actions[next].ExTime <= bar.Time)
            {
                yield return Input.Of(stored.Actions[next++]);
            }
            if (contexts?.At(i) is { Symbols: > 0 } context)
            {
                yield return Input.Of(in context);
            }
            while (heard < opinions?.Count && opinions[heard].Time <= bar.Time)
            {
                yield return Input.Of(opinions[heard++]);
            }
            yield return Input.Of(in bar);
        }
    }

    /// <summary>A new session that has been told everything, and the hash of what it was told.</summary>
    public static (SignalSession Session, InputHash Hash) Step(
        StoredBars stored, SessionSettings settings, ContextsOfSeries? contexts = null, IReadOnlyList<ExternalOpinion>? opinions = null)
    {
        var session = new SignalSession(stored.Series.Symbol, stored.Series.Interval, settings with { External = ExternalVoices.Of(opinions ?? []) });
        var hash = new InputHash();
        foreach (Input input in Of(stored, contexts, opinions))
        {
            session.Step(in input);
            hash.Add(in input);
        }
        return (session, hash);
    }
}
