using System.Globalization;
using Dapper;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>The rows of transactions: added, never changed.</summary>
internal static class TransactionRows
{
    private const string Void = "void";

    /// <summary>In the order they happened; those of one moment as they were written, a correction in the place of what it corrects.</summary>
    public static IReadOnlyList<StoredTransaction> Load(SqliteConnection connection, long portfolioId)
    {
        List<Row> rows = [.. connection.Query<Row>(
            """
            SELECT t.transaction_id AS Id, t.time AS Time, t.kind AS Kind, t.symbol AS Symbol, t.quantity AS Quantity, t.price AS Price,
                t.amount AS Amount, t.fee AS Fee, t.currency AS Currency, t.to_amount AS ToAmount, t.to_currency AS ToCurrency, t.origin AS Origin,
                t.label AS Label, t.signal_id AS SignalId, t.replaces AS Replaces, r.transaction_id AS ReplacedBy, t.written AS Written
            FROM portfolio_transactions t LEFT JOIN portfolio_transactions r ON r.replaces = t.transaction_id
            WHERE t.portfolio_id = @portfolioId ORDER BY t.transaction_id
            """,
            new { portfolioId })];
        var places = new Dictionary<long, long>();
        foreach (Row row in rows) places[row.Id] = row.Replaces is { } old ? places[old] : row.Id;
        return [.. rows.OrderBy(row => row.Time).ThenBy(row => places[row.Id]).Select(row => row.ToTransaction())];
    }

    /// <summary>Writes one, or nothing where its key is there. Returns its id.</summary>
    public static long? Add(SqliteConnection connection, long portfolioId, NewTransaction fresh, DateTime now)
    {
        Transaction one = fresh.Transaction;
        return connection.ExecuteScalar<long?>(
            """
            INSERT INTO portfolio_transactions (portfolio_id, key, time, kind, symbol, quantity, price, amount, fee, currency, to_amount, to_currency,
                origin, label, signal_id, replaces, written)
            VALUES (@portfolioId, @Key, @time, @kind, @Symbol, @quantity, @price, @amount, @fee, @Currency, @toAmount, @ToCurrency,
                @Origin, @Label, @SignalId, @Replaces, @written)
            ON CONFLICT (portfolio_id, key) DO NOTHING RETURNING transaction_id
            """,
            new
            {
                portfolioId, fresh.Key, time = Moment.ToMicroseconds(one.Time), kind = fresh.IsVoid ? Void : one.Kind.ToString(), one.Symbol,
                quantity = Text(one.Quantity), price = Text(one.Price), amount = Text(one.Amount), fee = Text(one.Fee), one.Currency,
                toAmount = Text(one.ToAmount), one.ToCurrency, fresh.Origin, fresh.Label, fresh.SignalId, fresh.Replaces,
                written = Moment.ToMicroseconds(now),
            });
    }

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Id { get; set; }
        public long Time { get; set; }
        public string Kind { get; set; } = "";
        public string Symbol { get; set; } = "";
        public string Quantity { get; set; } = "";
        public string Price { get; set; } = "";
        public string Amount { get; set; } = "";
        public string Fee { get; set; } = "";
        public string Currency { get; set; } = "";
        public string ToAmount { get; set; } = "";
        public string ToCurrency { get; set; } = "";
        public string Origin { get; set; } = "";
        public string Label { get; set; } = "";
        public string? SignalId { get; set; }
        public long? Replaces { get; set; }
        public long? ReplacedBy { get; set; }
        public long Written { get; set; }

        public StoredTransaction ToTransaction() => new(
            Id,
            new Transaction(Moment.FromMicroseconds(Time), Kind == Void ? default : Enum.Parse<TransactionKind>(Kind), Currency)
            {
                Symbol = Symbol, Quantity = Number(Quantity), Price = Number(Price), Amount = Number(Amount), Fee = Number(Fee), ToAmount = Number(ToAmount),
                ToCurrency = ToCurrency, Place = string.Create(CultureInfo.InvariantCulture, $"transaction {Id}"),
            },
            Origin, Label, SignalId, Replaces, ReplacedBy, Kind == Void, Moment.FromMicroseconds(Written));

        private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
    }
}
