using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Tests.Targets;

/// <summary>On intraday bars each time of day is asked against itself.</summary>
public class SlotTargetTests
{
    private static readonly TradingCalendar Exchange = TradingCalendar.NewYork;

    [Fact]
    public void A_loud_open_is_asked_against_loud_opens_only()
    {
        RangeTarget range = new(new DaySlots(Exchange, Interval.Hour1));
        List<(DateTime Time, double Median)> asked = [];
        foreach (DateTime close in Closes(70))
        {
            // 400 ticks in the first hour of a day, 100 in every other.
            long half = IsFirst(close) ? 200 : 50;
            range.Update(new Bar(close, 10_000, 10_000 + half, 10_000 - half, 10_000, 1), Context.None);
            asked.Add((close, range.Median));
        }
        Assert.Equal(400, asked.Last(one => IsLast(one.Time)).Median);
        Assert.Equal(100, asked.Last(one => !IsLast(one.Time)).Median);
        Assert.Equal(0, range.BaseRate, 1); // never above what it always is
    }

    [Fact]
    public void A_time_of_day_is_asked_after_twenty_of_its_days_and_forgets_after_sixty()
    {
        ActivityTarget activity = new(new DaySlots(Exchange, Interval.Hour1));
        int bars = 0, first = 0;
        foreach (DateTime close in Closes(120))
        {
            activity.Update(new Bar(close, 100, 100, 100, 100, bars < 40 * 7 ? 1_000 : 10), Context.None);
            bars++;
            if (activity.Asks && first == 0) first = bars;
        }
        Assert.InRange(first, 20 * 7 + 1, 21 * 7);
        Assert.Equal(10, activity.Median);
    }

    [Fact]
    public void Volatility_of_windows_over_the_night_is_not_compared_with_windows_within_the_day()
    {
        VolatilityTarget volatility = new(5, new DaySlots(Exchange, Interval.Minute30));
        double close = 1_000_000, night = 0, noon = 0;
        int bars = 0;
        foreach (DateTime time in Closes(60, Interval.Minute30))
        {
            bool first = NewYorkTime.FromUtc(time).TimeOfDay == new TimeSpan(10, 0, 0);
            close *= 1 + (bars++ % 2 == 0 ? 1 : -1) * (first ? 0.02 : 0.001);
            volatility.Update(new Bar(time, (long)close, (long)close, (long)close, (long)close, 1), Context.None);
            if (NewYorkTime.FromUtc(time).Hour == 12) noon = volatility.Median;
            if (NewYorkTime.FromUtc(time).Hour == 16) night = volatility.Median;
        }
        Assert.Equal(0.001, noon, 4);
        Assert.Equal(Math.Sqrt((0.02 * 0.02 + 4 * 0.001 * 0.001) / 5), night, 3);
    }

    [Fact]
    public void A_band_is_as_wide_as_its_time_of_day_needs()
    {
        BandTarget band = new(5, new DaySlots(Exchange, Interval.Minute30));
        Dictionary<int, double> widths = [];
        long close = 100_000;
        foreach (DateTime time in Closes(80, Interval.Minute30))
        {
            int hour = NewYorkTime.FromUtc(time).Hour;
            close = 100_000 + (hour >= 15 ? 1_000 : 0);
            band.Update(new Bar(time, close, close, close, close, 1), Context.None);
            widths[NewYorkTime.FromUtc(time).Hour * 60 + NewYorkTime.FromUtc(time).Minute] = band.Width;
        }
        Assert.Equal(0, widths[10 * 60 + 30], 6);
        Assert.Equal(0.01, widths[13 * 60 + 30], 6);
    }

    [Fact]
    public void A_base_rate_leans_to_its_time_of_day_and_not_all_the_way()
    {
        DirectionTarget direction = new(1, new DaySlots(Exchange, Interval.Hour1));
        long close = 1_000_000;
        Dictionary<bool, double> rates = [];
        foreach (DateTime time in Closes(80))
        {
            close += IsFirst(time) ? 100 : -10; // up over every night, down in every hour
            direction.Update(new Bar(time, close, close, close, close, 1), Context.None);
            rates[IsLast(time)] = direction.BaseRate;
        }
        Assert.InRange(rates[true], 0.5, 0.7);
        Assert.InRange(rates[false], 0, 0.12);
    }

    [Fact]
    public void Sixty_answers_are_drawn_halfway_to_all_the_others()
    {
        SlotAnswers answers = new(2);
        for (int i = 0; i < 100; i++) answers.Add(1, i >= 40, i % 2 == 0);
        Assert.Equal((60 + 60 * 0.4) / 120, answers.Rate(1, 0.4), 12);
        Assert.Equal((30 + 60 * 0.5) / 90, answers.Rate(1, true, 0.5), 12);
        Assert.Equal(0.4, answers.Rate(0, 0.4), 12);
    }

    private static IEnumerable<DateTime> Closes(int days, Interval? interval = null)
    {
        DateTime time = new(2023, 1, 10, 0, 0, 0, DateTimeKind.Utc);
        DateTime end = time.AddDays(days * 7 / 5.0);
        for (time = Exchange.NextClose(time, interval ?? Interval.Hour1); time < end; time = Exchange.NextClose(time, interval ?? Interval.Hour1)) yield return time;
    }

    private static bool IsFirst(DateTime close) => NewYorkTime.FromUtc(close) is { Hour: 10, Minute: 30 };

    private static bool IsLast(DateTime close) => NewYorkTime.FromUtc(close) is { Hour: 16, Minute: 0 };
}
