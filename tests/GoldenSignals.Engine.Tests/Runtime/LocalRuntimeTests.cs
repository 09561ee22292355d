using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

public sealed class LocalRuntimeTests
{
    private const int Days = 420, Stored = 380;

    private static readonly Market Walks = new(symbols: 5, Days);

    [Fact]
    public async Task A_live_run_says_bit_for_bit_what_a_batch_over_the_same_bars_says()
    {
        await using var desk = new Desk();
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync(Walks.Series);
        Push(desk, Stored, Days);
        await desk.FinishAsync();

        using var batch = new StoreFixture();
        await Walks.WriteAsync(batch.Bars, Days);
        foreach (Series series in Walks.Series)
        {
            List<Signal> live = desk.SignalsOf(series);
            Assert.Equal(Walks.Closes[(Stored - 1)..], live.Select(signal => signal.AsOf));
            foreach (Signal signal in live.Where((_, i) => i % 8 == 0))
            {
                Assert.Equal(Text(Batch(batch.Database, series, signal.AsOf)), Text(signal));
            }
        }
    }

    [Fact]
    public async Task An_analysis_says_what_the_live_session_says()
    {
        await using var desk = new Desk();
        await Walks.WriteAsync(desk.Bars, Stored);
        await new WatchStore(desk.Database).AddAsync([.. Walks.Series.Select(series => series.Symbol.Ticker)], StoreFixture.Stop);
        await desk.StartAsync([.. Watched.Of(desk.Database).Select(info => info.Series)]);
        Push(desk, Stored, Stored + 3);
        await desk.FinishAsync();

        foreach (Series series in Walks.Series)
        {
            StoredBars stored = desk.Bars.Load(series)!;
            Signal analysis = await new Analysis(desk.Database).OfAsync(stored, SessionSettings.Default, StoreFixture.Stop);
            Assert.Equal(Text(desk.SignalsOf(series)[^1]), Text(analysis));
        }
    }

    [Fact]
    public async Task A_restart_says_what_the_live_run_said_last()
    {
        await using var desk = new Desk();
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync(Walks.Series);
        // W4 has no bar at one close and brings it late, so its neighbours were told a context that the store alone would not give again.
        Push(desk, Stored, Stored + 5);
        Push(desk, Stored + 5, Stored + 6, but: 4);
        Push(desk, Stored + 6, Stored + 9);
        desk.Source.Push(Walks.Series[4], Walks.Bars[4][Stored + 5]);
        Push(desk, Stored + 9, Days);
        long before = 0;
        await desk.RestartAsync();
        before = desk.Signals.Last();

        await desk.Runtime.WatchAsync(Walks.Series);
        await desk.Runtime.ReadyAsync();
        Assert.Equal(before, desk.Signals.Last());
        Assert.All(desk.Runtime.Statuses(), status => Assert.Equal((SessionState.Live, Days), (status.State, status.Bars)));
    }

    [Fact]
    public async Task A_corrected_bar_rebuilds_the_session_to_what_it_would_have_been()
    {
        await using var desk = new Desk();
        List<Bar> bars = [.. Walks.Bars[0]];
        Bar wrong = bars[Stored + 2] with { Close = bars[Stored + 2].Low };
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync([Walks.Series[0]]);
        desk.Source.Push(Walks.Series[0], [.. bars[Stored..(Stored + 2)], wrong, .. bars[(Stored + 3)..]]);
        desk.Source.Push(Walks.Series[0], bars[Stored + 2]);
        await desk.FinishAsync();

        using var batch = new StoreFixture();
        await Walks.WriteAsync(batch.Bars, Days);
        Signal last = desk.SignalsOf(Walks.Series[0])[^1];
        Assert.Equal(Text(Batch(batch.Database, Walks.Series[0], null, alone: true)), Text(last));
        Assert.Equal(Days - Stored + 2, desk.SignalsOf(Walks.Series[0]).Count);
        Assert.Contains(desk.Events, e => e.Kind == "corrected");
    }

    [Fact]
    public async Task A_change_of_the_watchlist_rebuilds_its_universe()
    {
        await using var desk = new Desk();
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync(Walks.Series[..3]);
        await desk.Runtime.WatchAsync(Walks.Series[1..]);
        Push(desk, Stored, Stored + 1);
        await desk.FinishAsync();

        await new WatchStore(desk.Database).AddAsync([.. Walks.Series[1..].Select(series => series.Symbol.Ticker)], StoreFixture.Stop);
        Assert.Equal(4, Watched.Of(desk.Database).Count);
        foreach (Series series in Walks.Series[1..])
        {
            Assert.Equal(Text(Batch(desk.Database, series, null)), Text(desk.SignalsOf(series)[^1]));
        }
        Assert.Equal(Walks.Closes[Stored - 1], desk.SignalsOf(Walks.Series[0])[^1].AsOf);
    }

