using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>What the store holds of a series, in the order a session is told it: each action before the first bar it concerns.</summary>
public static class StoredInputs
{
    /// <summary>The inputs of a series; an action that concerns no stored bar yet is not among them.</summary>
    public static IEnumerable<Input> Of(StoredBars stored)
    {
        int next = 0;
        for (int i = 0; i < stored.Bars.Count; i++)
        {
            Bar bar = stored.Bars[i];
            while (next < stored.Actions.Count && stored.Actions[next].ExTime <= bar.Time)
            {
                yield return Input.Of(stored.Actions[next++]);
            }
            yield return Input.Of(in bar);
        }
    }

    /// <summary>A new session that has been told everything, and the hash of what it was told.</summary>
    public static (SignalSession Session, InputHash Hash) Step(StoredBars stored, SessionSettings settings)
    {
        var session = new SignalSession(stored.Series.Symbol, stored.Series.Interval, settings);
        var hash = new InputHash();
        foreach (Input input in Of(stored))
        {
            session.Step(in input);
            hash.Add(in input);
        }
        return (session, hash);
    }
}
