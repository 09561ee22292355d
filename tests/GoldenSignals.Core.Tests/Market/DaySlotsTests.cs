using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

/// <summary>Every bar of forty-one years stands at its own place of its day, whatever the clocks, the half days and the halts did.</summary>
public class DaySlotsTests
{
    public static TheoryData<string, int> Calendars => new() { { "new york", 390 }, { "extended", 960 }, { "forex", 1440 }, { "crypto", 1440 } };

    [Theory, MemberData(nameof(Calendars)), Trait("Speed", "slow")]
    public void Each_minute_of_each_session_since_1990_has_a_place_of_its_own(string name, int minutes)
    {
        TradingCalendar calendar = Calendar(name);
        DaySlots slots = new(calendar, Interval.Minute1);
        Assert.Equal(minutes, slots.Places);
        for (DateOnly day = new(1990, 1, 3); day < new DateOnly(2030, 12, 31); day = day.AddDays(1))
        {
            if (!calendar.IsTradingDay(day)) continue;
            DateTime open = calendar.OpenOf(day), close = calendar.CloseOf(day);
            int length = (int)(close - open).TotalMinutes;
            for (int i = 0; i < length; i++)
            {
                slots.MoveTo(open.AddMinutes(i + 1));
                if (slots.Place != i || slots.Left != length - 1 - i) Assert.Fail($"minute {i} of {day}: place {slots.Place}, left {slots.Left}");
            }
        }
    }

    [Theory]
    [InlineData("2024-03-08T14:35:00Z")] // the Friday before the clocks go forward
    [InlineData("2024-03-11T13:35:00Z")]
    [InlineData("2024-11-01T13:35:00Z")] // the Friday before they go back
    [InlineData("2024-11-04T14:35:00Z")]
    public void The_first_five_minutes_in_New_York_stay_the_first_when_the_clocks_change(string close)
    {
        DaySlots slots = new(TradingCalendar.NewYork, Interval.Minute5);
        slots.MoveTo(Utc(close));
        Assert.Equal((0, 77), (slots.Place, slots.Left));
    }

    [Fact]
    public void Forex_and_crypto_know_no_short_or_long_night_when_the_clocks_change()
    {
        DaySlots forex = new(TradingCalendar.Forex, Interval.Hour1), crypto = new(TradingCalendar.Crypto, Interval.Hour1);
        foreach (DateTime sunday in (DateTime[])[Utc("2024-03-10T00:00:00Z"), Utc("2024-11-03T00:00:00Z")])
        {
            DateTime open = TradingCalendar.Forex.OpenOf(DateOnly.FromDateTime(sunday).AddDays(1));
            for (int i = 0; i < 24; i++)
            {
                forex.MoveTo(open.AddHours(i + 1));
                crypto.MoveTo(sunday.AddHours(i + 1));
                Assert.Equal((i, 23 - i, i, 23 - i), (forex.Place, forex.Left, crypto.Place, crypto.Left));
            }
        }
    }

    [Fact]
    public void A_halt_shifts_nobody()
    {
        DaySlots told = new(TradingCalendar.NewYork, Interval.Minute1), halted = new(TradingCalendar.NewYork, Interval.Minute1);
        DateTime open = TradingCalendar.NewYork.OpenOf(new DateOnly(2020, 3, 9)); // all trading stood still from 9:34 to 9:49
        for (int i = 1; i <= 390; i++)
        {
            told.MoveTo(open.AddMinutes(i));
            if (i is > 4 and <= 19) continue;
            halted.MoveTo(open.AddMinutes(i));
            Assert.Equal((told.Place, told.Left), (halted.Place, halted.Left));
        }
    }

    [Fact]
    public void A_question_that_waits_over_the_night_has_a_slot_of_its_own_on_half_days_too()
    {
        DaySlots slots = new(TradingCalendar.NewYork, Interval.Minute5);
        slots.MoveTo(Utc("2024-11-27T17:45:00Z")); // 12:45 of a full day
        int noon = slots.For(5), untilNight = slots.For(60);
        slots.MoveTo(Utc("2024-11-29T17:45:00Z")); // 12:45 of the half day after Thanksgiving: three bars are left
        int waiting = slots.For(5);
        slots.MoveTo(Utc("2024-11-27T20:45:00Z")); // 15:45 of a full day
        Assert.Equal(38, noon);
        Assert.Equal(waiting, slots.For(5));
        Assert.NotEqual(noon, waiting);
        Assert.Equal(slots.Places + 39, untilNight);
    }

    [Theory, InlineData("1h", 7), InlineData("4h", 2), InlineData("30m", 13)]
    public void The_last_bar_of_a_day_may_be_short(string interval, int places)
    {
        DaySlots slots = new(TradingCalendar.NewYork, Interval.Parse(interval));
        slots.MoveTo(Utc("2024-11-27T21:00:00Z"));
        Assert.Equal((places, places - 1, 0), (slots.Places, slots.Place, slots.Left));
    }

    [Theory, InlineData("2024-11-27T22:00:00Z"), InlineData("2024-11-28T15:00:00Z"), InlineData("2024-11-30T15:00:00Z"), InlineData("1985-11-27T15:00:00Z")]
    public void A_bar_outside_every_session_has_the_last_slot(string time)
    {
        DaySlots slots = new(TradingCalendar.NewYork, Interval.Minute5);
        slots.MoveTo(Utc("2024-11-27T15:00:00Z"));
        slots.MoveTo(Utc(time));
        Assert.Equal(slots.Places, slots.Place);
        Assert.Equal(slots.CountFor(5) - 1, slots.For(5));
    }

    [Fact]
    public void Four_hundred_years_on_the_places_are_the_same()
    {
        DaySlots now = new(TradingCalendar.NewYork, Interval.Minute5), then = new(TradingCalendar.NewYork, Interval.Minute5);
        for (DateTime time = Utc("2023-06-30T12:00:00Z"); time < Utc("2023-07-06T00:00:00Z"); time = time.AddMinutes(5))
        {
            now.MoveTo(time);
            then.MoveTo(time.AddYears(400));
            Assert.Equal((now.Place, now.Left), (then.Place, then.Left));
        }
    }

    [Fact]
    public void Every_slot_of_every_horizon_is_inside_its_count()
    {
        foreach (Interval interval in Interval.All.Where(interval => interval.IsIntraday))
        {
            DaySlots slots = new(TradingCalendar.NewYork, interval);
            DateTime time = Utc("2024-11-25T00:00:00Z");
            for (int i = 0; i < 400; i++)
            {
                time = TradingCalendar.NewYork.NextClose(time, interval);
                slots.MoveTo(time);
                foreach (int horizon in (int[])[1, 5, 20]) Assert.InRange(slots.For(horizon), 0, slots.CountFor(horizon) - 2);
            }
        }
    }

    private static TradingCalendar Calendar(string name) => name switch
    {
        "new york" => TradingCalendar.NewYork,
        "extended" => TradingCalendar.NewYorkExtended,
        "forex" => TradingCalendar.Forex,
        _ => TradingCalendar.Crypto,
    };

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
