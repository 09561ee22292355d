using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public class ReplayBarsTests : BarSourceContract
{
    private static readonly TradingCalendar NewYork = TradingCalendar.NewYork;
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Series One = new(new Symbol("ONE", AssetClass.Equity, "TEST"), Interval.Day1);
    private static readonly Series Two = new(new Symbol("TWO", AssetClass.Equity, "TEST"), Interval.Day1);

    private static readonly CorporateAction Split = new(new DateTime(2025, 3, 20, 4, 0, 0, DateTimeKind.Utc), 2, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected override IBarSource Open() => Open(TimeSpan.Zero, TimeProvider.System);

    [Fact]
    public async Task What_closed_before_the_start_is_past_and_the_rest_arrives()
    {
        ReplayBars replay = Open(TimeSpan.Zero, TimeProvider.System);
        SourceBars past = await replay.FetchAsync(One, Stop);
        Assert.All(past.Bars, bar => Assert.True(bar.Time < replay.Start));
        Assert.Equal([Split], past.Actions);

        List<Arrival> arrivals = await replay.FollowAsync([One], past.Bars[^1].Time, Stop).ToListAsync(Stop);
        Assert.Equal(Bars(One), [.. past.Bars, .. arrivals.Select(arrival => arrival.Bar)]);
        Assert.Equal(arrivals, await replay.FollowAsync([One], DateTime.MinValue, Stop).ToListAsync(Stop));
        Assert.Equal(DataLabel.Replay, replay.Label);
    }

    [Fact]
    public async Task All_symbols_of_a_close_arrive_together()
    {
        List<Arrival> arrivals = await Open().FollowAsync([One, Two], DateTime.MinValue, Stop).ToListAsync(Stop);
        // TWO misses every fifth bar
        foreach (IGrouping<DateTime, Arrival> close in arrivals.GroupBy(arrival => arrival.Bar.Time))
        {
            bool both = Bars(Two).Any(bar => bar.Time == close.Key);
            Assert.Equal(both ? [One, Two] : [One], close.Select(arrival => arrival.Series));
        }
        Assert.Equal(arrivals.OrderBy(arrival => arrival.Bar.Time), arrivals);
    }

    [Fact]
    public async Task A_day_takes_the_chosen_time_and_a_weekend_no_longer()
    {
        var clock = new ManualClock(Now);
        await using IAsyncEnumerator<Arrival> playing =
            Open(TimeSpan.FromSeconds(2), clock).FollowAsync([One], DateTime.MinValue, Stop).GetAsyncEnumerator(Stop);
        for (int i = 0; i < 8; i++) // more than a week
        {
            ValueTask<bool> next = playing.MoveNextAsync();
            clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
            Assert.False(next.IsCompleted);
            clock.Advance(TimeSpan.FromTicks(1));
            Assert.True(await next);
        }
    }

    [Fact]
    public async Task A_slow_listener_is_not_hurried()
    {
        var clock = new ManualClock(Now);
        await using IAsyncEnumerator<Arrival> playing =
            Open(TimeSpan.FromSeconds(2), clock).FollowAsync([One], DateTime.MinValue, Stop).GetAsyncEnumerator(Stop);
        ValueTask<bool> next = playing.MoveNextAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await next);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await playing.MoveNextAsync());
        next = playing.MoveNextAsync();
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await next);
    }

    [Fact]
    public async Task No_bar_arrives_before_it_closed_in_the_real_world()
    {
        DateTime close = Bars(One).First(bar => bar.Time >= Open(TimeSpan.Zero, TimeProvider.System).Start).Time;
        var clock = new ManualClock(new DateTimeOffset(close).AddHours(-3));
        await using IAsyncEnumerator<Arrival> playing =
            Open(TimeSpan.Zero, clock).FollowAsync([One], DateTime.MinValue, Stop).GetAsyncEnumerator(Stop);
        ValueTask<bool> next = playing.MoveNextAsync();
        clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromTicks(1));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(await next);
    }

    [Fact]
    public async Task It_stops_in_the_middle_of_a_wait()
    {
        var clock = new ManualClock(Now);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using IAsyncEnumerator<Arrival> playing =
            Open(TimeSpan.FromHours(1), clock).FollowAsync([One], DateTime.MinValue, stop.Token).GetAsyncEnumerator(Stop);
        ValueTask<bool> next = playing.MoveNextAsync();
        Assert.False(next.IsCompleted);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        Assert.Equal(0, clock.Waiting);
    }

    private static ReplayBars Open(TimeSpan pace, TimeProvider clock) => new(
        "replay:test", [One, Two],
        (series, stop) =>
        {
            stop.ThrowIfCancellationRequested();
            return Task.FromResult(new SourceBars(series, Bars(series), series == One ? [Split] : [], [], 0));
        },
        new DateTime(2025, 3, 3, 0, 0, 0, DateTimeKind.Utc), pace, clock);

    /// <summary>Sixty days of a made-up price; TWO misses every fifth.</summary>
    private static List<Bar> Bars(Series series)
    {
        var bars = new List<Bar>();
        DateOnly day = new(2025, 1, 31);
        for (int i = 0; i < 60; i++)
        {
            day = NewYork.NextDay(day);
            long price = 1_000_000 + i * 7919 % 50_000;
            if (series == One || i % 5 != 0)
            {
                bars.Add(new Bar(NewYork.CloseOf(day), price, price + 900, price - 700, price + 100, 1000 + i));
            }
        }
        return bars;
    }
}
