namespace GoldenSignals.Core.Market;

/// <summary>
/// Holds bars against the calendar: days and bars that are missing, that should not be, or that sit hours beside their session.
/// </summary>
internal sealed class BarSessionChecks(Interval interval, TradingCalendar calendar, IReadOnlyList<string> files, FindingLog findings)
{
    /// <summary>Bars missing inside a session from which a hole is reported; thin markets leave out a few.</summary>
    private const int MissingBarsMin = 10;

    private const int ShiftHoursMax = 14;

    /// <summary>Share of the days that must be shifted alike to be told in one finding.</summary>
    private const double ShiftedAlike = 0.9;

    /// <param name="Outside">How many of the day's bars lie outside its session.</param>
    /// <param name="ShiftHours">By how many whole hours all of them run late, early when negative; else 0.</param>
    private readonly record struct Day(DateOnly Date, bool IsTrading, int First, int Count, int Outside, int ShiftHours);

    public void Look(ReadOnlySpan<BarLine> lines)
    {
        if (interval == Interval.Week1)
        {
            LookForMissingWeeks(lines);
            return;
        }
        List<Day> days = Days(lines);
        bool shifted = interval.IsIntraday ? LookForShiftedHours(lines, days) : LookForShiftedDays(lines, days);
        if (!shifted)
        {
            LookForMissingDays(lines, days);
        }
        if (interval.IsIntraday)
        {
            LookForHoles(lines, days);
        }
    }

    private List<Day> Days(ReadOnlySpan<BarLine> lines)
    {
        var days = new List<Day>(interval.IsIntraday ? 0 : lines.Length);
        int start = 0;
        while (start < lines.Length)
        {
            DateTime first = lines[start].Bar.Time;
            DateOnly date = days.Count > 0 && IsInDayAfter(days[^1].Date, first) ? calendar.NextDay(days[^1].Date) : calendar.DayOf(first);
            bool trading = calendar.IsTradingDay(date);
            (DateTime open, DateTime close) = trading ? (calendar.OpenOf(date), calendar.CloseOf(date)) : default;
            // A day ends less than a day after its close, so a bar a day later needs no look at when exactly.
            bool nextIsFar = trading && start + 1 < lines.Length && lines[start + 1].Bar.Time >= close.AddDays(1);
            DateTime end = nextIsFar ? close : calendar.EndOf(date);
            int i = start, outside = 0;
            do
            {
                outside += lines[i].Bar.Time <= open || lines[i].Bar.Time > close ? 1 : 0;
                i++;
            }
            while (i < lines.Length && lines[i].Bar.Time <= end);
            int shift = outside > 0 && trading ? ShiftOf(first, lines[i - 1].Bar.Time, open, close) : 0;
            days.Add(new Day(date, trading, start, i - start, outside, shift));
            start = i;
        }
        return days;
    }

    // The usual case, answered without asking for the wall clock.
    private bool IsInDayAfter(DateOnly date, DateTime time)
    {
        DateOnly next = calendar.NextDay(date);
        return time > calendar.OpenOf(next) && time <= calendar.CloseOf(next);
    }

    /// <summary>
    /// Whole hours by which a day's bars run late when moving them back fits the session at one end and exceeds it at none; else 0.
    /// </summary>
    private int ShiftOf(DateTime first, DateTime last, DateTime open, DateTime close)
    {
        DateTime begin = first.AddMinutes(-interval.Minutes);
        for (int hours = -ShiftHoursMax; hours <= ShiftHoursMax; hours++)
        {
            DateTime movedBegin = begin.AddHours(-hours), movedEnd = last.AddHours(-hours);
            if (hours != 0 && movedBegin >= open && movedEnd <= close && (movedBegin == open || movedEnd == close))
            {
                return hours;
            }
        }
        return 0;
    }

