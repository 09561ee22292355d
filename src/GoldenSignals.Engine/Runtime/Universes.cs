using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>All watched universes: one for each interval and label.</summary>
/// <param name="part">The part of the past that a rehearsal begins with; null for all there is.</param>
internal sealed class Universes(Database database, PastPart? part)
{
    private readonly BarStore store = new(database);
    private readonly Lock gate = new();
    private readonly Dictionary<Series, UniverseGroup> groups = new(SameSeries.Comparer);

    /// <summary>Sets what is watched. Returns the series whose universe has other members than before.</summary>
    public IReadOnlySet<Series> Watch(IReadOnlyList<Series> watched)
    {
        lock (gate)
        {
            List<UniverseGroup> old = groups.Values.Distinct().ToList();
            groups.Clear();
            foreach (IGrouping<(Interval, DataLabel?), Series> members in watched.GroupBy(series => (series.Interval, LabelOf(series))))
            {
                List<Series> sorted = [.. members.OrderBy(series => series.Symbol.Ticker, StringComparer.Ordinal)];
                UniverseGroup group = old.Find(one => one.Members.SequenceEqual(sorted, SameSeries.Comparer)) ?? new UniverseGroup(database, sorted, part);
                sorted.ForEach(series => groups[series] = group);
            }
            return watched.Where(series => !old.Contains(groups[series])).ToHashSet(SameSeries.Comparer);
        }
    }

    public Rebuilt? Step(Series series, SessionSettings settings, CancellationToken stop, Action<SessionInputs>? afterBar) =>
        GroupOf(series)?.Step(series, settings, stop, afterBar);

    /// <summary>Tickers of the series that stand beside one, itself among them.</summary>
    public IReadOnlyList<string> TickersBeside(Series series) => [.. (GroupOf(series)?.Members ?? [series]).Select(member => member.Symbol.Ticker)];

    public Context[] Close(DateTime close, IReadOnlyList<Arrival> arrivals)
    {
        var contexts = new Context[arrivals.Count];
        Array.Fill(contexts, Context.None);
        foreach (IGrouping<UniverseGroup?, int> places in Enumerable.Range(0, arrivals.Count).GroupBy(i => GroupOf(arrivals[i].Series)))
        {
            if (places.Key is not { } group)
            {
                continue;
            }
            Context[] made = group.Close(close, [.. places.Select(place => arrivals[place])]);
            foreach ((int place, Context context) in places.Zip(made))
            {
                contexts[place] = context;
            }
        }
        return contexts;
    }

    public IReadOnlyCollection<Series> PastChanged(Series series, DateTime from) => GroupOf(series)?.PastChanged(series, from) ?? [];

    private UniverseGroup? GroupOf(Series series)
    {
        lock (gate)
        {
            return groups.GetValueOrDefault(series);
        }
    }

    private DataLabel? LabelOf(Series series) => store.Find(series.Symbol.Ticker, series.Interval)?.Label;
}
