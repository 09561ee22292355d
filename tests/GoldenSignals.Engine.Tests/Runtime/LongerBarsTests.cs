using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

/// <summary>Minutes of a coin that are followed become five-minute bars, hours and days, each with its session.</summary>
public sealed class LongerBarsTests
{
    private const int Stored = 2 * 1440 + 62; // into the second hour of the third day, two minutes into a five-minute bar

    private static readonly DateTime Start = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Series Minutes = new(new Symbol("BTCUSD", AssetClass.Crypto, "TEST"), Interval.Minute1);
    private static readonly Series Fives = Minutes with { Interval = Interval.Minute5 };
    private static readonly Interval[] Longer = [Interval.Minute5, Interval.Hour1, Interval.Day1];

    private readonly ManualClock clock = new(Start.AddDays(30));

    [Fact]
    public async Task Followed_minutes_give_sessions_at_every_longer_interval()
    {
        using var store = new StoreFixture();
        var source = await OpenAsync(store);
        await using (GoldenSignals.Engine.Runtime.Desk desk = await StartAsync(store, source))
        {
            Assert.Equal(["1m", "5m", "1h", "1d"], desk.Runtime.Statuses().Select(status => status.Series.Interval).OrderBy(one => one.Minutes).Select(one => one.Name));
            await PushAsync(source, desk, Bars(Stored, Stored + 60));
        }
        foreach (Interval interval in Longer)
        {
            Assert.Equal(Made(Bars(0, Stored + 60), interval), store.Bars.Load(Minutes with { Interval = interval })!.Bars);
            Assert.Equal("made:1m", store.Bars.Find("BTCUSD", interval)!.Source);
        }
        Signal[] signals = [.. store.Signals.List(symbol: "BTCUSD", limit: 200).Select(signal => signal.Read())];
        Assert.Equal(12, signals.Count(signal => signal.Interval == "5m" && signal.AsOf > Start.AddMinutes(Stored)));
        Assert.Equal(1, signals.Count(signal => signal.Interval == "1h" && signal.AsOf > Start.AddMinutes(Stored)));
    }

    [Fact]
    public async Task A_corrected_minute_corrects_the_longer_bars_it_is_in_and_says_so()
    {
        using var store = new StoreFixture();
        var source = await OpenAsync(store);
        List<Bar> all = [.. Bars(0, Stored + 8)];
        Bar high = all[Stored] with { High = 9_000_000_000_000 };
        await using (GoldenSignals.Engine.Runtime.Desk desk = await StartAsync(store, source))
        {
            await PushAsync(source, desk, Bars(Stored, Stored + 8));
            source.Push(Minutes, high);
            await UntilAsync(() => new InputJournal(new JournalStore(store.Database)).ReadCorrections(Fives, 1).Count > 0);
        }
        all[Stored] = high;
        Assert.Equal(Made(all, Interval.Minute5), store.Bars.Load(Fives)!.Bars);
    }

    [Fact]
    public async Task A_longer_interval_that_a_source_has_itself_is_left_to_it()
    {
        using var store = new StoreFixture();
        var source = await OpenAsync(store);
        await store.Bars.WriteAsync(Fives, "other", Made(Bars(0, 100), Interval.Minute5), [], StoreFixture.Stop);
        await using (GoldenSignals.Engine.Runtime.Desk desk = await StartAsync(store, source))
        {
            await PushAsync(source, desk, Bars(Stored, Stored + 10));
        }
        Assert.Equal(("other", 20), (store.Bars.Find("BTCUSD", Interval.Minute5)!.Source, store.Bars.Find("BTCUSD", Interval.Minute5)!.Bars));
    }

    private static async Task<PushedBars> OpenAsync(StoreFixture store)
    {
        await store.Bars.WriteAsync(Minutes, "coins", [.. Bars(0, Stored)], [], StoreFixture.Stop, DataLabel.Live);
        await new WatchStore(store.Database).AddAsync(["BTCUSD"], StoreFixture.Stop);
        return new PushedBars("coins", DataLabel.Live);
    }

    private async Task<GoldenSignals.Engine.Runtime.Desk> StartAsync(StoreFixture store, PushedBars source)
    {
        var desk = new GoldenSignals.Engine.Runtime.Desk(store.Database, [source], SessionSettings.Default, clock, _ => { }) { Longer = Longer };
        await desk.StartAsync(StoreFixture.Stop);
        await desk.Runtime.ReadyAsync();
        return desk;
    }

    private static async Task PushAsync(PushedBars source, GoldenSignals.Engine.Runtime.Desk desk, IReadOnlyList<Bar> bars)
    {
        foreach (Bar bar in bars)
        {
            source.Push(Minutes, bar);
        }
        await UntilAsync(() => desk.Runtime.Statuses().Any(status => status.Series == Minutes && status.LastBar == bars[^1].Time));
    }

    private static async Task UntilAsync(Func<bool> isDone)
    {
        while (!isDone())
        {
            StoreFixture.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static List<Bar> Made(IReadOnlyList<Bar> minutes, Interval interval)
    {
        var aggregator = new BarAggregator(TradingCalendar.Crypto, interval);
        List<Bar> made = [];
        foreach (Bar bar in minutes)
        {
            aggregator.Add(bar);
            while (aggregator.TryTake(out Bar closed))
            {
                made.Add(closed);
            }
        }
        return made;
    }

    private static List<Bar> Bars(int from, int to) => [.. Enumerable.Range(from, to - from).Select(i =>
    {
        long close = 6_000_000_000_000 + 1_000_000_000 * (i * 37 % 101);
        return new Bar(Start.AddMinutes(i + 1), close - 500, close + 1_000, close - 1_000, close, 1 + i % 7);
    })];
}
