using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Parity;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Parity;

public sealed class FillParityTests : IDisposable
{
    private const int Asked = 40, Left = 45;

    private static readonly Market Walks = new(symbols: 1, days: 60);
    private static readonly PaperTerms Terms = new(1, 20, new Costs(500, 0, 0, 0));

    private readonly StoreFixture store = new();

    [Fact]
    public async Task Fills_on_the_stored_bars_are_the_broker_s_to_the_cent()
    {
        await TradeAsync();
        ParityFills fills = Compare();
        Assert.Equal(2, fills.Compared);
        Assert.Empty(fills.Differences);
    }

    [Fact]
    public async Task A_bar_corrected_after_the_fill_is_a_difference_of_the_fill()
    {
        await TradeAsync();
        Bar bar = Walks.Bars[0][Asked];
        await store.Bars.WriteAsync(Walks.Series[0], Market.Source, [bar with { Open = bar.Low, Volume = bar.Volume + 1 }], [], StoreFixture.Stop);
        ParityDifference found = Assert.Single(Compare().Differences);
        Assert.Equal((ParityCause.Fill, Walks.Closes[Asked]), (found.Cause, found.Close));
        Assert.Contains("price", found.What);
        Assert.Contains("entry", found.What);
    }

    [Fact]
    public async Task A_bar_that_came_late_is_another_time_of_the_fill()
    {
        await TradeAsync(without: Asked);
        await store.Bars.WriteAsync(Walks.Series[0], Market.Source, [Walks.Bars[0][Asked]], [], StoreFixture.Stop);
        Assert.Contains("filled at", Assert.Single(Compare().Differences).What);
    }

    public void Dispose() => store.Dispose();

    private ParityFills Compare() => new FillParity(store.Database).Of(Walks.Series[0], DateTime.MinValue, DateTime.MaxValue);

    /// <summary>Buys at one close and leaves at a later one, with the bars coming in between.</summary>
    private async Task TradeAsync(int without = -1)
    {
        var clock = new SetClock { Now = Walks.Closes[Asked - 1] };
        await WriteAsync(0, Asked, -1);
        Portfolio paper = (await new PortfolioStore(store.Database, clock).CreateAsync("paper", true, "USD", CostMethod.Fifo, false, StoreFixture.Stop))!;
        await new PortfolioStore(store.Database, clock).AddAsync(
            paper, [new NewTransaction("cash", new Transaction(Walks.Closes[0], TransactionKind.Deposit, "USD") { Amount = 100_000 }, "typed")], StoreFixture.Stop);
        var orders = new PaperOrders(store.Database, Terms, clock);
        Order order = await orders.AskAsync(paper, store.Bars.Find("W0", Interval.Day1)!, 50, null, null, "USD", "first", StoreFixture.Stop);
        await ComeAsync(clock, Asked, Left, without);
        await orders.EndAsync(paper, order.Id, StoreFixture.Stop);
        await ComeAsync(clock, Left, Left + 5, -1);
    }

    private async Task ComeAsync(SetClock clock, int from, int to, int without)
    {
        await WriteAsync(from, to, without);
        clock.Now = Walks.Closes[to - 1];
        await new PaperDesk(store.Database, Terms, clock).LookAsync(StoreFixture.Stop);
    }

    private Task WriteAsync(int from, int to, int without) => store.Bars.WriteAsync(
        Walks.Series[0], Market.Source, [.. Enumerable.Range(from, to - from).Where(day => day != without).Select(day => Walks.Bars[0][day])], [], StoreFixture.Stop);

    private sealed class SetClock : TimeProvider
    {
        public DateTime Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
