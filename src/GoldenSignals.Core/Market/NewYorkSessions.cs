namespace GoldenSignals.Core.Market;

/// <summary>On which days the New York exchanges (NYSE, Nasdaq) trade, and when they close.</summary>
/// <remarks>
/// NYSE Rule 7.2 and the exchange's notices of closings since 1990. A halt or late start inside a day, as in the snow of 1996 or on
/// 11 September 2002, is not a session of its own and leaves the hours as they are.
/// </remarks>
internal static class NewYorkSessions
{
    /// <summary>When the market before the open begins; the one after the close lasts four hours, on half days too.</summary>
    public static readonly TimeOnly ExtendedOpen = new(4, 0);

    public static readonly TimeOnly Open = new(9, 30);

    private static readonly TimeOnly FullClose = new(16, 0), HalfClose = new(13, 0), HalfCloseBefore1993 = new(14, 0);

    /// <summary>Closing time on the New York clock; null when there is no session.</summary>
    public static TimeOnly? CloseOn(DateOnly day)
    {
        if (Weekdays.IsWeekend(day) || IsHoliday(day) || IsOneOffClosing(day))
        {
            return null;
        }
        if (!IsHalfDay(day))
        {
            return FullClose;
        }
        return day.Year < 1993 ? HalfCloseBefore1993 : HalfClose;
    }

    private static bool IsHoliday(DateOnly day) => day.Month switch
    {
        // A New Year's Day on a Saturday is not made up for: 31 December closes the books of a year.
        1 => day == SundayToMonday(new DateOnly(day.Year, 1, 1))
            || (day.Year >= 1998 && day == Weekdays.Nth(day.Year, 1, DayOfWeek.Monday, 3)),
        2 => day == Weekdays.Nth(day.Year, 2, DayOfWeek.Monday, 3),
        3 or 4 => day == Weekdays.Easter(day.Year).AddDays(-2),
        5 => day == Weekdays.LastOf(day.Year, 5, DayOfWeek.Monday),
        6 => day.Year >= 2022 && day == Nearest(new DateOnly(day.Year, 6, 19)),
        7 => day == Nearest(new DateOnly(day.Year, 7, 4)),
        9 => day == Weekdays.Nth(day.Year, 9, DayOfWeek.Monday, 1),
        11 => day == Thanksgiving(day.Year),
        12 => day == Nearest(new DateOnly(day.Year, 12, 25)),
        _ => false,
    };

    /// <summary>Mourning, terror and storm.</summary>
    private static bool IsOneOffClosing(DateOnly day) => (day.Year, day.Month, day.Day) is
        (1994, 4, 27) // President Nixon
        or (2001, 9, >= 11 and <= 14) // the attacks of 11 September
        or (2004, 6, 11) // President Reagan
        or (2007, 1, 2) // President Ford
        or (2012, 10, 29 or 30) // Hurricane Sandy
        or (2018, 12, 5) // President George H. W. Bush
        or (2025, 1, 9); // President Carter

    private static bool IsHalfDay(DateOnly day) => day.Month switch
    {
        7 => IsHalfDayAroundIndependence(day),
        11 => day.Year >= 1992 && day == Thanksgiving(day.Year).AddDays(1),
        12 => day.Day == 24 || (day.Year, day.Day) is (1997, 26) or (1999, 31) or (2003, 26),
        _ => false,
    };

    /// <summary>The half day moved from the Friday after a Thursday holiday to the Wednesday before it in 2013.</summary>
    private static bool IsHalfDayAroundIndependence(DateOnly day) => day.Year >= 1995 && (day.Day, day.DayOfWeek) switch
    {
        (3, DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Thursday) => true,
        (3, DayOfWeek.Wednesday) => day.Year >= 2013,
        (5, DayOfWeek.Friday) => day.Year < 2013,
        _ => false,
    };

    private static DateOnly Thanksgiving(int year) => Weekdays.Nth(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly SundayToMonday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;

    private static DateOnly Nearest(DateOnly day) => day.DayOfWeek == DayOfWeek.Saturday ? day.AddDays(-1) : SundayToMonday(day);
}
