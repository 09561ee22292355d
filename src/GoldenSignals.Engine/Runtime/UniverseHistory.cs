using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Everything stored of the series of a universe, walked through once: the bars of each, the context of each bar, and the universe as it
/// stands after the last close. A pure function of what is stored.
/// </summary>
public sealed class UniverseHistory
{
    private readonly Dictionary<Series, int> places = new(SameSeries.Comparer);
    private readonly StoredBars?[] stored;
    private readonly double[]?[] ranks;
    private readonly UniverseCloses closes = new([], []);
    private readonly InputJournal? journal;
    private readonly PastPart part;

    private UniverseHistory(IReadOnlyList<Series> members, StoredBars?[] stored, InputJournal? journal, PastPart part)
    {
        (this.stored, this.journal, this.part) = (stored, journal, part);
        ranks = new double[]?[stored.Length];
        for (int i = 0; i < members.Count; i++)
        {
            places[members[i]] = i;
        }
        Universe = new Universe(members);
        if (!Universe.IsTooSmall)
        {
            Walk();
        }
    }

    /// <summary>As it stands after the last stored close.</summary>
    public Universe Universe { get; }

    /// <summary>Loads the members and walks through them.</summary>
    /// <param name="until">The last moment that counts, inclusive; null for all.</param>
    public static UniverseHistory Load(Database database, IReadOnlyList<Series> members, DateTime? until = null)
    {
        StoredBars?[] stored = [.. new BarStore(database).LoadAll(members, until)];
        return new UniverseHistory(members, stored, new InputJournal(new JournalStore(database)), PastPart.All);
    }

    /// <summary>The same of a part of the past, with every action, whenever it acts: it waits for its bar.</summary>
    public static UniverseHistory Load(Database database, IReadOnlyList<Series> members, PastPart part)
    {
        StoredBars?[] stored = [.. new BarStore(database).LoadAll(members).Select(bars => bars is null ? null : bars with
        {
            Bars = bars.Bars.Slice(0, bars.Bars.CountUntil(Moment.ToMicroseconds(part.Until))),
        })];
        return new UniverseHistory(members, stored, new InputJournal(new JournalStore(database)), part);
    }

    /// <summary>A universe of bars that are at hand. Its contexts are made from them alone, whatever was written down when they came.</summary>
    public static UniverseHistory Of(IReadOnlyList<StoredBars> members) => new([.. members.Select(one => one.Series)], [.. members], null, PastPart.All);

    /// <summary>Steps a new session of a member through its history; null where nothing is stored of it.</summary>
    /// <param name="afterBar">Called after each bar; null for nothing.</param>
    public Rebuilt? Step(Series member, SessionSettings settings, CancellationToken stop, Action<SessionInputs>? afterBar = null)
    {
        if (stored[places[member]] is not { } bars)
        {
            return null;
        }
        ContextsOfSeries contexts = ContextsOf(member)!;
        SessionInputs inputs = SessionInputs.Replay(bars, contexts, OpinionsOn(member), settings, stop, afterBar);
        return new Rebuilt(inputs, part.Rehearsal?.LabelOf(bars.Label) ?? bars.Label, contexts.LastMade);
    }

    /// <summary>The context of each bar of a member; null where nothing is stored of it.</summary>
    public ContextsOfSeries? ContextsOf(Series member)
    {
        int place = places[member];
        return stored[place] is { } bars ? new ContextsOfSeries(bars.Bars, closes, ranks[place], WrittenDown(member)) : null;
    }

    private IReadOnlyDictionary<long, Context> WrittenDown(Series member) =>
        part.Journaled && journal is not null ? journal.ReadContexts(member) : new Dictionary<long, Context>();

    /// <summary>In a rehearsal nobody spoke from outside: what is received comes after every bar that is played.</summary>
    private IReadOnlyList<ExternalOpinion> OpinionsOn(Series member) =>
        part.Journaled && journal is not null ? [.. journal.ReadOpinions(member).Where(opinion => opinion.Time <= part.Until)] : [];

    private void Walk()
    {
        var next = new int[stored.Length];
        for (int i = 0; i < stored.Length; i++)
        {
            ranks[i] = new double[stored[i]?.Bars.Count ?? 0];
            foreach (CorporateAction action in stored[i]?.Actions ?? [])
            {
                Universe.Take(i, in action);
            }
        }
        for (long time = NextTime(next); time < long.MaxValue; time = NextTime(next))
        {
            Close(time, next);
        }
    }

    private long NextTime(int[] next)
    {
        long time = long.MaxValue;
        for (int i = 0; i < next.Length; i++)
        {
            time = stored[i] is { } one && next[i] < one.Bars.Count ? Math.Min(time, one.Bars.Times[next[i]]) : time;
        }
        return time;
    }

    private void Close(long time, int[] next)
    {
        for (int i = 0; i < next.Length; i++)
        {
            if (IsAt(i))
            {
                Universe.Take(i, stored[i]!.Bars[next[i]]);
            }
        }
        Universe.Advance(Moment.FromMicroseconds(time));
        Context shared = Context.None;
        for (int i = 0; i < next.Length; i++)
        {
            if (IsAt(i))
            {
                shared = Universe.For(i);
                ranks[i]![next[i]++] = shared.MomentumRank;
            }
        }
        closes.Times.Add(time);
        closes.Contexts.Add(shared);

        bool IsAt(int i) => stored[i] is { } one && next[i] < one.Bars.Count && one.Bars.Times[next[i]] == time;
    }
}

/// <summary>A session after all that is stored of it.</summary>
/// <param name="MadeUntil">The last close whose context was made from stored bars rather than read from the journal; null for none.</param>
public sealed record Rebuilt(SessionInputs Inputs, DataLabel Label, DateTime? MadeUntil);

/// <summary>A part of the past.</summary>
/// <param name="Until">The last moment of it, inclusive.</param>
/// <param name="Journaled">Whether what sessions were told and wrote down is told again, or all is made from the stored bars.</param>
/// <param name="Rehearsal">Whose part it is; null for a session of its own label.</param>
public sealed record PastPart(DateTime Until, bool Journaled, Rehearsing? Rehearsal = null)
{
    public static readonly PastPart All = new(DateTime.MaxValue, Journaled: true);
}