    [Fact]
    public async Task The_last_stored_signals_are_served_before_any_session_is_rebuilt()
    {
        await using var desk = new Desk();
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync(Walks.Series);
        await desk.RestartAsync();
        Assert.Equal(5, desk.Runtime.Hub.Latest().Count);
        Assert.Equal(5, (await desk.Runtime.Hub.Listen(ListenMode.Latest).NextAsync(StoreFixture.Stop)).Count);
    }

    [Fact]
    public async Task A_clean_end_takes_what_waits_first()
    {
        await using var desk = new Desk();
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.Runtime.WatchAsync([Walks.Series[0]]);
        foreach (Bar bar in Walks.Bars[0][Stored..])
        {
            await desk.Bars.AppendAsync([new Arrival(Walks.Series[0], bar)], Market.Source, DataLabel.Live, StoreFixture.Stop);
            await desk.Runtime.DeliverAsync(Walks.Series[0], Input.Of(in bar), StoreFixture.Stop);
        }
        await desk.Runtime.DisposeAsync();
        Assert.Equal(Walks.Closes[^1], desk.Signals.Latest("W0", Interval.Day1)!.Time);
    }

    [Fact]
    public async Task An_error_is_logged_and_the_session_comes_back_from_the_store()
    {
        var clock = new ManualClock(Walks.Closes[^1].AddDays(1));
        await using var desk = new Desk(clock);
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync([Walks.Series[0]]);
        await BreakSignalsAsync(desk, "ALTER TABLE signals RENAME TO hidden");
        Push(desk, Stored, Stored + 1, 1, 2, 3, 4);
        await UntilAsync(() => desk.Runtime.Statuses()[0].State == SessionState.Faulted);
        Push(desk, Stored + 1, Stored + 2, 1, 2, 3, 4);
        await BreakSignalsAsync(desk, "ALTER TABLE hidden RENAME TO signals");
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return desk.Runtime.Statuses()[0] is { State: SessionState.Live, Bars: Stored + 2 };
        });
        await desk.FinishAsync();

        Assert.Contains(desk.Events, e => e.Kind == "faulted" && e.Series == Walks.Series[0] && e.Input > Stored);
        Assert.Equal(Walks.Closes[Stored + 1], desk.Signals.Latest("W0", Interval.Day1)!.Time);
    }

    [Fact]
    public async Task A_late_action_rebuilds_and_one_to_come_waits_for_its_bar()
    {
        await using var desk = new Desk();
        Series series = Walks.Series[0];
        await desk.Bars.WriteAsync(series, Market.Source, Walks.Bars[0][..Stored], [], StoreFixture.Stop, DataLabel.Live);
        await desk.StartAsync([series]);
        foreach (CorporateAction action in new[] { new CorporateAction(Walks.Closes[Stored - 9], 3, 0), new CorporateAction(Walks.Closes[Stored], 2, 0) })
        {
            await desk.Bars.WriteAsync(series, Market.Source, [], [action], StoreFixture.Stop);
            await desk.Runtime.DeliverAsync(series, Input.Of(in action), StoreFixture.Stop);
        }
        desk.Source.Push(series, Walks.Bars[0][Stored..]);
        await desk.FinishAsync();
        Assert.Equal(Text(Batch(desk.Database, series, null)), Text(desk.SignalsOf(series)[^1]));
    }

    private static void Push(Desk desk, int from, int to, params int[] but)
    {
        for (int day = from; day < to; day++)
        {
            for (int i = 0; i < Walks.Series.Length; i++)
            {
                if (!but.Contains(i))
                {
                    desk.Source.Push(Walks.Series[i], Walks.Bars[i][day]);
                }
            }
        }
    }

    private static Signal Batch(Database database, Series series, DateTime? until, bool alone = false)
    {
        UniverseHistory history = UniverseHistory.Load(
            database, alone ? [series] : [.. Walks.Series.Where(one => IsStoredAndWatched(database, one))], until);
        Rebuilt rebuilt = history.Step(series, SessionSettings.Default, StoreFixture.Stop)!;
        using SessionInputs inputs = rebuilt.Inputs;
        return inputs.ToSignal(rebuilt.Label);
    }

    private static bool IsStoredAndWatched(Database database, Series series)
    {
        IReadOnlyList<string> watched = new WatchStore(database).List();
        return new BarStore(database).Find(series.Symbol.Ticker, series.Interval) is not null
            && (watched.Count == 0 || watched.Contains(series.Symbol.Ticker));
    }

    private static string Text(Signal signal) => SignalJson.Write(signal);

    private static Task BreakSignalsAsync(Desk desk, string sql) => desk.Database.WriteAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteNonQuery();
        },
        StoreFixture.Stop);

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
            StoreFixture.Stop.ThrowIfCancellationRequested();
        }
    }
}
