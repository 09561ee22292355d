using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>What the program does when the machine or a source fails it: it says so, loses nothing it acknowledged, and goes on by itself.</summary>
[Trait("Speed", "slow")]
public sealed class TroubleTests
{
    private const int Stored = 30;

    private static readonly Market Walks = new(symbols: 4, days: 1500);

    [Fact]
    public async Task A_full_disk_refuses_in_words_is_read_on_and_goes_on_when_there_is_room()
    {
        const int days = 600;
        using var disk = new SmallDisk(megabytes: 96);
        await using TroubledDesk desk = await TroubledDesk.StartAsync(disk.Path, Walks, Stored);
        desk.Source.Until(Stored + 5);
        await desk.SpokenAsync(Stored + 4);
        disk.Fill();
        desk.Source.Until(days);
        await TroubledDesk.Until(() => desk.Database.Refusing is not null);
        Assert.Contains("is full, so nothing is written. Make room", desk.Database.Refusing!.Message);
        Assert.True(new BarStore(desk.Database).Load(Walks.Series[0])!.Bars.Count > Stored);
        Assert.NotEmpty(desk.Signals.List(limit: 10));
        disk.MakeRoom();
        await desk.SpokenAsync(days - 1);
        Assert.Null(desk.Database.Refusing);
        await desk.CheckAsync(days);
    }

    [Fact]
    public async Task A_read_only_disk_is_named_at_the_start()
    {
        using var disk = new SmallDisk(megabytes: 16);
        await (await TroubledDesk.StartAsync(disk.Path, Walks, Stored)).DisposeAsync();
        disk.MakeReadOnly();
        StoreException fault = Assert.Throws<StoreException>(() => Database.Open(disk.Path));
        Assert.Contains("read-only", fault.Message);
        Assert.Contains("--data", fault.Message);
    }

    [Fact]
    public async Task A_lost_source_is_told_asked_again_and_caught_up_with()
    {
        using var folder = new TempFolder();
        await using TroubledDesk desk = await TroubledDesk.StartAsync(folder.Path, Walks, Stored);
        desk.Source.Until(40);
        await desk.SpokenAsync(39);
        Assert.Null(desk.Feed.Trouble);
        desk.Source.Lost = 2;
        desk.Source.Until(41); // wakes it, and the line breaks
        await TroubledDesk.Until(() => desk.Feed.Trouble is not null);
        Assert.Contains("walk is lost since", desk.Feed.Trouble);
        desk.Source.Until(60);
        await desk.SpokenAsync(59);
        Assert.Null(desk.Feed.Trouble);
        Assert.Equal(3, desk.Source.Calls);
        Assert.Equal(2, desk.Events.Count(happened => happened.Kind == "source-lost"));
        await desk.CheckAsync(60);
        Assert.Equal(4 * 30, desk.Heard.Count);
    }

    [Fact]
    public async Task A_clock_that_jumps_loses_and_doubles_no_bar()
    {
        using var folder = new TempFolder();
        var clock = new SetClock(Walks.Closes[Stored - 1].AddMinutes(1));
        await using TroubledDesk desk = await TroubledDesk.StartAsync(folder.Path, Walks, Stored, clock);
        // A bar of another century keeps nobody waiting.
        desk.Source.Rogue = new Arrival(Walks.Series[0], Walks.Bars[0][0] with { Time = new DateTime(2090, 1, 3, 21, 0, 0, DateTimeKind.Utc) });
        TimeSpan[] jumps =
        [
            TimeSpan.Zero, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(-90), TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.Zero,
            TimeSpan.FromDays(-365), TimeSpan.FromDays(365), TimeSpan.Zero,
        ];
        for (int i = 0; i < jumps.Length; i++)
        {
            clock.Set(Walks.Closes[Stored + i].AddMinutes(1) + jumps[i]);
            int calls = desk.Source.Calls;
            desk.Source.Until(Stored + i + 1);
            if (jumps[i] >= TimeSpan.Zero)
            {
                await desk.SpokenAsync(Stored + i);
            }
            else
            {
                await TroubledDesk.Until(() => desk.Events.Any(happened => happened.Kind == "finding" && happened.Text.Contains($"{Walks.Closes[Stored + i]:O}"))
                    || desk.Source.Calls > calls || desk.Signals.Latest("W0", Interval.Day1)!.Time == Walks.Closes[Stored + i]);
            }
        }
        await desk.CheckAsync(Stored + jumps.Length);
    }

    [Fact]
    public void A_jump_of_the_clock_is_told_with_its_size_and_direction()
    {
        var clock = new SetClock(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc));
        using var watch = new ClockWatch(clock);
        Assert.Null(watch.Trouble());
        clock.Set(clock.GetUtcNow().UtcDateTime.AddSeconds(20));
        Assert.Null(watch.Trouble());
        clock.Set(clock.GetUtcNow().UtcDateTime.AddDays(-1));
        Assert.Contains("jumped back by 24 h to 2026-03-01 12:00 UTC", watch.Trouble());
        clock.Set(clock.GetUtcNow().UtcDateTime.AddSeconds(90));
        Assert.Contains("jumped ahead by 90 s", watch.Trouble());
    }

    [Fact]
    public async Task A_hundred_times_the_usual_bars_are_all_spoken_of()
    {
        const int days = 1_200, inbox = 1_024;
        var busy = new Market(symbols: 2, days);
        using var folder = new TempFolder();
        await using TroubledDesk desk = await TroubledDesk.StartAsync(folder.Path, busy, Stored);
        desk.Source.Until(days); // at once, and more than an inbox holds
        await desk.SpokenAsync(days - 1);
        await desk.CheckAsync(days);
        await TroubledDesk.Until(() => desk.Heard.Count == 2 * (days - Stored));
        Assert.True(days - Stored > inbox);
    }

    /// <summary>A wall clock that a test sets, over time that passes as it does.</summary>
    private sealed class SetClock(DateTime shown) : TimeProvider
    {
        private long ticks = shown.Ticks;

        public void Set(DateTime to) => Interlocked.Exchange(ref ticks, to.Ticks);

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    }
}
