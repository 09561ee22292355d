using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Makes longer bars of the shorter ones that are followed, so that one followed interval gives sessions at several. A longer interval that a
/// source has itself is left to it.
/// </summary>
/// <remarks>Made bars are stored like any others, with a source of their own name, before their sessions hear of them.</remarks>
internal sealed class LongerBars(BarStore store, LocalRuntime runtime, IReadOnlyList<Interval> intervals, TimeProvider clock, Action<RuntimeEvent> log)
{
    private readonly Dictionary<(Series Shorter, Interval Interval), Making> makings = [];
    private DateTime closed;

    /// <summary>Stores what can be made of the past of a followed series and is not stored yet.</summary>
    public static async Task PrepareAsync(BarStore store, Series shorter, IReadOnlyList<Interval> intervals, CancellationToken stop)
    {
        StoredBars? stored = null;
        foreach (Interval interval in intervals.Where(interval => interval.Minutes > shorter.Interval.Minutes))
        {
            SeriesInfo? made = store.Find(shorter.Symbol.Ticker, interval);
            DateTime? last = store.Find(shorter.Symbol.Ticker, shorter.Interval)?.Last;
            bool isBehind = made?.Last is not { } end || last >= Calendar(store, shorter, interval).NextClose(end, interval);
            if (last is null || !isBehind || (made is not null && made.Source != SourceOf(shorter)))
            {
                continue;
            }
            stored ??= store.Load(shorter)!;
            await store.WriteAsync(
                new Series(shorter.Symbol, interval), SourceOf(shorter), [.. Make(store, shorter, interval, stored.Bars)], stored.Actions, stop, stored.Label).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the bars of one close that were stored last, and hands on the longer bars that end with them.</summary>
    public async Task TakeAsync(DateTime close, IReadOnlyList<Arrival> added, DataLabel label, CancellationToken stop)
    {
        List<Arrival> made = [];
        foreach (Arrival arrival in added)
        {
            foreach (Interval interval in intervals.Where(interval => interval.Minutes > arrival.Series.Interval.Minutes))
            {
                Find(arrival, interval)?.Add(arrival.Bar, made);
            }
        }
        foreach (Making making in makings.Values)
        {
            making.AdvanceTo(closed, made); // one close later, so that who is a little late is still taken in
        }
        closed = close;
        foreach (IGrouping<DateTime, Arrival> group in made.GroupBy(arrival => arrival.Bar.Time).OrderBy(group => group.Key))
        {
            await HandOnAsync(group.Key, [.. group], label, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Makes anew the longer bars that hold a bar of the past that came late or was corrected.</summary>
    public async Task CorrectAsync(Arrival corrected, DataLabel label, CancellationToken stop)
    {
        Series shorter = corrected.Series;
        foreach (Interval interval in intervals.Where(interval => interval.Minutes > shorter.Interval.Minutes))
        {
            makings.Remove((shorter, interval)); // what is being made is begun anew from the store
            DateTime end = Calendar(store, shorter, interval).CloseAtOrAfter(corrected.Bar.Time, interval);
            if (store.Find(shorter.Symbol.Ticker, interval) is not { } info || info.Source != SourceOf(shorter) || end > info.Last
                || store.Load(shorter, end) is not { } past || Make(store, shorter, interval, past.Bars, end).LastOrDefault() is not { Close: > 0 } bar || bar.Time != end)
            {
                continue;
            }
            var arrival = new Arrival(new Series(shorter.Symbol, interval), bar);
            Bar? before = store.FindBar(arrival.Series, bar.Time);
            Fate fate = (await store.AppendAsync([arrival], SourceOf(shorter), label, stop).ConfigureAwait(false))[0];
            if (fate is Fate.Inserted or Fate.Replaced)
            {
                log(new RuntimeEvent("corrected", arrival.Series, 0, $"the bar of {bar.Time:O} was made anew of corrected {shorter.Interval} bars"));
                await runtime.Journal.WriteAsync(arrival.Series, new BarCorrection(bar, before, clock.GetUtcNow().UtcDateTime), stop).ConfigureAwait(false);
                await runtime.RebuildAsync(arrival.Series, bar.Time, $"a corrected bar of {shorter}", stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>How the source of bars is called that were made of this series.</summary>
    public static string SourceOf(Series shorter) => $"made:{shorter.Interval}";

    private async Task HandOnAsync(DateTime close, List<Arrival> made, DataLabel label, CancellationToken stop)
    {
        foreach (IGrouping<string, Arrival> ofSource in made.GroupBy(arrival => makings.Values.First(making => making.Series.Equals(arrival.Series)).Source))
        {
            List<Arrival> bars = [.. ofSource];
            IReadOnlyList<Fate> fates = await store.AppendAsync(bars, ofSource.Key, label, stop).ConfigureAwait(false);
            List<Arrival> added = [.. bars.Where((_, i) => fates[i] == Fate.Added)];
            Context[] contexts = runtime.Close(close, added);
            for (int i = 0; i < added.Count; i++)
            {
                if (contexts[i].Time == close)
                {
                    await runtime.DeliverAsync(added[i].Series, Input.Of(in contexts[i]), stop).ConfigureAwait(false);
                }
                await runtime.DeliverAsync(added[i].Series, Input.Of(added[i].Bar), stop).ConfigureAwait(false);
            }
        }
    }

    private Making? Find(Arrival arrival, Interval interval)
    {
        if (makings.TryGetValue((arrival.Series, interval), out Making? making))
        {
            return making;
        }
        SeriesInfo? info = store.Find(arrival.Series.Symbol.Ticker, interval);
        if (info is null || info.Source != SourceOf(arrival.Series))
        {
            return null;
        }
        making = new Making(new Series(arrival.Series.Symbol, interval), info.Source, new BarAggregator(Calendar(store, arrival.Series, interval), interval));
        List<Arrival> known = [];
        foreach (Bar bar in store.Load(arrival.Series)!.Bars.Where(bar => bar.Time > info.Last && bar.Time < arrival.Bar.Time))
        {
            making.Add(bar, known);
        }
        return makings[(arrival.Series, interval)] = making;
    }

    /// <param name="until">A moment by which every shorter bar is there; null where the last ones may be missing.</param>
    private static List<Bar> Make(BarStore store, Series shorter, Interval interval, IReadOnlyList<Bar> bars, DateTime? until = null)
    {
        List<Arrival> made = [];
        var making = new Making(new Series(shorter.Symbol, interval), "", new BarAggregator(Calendar(store, shorter, interval), interval));
        foreach (Bar bar in bars)
        {
            making.Add(bar, made);
        }
        making.AdvanceTo(until ?? DateTime.MinValue, made);
        return made.ConvertAll(arrival => arrival.Bar);
    }

    private static TradingCalendar Calendar(BarStore store, Series series, Interval interval) =>
        interval.IsIntraday ? TradingCalendar.For(series.Symbol, store.Hours) : TradingCalendar.For(series.Symbol);

    /// <summary>A longer bar in the making.</summary>
    private sealed class Making(Series series, string source, BarAggregator aggregator)
    {
        private DateTime taken;

        public Series Series => series;

        public string Source => source;

        public void Add(in Bar bar, List<Arrival> made)
        {
            if (bar.Time > taken)
            {
                taken = bar.Time;
                aggregator.Add(in bar);
                Take(made);
            }
        }

        public void AdvanceTo(DateTime time, List<Arrival> made)
        {
            if (time > taken)
            {
                taken = time;
                aggregator.AdvanceTo(time);
                Take(made);
            }
        }

        private void Take(List<Arrival> made)
        {
            while (aggregator.TryTake(out Bar closed))
            {
                made.Add(new Arrival(series, closed));
            }
        }
    }
}
