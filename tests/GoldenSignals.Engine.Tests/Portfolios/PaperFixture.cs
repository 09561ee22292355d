using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Portfolios;

/// <summary>A paper portfolio on a made-up market, whose bars and signals come one by one.</summary>
internal sealed class PaperFixture(Database database)
{
    public static readonly Series Xyz = new(new Symbol("XYZ", AssetClass.Equity, "TEST"), Interval.Day1);
    public static readonly PaperTerms Terms = new(1, 20, Costs.None with { FeeMillionths = 500 });
    public static readonly DateTime First = new(2024, 1, 2, 21, 0, 0, DateTimeKind.Utc);

    private readonly TimeProvider clock = new ManualClock(First.AddYears(1));

    public PortfolioStore Portfolios => new(database, clock);
    public PaperOrders Orders => new(database, Terms, clock);
    public BarStore Bars => new(database);
    public SeriesInfo Series => Bars.Find("XYZ", Interval.Day1)!;

    private static CancellationToken Stop => CancellationToken.None;

    /// <summary>Another desk on the same store, which knows nothing of any other.</summary>
    public PaperDesk Desk() => new(database, Terms, clock);

    public async Task<Portfolio> OpenAsync(decimal cash = 100_000)
    {
        Portfolio paper = (await Portfolios.CreateAsync("paper", true, "USD", CostMethod.Fifo, false, Stop))!;
        await Portfolios.AddAsync(paper, [new NewTransaction("in", new Transaction(First.AddDays(-30), TransactionKind.Deposit, "USD") { Amount = cash }, "typed")], Stop);
        return paper;
    }

    /// <summary>A bar a day; prices in currency.</summary>
    public Task BarAsync(int day, double open, double high, double low, double close) => Bars.AppendAsync(
        [new Arrival(Xyz, new Bar(First.AddDays(day), Ticks(open), Ticks(high), Ticks(low), Ticks(close), 1_000))], "made", DataLabel.Synthetic, Stop);

    public Task BarAsync(int day, double price) => BarAsync(day, price, price + 1, price - 1, price);

    public Task SignalAsync(int day, double close, string decision, double lean = 0, TradePlan? plan = null) =>
        new SignalStore(database).SaveAsync([Signal(day, close, decision, lean, plan)], Stop);

    public static Signal Signal(int day, double close, string decision, double lean = 0, TradePlan? plan = null) => new(
        $"xyz-{day}", "XYZ", "1d", First.AddDays(day), "SYNTHETIC", day, close, decision, "made", new Lean(lean, 0, 0, 0, ""), [], plan,
        new AtRisk(4, 4, null), [], [], "", "");

    public List<(TransactionKind Kind, decimal Quantity, decimal Price, DateTime Time)> Fills(Portfolio paper) =>
        [.. Portfolios.Transactions(paper).Where(one => one.Origin.StartsWith("order", StringComparison.Ordinal))
            .Select(one => (one.Transaction.Kind, one.Transaction.Quantity, one.Transaction.Price, one.Transaction.Time))];

    private static long Ticks(double price) => (long)Math.Round(price * 10_000);
}