    private bool LookForShiftedHours(ReadOnlySpan<BarLine> lines, List<Day> days)
    {
        IGrouping<int, Day>? most = days.Where(d => d.ShiftHours != 0).GroupBy(d => d.ShiftHours).MaxBy(g => g.Count());
        int alike = most?.Count() ?? 0;
        bool asOne = alike > 1 && alike >= ShiftedAlike * days.Count;
        if (asOne)
        {
            Keep(lines[most!.First().First], BarRules.TimeZoneShift,
                $"on {alike} of {days.Count} days the bars fit the session when moved by {-most!.Key} h; say which zone the times are in");
        }
        int outside = 0, firstOutside = 0;
        foreach (Day day in days)
        {
            if (day.ShiftHours == 0)
            {
                firstOutside = outside == 0 ? day.First : firstOutside;
                outside += day.Outside;
            }
            else if (!asOne || day.ShiftHours != most!.Key)
            {
                Keep(lines[day.First], BarRules.TimeZoneShift,
                    $"the day's {day.Count} bars fit the session when moved by {-day.ShiftHours} h");
            }
        }
        if (outside > 0)
        {
            Keep(lines[firstOutside], BarRules.OutsideSession,
                outside == 1 ? "a bar of this day lies outside its session" : $"{outside} bars from this day on lie outside the sessions");
        }
        return asOne;
    }

    private bool LookForShiftedDays(ReadOnlySpan<BarLine> lines, List<Day> days)
    {
        List<Day> off = [.. days.Where(d => !d.IsTrading && !IsSundayOfForex(d.Date))];
        if (off.Count > 1 && off.Count > days.Count / 20)
        {
            foreach (int move in (int[])[1, -1])
            {
                if (days.Count(d => !calendar.IsTradingDay(d.Date.AddDays(move))) < off.Count / 10)
                {
                    Keep(lines[off[0].First], BarRules.TimeZoneShift,
                        $"{off.Count} bars lie on days without a session and fit when moved by {move} day, as if dated in another zone");
                    return true;
                }
            }
        }
        foreach (Day day in off)
        {
            Keep(lines[day.First], BarRules.OffCalendar, $"there is no session on {day.Date:yyyy-MM-dd}");
        }
        return false;
    }

    // A Sunday of a currency file is the first hours of Monday; those bars are joined.
    private bool IsSundayOfForex(DateOnly day) => ReferenceEquals(calendar, TradingCalendar.Forex) && day.DayOfWeek == DayOfWeek.Sunday;

    private void LookForMissingDays(ReadOnlySpan<BarLine> lines, List<Day> days)
    {
        for (int i = 1; i < days.Count; i++)
        {
            (DateOnly before, DateOnly date) = (days[i - 1].Date, days[i].Date);
            int missing = calendar.TradingDaysBetween(before, date) - (days[i].IsTrading ? 1 : 0);
            if (missing > 0)
            {
                DateOnly from = calendar.NextDay(before), to = calendar.PreviousDay(date);
                Keep(lines[days[i].First], BarRules.Gap, missing == 1
                    ? $"1 session is missing before it, {from:yyyy-MM-dd}"
                    : $"{missing} sessions are missing before it, {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
            }
        }
    }

    private void LookForHoles(ReadOnlySpan<BarLine> lines, List<Day> days)
    {
        TimeSpan hole = TimeSpan.FromMinutes(interval.Minutes * (MissingBarsMin + 1));
        foreach (Day day in days)
        {
            for (int i = day.First + 1; i < day.First + day.Count; i++)
            {
                TimeSpan distance = lines[i].Bar.Time - lines[i - 1].Bar.Time;
                if (distance >= hole && calendar.IsInSession(lines[i].Bar.Time) && calendar.IsInSession(lines[i - 1].Bar.Time))
                {
                    int missing = (int)(distance.TotalMinutes / interval.Minutes) - 1;
                    Keep(lines[i], BarRules.Gap, $"{missing} bars are missing before it, inside the session");
                }
            }
        }
    }

    private void LookForMissingWeeks(ReadOnlySpan<BarLine> lines)
    {
        for (int i = 1; i < lines.Length; i++)
        {
            DateOnly before = calendar.DayOf(lines[i - 1].Bar.Time), date = calendar.DayOf(lines[i].Bar.Time);
            int missing = ((Weekdays.MondayOf(date).DayNumber - Weekdays.MondayOf(before).DayNumber) / 7) - 1;
            if (missing > 0)
            {
                Keep(lines[i], BarRules.Gap, $"{missing} weeks are missing before it");
            }
        }
    }

    private void Keep(in BarLine line, string rule, string why) => findings.Keep(files, line, rule, why);
}
