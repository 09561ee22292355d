using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>One universe in a running program: its members' history for those that must be stepped, and how it stands now.</summary>
/// <param name="part">The part of the past that a rehearsal begins with; null for all there is.</param>
internal sealed class UniverseGroup(Database database, IReadOnlyList<Series> members, PastPart? part)
{
    private readonly Lock gate = new();
    private readonly HashSet<Series> unstepped = new(members, SameSeries.Comparer);
    private UniverseHistory? history; // shared by the first steps of all members, then let go
    private Universe? universe;
    private DateTime? madeUntil;

    public IReadOnlyList<Series> Members => members;

    /// <summary>Steps a new session of a member through its history; null where nothing is stored of it.</summary>
    public Rebuilt? Step(Series member, SessionSettings settings, CancellationToken stop, Action<SessionInputs>? afterBar)
    {
        Rebuilt? rebuilt = HistoryFor(member).Step(member, settings, stop, afterBar);
        lock (gate)
        {
            madeUntil = rebuilt?.MadeUntil > (madeUntil ?? DateTime.MinValue) ? rebuilt.MadeUntil : madeUntil;
        }
        return rebuilt;
    }

    /// <summary>The contexts of bars that have just been stored, one for each, all of one close.</summary>
    public Context[] Close(DateTime close, IReadOnlyList<Arrival> arrivals)
    {
        var contexts = new Context[arrivals.Count];
        lock (gate)
        {
            universe ??= UniverseHistory.Load(database, members, close.AddTicks(-TimeSpan.TicksPerMicrosecond)).Universe;
            if (!universe.TryClose(close, arrivals, contexts))
            {
                universe = null;
            }
        }
        return contexts;
    }

    /// <summary>
    /// Takes in that the past of a member has changed. Contexts that were made from stored bars and not written down change with it, so sessions
    /// that were told one of these must be rebuilt like the member itself.
    /// </summary>
    public IReadOnlyCollection<Series> PastChanged(Series member, DateTime from)
    {
        lock (gate)
        {
            universe = null;
            return from <= madeUntil ? members : [member];
        }
    }

    private UniverseHistory HistoryFor(Series member)
    {
        lock (gate)
        {
            if (!unstepped.Remove(member))
            {
                return Load();
            }
            if (history is null)
            {
                history = Load();
                universe = history.Universe;
            }
            UniverseHistory walked = history;
            if (unstepped.Count == 0)
            {
                history = null;
            }
            return walked;
        }
    }

    private UniverseHistory Load() => part is null ? UniverseHistory.Load(database, members) : UniverseHistory.Load(database, members, part);
}
