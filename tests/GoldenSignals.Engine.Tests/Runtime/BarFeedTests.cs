using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

public sealed class BarFeedTests
{
    private const int Stored = 300;

    private static readonly Market Walks = new(symbols: 3, days: Stored + 20);

    [Fact]
    public async Task Bars_that_come_again_are_said_once()
    {
        await using Desk desk = await OpenAsync();
        for (int i = 0; i < 3; i++)
        {
            desk.Source.Push(Walks.Series[0], Walks.Bars[0][(Stored - 2)..(Stored + 2 + i)]);
        }
        await desk.FinishAsync();
        Assert.Equal(Walks.Closes[(Stored - 1)..(Stored + 4)], desk.SignalsOf(Walks.Series[0]).Select(signal => signal.AsOf));
        Assert.Equal(Stored + 4, desk.Bars.Load(Walks.Series[0])!.Bars.Count);
        Assert.DoesNotContain(desk.Events, e => e.Kind == "corrected");
    }

    [Fact]
    public async Task A_damaged_bar_is_refused_and_reported_and_the_next_one_taken()
    {
        await using Desk desk = await OpenAsync();
        Bar next = Walks.Bars[0][Stored];
        desk.Source.Push(Walks.Series[0], next with { High = next.Low - 1 }, Walks.Bars[0][Stored + 1]);
        await desk.FinishAsync();
        Assert.Equal(Walks.Closes[Stored + 1], desk.SignalsOf(Walks.Series[0])[^1].AsOf);
        Assert.Equal(Stored + 1, desk.Bars.Load(Walks.Series[0])!.Bars.Count);
        Assert.Contains(desk.Events, e => e.Kind == "finding" && e.Series == Walks.Series[0] && e.Text.Contains("refused"));
    }

    [Fact]
    public async Task A_bar_is_stored_before_its_signal_is_heard()
    {
        await using Desk desk = await OpenAsync();
        Listener listener = desk.Runtime.Hub.Listen(ListenMode.Every, desk.Runtime.Hub.Last);
        for (int day = Stored; day < Stored + 10; day++)
        {
            desk.Source.Push(Walks.Series[0], Walks.Bars[0][day]);
            desk.Source.Push(Walks.Series[1], Walks.Bars[1][day]);
            desk.Source.Push(Walks.Series[2], Walks.Bars[2][day]);
            DateTime heard = (await listener.NextAsync(StoreFixture.Stop))[0].Time;
            Assert.True(desk.Bars.Find("W0", Interval.Day1)!.Last >= heard);
        }
    }

    [Fact]
    public async Task A_source_that_breaks_off_is_asked_again_from_where_it_broke_off()
    {
        var clock = new ManualClock(Walks.Closes[^1].AddDays(1));
        await using Desk desk = await OpenAsync(clock);
        desk.Source.Push(Walks.Series[0], Walks.Bars[0][Stored]);
        desk.Source.Break();
        desk.Source.Push(Walks.Series[0], Walks.Bars[0][Stored + 1]);
        Listener listener = desk.Runtime.Hub.Listen(ListenMode.Every, desk.Runtime.Hub.Last);
        while (desk.Bars.Find("W0", Interval.Day1)!.Last != Walks.Closes[Stored + 1])
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await desk.FinishAsync();
        Assert.Contains(desk.Events, e => e.Kind == "source-lost");
        // W1 and W2 are the furthest behind.
        Assert.Equal(Walks.Closes[Stored - 1], desk.Source.FollowedFrom);
    }

    [Fact]
    public async Task A_symbol_that_does_not_trade_holds_up_the_rest_only_for_a_moment()
    {
        var clock = new ManualClock(Walks.Closes[^1].AddDays(1));
        await using Desk desk = await OpenAsync(clock);
        Listener listener = desk.Runtime.Hub.Listen(ListenMode.Every, desk.Runtime.Hub.Last);
        desk.Source.Push(Walks.Series[0], Walks.Bars[0][Stored]);
        ValueTask<IReadOnlyList<StoredSignal>> next = listener.NextAsync(StoreFixture.Stop);
        while (clock.Waiting == 0)
        {
            await Task.Yield();
        }
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("W0", Assert.Single(await next).Symbol);
    }

    [Fact]
    public async Task A_bar_that_is_still_being_made_is_never_stepped()
    {
        var clock = new ManualClock(Walks.Closes[Stored].AddHours(-2));
        await using Desk desk = await OpenAsync(clock);
        Bar day = Walks.Bars[0][Stored];
        desk.Source.Push(Walks.Series[0], day with { Time = day.Time.AddHours(-3) }); // stamped with the present
        desk.Source.Push(Walks.Series[0], day); // stamped with the close that is to come
        await desk.FinishAsync();
        Assert.Equal(Stored, desk.Bars.Load(Walks.Series[0])!.Bars.Count);
        Assert.Equal(Walks.Closes[Stored - 1], desk.SignalsOf(Walks.Series[0])[^1].AsOf);
        Assert.Contains(desk.Events, e => e.Kind == "finding" && e.Text.Contains("partial-bar"));
    }

    [Fact]
    public async Task Bars_that_come_late_or_corrected_are_told_with_what_changed()
    {
        var clock = new ManualClock(Walks.Closes[^1].AddDays(1));
        await using Desk desk = await OpenAsync(clock);
        Bar missing = Walks.Bars[0][Stored], next = Walks.Bars[0][Stored + 1], old = Walks.Bars[0][10];
        desk.Source.Push(Walks.Series[0], next, missing, next with { Volume = next.Volume + 1 }, old with { Volume = old.Volume + 1 });
        await desk.FinishAsync();
        DateTime now = clock.GetUtcNow().UtcDateTime;
        Assert.Equal(
            [new(old with { Volume = old.Volume + 1 }, old, now), new(next with { Volume = next.Volume + 1 }, next, now), new(missing, null, now)],
            new InputJournal(new JournalStore(desk.Database)).ReadCorrections(Walks.Series[0], 10));
    }

    private static async Task<Desk> OpenAsync(TimeProvider? clock = null)
    {
        var desk = new Desk(clock);
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync(Walks.Series);
        return desk;
    }
}
