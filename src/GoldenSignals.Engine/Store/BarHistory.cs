using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Store;

/// <summary>
/// The bars of a symbol at any interval: as stored, or else made from the longest stored interval that is shorter.
/// The two are never mixed in one answer.
/// </summary>
public sealed class BarHistory(BarStore store)
{
    /// <summary>Bars up to a moment, inclusive; null when neither this interval nor a shorter one is stored.</summary>
    public StoredBars? Load(string ticker, Interval interval, DateTime? until = null)
    {
        if (store.Find(ticker, interval) is { } stored)
        {
            return store.Load(stored.Series, until);
        }
        return Shorter(ticker, interval) is { } shorter && store.Load(shorter.Series, until) is { } bars ? Aggregate(bars, interval, store.Hours) : null;
    }

    /// <summary>The series an answer at this interval is made from, itself or shorter; null when there is none.</summary>
    public SeriesInfo? Find(string ticker, Interval interval) => store.Find(ticker, interval) ?? Shorter(ticker, interval);

    private SeriesInfo? Shorter(string ticker, Interval interval)
    {
        foreach (Interval candidate in Interval.All.Reverse())
        {
            if (candidate.Minutes < interval.Minutes && store.Find(ticker, candidate) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>Only bars that ended by the last stored one are closed, so the answer needs no clock.</summary>
    private static StoredBars Aggregate(StoredBars stored, Interval interval, TradingHours hours)
    {
        var aggregator = new BarAggregator(
            interval.IsIntraday ? TradingCalendar.For(stored.Series.Symbol, hours) : TradingCalendar.For(stored.Series.Symbol), interval);
        List<Bar> longer = [];
        foreach (Bar bar in stored.Bars)
        {
            aggregator.Add(in bar);
            while (aggregator.TryTake(out Bar closed))
            {
                longer.Add(closed);
            }
        }
        return stored with { Series = new Series(stored.Series.Symbol, interval), Bars = BarColumns.Of(longer) };
    }
}
