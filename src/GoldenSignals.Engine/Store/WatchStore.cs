using Dapper;

namespace GoldenSignals.Engine.Store;

/// <summary>The watchlist, in the order its symbols were added. A ticker means the same in whatever case.</summary>
public sealed class WatchStore(Database database)
{
    public const int SymbolsMax = 10_000;

    public IReadOnlyList<string> List() => database.Read<IReadOnlyList<string>>(
        connection => connection.Query<string>("SELECT ticker FROM watchlist ORDER BY place LIMIT @SymbolsMax", new { SymbolsMax }).ToList());

    /// <summary>Adds tickers at the end; returns those that were not there.</summary>
    public Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<string> tickers, CancellationToken stop) =>
        database.WriteAsync<IReadOnlyList<string>>(
            connection => Normal(tickers)
                .Where(ticker => connection.Execute(
                    """
                    INSERT INTO watchlist (ticker, place) SELECT @ticker, coalesce(max(place), 0) + 1 FROM watchlist WHERE true
                    ON CONFLICT (ticker) DO NOTHING
                    """,
                    new { ticker }) > 0)
                .ToList(),
            stop);

    /// <summary>Removes tickers; returns those that were there.</summary>
    public Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyList<string> tickers, CancellationToken stop) =>
        database.WriteAsync<IReadOnlyList<string>>(
            connection => Normal(tickers)
                .Where(ticker => connection.Execute("DELETE FROM watchlist WHERE ticker = @ticker", new { ticker }) > 0)
                .ToList(),
            stop);

    private static IEnumerable<string> Normal(IReadOnlyList<string> tickers) =>
        tickers.Select(ticker => ticker.Trim().ToUpperInvariant()).Where(ticker => ticker.Length > 0);
}
