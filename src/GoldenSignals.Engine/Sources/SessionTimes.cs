using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>When a bar that a file labels with a date or a start closed, UTC. Remembers the session it was last asked about.</summary>
internal sealed class SessionTimes(TradingCalendar calendar, Interval interval)
{
    private readonly bool isNewYork = ReferenceEquals(calendar, TradingCalendar.NewYork);
    private readonly bool isWeekly = interval == Interval.Week1;
    private DateTime open, close;
    private DateTime wallDay;
    private TimeSpan? wallOffset;

    /// <summary>Close of the day's or week's last session; on a day without one, the usual hour of the close.</summary>
    public DateTime OfDay(DateOnly day)
    {
        if (day <= TradingCalendar.FirstDay.AddDays(7) || day >= TradingCalendar.LastDay.AddDays(-7))
        {
            // No session is known; the moment only has to be that day's, for the report.
            return day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        }
        if (isWeekly)
        {
            DateOnly monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
            return calendar.CloseAtOrAfter(monday.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), Interval.Week1);
        }
        if (calendar.IsTradingDay(day))
        {
            return calendar.CloseOf(day);
        }
        return isNewYork ? NewYorkTime.ToUtc(day.ToDateTime(new TimeOnly(16, 0))) : calendar.EndOf(day);
    }

    /// <summary>Close of an intraday bar that starts at a moment; the last bar of a session ends with it.</summary>
    public DateTime OfStart(DateTime start)
    {
        DateTime end = start.AddMinutes(interval.Minutes);
        if ((start < open || start >= close) && !TryEnter(end))
        {
            return end;
        }
        return start >= open && start < close && end > close ? close : end;
    }

    /// <summary>A moment on New York's wall, UTC.</summary>
    public DateTime OfWall(DateTime wall)
    {
        if (wall.Date != wallDay)
        {
            wallDay = wall.Date;
            DateTime end = wallDay.AddDays(1).AddTicks(-1);
            TimeSpan atStart = NewYorkTime.ToUtc(wallDay) - wallDay, atEnd = NewYorkTime.ToUtc(end) - end;
            wallOffset = atStart == atEnd ? atStart : null;
        }
        return wallOffset is TimeSpan offset ? DateTime.SpecifyKind(wall + offset, DateTimeKind.Utc) : NewYorkTime.ToUtc(wall);
    }

    private bool TryEnter(DateTime end)
    {
        if (end.Year <= TradingCalendar.FirstDay.Year || end.Year >= TradingCalendar.LastDay.Year)
        {
            return false;
        }
        DateOnly day = calendar.DayOf(end);
        bool trading = calendar.IsTradingDay(day);
        if (trading)
        {
            (open, close) = (calendar.OpenOf(day), calendar.CloseOf(day));
        }
        return trading;
    }
}
