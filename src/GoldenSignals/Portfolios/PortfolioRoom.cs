using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Portfolios;

/// <summary>What commands and addresses do with portfolios: one body for both. What makes no sense is a <see cref="Fault"/>.</summary>
public sealed class PortfolioRoom(Database database, Settings settings, TimeProvider clock)
{
    private readonly PortfolioStore store = new(database, clock);
    private readonly BarStore bars = new(database);

    public PaperDesk Desk { get; } = new(database, Terms(settings), clock);

    private readonly PaperOrders orders = new(database, Terms(settings), clock);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public static PaperTerms Terms(Settings settings) => new(
        settings.Risk.PerTradePercent, settings.Risk.PositionPercentMax,
        Costs.None with { FeeMillionths = (long)Math.Round(settings.Costs.BpsPerSide * Costs.MillionthsPerBp) });

    public PortfoliosAnswer List() => new([.. store.List().Select(Row)], settings.Disclosure);

    public Portfolio Find(string name) => store.Find(name) ?? throw Fault.NotFound(
        $"there is no portfolio \"{name}\"",
        store.List() is { Count: > 0 } known ? $"There are: {string.Join(", ", known.Select(one => one.Name))}." : $"Make it with `golden portfolio create {name}`.");

    public PortfolioRow Row(Portfolio portfolio) => PortfolioWords.Row(PortfolioValue.Of(database, portfolio, Now), orders.List(portfolio));

    public PortfolioView View(Portfolio portfolio)
    {
        PortfolioValue value = PortfolioValue.Of(database, portfolio, Now);
        IReadOnlyList<StoredTransaction> all = store.Transactions(portfolio);
        return new PortfolioView(
            portfolio.Name, PortfolioWords.KindOf(portfolio), portfolio.Currency, portfolio.Method.ToString().ToLowerInvariant(), portfolio.Borrows,
            portfolio.Created, value.At, PortfolioWords.LabelOf(portfolio, value.Labels), value.Worth, value.Missing,
            [.. value.Positions.Select(one => PortfolioWords.Position(one, value.Worth))],
            [.. value.Cash.Select(cash => new CashView(cash.Currency, cash.Amount, cash.AmountInto))], PortfolioWords.Earned(value),
            [.. orders.List(portfolio, PortfolioWords.OrdersShown).Select(order => PortfolioWords.Order(order, bars))],
            [.. orders.Follows(portfolio).Select(PortfolioWords.Follow)],
            [.. all.Reverse().Take(PortfolioWords.TransactionsShown).Select(PortfolioWords.Transaction)], all.Count, settings.Disclosure);
    }

    public PerformanceAnswer Performance(Portfolio portfolio, string? benchmark)
    {
        string? ticker = string.IsNullOrEmpty(benchmark) ? null : Asked.Field("benchmark", () => Stored.Find(bars, benchmark, Interval.Day1)).Series.Symbol.Ticker;
        PortfolioPerformance done = PortfolioPerformance.Of(database, portfolio, ticker);
        return new PerformanceAnswer(
            portfolio.Name, portfolio.Currency, PortfolioWords.LabelOf(portfolio, PortfolioValue.Of(database, portfolio, Now).Labels), done.From, done.To, done.PaidIn,
            done.TakenOut, Percent(done.TimeReturn), Percent(done.TimeReturnYearly), Percent(done.MoneyReturn), Percent(done.MoneyReturnYearly), ticker,
            done.BenchmarkLabel, Percent(done.BenchmarkReturn), done.Why,
            new PerformanceCurve(
                [.. done.Places.Select(place => place.Time)], [.. done.Places.Select(place => place.Worth)], [.. done.Places.Select(place => place.Growth)],
                [.. done.Places.Select(place => place.Benchmark)]),
            settings.Disclosure);
    }

