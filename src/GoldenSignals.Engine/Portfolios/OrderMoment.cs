using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>From which moment on an order can be filled: an open that has passed is never taken.</summary>
public static class OrderMoment
{
    /// <summary>The moment an order counts as asked for: the close of the bar that is under way, so that the open after it is the first still to come.</summary>
    /// <param name="now">What the clock says; it means nothing where the market is made up or played again.</param>
    public static DateTime Of(SeriesInfo series, DateTime now)
    {
        DateTime last = series.Last ?? DateTime.MinValue;
        if (series.Label is DataLabel.Synthetic or DataLabel.Replay || now <= last || now.Year >= TradingCalendar.LastDay.Year) return last;
        TradingCalendar calendar = TradingCalendar.For(series.Series.Symbol);
        DateOnly day = calendar.DayOf(now);
        bool isUnderWay = series.Series.Interval.Minutes > Interval.Day1.Minutes || (calendar.IsTradingDay(day) && now > calendar.OpenOf(day) && now < calendar.CloseOf(day));
        return isUnderWay ? calendar.CloseAtOrAfter(now, series.Series.Interval) : now;
    }
}
