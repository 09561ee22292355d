using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;
using Desk = GoldenSignals.Engine.Tests.Runtime.Desk;

namespace GoldenSignals.Engine.Tests.Ledger;

/// <summary>What a followed market leaves in the ledger: at its close, after a restart, and when a bar is corrected.</summary>
public sealed class RecordingTests
{
    private const int Days = 640, Stored = 600;

    private static readonly Market Walks = new(symbols: 1, Days);
    private static readonly Series Series = Walks.Series[0];

    [Fact]
    public async Task Every_close_followed_is_recorded_from_the_last_stored_on()
    {
        var clock = new SetClock(At(Stored));
        await using Desk desk = await OpenAsync(DataLabel.Live, clock);
        for (int day = Stored; day < Stored + 5; day++)
        {
            clock.Now = At(day + 1);
            Push(desk, day, day + 1);
            while (desk.Signals.Latest("W0", Interval.Day1)!.Time < Walks.Closes[day])
            {
                await Task.Yield();
                StoreFixture.Stop.ThrowIfCancellationRequested();
            }
        }
        await desk.FinishAsync();
        Assert.Equal(Walks.Closes[(Stored - 1)..(Stored + 5)], Signals(desk, "live").Select(signal => signal.Time));
        Assert.Equal(desk.SignalsOf(Series).Select(signal => signal.Id), Signals(desk, "live").Select(signal => signal.SignalId));
        Assert.True(Verdict(desk).Ok);
    }

    [Fact]
    public async Task A_live_signal_written_after_the_next_close_is_refused_and_seen()
    {
        await using Desk desk = await OpenAsync(DataLabel.Live, At(Days - 1).AddDays(30));
        Push(desk, Stored, Stored + 3);
        await desk.FinishAsync();
        Assert.Empty(Signals(desk, "live"));
        Assert.Equal(4, new LedgerStore(desk.Database).Refusals(10).Count);
        Assert.Contains(desk.Events, e => e.Kind == "refused" && e.Text.Contains("after the next bar closed"));
    }

    [Fact]
    public async Task Imported_bars_leave_no_record()
    {
        await using Desk desk = await OpenAsync(DataLabel.Imported, At(Stored));
        await desk.FinishAsync();
        Assert.Empty(new LedgerStore(desk.Database).Chains());
    }

