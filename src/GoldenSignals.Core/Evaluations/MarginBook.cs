using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Evaluations;

/// <summary>What must be known of a run to say what one agent adds to another run without it: errors on every question, and who speaks alike.</summary>
public sealed class MarginBook
{
    private readonly string[] targets;
    private readonly MarginTally?[] errors;
    private readonly StrengthPairs[] pairs;
    private readonly IReadOnlyList<string>[] voices;

    /// <param name="session">Any session with the same settings and interval.</param>
    /// <param name="wanted">Keys of the targets wanted; null for all.</param>
    public MarginBook(SignalSession session, IssueDates dates, IReadOnlySet<string>? wanted = null)
    {
        int count = session.Targets.Count;
        (targets, errors, pairs, voices) = (new string[count], new MarginTally?[count], new StrengthPairs[count], new IReadOnlyList<string>[count]);
        for (int i = 0; i < count; i++)
        {
            targets[i] = session.Targets[i].Key;
            bool counts = session.Claims(i) && (wanted is null || wanted.Contains(targets[i]));
            errors[i] = counts ? new MarginTally(session.Targets[i].Horizon, dates) : null;
            voices[i] = counts ? session.VoicesOn(i) : [];
            pairs[i] = new StrengthPairs(voices[i].Count);
        }
    }

    public void Merge(MarginBook other)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            errors[i]?.Merge(other.errors[i]!);
            pairs[i].Merge(other.pairs[i]);
        }
    }

    public void Clear()
    {
        foreach (MarginTally? tally in errors) tally?.Clear();
        foreach (StrengthPairs pair in pairs) pair.Clear();
    }

    /// <summary>The targets an agent speaks on here.</summary>
    public IReadOnlyList<string> TargetsOf(string agent) => [.. Places(agent).Select(place => targets[place])];

    /// <summary>Brier skill of this run on a target above that of a run that was asked the same questions.</summary>
    public Measured Above(MarginBook other, string target)
    {
        int place = Array.IndexOf(targets, target);
        return place < 0 || errors[place] is not { } own ? Measured.Unknown : own.Above(other.errors[place]);
    }

    /// <summary>The agent whose strengths go most closely with this one's on a target of both; null for none.</summary>
    public (string Agent, double Correlation)? Nearest(string agent)
    {
        (string Agent, double Correlation)? nearest = null;
        foreach (int place in Places(agent))
        {
            int own = IndexOf(voices[place], agent);
            for (int other = 0; other < voices[place].Count; other++)
            {
                if (other == own) continue;
                double correlation = pairs[place].Correlation(own, other);
                if (Math.Abs(correlation) > Math.Abs(nearest?.Correlation ?? 0)) nearest = (voices[place][other], correlation);
            }
        }
        return nearest;
    }

    internal void Take(in Yardstick question, in Settlement settled, ReadOnlySpan<double> strengths)
    {
        if (errors[settled.Question] is not { } tally) return;
        tally.Add(in question, in settled);
        pairs[settled.Question].Add(strengths);
    }

    private IEnumerable<int> Places(string agent) => Enumerable.Range(0, targets.Length).Where(place => IndexOf(voices[place], agent) >= 0);

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name) return i;
        }
        return -1;
    }
}