    public async Task<Portfolio> CreateAsync(PortfolioRequest asked, CancellationToken stop)
    {
        string name = TransactionReading.Name(asked.Name), currency = TransactionReading.Currency("currency", asked.Currency ?? "USD");
        CostMethod method = TransactionReading.Method(asked.Method);
        Portfolio made = await store.CreateAsync(name, asked.Paper, currency, method, asked.Borrows, stop)
            ?? throw Fault.Parameter("name", $"there is a portfolio \"{name}\" already", "Choose another name.");
        if (asked.Cash is { } cash and not 0) await AddAsync(made, new TransactionRequest("deposit", Amount: cash, Key: "begin"), stop);
        return made;
    }

    public async Task<WrittenAnswer> AddAsync(Portfolio portfolio, TransactionRequest asked, CancellationToken stop)
    {
        Transaction read = TransactionReading.Read(asked, portfolio, bars, NowOf(portfolio));
        string key = asked.Key is { Length: > 0 } said ? $"asked:{said}" : $"typed:{Guid.NewGuid():N}";
        return await WriteAsync(portfolio, [new NewTransaction(key, read, "typed") { Replaces = Correctable(portfolio, asked.Replaces) }], stop);
    }

    /// <summary>Takes a line back: it stays in the books, and no longer counts.</summary>
    public async Task<WrittenAnswer> TakeBackAsync(Portfolio portfolio, long id, CancellationToken stop)
    {
        StoredTransaction old = store.Transactions(portfolio).First(one => one.Id == Correctable(portfolio, id));
        return await WriteAsync(portfolio, [new NewTransaction($"void:{id}", old.Transaction, "typed") { Replaces = id, IsVoid = true }], stop);
    }

    public async Task<PortfolioImportAnswer> ImportAsync(Portfolio portfolio, PortfolioImportRequest asked, CancellationToken stop)
    {
        try
        {
            IReadOnlyList<NewTransaction> read = TransactionFile.Read(
                asked.File, asked.Text, TransactionReading.Map(asked.Map), portfolio.Currency, Now.Date);
            IReadOnlyList<long> added = await store.AddAsync(portfolio, read, stop);
            return new PortfolioImportAnswer(portfolio.Name, true, added.Count, read.Count - added.Count, []);
        }
        catch (TransactionFileException fault)
        {
            return new PortfolioImportAnswer(
                portfolio.Name, false, 0, 0, [.. fault.Faults.Select(one => new ImportFaultView(one.Line, one.Field, one.Message))]);
        }
        catch (BookException fault)
        {
            string place = fault.Transaction.Place[(fault.Transaction.Place.LastIndexOf(' ') + 1)..];
            int line = fault.Transaction.Place.Contains(", line ") && int.TryParse(place, CultureInfo.InvariantCulture, out int number) ? number : 0;
            return new PortfolioImportAnswer(portfolio.Name, false, 0, 0, [new ImportFaultView(line, null, $"{fault.Transaction}: {fault.Why}")]);
        }
    }

    /// <summary>The lines that count, oldest first, as an import reads them.</summary>
    public IEnumerable<string> Export(Portfolio portfolio)
    {
        yield return "date,type,symbol,quantity,price,amount,fee,currency,to_amount,to_currency,id,origin,data_label,signal";
        foreach (StoredTransaction stored in store.Transactions(portfolio).Where(one => one.Counts)) yield return TransactionReading.Line(stored, portfolio);
    }

    public async Task<OrderView> AskAsync(Portfolio portfolio, OrderRequest asked, CancellationToken stop)
    {
        MustBePaper(portfolio);
        Order order = asked.SignalId is { Length: > 0 } signal
            ? await OpenAsync(portfolio, signal, asked.Barriers, stop)
            : await OrderReading.AskAsync(orders, portfolio, bars, asked, stop);
        await Desk.LookAsync(stop);
        return PortfolioWords.Order(orders.List(portfolio).First(one => one.Id == order.Id), bars);
    }

    public async Task<OrderView> EndAsync(Portfolio portfolio, string id, CancellationToken stop)
    {
        Order ended = await orders.EndAsync(portfolio, id, stop)
            ?? throw Fault.NotFound($"{portfolio.Name} has no order {id}", $"`golden portfolio show {portfolio.Name}` lists them.");
        await Desk.LookAsync(stop);
        return PortfolioWords.Order(orders.List(portfolio).First(one => one.Id == ended.Id), bars);
    }

