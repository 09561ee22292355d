using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Parity;

/// <summary>
/// Steps a new session through the stored bars, as a backtest does, and holds every signal that ran live, on paper or in a replay against what it says.
/// Each stretch of a chain is stepped with the settings and neighbours its opening names, so that differences of data, timing and code are seen
/// apart from those of settings; a stretch made with other settings than today's is stepped with today's too.
/// </summary>
public sealed class SignalParity(Database database, SessionSettings settings)
{
    private const int RefusalsMax = LedgerStore.RefusalsMax;

    private readonly LedgerStore ledger = new(database);
    private readonly BarStore bars = new(database);

    /// <summary>Every chain of a series, in the order they began.</summary>
    /// <param name="from">First close compared; <paramref name="until"/> the last, inclusive.</param>
    public IReadOnlyList<ParityChain> Of(Series series, DateTime from, DateTime until, CancellationToken stop) =>
    [
        .. ledger.Chains()
            .Where(tail => tail.Chain.Symbol.Equals(series.Symbol.Ticker, StringComparison.OrdinalIgnoreCase) && tail.Chain.Interval == series.Interval.Name)
            .Select(tail => Of(tail, series, from, until, stop)),
    ];

    private ParityChain Of(ChainTail tail, Series series, DateTime from, DateTime until, CancellationToken stop)
    {
        List<LedgerEntry> entries = [.. ledger.Entries(tail.Id).Select(row => row.Read())];
        Dictionary<long, WithdrawalEntry> withdrawn = entries.OfType<WithdrawalEntry>().GroupBy(one => one.Withdrawn).ToDictionary(one => one.Key, one => one.First());
        ILookup<DateTime, string> refused = ledger.Refusals(RefusalsMax).Where(one => one.Chain == tail.Chain).ToLookup(one => one.Time, one => one.Why);
        var tally = new ParityTally(tail.Chain.Ran);
        foreach (ParityStretch stretch in ParityStretch.Of(entries, from, until))
        {
            stop.ThrowIfCancellationRequested();
            Compare(stretch, series, withdrawn, refused, tally, stop);
        }
        return tally.ToChain(tail.Chain);
    }

    private void Compare(
        ParityStretch stretch, Series series, IReadOnlyDictionary<long, WithdrawalEntry> withdrawn, ILookup<DateTime, string> refused, ParityTally tally, CancellationToken stop)
    {
        if (SessionSettings.Parse(stretch.Opening.Settings) is not { } then)
        {
            tally.Refuse(stretch, Core(stretch.Opening.Settings) == Core(settings.Canonical) ? ParityCause.Settings : ParityCause.Code,
                $"recorded with {stretch.Opening.Settings}, which this program cannot step; it has {settings.Canonical}");
            return;
        }
        string[] gone = [.. stretch.Opening.Universe.Where(ticker => bars.Find(ticker, series.Interval) is null)];
        if (gone.Length > 0)
        {
            tally.Refuse(stretch, ParityCause.Data, $"no bars of {string.Join(", ", gone)} are stored any more");
            return;
        }
        Series[] members = [.. stretch.Opening.Universe.Select(ticker => bars.Find(ticker, series.Interval)!.Series)];
        tally.Reach(stretch);
        var walk = new ParityWalk(stretch, series.Symbol, withdrawn, refused, tally);
        Step(stretch, members, series, then, walk.Look, stop);
        walk.End();
        CompareWithToday(stretch, series, then, members, tally, stop);
    }

    private void CompareWithToday(ParityStretch stretch, Series series, SessionSettings then, Series[] members, ParityTally tally, CancellationToken stop)
    {
        // What is rehearsed together is said by hand, so only what ran by itself had the watchlist for neighbours.
        bool watched = stretch.Opening.Chain.Ran is LedgerWords.Live or LedgerWords.Paper;
        IReadOnlyList<Series> now = watched ? Watched.UniverseOf(database, series) : members;
        List<string> what = [.. Told(then.Canonical, settings.Canonical)];
        if (!now.Select(one => one.Symbol.Ticker).SequenceEqual(members.Select(one => one.Symbol.Ticker)))
        {
            what.Add($"neighbours {string.Join(' ', members.Select(one => one.Symbol.Ticker))}, now {string.Join(' ', now.Select(one => one.Symbol.Ticker))}");
        }
        if (what.Count == 0)
        {
            return;
        }
        // Held against the same bars with the settings of then: what has changed in the bars is no difference of settings.
        Dictionary<DateTime, byte[]> before = [];
        Step(stretch, members, series, then, inputs => Keep(stretch, inputs, before), stop);
        Dictionary<DateTime, byte[]> today = [];
        Step(stretch, now, series, settings, inputs => Keep(stretch, inputs, today), stop);
        int changed = before.Count(pair => !today.TryGetValue(pair.Key, out byte[]? other) || !pair.Value.AsSpan().SequenceEqual(other));
        tally.Add(new ParityDifference(ParityCause.Settings, stretch.Opening.Chain.Ran, stretch.First, stretch.Signals.Count, changed, $"recorded with {string.Join("; ", what)}"));
    }

    private static void Keep(ParityStretch stretch, SessionInputs inputs, Dictionary<DateTime, byte[]> said)
    {
        if (stretch.Signals.TryGetValue(inputs.Session.LastBar.Time, out SignalEntry? entry))
        {
            said[entry.Time] = ParityWords.Of(inputs, entry);
        }
    }

    private void Step(
        ParityStretch stretch, IReadOnlyList<Series> members, Series series, SessionSettings with, Action<SessionInputs> look, CancellationToken stop)
    {
        bool journaled = stretch.Opening.Journaled;
        var part = new PastPart(stretch.Last, journaled, journaled ? null : new Rehearsing(stretch.Last));
        Series own = members.First(member => member.Symbol.Ticker == series.Symbol.Ticker);
        UniverseHistory.Load(database, members, part).Step(own, with, stop, look)?.Inputs.Dispose();
    }

    private static string Core(string canonical) => canonical.Split(';')[0];

    /// <summary>The settings that are not the same, each as it was and is.</summary>
    private static IEnumerable<string> Told(string then, string now) =>
        then.Split(';').Zip(now.Split(';')).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First}, now {pair.Second[(pair.Second.IndexOf('=') + 1)..]}");
}
