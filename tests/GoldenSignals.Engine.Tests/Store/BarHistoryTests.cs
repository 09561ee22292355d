using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class BarHistoryTests : IDisposable
{
    private static readonly Symbol Ticker = new("SPY", AssetClass.Etf, "NYSE");
    private static readonly DateOnly Monday = new(2019, 6, 3);

    private readonly StoreFixture store = new();

    [Fact]
    public async Task A_stored_interval_beats_an_aggregated_one()
    {
        await Write(Interval.Hour1, Hours(Monday, 5));
        await Write(Interval.Day1, [new Bar(TradingCalendar.NewYork.CloseOf(Monday), 7, 7, 7, 7, 7)]);
        Assert.Equal(7, Assert.Single(History.Load("SPY", Interval.Day1)!.Bars).Close);
    }

    [Fact]
    public async Task Days_are_made_from_hours()
    {
        await Write(Interval.Hour1, Hours(Monday, 5));
        StoredBars days = History.Load("spy", Interval.Day1)!;
        Assert.Equal(5, days.Bars.Count);
        Assert.Equal(Interval.Day1, days.Series.Interval);
        Assert.Equal(TradingCalendar.NewYork.CloseOf(Monday), days.Bars[0].Time);
        Assert.Equal(7 * 10, days.Bars[0].Volume);
    }

    [Fact]
    public async Task A_week_that_has_not_ended_is_no_bar()
    {
        await Write(Interval.Hour1, Hours(Monday, 7));
        Assert.Single(History.Load("SPY", Interval.Week1)!.Bars);
    }

    [Fact]
    public async Task Stopping_at_a_moment_gives_what_a_store_that_ends_there_gives()
    {
        await Write(Interval.Hour1, Hours(Monday, 10));
        DateTime until = TradingCalendar.NewYork.EndOf(Monday.AddDays(8));
        Bar[] stopped = [.. History.Load("SPY", Interval.Week1, until)!.Bars];
        using var shorter = new StoreFixture();
        await shorter.Bars.WriteAsync(new(Ticker, Interval.Hour1), "test", [.. Hours(Monday, 10).Where(bar => bar.Time <= until)], [], Stop);
        Assert.Equal(new BarHistory(shorter.Bars).Load("SPY", Interval.Week1)!.Bars, stopped);
    }

    [Fact]
    public async Task Nothing_shorter_is_nothing()
    {
        await Write(Interval.Day1, [new Bar(TradingCalendar.NewYork.CloseOf(Monday), 7, 7, 7, 7, 7)]);
        Assert.Null(History.Load("SPY", Interval.Hour1));
        Assert.Null(History.Find("QQQ", Interval.Day1));
        Assert.Equal(Interval.Day1, History.Find("SPY", Interval.Week1)!.Series.Interval);
    }

    public void Dispose() => store.Dispose();

    private BarHistory History => new(store.Bars);

    private Task<WriteResult> Write(Interval interval, IReadOnlyList<Bar> bars) =>
        store.Bars.WriteAsync(new(Ticker, interval), "test", bars, [], Stop);

    private static List<Bar> Hours(DateOnly from, int days)
    {
        List<Bar> bars = [];
        DateTime time = TradingCalendar.NewYork.OpenOf(from);
        DateTime end = TradingCalendar.NewYork.CloseOf(days == 1 ? from : TradingCalendar.NewYork.DayAfter(from, days - 1));
        while ((time = TradingCalendar.NewYork.NextClose(time, Interval.Hour1)) <= end)
        {
            bars.Add(new Bar(time, 100, 110, 90, 100 + bars.Count, 10));
        }
        return bars;
    }
}
