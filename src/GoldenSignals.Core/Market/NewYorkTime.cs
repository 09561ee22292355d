namespace GoldenSignals.Core.Market;

/// <summary>The clock on a New York wall, from the law rather than from a machine's time-zone files, so every machine agrees.</summary>
/// <remarks>
/// Standard time is UTC−5, daylight time UTC−4, changing at 02:00 on the wall. 1987–2006: first Sunday of April to last Sunday of October
/// (Public Law 99-359). From 2007: second Sunday of March to first Sunday of November (Energy Policy Act of 2005, section 110).
/// </remarks>
public static class NewYorkTime
{
    /// <summary>What the wall clock shows at a moment.</summary>
    public static DateTime FromUtc(DateTime utc)
    {
        (DateTime start, DateTime end) = Daylight(utc.Year);
        bool daylight = utc >= start.AddHours(5) && utc < end.AddHours(4);
        return DateTime.SpecifyKind(utc.AddHours(daylight ? -4 : -5), DateTimeKind.Unspecified);
    }

    /// <summary>The moment the wall clock shows this. In the hour that occurs twice it is the first one; sessions touch neither gap nor overlap.</summary>
    public static DateTime ToUtc(DateTime wall)
    {
        (DateTime start, DateTime end) = Daylight(wall.Year);
        bool daylight = wall >= start && wall < end;
        return DateTime.SpecifyKind(wall.AddHours(daylight ? 4 : 5), DateTimeKind.Utc);
    }

    /// <summary>Wall times between which daylight time holds.</summary>
    private static (DateTime Start, DateTime End) Daylight(int year) => year >= 2007
        ? (At2(Weekdays.Nth(year, 3, DayOfWeek.Sunday, 2)), At2(Weekdays.Nth(year, 11, DayOfWeek.Sunday, 1)))
        : (At2(Weekdays.Nth(year, 4, DayOfWeek.Sunday, 1)), At2(Weekdays.LastOf(year, 10, DayOfWeek.Sunday)));

    private static DateTime At2(DateOnly day) => day.ToDateTime(new TimeOnly(2, 0));
}
