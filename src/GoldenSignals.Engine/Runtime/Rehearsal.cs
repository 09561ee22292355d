using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>How far a rehearsal is.</summary>
public readonly record struct RehearsalProgress(int Closes, int ClosesAll, DateTime Close);

/// <summary>
/// Plays stored bars through the live runtime at full speed: closes come one after the other, all symbols of one together, and what is said at
/// each is recorded before the next. Nothing is stored of the bars, which are there already.
/// </summary>
/// <param name="log">Told of every event; must be quick and must not throw.</param>
public sealed class Rehearsal(Database database, SessionSettings settings, TimeProvider clock, Action<RuntimeEvent> log, SecondPlace? secondPlace = null)
{
    private readonly LedgerStore ledger = new(database);
    private readonly BarStore bars = new(database);
    private volatile Exception? failed;

    /// <param name="until">The last moment played, inclusive.</param>
    /// <param name="records">False to play without writing the ledger, which shows what recording costs.</param>
    /// <returns>Bars played.</returns>
    /// <exception cref="BackDatedException">The ledger has gone past the first bar that would be played.</exception>
    public async Task<int> PlayAsync(
        IReadOnlyList<Series> series, DateTime from, DateTime until, IProgress<RehearsalProgress>? progress, CancellationToken stop, bool records = true)
    {
        BarColumns[] played = [.. series.Select(one => Part(one, from, until))];
        DateTime[] closes = [.. played.SelectMany(columns => columns.Times).Distinct().Order().Select(Moment.FromMicroseconds)];
        if (records)
        {
            RefuseBackDated(series, played);
        }
        var rehearsing = new Rehearsing(from, records);
        await using var runtime = new LocalRuntime(database, settings, clock, Heard, secondPlace, rehearsing);
        await runtime.WatchAsync(series).ConfigureAwait(false);
        await runtime.ReadyAsync().ConfigureAwait(false);
        var next = new int[series.Count];
        for (int i = 0; i < closes.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            await PlayAsync(runtime, series, played, next, closes[i], stop).ConfigureAwait(false);
            progress?.Report(new RehearsalProgress(i + 1, closes.Length, closes[i]));
        }
        await runtime.GiveUpAsync(series, closes.LastOrDefault(), stop).ConfigureAwait(false);
        await runtime.DrainAsync().ConfigureAwait(false);
        return failed is { } fault ? throw new StoreException($"The rehearsal broke off: {fault.Message}", fault) : played.Sum(columns => columns.Count);
    }

    private async Task PlayAsync(
        LocalRuntime runtime, IReadOnlyList<Series> series, BarColumns[] played, int[] next, DateTime close, CancellationToken stop)
    {
        if (failed is { } fault)
        {
            throw new StoreException($"The rehearsal broke off: {fault.Message}", fault);
        }
        long time = Moment.ToMicroseconds(close);
        List<Arrival> arrivals = [];
        for (int i = 0; i < next.Length; i++)
        {
            if (next[i] < played[i].Count && played[i].Times[next[i]] == time)
            {
                arrivals.Add(new Arrival(series[i], played[i][next[i]++]));
            }
        }
        Context[] contexts = runtime.Close(close, arrivals);
        for (int i = 0; i < arrivals.Count; i++)
        {
            if (contexts[i].Time == close)
            {
                await runtime.DeliverAsync(arrivals[i].Series, Input.Of(in contexts[i]), stop).ConfigureAwait(false);
            }
            await runtime.DeliverAsync(arrivals[i].Series, Input.Of(arrivals[i].Bar), stop).ConfigureAwait(false);
        }
    }

    private BarColumns Part(Series series, DateTime from, DateTime until)
    {
        BarColumns all = bars.Load(series, until)?.Bars ?? BarColumns.Empty;
        return all.Slice(all.CountUntil(Moment.ToMicroseconds(from) - 1), all.Count);
    }

    private void RefuseBackDated(IReadOnlyList<Series> series, BarColumns[] played)
    {
        for (int i = 0; i < played.Length; i++)
        {
            DataLabel stored = bars.Find(series[i].Symbol.Ticker, series[i].Interval)!.Label;
            if (played[i].Count > 0 && LedgerWords.ChainOf(series[i], new Rehearsing(default).LabelOf(stored)) is { } chain
                && ledger.Find(chain)?.Last is { } last && last >= played[i][0].Time)
            {
                throw new BackDatedException(chain, played[i][0].Time, last);
            }
        }
    }

    /// <summary>A session that fails cannot be taken up again in the middle of a rehearsal.</summary>
    private void Heard(RuntimeEvent happened)
    {
        if (happened.Kind == "faulted")
        {
            failed ??= happened.Fault;
        }
        log(happened);
    }
}
