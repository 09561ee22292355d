using Dapper;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>A symbol that a paper portfolio follows by itself.</summary>
/// <param name="Lean">Whether the bare lean is taken, proven or not, in place of the decision.</param>
/// <param name="Barriers">Whether the stop and target of the signal come with the order.</param>
/// <param name="LookedAt">Sequence of the last signal looked at.</param>
public sealed record Follow(long PortfolioId, string Symbol, string Interval, bool Lean, bool Barriers, long LookedAt)
{
    /// <summary>What a signal asks a holder to do: 1 to be long, −1 to leave, 0 to let things be. Short selling is left to people.</summary>
    public int Wish(Signal signal) => Lean
        ? signal.Lean.Score > 0 ? 1 : -1
        : signal.Decision switch { "buy" => 1, "sell" => -1, _ => 0 };
}

/// <summary>The rows of follows.</summary>
internal static class FollowRows
{
    private const string Columns =
        "portfolio_id AS PortfolioId, symbol AS Symbol, interval AS Interval, lean AS Lean, barriers AS Barriers, looked_at AS LookedAt";

    public static IReadOnlyList<Follow> All(SqliteConnection connection) =>
        [.. connection.Query<Row>($"SELECT {Columns} FROM portfolio_follows ORDER BY portfolio_id, symbol, interval").Select(row => row.ToFollow())];

    public static IReadOnlyList<Follow> Of(SqliteConnection connection, long portfolioId) =>
        [.. All(connection).Where(follow => follow.PortfolioId == portfolioId)];

    /// <summary>Begins with the signals that come after those there are.</summary>
    public static void Set(SqliteConnection connection, Follow follow) => connection.Execute(
        """
        INSERT INTO portfolio_follows (portfolio_id, symbol, interval, lean, barriers, looked_at)
        VALUES (@PortfolioId, @Symbol, @Interval, @Lean, @Barriers, (SELECT coalesce(max(sequence), 0) FROM signals))
        ON CONFLICT (portfolio_id, symbol, interval) DO UPDATE SET lean = excluded.lean, barriers = excluded.barriers
        """,
        follow);

    public static bool Remove(SqliteConnection connection, long portfolioId, string symbol) => connection.Execute(
        "DELETE FROM portfolio_follows WHERE portfolio_id = @portfolioId AND symbol = @symbol", new { portfolioId, symbol }) > 0;

    public static void LookedAt(SqliteConnection connection, Follow follow, long sequence) => connection.Execute(
        "UPDATE portfolio_follows SET looked_at = @sequence WHERE portfolio_id = @PortfolioId AND symbol = @Symbol AND interval = @Interval",
        new { follow.PortfolioId, follow.Symbol, follow.Interval, sequence });

    /// <summary>The signals of a followed series that were not looked at, oldest first.</summary>
    public static IReadOnlyList<StoredSignal> Fresh(SqliteConnection connection, Follow follow, int limit) => [.. connection
        .Query<(long Sequence, string Symbol, string Interval, long Time, string Id, string Json)>(
            """
            SELECT sequence, symbol, interval, time, id, json FROM signals
            WHERE symbol = @Symbol AND interval = @Interval AND sequence > @LookedAt ORDER BY sequence LIMIT @limit
            """,
            new { follow.Symbol, follow.Interval, follow.LookedAt, limit })
        .Select(row => new StoredSignal(row.Sequence, row.Symbol, row.Interval, Moment.FromMicroseconds(row.Time), row.Id, row.Json))];

    private sealed record Row(long PortfolioId, string Symbol, string Interval, long Lean, long Barriers, long LookedAt)
    {
        public Follow ToFollow() => new(PortfolioId, Symbol, Interval, Lean != 0, Barriers != 0, LookedAt);
    }
}
