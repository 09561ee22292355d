namespace GoldenSignals.Portfolios;

/// <summary>A portfolio in a list. Money is in its currency; null is unknown.</summary>
/// <param name="Kind">paper where orders are filled by the simulated broker, typed where a person writes every line.</param>
/// <param name="DataLabel">paper or typed in, then the labels of the bars it was filled on and is valued at.</param>
public sealed record PortfolioRow(string Name, string Kind, string Currency, string DataLabel, decimal? Worth, int Positions, int Waiting);

/// <summary>Every portfolio, by name.</summary>
public sealed record PortfoliosAnswer(IReadOnlyList<PortfolioRow> Items, string Disclosure);

/// <summary>A portfolio as it stands.</summary>
/// <param name="Method">fifo or average.</param>
/// <param name="Worth">Cash and positions; null while a price or a rate is missing.</param>
/// <param name="Missing">What is not known, in words.</param>
/// <param name="Transactions">The newest first, 500 at most; those that were corrected are marked.</param>
/// <param name="TransactionsAll">How many there are.</param>
public sealed record PortfolioView(
    string Name, string Kind, string Currency, string Method, bool Borrows, DateTime Created, DateTime At, string DataLabel, decimal? Worth,
    IReadOnlyList<string> Missing, IReadOnlyList<PositionView> Positions, IReadOnlyList<CashView> Cash, IReadOnlyList<EarnedView> Earned,
    IReadOnlyList<OrderView> Orders, IReadOnlyList<FollowView> Follows, IReadOnlyList<TransactionView> Transactions, int TransactionsAll, string Disclosure);

/// <summary>What is held of a symbol, in its own currency.</summary>
/// <param name="Quantity">Below zero for a short.</param>
/// <param name="Price">The last one known; null where there is none.</param>
/// <param name="PriceLabel">Of the bars it is from, or "typed in" for that of its own last trade.</param>
/// <param name="Stale">A newer price should be there by now.</param>
/// <param name="ValueInto">In the portfolio's currency.</param>
/// <param name="Weight">Percent of the portfolio's worth.</param>
/// <param name="GainPercent">Of the cost.</param>
public sealed record PositionView(
    string Symbol, string Currency, decimal Quantity, decimal AverageCost, decimal Cost, DateTime Opened, int Lots, decimal? Price, DateTime? PriceTime,
    string? PriceLabel, bool Stale, decimal? Value, decimal? ValueInto, decimal? Weight, decimal? Gain, decimal? GainPercent, decimal Income);

public sealed record CashView(string Currency, decimal Amount, decimal? AmountInto);

/// <summary>What was earned in a currency.</summary>
/// <param name="Realised">Gains of what was closed, after costs.</param>
/// <param name="Income">Dividends less tax.</param>
public sealed record EarnedView(string Currency, decimal Realised, decimal Income);

/// <summary>An order of a paper portfolio.</summary>
/// <param name="State">waiting, open, closed, cancelled or refused.</param>
/// <param name="Says">How it stands, in words.</param>
/// <param name="Asked">It is filled at the open of the first bar that closes later.</param>
public sealed record OrderView(
    string Id, string State, string Says, string Symbol, string Interval, decimal Quantity, decimal? Stop, decimal? Target, DateTime Asked, DateTime? Filled,
    DateTime? Left, string? SignalId, string DataLabel);

/// <param name="Lean">The bare lean is taken, proven or not.</param>
/// <param name="Says">What it does, in words.</param>
public sealed record FollowView(string Symbol, string Interval, bool Lean, bool Barriers, string Says);

/// <summary>A line of the books.</summary>
/// <param name="Type">As it is written in a file: buy, sell, short, cover, bring, deposit, withdraw, dividend, split, fee or convert.</param>
/// <param name="Origin">typed, a file with its line, or an order.</param>
/// <param name="ReplacedBy">The line that stands for it; it no longer counts.</param>
/// <param name="TakenBack">It only takes another line back.</param>
public sealed record TransactionView(
    long Id, DateTime Time, string Type, string Symbol, decimal Quantity, decimal Price, decimal Amount, decimal Fee, string Currency, decimal ToAmount,
    string ToCurrency, string Origin, string DataLabel, string? SignalId, long? Replaces, long? ReplacedBy, bool TakenBack);

/// <summary>What was written.</summary>
/// <param name="Added">Ids of the lines that were not there before.</param>
public sealed record WrittenAnswer(string Portfolio, IReadOnlyList<long> Added, string DataLabel);

/// <summary>What an import did: all of its lines or, where one is wrong, none.</summary>
/// <param name="Known">Lines that were there from an earlier import.</param>
public sealed record PortfolioImportAnswer(string Portfolio, bool Taken, int Added, int Known, IReadOnlyList<ImportFaultView> Faults);

/// <param name="Line">From 1; 0 for the file as a whole.</param>
public sealed record ImportFaultView(int Line, string? Field, string Message);

/// <summary>How a portfolio did. Returns are in percent; null is unknown, and Why says why.</summary>
/// <param name="TimeReturn">Time-weighted: of the money itself, whatever was paid in or out.</param>
/// <param name="MoneyReturn">Money-weighted: of the person who paid in and took out.</param>
/// <param name="TimeReturnYearly">Null before a year has passed.</param>
/// <param name="BenchmarkReturn">Of the benchmark bought at the start and held, dividends reinvested.</param>
public sealed record PerformanceAnswer(
    string Portfolio, string Currency, string DataLabel, DateTime? From, DateTime? To, decimal PaidIn, decimal TakenOut, double? TimeReturn,
    double? TimeReturnYearly, double? MoneyReturn, double? MoneyReturnYearly, string? Benchmark, string BenchmarkLabel, double? BenchmarkReturn, string Why,
    PerformanceCurve Curve, string Disclosure);

/// <summary>As columns; growth is 1 at the start.</summary>
public sealed record PerformanceCurve(IReadOnlyList<DateTime> Times, IReadOnlyList<decimal> Worth, IReadOnlyList<double> Growth, IReadOnlyList<double?> Benchmark);