    /// <summary>Ids of the orders of a symbol that wait or hold a position.</summary>
    public IReadOnlyList<string> Living(Portfolio portfolio, string symbol) =>
        [.. orders.List(portfolio).Where(order => order.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase)
            && order.State is OrderState.Waiting or OrderState.Open).Select(order => order.Id)];

    public async Task<FollowView> FollowAsync(Portfolio portfolio, string symbol, FollowRequest asked, CancellationToken stop)
    {
        MustBePaper(portfolio);
        SeriesInfo series = OrderReading.Series(bars, symbol, asked.Interval);
        await orders.FollowAsync(portfolio, series, asked.Lean, asked.Barriers, stop);
        return PortfolioWords.Follow(orders.Follows(portfolio).First(one => one.Symbol == series.Series.Symbol.Ticker.ToUpperInvariant()));
    }

    public async Task UnfollowAsync(Portfolio portfolio, string symbol, CancellationToken stop)
    {
        if (!await orders.UnfollowAsync(portfolio, symbol, stop)) throw Fault.NotFound($"{portfolio.Name} does not follow {symbol}", $"`golden portfolio show {portfolio.Name}` lists what it follows.");
    }

    /// <summary>A line without a date is of now; where a paper portfolio trades a market that is made up or played again, of the moment this has come to.</summary>
    private DateTime NowOf(Portfolio portfolio)
    {
        DateTime? played = portfolio.IsPaper
            ? bars.List().Where(info => info.Label is DataLabel.Synthetic or DataLabel.Replay).Min(info => info.Last)
            : null;
        return played < Now ? played.Value : Now;
    }

    private async Task<Order> OpenAsync(Portfolio portfolio, string signalId, bool barriers, CancellationToken stop)
    {
        StoredSignal signal = new SignalStore(database).Find(signalId)
            ?? throw Fault.NotFound($"no signal \"{signalId}\" is stored", "Take the id from the symbol's page or `golden analyze SYMBOL --json`, of a symbol that is watched.");
        SeriesInfo series = OrderReading.Series(bars, signal.Symbol, signal.Interval);
        return await orders.OpenAsync(portfolio, series, signal.Read(), barriers, stop)
            ?? throw Fault.Parameter("signalId", "by the risk settings its size comes to less than one unit", "Pay cash in, or raise risk.perTradePercent or risk.positionPercentMax.");
    }

    private async Task<WrittenAnswer> WriteAsync(Portfolio portfolio, IReadOnlyList<NewTransaction> fresh, CancellationToken stop)
    {
        try
        {
            return new WrittenAnswer(portfolio.Name, await store.AddAsync(portfolio, fresh, stop), PortfolioWords.LabelOf(portfolio, []));
        }
        catch (BookException fault)
        {
            bool own = fault.Transaction.Place.Length == 0;
            throw Fault.Usage(
                own ? fault.Message : $"{fault.Message}; this line would break it",
                "Look at what is held and at the cash with `golden portfolio show " + portfolio.Name + "`, then change the amount or the date.");
        }
    }

    private long? Correctable(Portfolio portfolio, long? id)
    {
        if (id is null) return null;
        StoredTransaction old = store.Transactions(portfolio).FirstOrDefault(one => one.Id == id)
            ?? throw Fault.NotFound($"{portfolio.Name} has no line {id}", $"`golden portfolio show {portfolio.Name}` lists them.");
        return old.Counts ? id : throw Fault.Parameter("replaces", $"line {id} no longer counts", "Correct the line that stands for it.");
    }

    private static void MustBePaper(Portfolio portfolio)
    {
        if (portfolio.IsPaper) return;
        throw Fault.Usage(
            $"{portfolio.Name} is kept by hand, so nothing is bought for it", "Say the price you paid with --price, or make another with `golden portfolio create NAME --paper`.");
    }

    private static double? Percent(double? part) => part is { } known ? Math.Round(known * 100, 6) : null;
}
