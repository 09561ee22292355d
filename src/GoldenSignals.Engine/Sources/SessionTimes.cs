using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>When a bar that a file labels with a date or a start closed, UTC.</summary>
internal static class SessionTimes
{
    /// <summary>Close of a day's session; on a day without one, the usual hour of the close.</summary>
    public static DateTime Daily(TradingCalendar calendar, DateOnly day)
    {
        if (day <= TradingCalendar.FirstDay || day >= TradingCalendar.LastDay)
        {
            // No session is known; the moment only has to be that day's, for the report.
            return day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        }
        if (calendar.IsTradingDay(day))
        {
            return calendar.CloseOf(day);
        }
        return ReferenceEquals(calendar, TradingCalendar.NewYork) ? NewYorkTime.ToUtc(day.ToDateTime(new TimeOnly(16, 0))) : calendar.EndOf(day);
    }

    /// <summary>Close of the last session in the week, Monday to Sunday, that a day lies in.</summary>
    public static DateTime Weekly(TradingCalendar calendar, DateOnly day)
    {
        DateOnly monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return monday <= TradingCalendar.FirstDay || monday.AddDays(7) >= TradingCalendar.LastDay
            ? Daily(calendar, day)
            : calendar.CloseAtOrAfter(monday.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), Interval.Week1);
    }

    /// <summary>Close of an intraday bar that starts at a moment; the last bar of a session ends with it.</summary>
    public static DateTime Intraday(TradingCalendar calendar, DateTime start, Interval interval)
    {
        DateTime end = start.AddMinutes(interval.Minutes);
        if (start.Year <= TradingCalendar.FirstDay.Year || end.Year >= TradingCalendar.LastDay.Year)
        {
            return end;
        }
        DateOnly day = calendar.DayOf(end);
        return calendar.IsTradingDay(day) && calendar.CloseOf(day) is DateTime close && start < close && close < end ? close : end;
    }
}
