using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Portfolios;

public sealed class PositionStoreTests : IDisposable
{
    private static readonly DateTime Day = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    private readonly StoreFixture store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PortfolioStore Portfolios => new(store.Database, new ManualClock(Day.AddYears(1)));

    [Fact]
    public async Task What_is_held_is_told_with_its_cost_and_outlives_a_restart()
    {
        Portfolio main = (await Portfolios.CreateAsync("main", false, "USD", CostMethod.Fifo, false, Stop))!;
        await Portfolios.AddAsync(main, [Deposit(10_000), Trade("buy", TransactionKind.Buy, 10, 100, 1), Trade("sell", TransactionKind.Sell, 4, 110, 1)], Stop);

        store.Reopen();

        OpenPosition held = Assert.Single(new PositionStore(store.Database).Open());
        Assert.Equal(("main", "SPY", 6m, 100.10m, "USD", Day), (held.Portfolio, held.Symbol, held.Quantity, held.AverageCost, held.Currency, held.Opened));
        Assert.Equal(10_000m - 1001 + 439, new PositionStore(store.Database).Cash()["USD"]);
        Assert.Empty(new PositionStore(store.Database).Open("other"));
    }

    [Fact]
    public async Task A_stored_split_and_dividend_count_from_their_day_on()
    {
        await store.Bars.WriteAsync(
            StoreFixture.Spy, "csv:t", StoreFixture.Daily(20, StoreFixture.Day(2024, 1, 1)),
            [new CorporateAction(Day.AddDays(3), 1, 5_000), new CorporateAction(Day.AddDays(5), 2, 0)], Stop);
        Portfolio main = (await Portfolios.CreateAsync("main", false, "USD", CostMethod.Fifo, false, Stop))!;
        await Portfolios.AddAsync(main, [Deposit(1_000), Trade("buy", TransactionKind.Buy, 10, 100, 0)], Stop);

        OpenPosition held = Assert.Single(new PositionStore(store.Database).Open());

        Assert.Equal((20m, 50m), (held.Quantity, held.AverageCost));
        Assert.Equal(5m, new PositionStore(store.Database).Cash()["USD"]);
    }

    [Fact]
    public async Task A_line_the_books_cannot_take_leaves_all_lines_out_and_is_named()
    {
        Portfolio main = (await Portfolios.CreateAsync("main", false, "USD", CostMethod.Fifo, false, Stop))!;

        BookException fault = await Assert.ThrowsAsync<BookException>(() => Portfolios.AddAsync(
            main, [Deposit(10_000), Trade("buy", TransactionKind.Buy, 10, 100, 1), Trade("sell", TransactionKind.Sell, 12, 110, 1, "line 4")], Stop));

        Assert.Equal("line 4: sell of 12 SPY on 2024-01-02: only 10 are held", fault.Message);
        Assert.Empty(Portfolios.Transactions(main));
    }

    [Fact]
    public async Task A_correction_stands_for_the_old_line_and_loses_nothing()
    {
        Portfolio main = (await Portfolios.CreateAsync("main", false, "USD", CostMethod.Fifo, false, Stop))!;
        IReadOnlyList<long> ids = await Portfolios.AddAsync(main, [Deposit(10_000), Trade("buy", TransactionKind.Buy, 10, 100, 1)], Stop);

        await Portfolios.AddAsync(main, [Trade("again", TransactionKind.Buy, 12, 100, 1) with { Replaces = ids[1] }], Stop);
        Assert.Equal(12m, Assert.Single(new PositionStore(store.Database).Open()).Quantity);

        await Portfolios.AddAsync(main, [Trade("void", TransactionKind.Buy, 12, 100, 1) with { Replaces = ids[1] + 1, IsVoid = true }], Stop);
        Assert.Empty(new PositionStore(store.Database).Open());
        Assert.Equal(4, Portfolios.Transactions(main).Count);
    }

    public void Dispose() => store.Dispose();

    private static NewTransaction Deposit(decimal amount) => new("in", new Transaction(Day, TransactionKind.Deposit, "USD") { Amount = amount }, "typed");

    private static NewTransaction Trade(string key, TransactionKind kind, decimal quantity, decimal price, decimal fee, string place = "") => new(
        key, new Transaction(Day, kind, "USD") { Symbol = "SPY", Quantity = quantity, Price = price, Fee = fee, Place = place }, "typed");
}
