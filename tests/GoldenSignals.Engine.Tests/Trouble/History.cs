using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>What was acknowledged to somebody, in the order it was, and whether what is kept in the end agrees with it.</summary>
internal sealed class History
{
    private readonly List<Kept> acknowledged = [];

    public int Count => acknowledged.Count;

    public void Acknowledge(long sequence, string id) => acknowledged.Add(new Kept(sequence, id, "", default));

    /// <summary>Every way in which the kept signals break a promise; empty when they keep all.</summary>
    public IReadOnlyList<string> Faults(IReadOnlyList<Kept> kept)
    {
        var found = new List<string>();
        Dictionary<long, string> ids = [];
        foreach (Kept one in kept)
        {
            if (!ids.TryAdd(one.Sequence, one.Id))
            {
                found.Add($"sequence {one.Sequence} is there twice");
            }
        }
        found.AddRange(acknowledged.GroupBy(one => one.Sequence).Where(group => group.Count() > 1).Select(group => $"sequence {group.Key} was acknowledged twice"));
        found.AddRange(acknowledged.Where(one => !ids.ContainsKey(one.Sequence)).Select(one => $"sequence {one.Sequence} was acknowledged and is lost"));
        found.AddRange(acknowledged.Where(one => ids.TryGetValue(one.Sequence, out string? id) && id != one.Id)
            .Select(one => $"sequence {one.Sequence} was acknowledged as {one.Id} and is {ids[one.Sequence]}"));
        found.AddRange(kept.GroupBy(one => one.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key} is kept twice"));
        found.AddRange(kept.GroupBy(one => (one.Symbol, one.Time)).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key.Symbol} speaks twice of {group.Key.Time:O}"));
        found.AddRange(kept.Zip(kept.Skip(1)).Where(pair => pair.First.Sequence > pair.Second.Sequence)
            .Select(pair => $"sequence {pair.Second.Sequence} comes after {pair.First.Sequence}"));
        found.AddRange(kept.GroupBy(one => one.Symbol).SelectMany(group => group.Zip(group.Skip(1)))
            .Where(pair => pair.First.Time > pair.Second.Time).Select(pair => $"{pair.First.Symbol} goes back to {pair.Second.Time:O}"));
        return found;
    }

    /// <summary>Every signal of a store, in its order.</summary>
    public static IReadOnlyList<Kept> Of(SignalStore signals)
    {
        var kept = new List<Kept>();
        while (signals.After(kept.Count > 0 ? kept[^1].Sequence : 0) is { Count: > 0 } page)
        {
            kept.AddRange(page.Select(signal => new Kept(signal.Sequence, signal.Id, signal.Symbol, signal.Time)));
        }
        return kept;
    }
}

/// <summary>A signal as far as promises are made of it.</summary>
internal sealed record Kept(long Sequence, string Id, string Symbol, DateTime Time);
