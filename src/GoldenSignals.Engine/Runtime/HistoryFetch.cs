using System.Collections.Concurrent;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>How far the history of a ticker is.</summary>
public enum FetchState
{
    Waiting,
    Fetching,
    Stored,
    Failed,
}

/// <summary>How far the history of a ticker is, for whoever waits for it.</summary>
/// <param name="Source">Who is asked now, or gave the bars; null while none is.</param>
/// <param name="Bars">Bars stored.</param>
/// <param name="Why">Why it failed, each source with its cause; null unless it did.</param>
/// <param name="Next">What a person can do then.</param>
public sealed record FetchProgress(string Ticker, FetchState State, string? Source, int Bars, string? Why, string? Next);

/// <summary>
/// Brings the history of tickers that are not stored, through the chain of their asset class, a few at a time: the quotas of the vendors set the
/// pace. Nothing is ever fetched that was not asked for by its ticker.
/// </summary>
/// <param name="intervals">Which bars are fetched of each.</param>
/// <param name="log">Told of every ticker that is stored or fails; must be quick and must not throw.</param>
public sealed class HistoryFetch(SourceChain chain, BarStore bars, IReadOnlyList<Interval> intervals, TimeProvider clock, Action<RuntimeEvent> log)
{
    private const int AtOnceMax = 4;

    /// <summary>Tickers whose progress is kept.</summary>
    private const int KeptMax = 2_000;

    private readonly ConcurrentDictionary<string, FetchProgress> progress = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>One that asks nobody.</summary>
    public static HistoryFetch None(BarStore bars, TimeProvider clock) => new(SourceChain.Empty, bars, [], clock, _ => { });

    /// <summary>Every ticker that was asked for, in that order.</summary>
    public IReadOnlyList<FetchProgress> Progress => [.. order.Select(ticker => progress.GetValueOrDefault(ticker)).OfType<FetchProgress>()];

    /// <summary>The same of one; null when it was not asked for.</summary>
    public FetchProgress? Of(string ticker) => progress.GetValueOrDefault(ticker);

    /// <summary>Whether there is anyone to ask for a ticker.</summary>
    public bool CanFetch(string ticker) => intervals.Any(interval => chain.For(ticker, interval).Count > 0);

    /// <summary>Fetches and stores each; one that is on its way already is left to it. Progress has all of them at once. Completes when all are stored or have failed.</summary>
    /// <param name="stored">Called after each that was stored.</param>
    /// <param name="report">Told of every change, from any thread.</param>
    public async Task FetchAsync(
        IReadOnlyList<string> tickers, Func<CancellationToken, Task> stored, CancellationToken stop, Action<FetchProgress>? report = null)
    {
        string[] mine = [.. tickers.Select(ticker => ticker.ToUpperInvariant()).Distinct().Where(Claim)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = stop };
        await Parallel.ForEachAsync(mine, options, async (ticker, cancelled) =>
        {
            void Say(FetchProgress now)
            {
                progress[ticker] = now;
                report?.Invoke(now);
            }
            try
            {
                FetchProgress done = await FetchAsync(ticker, Say, cancelled).ConfigureAwait(false);
                await stored(cancelled).ConfigureAwait(false);
                Say(done);
            }
            catch (Exception fault) when (fault is SourceException or SourceMixException or StoreException)
            {
                Say(new FetchProgress(ticker, FetchState.Failed, null, 0, fault.Message, NextStep(ticker)));
                log(new RuntimeEvent("fetch-failed", null, 0, fault.Message));
            }
        }).ConfigureAwait(false);
    }

    private bool Claim(string ticker)
    {
        var waiting = new FetchProgress(ticker, FetchState.Waiting, null, 0, null, null);
        bool isMine = false;
        bool isNew = false;
        progress.AddOrUpdate(
            ticker,
            _ =>
            {
                (isMine, isNew) = (true, true);
                return waiting;
            },
            (_, now) =>
            {
                isMine = now.State is FetchState.Stored or FetchState.Failed;
                return isMine ? waiting : now;
            });
        if (isNew)
        {
            order.Enqueue(ticker);
            if (order.Count > KeptMax && order.TryDequeue(out string? oldest))
            {
                progress.TryRemove(oldest, out _);
            }
        }
        return isMine;
    }

    private async Task<FetchProgress> FetchAsync(string ticker, Action<FetchProgress> say, CancellationToken stop)
    {
        var now = new FetchProgress(ticker, FetchState.Fetching, null, 0, null, null);
        SourceException? first = null;
        foreach (Interval interval in intervals)
        {
            try
            {
                (IVendorBars source, SourceBars got) = await chain.FetchAsync(
                    ticker, interval, name => say(now = now with { Source = name }), stop).ConfigureAwait(false);
                await bars.WriteAsync(
                    got.Series, source.Name, got.Bars, got.Actions, stop, source.Label, fetchedAt: clock.GetUtcNow().UtcDateTime).ConfigureAwait(false);
                now = now with { Bars = now.Bars + got.Bars.Count };
                log(new RuntimeEvent("fetched", got.Series, 0, $"{got.Bars.Count} bars from {source.Name}, {got.Refused} refused"));
            }
            catch (SourceException fault)
            {
                first ??= fault;
            }
        }
        return now.Bars > 0 ? now with { State = FetchState.Stored } : throw first ?? new SourceException($"{ticker}: no interval is asked for");
    }

    private static string NextStep(string ticker) =>
        $"Check the spelling, see what `golden doctor --sources` says, or bring a file in with `golden import FILE --symbol {ticker}`. Adding it again tries again.";
}
