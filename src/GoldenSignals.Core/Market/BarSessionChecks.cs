namespace GoldenSignals.Core.Market;

/// <summary>Holds bars against the calendar: days and bars that are missing, that should not be, or that sit hours beside their session.</summary>
internal sealed class BarSessionChecks(Interval interval, TradingCalendar calendar, FindingLog findings)
{
    private const int ShiftHoursMax = 14;

    /// <summary>Share of the days that must be shifted alike to be told in one finding.</summary>
    private const double ShiftedAlike = 0.9;

    private readonly record struct Day(DateOnly Date, int First, int Count, int Outside, int ShiftHours);

    public void Look(IReadOnlyList<string> files, List<BarLine> lines)
    {
        if (interval == Interval.Week1)
        {
            LookForMissingWeeks(files, lines);
            return;
        }
        List<Day> days = Days(lines);
        bool shifted = interval.IsIntraday ? LookForShiftedHours(files, lines, days) : LookForShiftedDays(files, lines, days);
        if (!shifted)
        {
            LookForMissingDays(files, lines, days);
        }
        if (interval.IsIntraday)
        {
            LookForHoles(files, lines, days);
        }
    }

    private List<Day> Days(List<BarLine> lines)
    {
        List<Day> days = [];
        int start = 0;
        while (start < lines.Count)
        {
            DateOnly date = calendar.DayOf(lines[start].Bar.Time);
            bool trading = calendar.IsTradingDay(date);
            DateTime open = trading ? calendar.OpenOf(date) : default, close = trading ? calendar.CloseOf(date) : default;
            DateTime end = calendar.EndOf(date);
            int i = start, outside = 0;
            for (; i < lines.Count && lines[i].Bar.Time <= end; i++)
            {
                outside += lines[i].Bar.Time <= open || lines[i].Bar.Time > close ? 1 : 0;
            }
            int shift = outside > 0 && trading ? ShiftOf(lines[start].Bar.Time, lines[i - 1].Bar.Time, open, close) : 0;
            days.Add(new Day(date, start, i - start, outside, shift));
            start = i;
        }
        return days;
    }

    /// <summary>Whole hours by which a day's bars run late (or early, negative) when moving them fits the session from end to end; else 0.</summary>
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

    private bool LookForShiftedHours(IReadOnlyList<string> files, List<BarLine> lines, List<Day> days)
    {
        int most = days.Where(d => d.ShiftHours != 0).GroupBy(d => d.ShiftHours).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key ?? 0;
        int alike = most == 0 ? 0 : days.Count(d => d.ShiftHours == most);
        bool asOne = alike > 1 && alike >= ShiftedAlike * days.Count;
        if (asOne)
        {
            Report(days.First(d => d.ShiftHours == most), BarRules.TimeZoneShift,
                $"on {alike} of {days.Count} days the bars fit the session when moved by {-most} h; say which zone the times are in");
        }
        foreach (Day day in days)
        {
            if (day.ShiftHours != 0 && !(asOne && day.ShiftHours == most))
            {
                Report(day, BarRules.TimeZoneShift, $"the day's {day.Count} bars fit the session when moved by {-day.ShiftHours} h");
            }
        }
        int outside = days.Where(d => d.ShiftHours == 0).Sum(d => d.Outside);
        if (outside > 0)
        {
            Report(days.First(d => d.ShiftHours == 0 && d.Outside > 0), BarRules.OutsideSession, outside == 1 ? "it lies outside the sessions" : $"{outside} bars from here on lie outside the sessions");
        }
        return asOne;

        void Report(Day day, string rule, string why)
        {
            BarLine line = lines[day.First];
            findings.Keep(files[line.File], line.Line, line.Bar.Time, rule, why);
        }
    }

    private bool LookForShiftedDays(IReadOnlyList<string> files, List<BarLine> lines, List<Day> days)
    {
        List<Day> off = [.. days.Where(d => !calendar.IsTradingDay(d.Date) && !IsSundayOfForex(d.Date))];
        if (off.Count > days.Count / 20 && off.Count > 1)
        {
            foreach (int move in (int[])[1, -1])
            {
                if (days.Count(d => !calendar.IsTradingDay(d.Date.AddDays(move))) < off.Count / 10)
                {
                    BarLine line = lines[off[0].First];
                    findings.Keep(files[line.File], line.Line, line.Bar.Time, BarRules.TimeZoneShift,
                        $"{off.Count} bars lie on days without a session; moved by {move} day they fit, as when midnight was taken in another zone");
                    return true;
                }
            }
        }
        foreach (Day day in off)
        {
            BarLine line = lines[day.First];
            findings.Keep(files[line.File], line.Line, line.Bar.Time, BarRules.OffCalendar, $"there is no session on {day.Date:yyyy-MM-dd}");
        }
        return false;
    }

    // A Sunday of a currency file is the first hours of Monday; those bars are joined.
    private bool IsSundayOfForex(DateOnly day) => ReferenceEquals(calendar, TradingCalendar.Forex) && day.DayOfWeek == DayOfWeek.Sunday;

    private void LookForMissingDays(IReadOnlyList<string> files, List<BarLine> lines, List<Day> days)
    {
        for (int i = 1; i < days.Count; i++)
        {
            (DateOnly before, DateOnly date) = (days[i - 1].Date, days[i].Date);
            int missing = calendar.TradingDaysBetween(before, date) - (calendar.IsTradingDay(date) ? 1 : 0);
            if (missing > 0)
            {
                BarLine line = lines[days[i].First];
                DateOnly from = calendar.NextDay(before), to = calendar.PreviousDay(date);
                findings.Keep(files[line.File], line.Line, line.Bar.Time, BarRules.Gap,
                    missing == 1 ? $"1 session is missing before it, {from:yyyy-MM-dd}" : $"{missing} sessions are missing before it, {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
            }
        }
    }

    private void LookForHoles(IReadOnlyList<string> files, List<BarLine> lines, List<Day> days)
    {
        foreach (Day day in days)
        {
            for (int i = day.First + 1; i < day.First + day.Count; i++)
            {
                double missing = ((lines[i].Bar.Time - lines[i - 1].Bar.Time).TotalMinutes / interval.Minutes) - 1;
                if (missing >= BarSequenceChecks.MissingBarsMin && calendar.IsInSession(lines[i].Bar.Time) && calendar.IsInSession(lines[i - 1].Bar.Time))
                {
                    findings.Keep(files[lines[i].File], lines[i].Line, lines[i].Bar.Time, BarRules.Gap,
                        $"{(int)missing} bars are missing before it, inside the session");
                }
            }
        }
    }

    private void LookForMissingWeeks(IReadOnlyList<string> files, List<BarLine> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            DateOnly before = calendar.DayOf(lines[i - 1].Bar.Time), date = calendar.DayOf(lines[i].Bar.Time);
            int missing = ((Weekdays.MondayOf(date).DayNumber - Weekdays.MondayOf(before).DayNumber) / 7) - 1;
            if (missing > 0)
            {
                findings.Keep(files[lines[i].File], lines[i].Line, lines[i].Bar.Time, BarRules.Gap, $"{missing} weeks are missing before it");
            }
        }
    }
}
