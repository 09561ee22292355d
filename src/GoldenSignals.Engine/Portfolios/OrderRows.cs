using System.Globalization;
using Dapper;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>The rows of orders and of what became of them.</summary>
internal static class OrderRows
{
    private const string Columns =
        """
        o.order_id AS Id, o.portfolio_id AS PortfolioId, o.symbol AS Symbol, o.interval AS Interval, o.lots AS Lots, o.stop AS Stop, o.target AS Target,
            o.currency AS Currency, o.costs AS Costs, o.asked AS Asked, o.expires AS Expires, o.signal_id AS SignalId, o.label AS Label, o.written AS Written
        """;

    private const string Over = $"'{OrderEvent.Left}', '{OrderEvent.Cancelled}', '{OrderEvent.Refused}'";

    /// <summary>Those of a portfolio, newest first.</summary>
    public static IReadOnlyList<Order> Of(SqliteConnection connection, long portfolioId, int limit = int.MaxValue) => Read(
        connection, $"SELECT {Columns} FROM portfolio_orders o WHERE o.portfolio_id = @portfolioId ORDER BY o.written DESC, o.order_id LIMIT @limit",
        new { portfolioId, limit });

    /// <summary>All that wait or hold a position, oldest first.</summary>
    public static IReadOnlyList<Order> Living(SqliteConnection connection) => Read(
        connection,
        $"""
        SELECT {Columns} FROM portfolio_orders o
        WHERE NOT EXISTS (SELECT 1 FROM portfolio_order_events e WHERE e.order_id = o.order_id AND e.kind IN ({Over}))
        ORDER BY o.written, o.order_id
        """,
        new { });

    public static Order? Find(SqliteConnection connection, string id) =>
        Read(connection, $"SELECT {Columns} FROM portfolio_orders o WHERE o.order_id = @id", new { id }).FirstOrDefault();

    /// <summary>Writes one; false where it is there.</summary>
    public static bool Add(SqliteConnection connection, Order order, DateTime now) => connection.Execute(
        """
        INSERT INTO portfolio_orders (order_id, portfolio_id, symbol, interval, lots, stop, target, currency, costs, asked, expires, signal_id, label, written)
        VALUES (@Id, @PortfolioId, @Symbol, @Interval, @Lots, @Stop, @Target, @Currency, @costs, @asked, @expires, @SignalId, @Label, @written)
        ON CONFLICT (order_id) DO NOTHING
        """,
        new
        {
            order.Id, order.PortfolioId, order.Symbol, order.Interval, order.Lots, order.Stop, order.Target, order.Currency, costs = Write(order.Costs),
            asked = Moment.ToMicroseconds(order.Asked), expires = order.Expires is { } expires ? Moment.ToMicroseconds(expires) : (long?)null,
            order.SignalId, order.Label, written = Moment.ToMicroseconds(now),
        }) == 1;

    /// <summary>Writes what became of one; false where that is there.</summary>
    public static bool Add(SqliteConnection connection, string orderId, OrderEvent happened) => connection.Execute(
        """
        INSERT INTO portfolio_order_events (order_id, kind, time, why, signal_id) VALUES (@orderId, @Kind, @time, @Why, @SignalId)
        ON CONFLICT (order_id, kind) DO NOTHING
        """,
        new { orderId, happened.Kind, time = Moment.ToMicroseconds(happened.Time), happened.Why, happened.SignalId }) == 1;

    private static IReadOnlyList<Order> Read(SqliteConnection connection, string sql, object values)
    {
        List<Row> rows = [.. connection.Query<Row>(sql, values)];
        if (rows.Count == 0) return [];
        ILookup<string, OrderEvent> events = connection
            .Query<(string OrderId, string Kind, long Time, string Why, string? SignalId)>(
                "SELECT order_id, kind, time, why, signal_id FROM portfolio_order_events ORDER BY time")
            .ToLookup(row => row.OrderId, row => new OrderEvent(row.Kind, Moment.FromMicroseconds(row.Time), row.Why, row.SignalId));
        return [.. rows.Select(row => row.ToOrder() with { Events = [.. events[row.Id]] })];
    }

    private static string Write(Costs costs) => string.Create(
        CultureInfo.InvariantCulture, $"{costs.FeeMillionths} {costs.FeeMin} {costs.SlippageMillionths} {costs.BorrowMillionths}");

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public long PortfolioId { get; set; }
        public string Symbol { get; set; } = "";
        public string Interval { get; set; } = "";
        public long Lots { get; set; }
        public long Stop { get; set; }
        public long Target { get; set; }
        public string Currency { get; set; } = "";
        public string Costs { get; set; } = "";
        public long Asked { get; set; }
        public long? Expires { get; set; }
        public string? SignalId { get; set; }
        public string Label { get; set; } = "";
        public long Written { get; set; }

        public Order ToOrder()
        {
            long[] costs = [.. Costs.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
            return new Order(
                Id, PortfolioId, Symbol, Interval, Lots, Stop, Target, Currency, new Costs(costs[0], costs[1], costs[2], costs[3]),
                Moment.FromMicroseconds(Asked), Expires is { } expires ? Moment.FromMicroseconds(expires) : null, SignalId, Label)
            {
                Written = Moment.FromMicroseconds(Written),
            };
        }
    }
}
