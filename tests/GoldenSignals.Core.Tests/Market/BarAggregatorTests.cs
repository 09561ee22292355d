using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public class BarAggregatorTests
{
    private static readonly TradingCalendar NewYork = TradingCalendar.For(AssetClass.Equity);

    public static TheoryData<AssetClass, string, string> Routes => new()
    {
        { AssetClass.Equity, "5m", "1h" }, { AssetClass.Equity, "15m", "30m" }, { AssetClass.Equity, "30m", "1d" }, { AssetClass.Equity, "1h", "1d" },
        { AssetClass.Equity, "4h", "1d" }, { AssetClass.Equity, "1d", "1w" }, { AssetClass.Forex, "5m", "4h" }, { AssetClass.Forex, "1h", "1d" },
        { AssetClass.Forex, "1d", "1w" }, { AssetClass.Crypto, "1h", "4h" }, { AssetClass.Crypto, "4h", "1d" }, { AssetClass.Crypto, "1d", "1w" },
    };

    [Theory, MemberData(nameof(Routes))]
    public void The_way_over_a_middle_interval_gives_the_same_bars(AssetClass assetClass, string middle, string end)
    {
        TradingCalendar calendar = TradingCalendar.For(assetClass);
        foreach (int keepOneIn in new[] { 1, 7, 400 }) // all minutes, and markets with holes
        {
            List<Bar> minutes = [.. Minutes(calendar, new(2024, 11, 25), new(2024, 12, 9)).Where((_, i) => i % keepOneIn == 0)];
            List<Bar> straight = Aggregate(calendar, Interval.Parse(end), minutes);
            List<Bar> round = Aggregate(calendar, Interval.Parse(end), Aggregate(calendar, Interval.Parse(middle), minutes));
            Assert.NotEmpty(straight);
            Assert.Equal(straight, round);
        }
    }

    [Theory, MemberData(nameof(Routes))]
    public void Nothing_is_lost_and_nothing_invented(AssetClass assetClass, string middle, string end)
    {
        TradingCalendar calendar = TradingCalendar.For(assetClass);
        List<Bar> minutes = Minutes(calendar, new(2024, 11, 25), new(2024, 12, 9));
        foreach (Interval interval in new[] { Interval.Parse(middle), Interval.Parse(end) })
        {
            DateTime from = DateTime.MinValue;
            foreach (Bar bar in Aggregate(calendar, interval, minutes))
            {
                List<Bar> parts = minutes.FindAll(minute => minute.Time > from && minute.Time <= bar.Time);
                Bar expected = new(bar.Time, parts[0].Open, parts.Max(p => p.High), parts.Min(p => p.Low), parts[^1].Close, parts.Sum(p => p.Volume));
                Assert.Equal(expected, bar);
                from = bar.Time;
            }
            Assert.Equal(calendar.CloseAtOrAfter(minutes[^1].Time, interval), from);
        }
    }

    [Fact]
    public void A_bar_appears_with_the_minute_that_closes_it_and_not_before()
    {
        var aggregator = new BarAggregator(NewYork, Interval.Minute5);
        List<Bar> minutes = Minutes(NewYork, new(2024, 12, 2), new(2024, 12, 2));
        for (int i = 0; i < minutes.Count; i++)
        {
            aggregator.Add(minutes[i]);
            Assert.Equal(i % 5 == 4, aggregator.TryTake(out Bar bar));
            Assert.True(i % 5 != 4 || bar.Time == minutes[i].Time);
        }
    }

    [Fact]
    public void A_half_day_closes_its_last_bar_early()
    {
        List<Bar> minutes = Minutes(NewYork, new(2024, 11, 29), new(2024, 11, 29));
        Assert.Equal(210, minutes.Count);
        List<Bar> hours = Aggregate(NewYork, Interval.Hour1, minutes);
        Assert.Equal(["15:30", "16:30", "17:30", "18:00"], hours.Select(bar => bar.Time.ToString("HH:mm")));
        Assert.Equal(minutes[^30..].Sum(bar => bar.Volume), hours[^1].Volume);
        Assert.Equal(NewYork.CloseOf(new(2024, 11, 29)), Aggregate(NewYork, Interval.Day1, minutes).Single().Time);
    }

    [Fact]
    public void A_missing_last_minute_holds_the_bar_back_until_something_later_is_known()
    {
        List<Bar> minutes = Minutes(NewYork, new(2024, 12, 2), new(2024, 12, 3));
        minutes.RemoveAt(389);
        var aggregator = new BarAggregator(NewYork, Interval.Day1);
        foreach (Bar minute in minutes[..389])
        {
            aggregator.Add(minute);
            Assert.False(aggregator.TryTake(out _));
        }
        aggregator.Add(minutes[389]);
        Assert.True(aggregator.TryTake(out Bar day));
        Assert.Equal(NewYork.CloseOf(new(2024, 12, 2)), day.Time);
        Assert.Equal(minutes[388].Close, day.Close);
        Assert.False(aggregator.TryTake(out _));

        aggregator.AdvanceTo(NewYork.CloseOf(new(2024, 12, 3)).AddTicks(-1));
        Assert.False(aggregator.TryTake(out _));
        aggregator.AdvanceTo(NewYork.CloseOf(new(2024, 12, 3)));
        Assert.True(aggregator.TryTake(out day));
        Assert.Equal(minutes[389].Close, day.Close);
    }

    [Fact]
    public void One_late_minute_can_close_two_bars()
    {
        List<Bar> minutes = Minutes(NewYork, new(2024, 12, 2), new(2024, 12, 2));
        var aggregator = new BarAggregator(NewYork, Interval.Minute5);
        aggregator.Add(minutes[3]);
        aggregator.Add(minutes[9]);
        Assert.True(aggregator.TryTake(out Bar first) && aggregator.TryTake(out Bar second) && !aggregator.TryTake(out _)
            && first.Time == minutes[4].Time && second.Time == minutes[9].Time);
        Assert.Throws<ArgumentOutOfRangeException>(() => aggregator.Add(minutes[9]));
    }

    [Fact]
    public void Trades_outside_the_session_are_left_out()
    {
        List<Bar> minutes = Minutes(NewYork, new(2024, 12, 2), new(2024, 12, 6));
        List<Bar> extended = [.. minutes];
        for (DateOnly day = new(2024, 12, 2); day <= new DateOnly(2024, 12, 6); day = day.AddDays(1))
        {
            extended.Add(new Bar(NewYork.OpenOf(day), 1, 1, 1, 1, 1_000_000));
            extended.Add(new Bar(NewYork.CloseOf(day).AddMinutes(1), 9_999_999, 9_999_999, 9_999_999, 9_999_999, 1_000_000));
        }
        extended.Sort((a, b) => a.Time.CompareTo(b.Time));
        foreach (Interval interval in Interval.All)
        {
            Assert.Equal(Aggregate(NewYork, interval, minutes), Aggregate(NewYork, interval, extended));
        }
    }

    [Fact]
    public void Bars_that_nobody_takes_are_a_fault_not_a_loss()
    {
        List<Bar> minutes = Minutes(NewYork, new(2024, 12, 2), new(2024, 12, 2));
        var aggregator = new BarAggregator(NewYork, Interval.Minute1);
        aggregator.Add(minutes[0]);
        aggregator.Add(minutes[1]);
        Assert.Throws<InvalidOperationException>(() => aggregator.Add(minutes[2]));
    }

    [Fact]
    public void Aggregating_allocates_nothing()
    {
        List<Bar> minutes = Minutes(NewYork, new(2024, 12, 2), new(2024, 12, 6));
        int taken = 0;
        Assert.Equal(0, Allocation.Least(() =>
        {
            var aggregator = new BarAggregator(NewYork, Interval.Minute5);
            Assert.Equal(78, Take(aggregator, minutes, 0, 390));
            return () => taken = Take(aggregator, minutes, 390, minutes.Count);
        }));
        Assert.Equal(4 * 78, taken);
    }

    private static int Take(BarAggregator aggregator, List<Bar> bars, int from, int to)
    {
        int taken = 0;
        for (int i = from; i < to; i++)
        {
            aggregator.Add(bars[i]);
            while (aggregator.TryTake(out _))
            {
                taken++;
            }
        }
        return taken;
    }

    private static List<Bar> Aggregate(TradingCalendar calendar, Interval interval, List<Bar> bars)
    {
        var aggregator = new BarAggregator(calendar, interval);
        var made = new List<Bar>();
        foreach (Bar bar in bars)
        {
            aggregator.Add(bar);
            Take();
        }
        aggregator.AdvanceTo(calendar.NextClose(bars[^1].Time.AddTicks(-1), interval));
        Take();
        return made;

        void Take()
        {
            while (aggregator.TryTake(out Bar closed))
            {
                made.Add(closed);
            }
        }
    }

    /// <summary>A made-up minute path; only its shape as bars matters here.</summary>
    private static List<Bar> Minutes(TradingCalendar calendar, DateOnly from, DateOnly to)
    {
        var bars = new List<Bar>();
        long price = 1_000_000;
        for (DateOnly day = from; day <= to; day = day.AddDays(1))
        {
            if (!calendar.IsTradingDay(day))
            {
                continue;
            }
            for (DateTime time = calendar.OpenOf(day).AddMinutes(1); time <= calendar.CloseOf(day); time = time.AddMinutes(1))
            {
                long step = bars.Count * 7919L % 401 - 200;
                bars.Add(new Bar(time, price, Math.Max(price, price + step) + 13, Math.Min(price, price + step) - 11, price + step, 100 + bars.Count % 37));
                price += step;
            }
        }
        return bars;
    }
}