    [Fact]
    public async Task A_restart_adds_nothing_and_goes_on_where_it_was()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay, At(Days));
        Push(desk, Stored, Stored + 5);
        await desk.RestartAsync();
        long before = Entries(desk).Count;
        await desk.StartAsync([Series]);
        await desk.RestartAsync();
        Assert.Equal(before, Entries(desk).Count);
        await desk.StartAsync([Series]);
        Push(desk, Stored + 5, Stored + 10);
        await desk.FinishAsync();
        Assert.Equal(Walks.Closes[(Stored - 1)..(Stored + 10)], Signals(desk).Select(signal => signal.Time));
        Assert.Single(Entries(desk).OfType<OpeningEntry>());
        // What was said before the restart is settled after it.
        SignalEntry early = Signals(desk)[3];
        Assert.Contains(Entries(desk).OfType<SettlementEntry>(), one => one.Claim == early.Sequence && one.Target == "direction:5");
        Assert.True(Verdict(desk).Ok);
    }

    [Fact]
    public async Task Bars_that_came_while_nothing_ran_settle_what_was_said_before()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay, At(Days));
        await desk.RestartAsync();
        await desk.Bars.WriteAsync(Series, Market.Source, Walks.Bars[0][Stored..(Stored + 8)], [], StoreFixture.Stop, DataLabel.Replay);
        await desk.StartAsync([Series]);
        await desk.FinishAsync();
        Assert.Equal([Walks.Closes[Stored - 1], Walks.Closes[Stored + 7]], Signals(desk).Select(signal => signal.Time));
        SettlementEntry settled = Entries(desk).OfType<SettlementEntry>().Single(one => one.Target == "direction:5");
        Assert.Equal(Walks.Closes[Stored + 4], settled.SettledAt);
        Assert.True(Verdict(desk).Ok);
    }

    [Fact]
    public async Task A_correction_of_a_settled_bar_settles_again_and_names_the_old()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay, At(Days));
        Push(desk, Stored, Stored + 3);
        Bar right = Walks.Bars[0][Stored + 1];
        bool rose = right.Close > Walks.Bars[0][Stored].Close;
        long other = rose ? Walks.Bars[0][Stored].Close - 5_000 : Walks.Bars[0][Stored].Close + 5_000;
        desk.Source.Push(Series, right with { Close = other, High = Math.Max(right.High, other), Low = Math.Min(right.Low, other) });
        await desk.FinishAsync();

        List<LedgerEntry> entries = Entries(desk);
        SignalEntry issued = Signals(desk).Single(signal => signal.Time == Walks.Closes[Stored]);
        List<SettlementEntry> settled = [.. entries.OfType<SettlementEntry>().Where(one => one.Claim == issued.Sequence && one.Target == "direction:1")];
        Assert.Equal(2, settled.Count);
        Assert.Null(settled[0].Replaces);
        Assert.Equal(settled[0].Sequence, settled[1].Replaces);
        Assert.Equal((rose ? LedgerOutcome.Yes : LedgerOutcome.No, rose ? LedgerOutcome.No : LedgerOutcome.Yes), (settled[0].Outcome, settled[1].Outcome));
        Assert.Contains("corrected", settled[1].Why);
        Assert.Equal(other / 1e4, settled[1].Value);
        // What was said on the wrong bar is named, and not what was said before it.
        List<WithdrawalEntry> withdrawn = [.. entries.OfType<WithdrawalEntry>()];
        Assert.Equal(
            Signals(desk).Where(signal => signal.Time > Walks.Closes[Stored]).Select(signal => signal.Sequence), withdrawn.Select(one => one.Withdrawn));
        Assert.Equal(desk.SignalsOf(Series)[^1].Id, withdrawn[^1].Instead);
        Assert.True(Verdict(desk).Ok);
    }

    [Fact]
    public async Task A_rebuild_that_says_the_same_appends_nothing()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay, At(Days));
        Push(desk, Stored, Stored + 6);
        await desk.RestartAsync();
        long before = Entries(desk).Count;
        await desk.StartAsync([Series]);
        await desk.Runtime.RebuildAsync(Series, DateTime.MinValue, "an import", StoreFixture.Stop);
        await desk.FinishAsync();
        Assert.Equal(before, Entries(desk).Count);
    }

    [Fact]
    public async Task A_split_after_issue_takes_nothing_from_a_claim()
    {
        const int ex = Stored + 2;
        await using Desk desk = await OpenAsync(DataLabel.Replay, At(Days));
        var split = new CorporateAction(Walks.Closes[ex].AddHours(-20), 4, 0);
        await desk.Bars.WriteAsync(Series, Market.Source, [], [split], StoreFixture.Stop, DataLabel.Replay);
        await desk.Runtime.DeliverAsync(Series, Input.Of(in split), StoreFixture.Stop);
        Bar last = Walks.Bars[0][Stored - 1];
        for (int day = Stored; day < Stored + 6; day++)
        {
            // A market that stands still, and falls to a quarter on the day of the split alone.
            long price = day < ex ? last.Close : last.Close / 4;
            desk.Source.Push(Series, new Bar(Walks.Closes[day], price, price + 100, price - 100, price, last.Volume));
        }
        await desk.FinishAsync();
        SignalEntry issued = Signals(desk)[0];
        foreach (SettlementEntry one in Entries(desk).OfType<SettlementEntry>().Where(one => one.Claim == issued.Sequence && one.Target == "range-forecast"))
        {
            Assert.Equal((LedgerOutcome.Yes, LedgerOutcome.Yes), (one.Outcome, one.Outcome90));
            Assert.Equal(issued.Close, one.Value!.Value, 3);
        }
        Assert.Contains(Entries(desk).OfType<SettlementEntry>(), one => one.Claim == issued.Sequence && one.Horizon == 5 && one.Outcome == LedgerOutcome.Yes);
    }

    [Fact]
    public async Task Days_without_a_bar_put_a_settlement_off_and_give_nothing_up()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay, At(Days));
        desk.Source.Push(Series, Walks.Bars[0][Stored..(Stored + 2)]);
        desk.Source.Push(Series, Walks.Bars[0][(Stored + 6)..(Stored + 10)]);
        await desk.FinishAsync();
        SignalEntry issued = Signals(desk)[0];
        SettlementEntry settled = Entries(desk).OfType<SettlementEntry>().Single(one => one.Claim == issued.Sequence && one.Target == "direction:5");
        // Five stored bars on, whatever the calendar expected.
        Assert.Equal(Walks.Closes[Stored + 8], settled.SettledAt);
        Assert.True(settled.SettledAt > issued.Claims.Single(claim => claim.Target == "direction:5").Expires);
    }

    private static DateTime At(int day) => Walks.Closes[day - 1].AddMinutes(1);

    private static Task<Desk> OpenAsync(DataLabel label, DateTime now) => OpenAsync(label, new SetClock(now));

    private static async Task<Desk> OpenAsync(DataLabel label, SetClock clock)
    {
        var desk = new Desk(clock, label);
        await Walks.WriteAsync(desk.Bars, Stored, label);
        await desk.StartAsync([Series]);
        return desk;
    }

    private static void Push(Desk desk, int from, int to) => desk.Source.Push(Series, Walks.Bars[0][from..to]);

    private static List<LedgerEntry> Entries(Desk desk, string ran = "replay")
    {
        var store = new LedgerStore(desk.Database);
        return store.Find(new LedgerChain("W0", "1d", ran)) is { } chain ? [.. store.Entries(chain.Id).Select(row => row.Read())] : [];
    }

    private static List<SignalEntry> Signals(Desk desk, string ran = "replay") => [.. Entries(desk, ran).OfType<SignalEntry>()];

    private static LedgerVerdict Verdict(Desk desk) => new LedgerCheck(new LedgerStore(desk.Database), [], null).Run();

    /// <summary>A clock that says what it is told, with the timers of the real one.</summary>
    private sealed class SetClock(DateTime now) : TimeProvider
    {
        public DateTime Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
