using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Portfolios;

/// <summary>What a paper portfolio that follows a live market leaves in the ledger.</summary>
public sealed class PaperRecordTests
{
    private const int Days = 640, Stored = 600;

    private static readonly Market Walks = new(symbols: 1, Days);

    [Fact]
    public async Task Every_signal_looked_at_in_time_is_recorded_once_and_settled_as_the_live_one()
    {
        var clock = new StepClock(Walks.Closes[Stored - 1].AddMinutes(1));
        await using var desk = new Desk(clock);
        await Walks.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync([Walks.Series[0]]);
        var portfolios = new PortfolioStore(desk.Database, clock);
        Portfolio paper = (await portfolios.CreateAsync("paper", true, "USD", CostMethod.Fifo, true, StoreFixture.Stop))!;
        var deposit = new Transaction(Walks.Closes[0], TransactionKind.Deposit, "USD") { Amount = 100_000 };
        await portfolios.AddAsync(paper, [new NewTransaction("in", deposit, "typed")], StoreFixture.Stop);
        await new PaperOrders(desk.Database, PaperFixture.Terms, clock)
            .FollowAsync(paper, desk.Bars.Find("W0", Interval.Day1)!, lean: true, barriers: false, StoreFixture.Stop);
        for (int day = Stored; day < Stored + 12; day++)
        {
            clock.Now = Walks.Closes[day].AddMinutes(1);
            desk.Source.Push(Walks.Series[0], Walks.Bars[0][day]);
            while (desk.Signals.Latest("W0", Interval.Day1)!.Time < Walks.Closes[day])
            {
                await Task.Yield();
                StoreFixture.Stop.ThrowIfCancellationRequested();
            }
            // The seventh is looked at too late: the close after it has passed.
            if (day == Stored + 6) continue;
            await new PaperDesk(desk.Database, PaperFixture.Terms, clock).LookAsync(StoreFixture.Stop);
            await new PaperDesk(desk.Database, PaperFixture.Terms, clock).LookAsync(StoreFixture.Stop);
        }
        await desk.FinishAsync();

        Assert.Equal(Enumerable.Range(Stored, 12).Where(day => day != Stored + 6).Select(day => Walks.Closes[day]), Said(desk, "paper").Select(said => said.Time));
        Assert.All(Said(desk, "paper"), said => Assert.Contains(Said(desk, "live"), live => live.SignalId == said.SignalId && live.Claims.Count == said.Claims.Count));
        Assert.Equal(Outcomes(desk, "live").Where(one => Said(desk, "paper").Any(said => said.SignalId == one.Signal)).Order(), Outcomes(desk, "paper").Order());
        Assert.NotEmpty(Outcomes(desk, "paper"));
        Assert.True(new LedgerCheck(new LedgerStore(desk.Database), [], null).Run() is { Ok: true });
    }

    [Fact]
    public async Task Made_up_bars_leave_no_paper_record()
    {
        using var store = new StoreFixture();
        var fixture = new PaperFixture(store.Database);
        Portfolio paper = await fixture.OpenAsync();
        await fixture.BarAsync(0, 100);
        await fixture.Orders.FollowAsync(paper, fixture.Series, lean: true, barriers: false, StoreFixture.Stop);
        await fixture.SignalAsync(0, 100, "hold", lean: 0.4);
        await fixture.Desk().LookAsync(StoreFixture.Stop);
        Assert.Single(fixture.Orders.List(paper));
        Assert.Empty(new LedgerStore(store.Database).Chains());
    }

    private static List<LedgerEntry> Entries(Desk desk, string ran)
    {
        var store = new LedgerStore(desk.Database);
        return store.Find(new LedgerChain("W0", "1d", ran)) is { } chain ? [.. store.Entries(chain.Id).Select(row => row.Read())] : [];
    }

    private static List<SignalEntry> Said(Desk desk, string ran) => [.. Entries(desk, ran).OfType<SignalEntry>()];

    private static List<(string Signal, string Target, int Horizon, LedgerOutcome, double?)> Outcomes(Desk desk, string ran)
    {
        Dictionary<long, string> ids = Said(desk, ran).ToDictionary(said => said.Sequence, said => said.SignalId);
        return [.. Entries(desk, ran).OfType<SettlementEntry>().Where(one => ids.ContainsKey(one.Claim)).Select(one => (ids[one.Claim], one.Target, one.Horizon, one.Outcome, one.Value))];
    }

    /// <summary>A clock that says what it is told, with the timers of the real one.</summary>
    private sealed class StepClock(DateTime now) : TimeProvider
    {
        public DateTime Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
