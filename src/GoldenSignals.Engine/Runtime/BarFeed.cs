using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Brings what closes now from one source to the sessions: puts the bars of a close together, checks them, stores them in one transaction,
/// makes their context, and only then delivers. A corrected bar has its sessions rebuilt.
/// </summary>
public sealed class BarFeed(IBarSource source, BarStore store, LocalRuntime runtime, TimeProvider clock, Action<RuntimeEvent> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(5);

    private readonly Dictionary<Series, Bar> last = new(SameSeries.Comparer);
    private DateTime lookedAt;

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
                await foreach (CloseGroup group in groups.OfAsync(source.FollowAsync(series, StartOf(series), stop), stop).ConfigureAwait(false))
                {
                    await TakeAsync(group, stop).ConfigureAwait(false);
                    if (group.Time.Date != lookedAt)
                    {
                        lookedAt = group.Time.Date;
                        await runtime.GiveUpAsync(series, group.Time, stop).ConfigureAwait(false);
                    }
                    pause = FirstPause;
                }
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log(new RuntimeEvent("source-lost", null, 0, $"{source.Name}: {fault.Message} Trying again in {pause.TotalSeconds:0} s.", fault));
                await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
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
        IReadOnlyList<Fate> fates = await store.AppendAsync(clean, source.Name, source.Label, stop).ConfigureAwait(false);
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
        var checks = new BarChecks(series.Symbol, series.Interval, [], bar.Volume > 0, clock.GetUtcNow().UtcDateTime, findings);
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
        return kept.Contains(bar);
    }
}
