using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public class TradingCalendarTests
{
    private static readonly TradingCalendar NewYork = TradingCalendar.For(AssetClass.Equity);
    private static readonly TradingCalendar Forex = TradingCalendar.For(AssetClass.Forex);
    private static readonly TradingCalendar Crypto = TradingCalendar.For(AssetClass.Crypto);

    public static TheoryData<AssetClass> Classes => [.. Enum.GetValues<AssetClass>()];

    [Theory]
    // weekdays on which NYSE did not trade, from its yearly lists of holidays and notices of closing
    [InlineData(1990, "01-01 02-19 04-13 05-28 07-04 09-03 11-22 12-25")]
    [InlineData(1994, "02-21 04-01 04-27 05-30 07-04 09-05 11-24 12-26")]
    [InlineData(1998, "01-01 01-19 02-16 04-10 05-25 07-03 09-07 11-26 12-25")]
    [InlineData(2000, "01-17 02-21 04-21 05-29 07-04 09-04 11-23 12-25")]
    [InlineData(2001, "01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25")]
    [InlineData(2004, "01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24")]
    [InlineData(2007, "01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25")]
    [InlineData(2011, "01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26")]
    [InlineData(2012, "01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25")]
    [InlineData(2018, "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25")]
    public void New_York_keeps_the_holidays_of_the_year(int year, string holidays) =>
        Assert.Equal(holidays, Join(DaysOf(year).Where(day => !IsWeekend(day) && !NewYork.IsTradingDay(day))));

    [Theory]
    // days on which NYSE closed at 13:00, before 1993 at 14:00
    [InlineData(1990, "12-24")]
    [InlineData(1992, "11-27 12-24")]
    [InlineData(1993, "11-26")]
    [InlineData(1996, "07-05 11-29 12-24")]
    [InlineData(1997, "07-03 11-28 12-24 12-26")]
    [InlineData(1999, "11-26 12-31")]
    [InlineData(2002, "07-05 11-29 12-24")]
    [InlineData(2003, "07-03 11-28 12-24 12-26")]
    [InlineData(2008, "07-03 11-28 12-24")]
    [InlineData(2013, "07-03 11-29 12-24")]
    [InlineData(2014, "07-03 11-28 12-24")]
    [InlineData(2020, "11-27 12-24")]
    [InlineData(2024, "07-03 11-29 12-24")]
    [InlineData(2026, "11-27 12-24")]
    public void New_York_keeps_the_half_days_of_the_year(int year, string halfDays)
    {
        int close = year < 1993 ? 14 : 13;
        DateOnly[] shortDays = [.. DaysOf(year).Where(day => NewYork.IsTradingDay(day) && NewYorkTime.FromUtc(NewYork.CloseOf(day)).Hour != 16)];
        Assert.Equal(halfDays, Join(shortDays));
        Assert.All(shortDays, day => Assert.Equal(close, NewYorkTime.FromUtc(NewYork.CloseOf(day)).Hour));
    }

    [Theory]
    // sessions in a year, as exchange statistics count them
    [InlineData(1990, 253)]
    [InlineData(1996, 254)]
    [InlineData(2001, 248)]
    [InlineData(2008, 253)]
    [InlineData(2012, 250)]
    [InlineData(2020, 253)]
    [InlineData(2023, 250)]
    public void New_York_has_the_sessions_of_the_year(int year, int sessions) =>
        Assert.Equal(sessions, DaysOf(year).Count(NewYork.IsTradingDay));

    [Fact]
    public void A_session_is_half_past_nine_to_four_in_winter_and_summer()
    {
        Assert.Equal(Utc("2024-01-16 14:30"), NewYork.OpenOf(Day("2024-01-16")));
        Assert.Equal(Utc("2024-01-16 21:00"), NewYork.CloseOf(Day("2024-01-16")));
        Assert.Equal(Utc("2024-07-16 13:30"), NewYork.OpenOf(Day("2024-07-16")));
        Assert.Equal(Utc("2024-07-16 20:00"), NewYork.CloseOf(Day("2024-07-16")));
        Assert.Equal(DateTimeKind.Utc, NewYork.CloseOf(Day("2024-07-16")).Kind);
    }

    [Fact]
    public void Forex_trades_from_sunday_evening_to_friday_evening()
    {
        Assert.False(Forex.IsTradingDay(Day("2024-03-10")));
        Assert.Equal(Utc("2024-03-10 21:00"), Forex.OpenOf(Day("2024-03-11"))); // the Sunday clocks went forward
        Assert.Equal(Utc("2024-03-11 21:00"), Forex.CloseOf(Day("2024-03-11")));
        Assert.Equal(Utc("2024-03-08 22:00"), Forex.CloseOf(Day("2024-03-08")));
        Assert.Equal(Day("2024-03-11"), Forex.DayOf(Utc("2024-03-10 21:01")));
        Assert.True(Forex.IsInSession(Utc("2024-12-25 12:00")));
    }

    [Fact]
    public void Crypto_never_sleeps_and_ends_its_day_at_utc_midnight()
    {
        Assert.True(DaysOf(2024).All(Crypto.IsTradingDay));
        Assert.Equal(Utc("2024-03-10 00:00"), Crypto.OpenOf(Day("2024-03-10")));
        Assert.Equal(Utc("2024-03-11 00:00"), Crypto.CloseOf(Day("2024-03-10")));
        Assert.Equal(Day("2024-03-10"), Crypto.DayOf(Utc("2024-03-11 00:00")));
        Assert.Equal(Day("2024-03-11"), Crypto.DayOf(Utc("2024-03-11 00:01")));
    }

    [Fact]
    public void The_day_of_a_bar_is_New_Yorks_date_even_when_London_is_already_tomorrow()
    {
        Assert.Equal(Day("2024-01-16"), NewYork.DayOf(Utc("2024-01-16 21:00")));
        Assert.Equal(Day("2024-01-16"), NewYork.DayOf(Utc("2024-01-17 04:59")));
        Assert.Equal(Day("2024-01-16"), NewYork.DayOf(Utc("2024-01-17 05:00")));
        Assert.Equal(Day("2024-01-17"), NewYork.DayOf(Utc("2024-01-17 05:01")));
        Assert.Equal(Utc("2024-01-17 05:00"), NewYork.EndOf(Day("2024-01-16")));
        Assert.Equal(Utc("2024-07-07 04:00"), NewYork.EndOf(Day("2024-07-06"))); // a Saturday ends too
    }

    [Theory, MemberData(nameof(Classes))]
    public void A_moment_belongs_to_the_first_day_that_ends_at_or_after_it(AssetClass assetClass)
    {
        TradingCalendar calendar = TradingCalendar.For(assetClass);
        for (DateOnly day = TradingCalendar.FirstDay; day < TradingCalendar.LastDay; day = day.AddDays(1))
        {
            DateTime end = calendar.EndOf(day);
            Assert.Equal(day, calendar.DayOf(end));
            Assert.Equal(day.AddDays(1), calendar.DayOf(end.AddTicks(1)));
            if (calendar.IsTradingDay(day))
            {
                Assert.True(calendar.OpenOf(day) < calendar.CloseOf(day) && calendar.CloseOf(day) <= end);
                Assert.Equal(day, calendar.DayOf(calendar.CloseOf(day)));
            }
        }
    }

    [Theory, MemberData(nameof(Classes))]
    public void Counting_days_forth_and_back_agrees(AssetClass assetClass)
    {
        TradingCalendar calendar = TradingCalendar.For(assetClass);
        for (DateOnly day = Day("2001-08-20"); day < Day("2001-10-20"); day = day.AddDays(1))
        {
            DateOnly next = calendar.NextDay(day);
            Assert.True(next > day && calendar.IsTradingDay(next));
            Assert.Equal(1, calendar.TradingDaysBetween(day, next));
            Assert.Equal(7, calendar.TradingDaysBetween(day, calendar.DayAfter(day, 7)));
            Assert.Equal(-7, calendar.TradingDaysBetween(calendar.DayAfter(day, 7), day));
            if (calendar.IsTradingDay(day))
            {
                Assert.Equal(day, calendar.PreviousDay(next));
            }
        }
    }

    [Fact]
    public void The_week_after_the_attacks_is_one_step()
    {
        Assert.Equal(Day("2001-09-17"), NewYork.NextDay(Day("2001-09-10")));
        Assert.Equal(Utc("2001-09-17 20:00"), NewYork.NextClose(Utc("2001-09-10 20:00"), Interval.Day1));
        Assert.Equal(Utc("2001-09-10 20:00"), NewYork.NextClose(Utc("2001-09-07 20:00"), Interval.Week1));
    }

    [Theory]
    // the Friday of a half day, 2024-11-29: 9:30 to 13:00, that is 14:30 to 18:00 UTC
    [InlineData("5m", "2024-11-29 14:30", "2024-11-29 14:35")]
    [InlineData("5m", "2024-11-29 17:57", "2024-11-29 18:00")]
    [InlineData("1h", "2024-11-29 16:30", "2024-11-29 17:30")]
    [InlineData("1h", "2024-11-29 17:30", "2024-11-29 18:00")]
    [InlineData("1h", "2024-11-29 18:00", "2024-12-02 15:30")]
    [InlineData("4h", "2024-11-27 21:00", "2024-11-29 18:00")]
    [InlineData("4h", "2024-12-02 14:31", "2024-12-02 18:30")]
    [InlineData("4h", "2024-12-02 18:30", "2024-12-02 21:00")]
    [InlineData("1d", "2024-11-27 21:00", "2024-11-29 18:00")]
    [InlineData("1w", "2024-11-27 21:00", "2024-11-29 18:00")]
    [InlineData("1w", "2024-11-29 18:00", "2024-12-06 21:00")]
    public void The_next_close_counts_from_the_open_and_stops_at_the_bell(string interval, string after, string close) =>
        Assert.Equal(Utc(close), NewYork.NextClose(Utc(after), Interval.Parse(interval)));

    [Theory, MemberData(nameof(Classes))]
    public void Closes_follow_each_other_without_a_fault(AssetClass assetClass)
    {
        TradingCalendar calendar = TradingCalendar.For(assetClass);
        foreach (Interval interval in Interval.All)
        {
            DateTime close = Utc("2024-10-28 00:00");
            while (close < Utc("2024-11-12 00:00"))
            {
                DateTime next = calendar.NextClose(close, interval);
                Assert.True(next > close && calendar.IsInSession(next));
                Assert.Equal(next, calendar.CloseAtOrAfter(next, interval));
                Assert.Equal(next, calendar.CloseAtOrAfter(next.AddTicks(-1), interval));
                close = next;
            }
        }
    }

    [Theory]
    [InlineData("1989-12-31")]
    [InlineData("2031-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Years_it_does_not_know_are_refused_in_words(string date)
    {
        DateOnly day = Day(date);
        foreach (TradingCalendar calendar in new[] { NewYork, Forex, Crypto })
        {
            Assert.Contains("1990-01-01 to 2030-12-31", Assert.Throws<ArgumentOutOfRangeException>(() => calendar.IsTradingDay(day)).Message);
            Assert.Throws<ArgumentOutOfRangeException>(() => calendar.EndOf(day));
            Assert.Throws<ArgumentOutOfRangeException>(() => calendar.CloseOf(day));
            Assert.Throws<ArgumentOutOfRangeException>(() => calendar.DayOf(day.ToDateTime(new TimeOnly(12, 0))));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => NewYork.NextDay(Day("2030-12-31")));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewYork.PreviousDay(Day("1990-01-02")));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewYork.CloseOf(Day("2024-12-25")));
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Join(IEnumerable<DateOnly> days) => string.Join(' ', days.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Utc(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    [Theory]
    [InlineData("2024-03-04T15:00:00Z", "5m", true)]
    [InlineData("2024-03-04T15:03:00Z", "5m", false)]
    [InlineData("2024-03-04T15:30:00Z", "1h", true)] // an hour from the open
    [InlineData("2024-03-04T16:00:00Z", "1h", true)] // an hour of the clock
    [InlineData("2024-03-04T15:45:00Z", "1h", false)]
    [InlineData("2024-11-29T18:00:00Z", "4h", true)] // the short bar of a half day
    [InlineData("2024-03-04T12:00:07Z", "1m", false)]
    [InlineData("2024-03-04T21:00:00Z", "1d", true)]
    [InlineData("2024-03-04T18:00:00Z", "1d", false)]
    [InlineData("2024-03-04T00:00:00Z", "1d", true)] // dated, not timed
    public void A_bar_closes_at_the_end_of_its_span_or_is_still_being_made(string time, string interval, bool closes) =>
        Assert.Equal(closes, TradingCalendar.NewYork.MayClose(
            DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, Interval.Parse(interval)));
}
