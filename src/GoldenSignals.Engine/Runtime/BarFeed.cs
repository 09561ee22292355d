using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Brings what closes now from one source to the sessions: puts the bars of a close together, checks them, stores them in one transaction,
/// makes their context, and only then delivers. A corrected bar has its sessions rebuilt.
/// </summary>
/// <param name="longer">Intervals whose bars are made of the shorter ones that are followed; null for none.</param>
public sealed class BarFeed(
    IBarSource source, BarStore store, LocalRuntime runtime, TimeProvider clock, Action<RuntimeEvent> log, IReadOnlyList<Interval>? longer = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Room on a disk is looked for more often than a source that refuses is asked.</summary>
    private static readonly TimeSpan LongestStorePause = TimeSpan.FromSeconds(15);

    /// <summary>A source that has been followed for so long is not lost, though it may have had nothing to say.</summary>
    private static readonly TimeSpan BackAfter = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Series, Bar> last = new(SameSeries.Comparer);
    private readonly SteadyTime time = new(clock);
    private readonly LongerBars longerBars = new(store, runtime, longer ?? [], clock, log);
    private DateTime lookedAt;
    private DateTime? ahead;
    private volatile Loss? loss;

    /// <summary>That the source is lost, since when and what is done about it, in words; null while it is followed.</summary>
    public string? Trouble => loss is { } now && (now.Again == 0 || clock.GetElapsedTime(now.Again) < BackAfter)
        ? $"{source.Name} is lost since {now.Since:yyyy-MM-dd HH:mm} UTC: {now.Why} It is asked again by itself, and what closed meanwhile is taken in then."
        : null;

    /// <summary>
    /// Follows the series from their last stored bars on, until the source has no more or it is stopped. A source that is lost is asked again
    /// after a pause, where it broke off.
    /// </summary>
    public async Task RunAsync(IReadOnlyList<Series> series, CancellationToken stop)
    {
        TimeSpan pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var groups = new CloseGroups(series.Count, clock);
                loss = loss is { } before ? before with { Again = clock.GetTimestamp() } : null;
                await foreach (CloseGroup group in groups.OfAsync(source.FollowAsync(series, StartOf(series), stop), stop).ConfigureAwait(false))
                {
                    if (ahead <= time.Now)
                    {
                        break; // bars the clock was behind of have closed by now
                    }
                    await TakeAsync(group, stop).ConfigureAwait(false);
                    await GiveUpAsync(series, group.Time, stop).ConfigureAwait(false);
                    (pause, loss) = (FirstPause, null);
                }
                if (!(ahead <= time.Now))
                {
                    return;
                }
                ahead = null;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException fault)
            {
                pause = await PauseAsync("store-refused", fault, pause, LongestStorePause, stop).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                loss = (loss ?? new Loss(clock.GetUtcNow().UtcDateTime, "", 0)) with { Why = fault.Message, Again = 0 };
                pause = await PauseAsync("source-lost", fault, pause, LongestPause, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits before the next try; returns how long to wait after that.</summary>
    private async Task<TimeSpan> PauseAsync(string kind, Exception fault, TimeSpan pause, TimeSpan longest, CancellationToken stop)
    {
        TimeSpan now = pause < longest ? pause : longest;
        log(new RuntimeEvent(kind, null, 0, $"{source.Name}: {fault.Message} Trying again in {now.TotalSeconds:0} s.", fault));
        await Task.Delay(now, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return now * 2 < longest ? now * 2 : longest;
    }

    /// <summary>Once a market day: claims that nothing settles any more are given up.</summary>
    private async Task GiveUpAsync(IReadOnlyList<Series> series, DateTime close, CancellationToken stop)
    {
        if (close.Date != lookedAt)
        {
            lookedAt = close.Date;
            await runtime.GiveUpAsync(series, close, stop).ConfigureAwait(false);
        }
    }

    /// <summary>From where the series that is furthest behind ends; what the others have already is told by the store.</summary>
    private DateTime StartOf(IReadOnlyList<Series> series) =>
        series.Min(one => store.Find(one.Symbol.Ticker, one.Interval)?.Last ?? DateTime.MinValue);

    private async Task TakeAsync(CloseGroup group, CancellationToken stop)
    {
        List<Arrival> clean = [.. group.Arrivals.Where(IsClean)];
        if (clean.Count == 0)
        {
            return;
        }
        Bar?[] before = [.. clean.Select(StoredBefore)];
        DateTime? heard = source.Label == DataLabel.Live ? clock.GetUtcNow().UtcDateTime : null;
        IReadOnlyList<Fate> fates = await store.AppendAsync(clean, source.Name, source.Label, stop, heard).ConfigureAwait(false);
        foreach (Arrival arrival in clean.Where((_, i) => fates[i] == Fate.Added))
        {
            last[arrival.Series] = arrival.Bar;
        }
        List<Arrival> added = [.. clean.Where((arrival, i) => fates[i] == Fate.Added && store.Reads(arrival.Series, arrival.Bar.Time))];
        Context[] contexts = runtime.Close(group.Time, added);
        for (int i = 0; i < added.Count; i++)
        {
            if (contexts[i].Time == group.Time)
            {
                await runtime.DeliverAsync(added[i].Series, Input.Of(in contexts[i]), stop).ConfigureAwait(false);
            }
            await runtime.DeliverAsync(added[i].Series, Input.Of(added[i].Bar), stop).ConfigureAwait(false);
        }
        await longerBars.TakeAsync(group.Time, added, source.Label, stop).ConfigureAwait(false);
        for (int i = 0; i < clean.Count; i++)
        {
            if (fates[i] is Fate.Inserted or Fate.Replaced)
            {
                await CorrectAsync(clean[i], before[i], stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is stored of the close of a bar that does not come after the last one.</summary>
    private Bar? StoredBefore(Arrival arrival) =>
        last.TryGetValue(arrival.Series, out Bar latest) && arrival.Bar.Time > latest.Time ? null : store.FindBar(arrival.Series, arrival.Bar.Time);

    private async Task CorrectAsync(Arrival arrival, Bar? before, CancellationToken stop)
    {
        string what = before is null ? "came late from" : "was corrected by";
        log(new RuntimeEvent("corrected", arrival.Series, 0, $"the bar of {arrival.Bar.Time:O} {what} {source.Name}"));
        var correction = new BarCorrection(arrival.Bar, before, clock.GetUtcNow().UtcDateTime);
        await runtime.Journal.WriteAsync(arrival.Series, correction, stop).ConfigureAwait(false);
        await runtime.RebuildAsync(arrival.Series, arrival.Bar.Time, $"a corrected bar of {arrival.Series}", stop).ConfigureAwait(false);
        await longerBars.CorrectAsync(arrival, source.Label, stop).ConfigureAwait(false);
    }

    private bool IsClean(Arrival arrival)
    {
        (Series series, Bar bar) = arrival;
        if (bar.Time <= clock.GetUtcNow().UtcDateTime && !TradingCalendar.For(series.Symbol).MayClose(bar.Time, series.Interval))
        {
            log(new RuntimeEvent("finding", series, 0, $"{bar.Time:O} {BarRules.PartialBar}: refused, no bar of {series.Interval} closes then"));
            return false;
        }
        var findings = new FindingLog(series.Symbol.Ticker);
        var checks = new BarChecks(series.Symbol, series.Interval, [], bar.Volume > 0, time.Now, findings);
        List<BarLine> lines = [new BarLine(0, 0, bar)];
        if (last.TryGetValue(series, out Bar before) && before.Time < bar.Time)
        {
            lines.Insert(0, new BarLine(0, 0, before));
        }
        IReadOnlyList<Bar> kept = checks.Check([source.Name], lines);
        foreach (Finding finding in findings.ToList().Where(finding => finding.Time is null || finding.Time == bar.Time))
        {
            log(new RuntimeEvent("finding", series, 0, $"{finding.Time:O} {finding.Rule}: {finding.Action}"));
        }
        bool isClean = kept.Contains(bar);
        if (!isClean && bar.Time > time.Now && !(ahead <= bar.Time))
        {
            ahead = bar.Time; // once it has closed by our clock too, the source is asked for it again
        }
        return isClean;
    }

    /// <param name="Again">Timestamp at which it was followed again; 0 while it is not.</param>
    private sealed record Loss(DateTime Since, string Why, long Again);
}
