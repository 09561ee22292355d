using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Evaluations;

/// <summary>The tallies of everybody who speaks in a session: the consensus and each voice on each target, and the ranges.</summary>
/// <remarks>Books of single series merge into one, in whatever order, with the same bits.</remarks>
public sealed class CardBook
{
    private readonly CardTally?[] consensus;
    private readonly CardTally[][] voices;
    private readonly RangeTally[] ranges;
    private readonly SetUpBook setUps;

    /// <param name="session">Any session with the same settings and interval; tells who speaks on what.</param>
    /// <param name="targets">Keys of the targets wanted; null for all.</param>
    public CardBook(SignalSession session, IssueDates dates, IReadOnlySet<string>? targets = null)
    {
        Dates = dates;
        setUps = new SetUpBook(dates);
        consensus = new CardTally?[session.Targets.Count];
        voices = new CardTally[session.Targets.Count][];
        for (int i = 0; i < session.Targets.Count; i++)
        {
            TargetEntry entry = session.Targets[i];
            bool wanted = targets is null || targets.Contains(entry.Key);
            consensus[i] = wanted && session.Claims(i) ? new CardTally(Key(CardKey.Consensus, entry), dates) : null;
            voices[i] = consensus[i] is null ? [] : [.. session.VoicesOn(i).Select(voice => new CardTally(Key(voice, entry), dates))];
        }
        ranges = [.. TargetCatalog.All
            .Where(entry => entry.Make is null && (targets is null || targets.Contains(entry.Key)))
            .Select(entry => new RangeTally(Key(CardKey.Consensus, entry), dates))];
    }

    public IssueDates Dates { get; }

    /// <summary>The consensus on a target; null where no card is wanted or none can be.</summary>
    internal CardTally? ConsensusOn(int target) => consensus[target];

    internal CardTally[] VoicesOn(int target) => voices[target];

    internal SetUpBook SetUps => setUps;

    internal RangeTally? RangeOf(int horizon)
    {
        foreach (RangeTally range in ranges)
        {
            if (range.Horizon == horizon) return range;
        }
        return null;
    }

    public void Merge(CardBook other)
    {
        for (int i = 0; i < consensus.Length; i++)
        {
            consensus[i]?.Merge(other.consensus[i]!);
            for (int voice = 0; voice < voices[i].Length; voice++) voices[i][voice].Merge(other.voices[i][voice]);
        }
        for (int i = 0; i < ranges.Length; i++) ranges[i].Merge(other.ranges[i]);
        setUps.Merge(other.setUps);
    }

    public void Clear()
    {
        foreach (CardTally? tally in consensus) tally?.Clear();
        foreach (CardTally[] tallies in voices)
        {
            foreach (CardTally tally in tallies) tally.Clear();
        }
        foreach (RangeTally range in ranges) range.Clear();
        setUps.Clear();
    }

    /// <summary>The cards: of each target the consensus, then its voices; the ranges last.</summary>
    /// <param name="inFull">Also intervals by bootstrap and coverage over time.</param>
    public IReadOnlyList<ClaimCard> ToCards(CardScope scope, bool inFull)
    {
        List<ClaimCard> cards = [];
        for (int i = 0; i < consensus.Length; i++)
        {
            if (consensus[i] is not { } together) continue;
            cards.Add(together.ToCard(scope, inFull));
            foreach (CardTally voice in voices[i]) cards.Add(voice.ToCard(scope, inFull));
        }
        foreach (RangeTally range in ranges) cards.Add(range.ToCard(scope, inFull));
        return cards;
    }

    /// <summary>The record of each set-up that was named, where trades are counted.</summary>
    public IReadOnlyList<SetUpRecord> ToSetUps(CardScope scope) => setUps.ToRecords(scope);

    private static CardKey Key(string who, TargetEntry entry) => new(who, entry.Key, entry.Horizon, entry.Baseline);
}
