using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Store;

/// <summary>Which stored bars lie in the hours that are read: all but intraday bars of the New York exchanges, whose day has more than its session.</summary>
internal static class StoredHours
{
    public static bool Holds(Series series, DateTime close, TradingHours hours) => !IsAsked(series) || Slots(series, hours) is var slots && Holds(slots, close);

    /// <summary>The bars inside the hours; the same ones where none lies outside.</summary>
    public static BarColumns Of(Series series, BarColumns bars, TradingHours hours)
    {
        if (!IsAsked(series))
        {
            return bars;
        }
        DaySlots slots = Slots(series, hours);
        var kept = new BarColumns(bars.Count);
        int count = 0;
        for (int from = 0, to; from < bars.Count; from = to)
        {
            bool holds = Holds(slots, Moment.FromMicroseconds(bars.Times[from]));
            for (to = from + 1; to < bars.Count && Holds(slots, Moment.FromMicroseconds(bars.Times[to])) == holds; to++)
            {
            }
            if (holds)
            {
                kept.CopyFrom(count, bars, from, to - from);
                count += to - from;
            }
        }
        return count == bars.Count ? bars : kept.Slice(0, count);
    }

    private static bool IsAsked(Series series) =>
        series.Interval.IsIntraday && ReferenceEquals(TradingCalendar.For(series.Symbol), TradingCalendar.NewYork);

    private static DaySlots Slots(Series series, TradingHours hours) => new(TradingCalendar.For(series.Symbol, hours), series.Interval);

    private static bool Holds(DaySlots slots, DateTime close)
    {
        slots.MoveTo(close);
        return slots.Place < slots.Places;
    }
}
