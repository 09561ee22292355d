using Dapper;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>
/// Portfolios and their transactions. Every write is checked against the books it makes, in the same transaction, so what is stored can always be
/// reckoned; nothing is ever changed or deleted.
/// </summary>
public sealed class PortfolioStore(Database database, TimeProvider clock)
{
    /// <summary>Letters of a portfolio's name.</summary>
    public const int NameLettersMax = 40;

    public const int TransactionsMax = 100_000;

    private const string Columns =
        "portfolio_id AS Id, name AS Name, paper AS Paper, currency AS Currency, method AS Method, borrows AS Borrows, created AS Created";

    /// <summary>By name.</summary>
    public IReadOnlyList<Portfolio> List() => database.Read(List);

    /// <summary>In whatever case it is written; null when there is none.</summary>
    public Portfolio? Find(string name) => database.Read(connection => Find(connection, name));

    /// <summary>Makes one; null when the name is taken.</summary>
    public Task<Portfolio?> CreateAsync(string name, bool isPaper, string currency, CostMethod method, bool borrows, CancellationToken stop) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, name) is not null) return null;
                connection.Execute(
                    """
                    INSERT INTO portfolios (name, paper, currency, method, borrows, created)
                    VALUES (@name, @isPaper, @currency, @method, @borrows, @created)
                    """,
                    new { name, isPaper, currency, method = method.ToString(), borrows, created = Moment.ToMicroseconds(Now) });
                return Find(connection, name);
            },
            stop);

    /// <summary>In the order they happened, those that were corrected among them.</summary>
    public IReadOnlyList<StoredTransaction> Transactions(Portfolio portfolio) =>
        database.Read(connection => TransactionRows.Load(connection, portfolio.Id));

    /// <summary>The books as of now, with the stored splits and dividends of what is held.</summary>
    public Book BookOf(Portfolio portfolio) => database.Read(connection => BookOf(connection, portfolio));

    /// <summary>Writes transactions, all or none; returns the ids of those that were not there.</summary>
    /// <exception cref="BookException">The books cannot take one of them.</exception>
    public Task<IReadOnlyList<long>> AddAsync(Portfolio portfolio, IReadOnlyList<NewTransaction> fresh, CancellationToken stop) =>
        database.WriteAsync(connection => Add(connection, portfolio, fresh, Now), stop);

    internal static IReadOnlyList<long> Add(SqliteConnection connection, Portfolio portfolio, IReadOnlyList<NewTransaction> fresh, DateTime now)
    {
        List<(long Id, NewTransaction Fresh)> added = [];
        foreach (NewTransaction one in fresh)
        {
            if (TransactionRows.Add(connection, portfolio.Id, one, now) is { } id) added.Add((id, one));
        }
        if (added.Count > 0) Check(connection, portfolio, added);
        return [.. added.Select(one => one.Id)];
    }

    internal static Portfolio? Find(SqliteConnection connection, string name) => connection
        .QuerySingleOrDefault<PortfolioRow>($"SELECT {Columns} FROM portfolios WHERE upper(name) = upper(@name)", new { name })?.ToPortfolio();

    internal static Portfolio? Find(SqliteConnection connection, long id) => connection
        .QuerySingleOrDefault<PortfolioRow>($"SELECT {Columns} FROM portfolios WHERE portfolio_id = @id", new { id })?.ToPortfolio();

    internal static IReadOnlyList<Portfolio> List(SqliteConnection connection) =>
        [.. connection.Query<PortfolioRow>($"SELECT {Columns} FROM portfolios ORDER BY upper(name)").Select(row => row.ToPortfolio())];

    internal static Book BookOf(SqliteConnection connection, Portfolio portfolio, DateTime? until = null) => PortfolioActions.Keep(
        portfolio.Terms,
        [.. TransactionRows.Load(connection, portfolio.Id).Where(one => one.Counts && (until is null || one.Transaction.Time <= until)).Select(one => one.Transaction)],
        symbol => StoredPrices.ActionsOf(connection, symbol, until ?? DateTime.MaxValue));

    private DateTime Now => Moment.FromMicroseconds(Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime));

    /// <summary>A transaction that the books cannot take speaks of the line it was written in.</summary>
    private static void Check(SqliteConnection connection, Portfolio portfolio, List<(long Id, NewTransaction Fresh)> added)
    {
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM portfolio_transactions WHERE portfolio_id = @Id", portfolio) > TransactionsMax)
        {
            throw new BookException(added[^1].Fresh.Transaction, $"a portfolio holds {TransactionsMax} transactions at most");
        }
        Dictionary<long, string> places = added.ToDictionary(one => one.Id, one => one.Fresh.Transaction.Place);
        PortfolioActions.Keep(
            portfolio.Terms,
            [.. TransactionRows.Load(connection, portfolio.Id).Where(one => one.Counts)
                .Select(one => places.TryGetValue(one.Id, out string? place) ? one.Transaction with { Place = place } : one.Transaction)],
            symbol => StoredPrices.ActionsOf(connection, symbol, DateTime.MaxValue));
    }

    private sealed record PortfolioRow(long Id, string Name, long Paper, string Currency, string Method, long Borrows, long Created)
    {
        public Portfolio ToPortfolio() => new(
            Id, Name, Paper != 0, Currency, Enum.Parse<CostMethod>(Method), Borrows != 0, Moment.FromMicroseconds(Created));
    }
}
