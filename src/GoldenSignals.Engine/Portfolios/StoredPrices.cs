using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>What the store knows of a symbol's price and actions: its days where it has them, else its longest interval.</summary>
internal static class StoredPrices
{
    /// <summary>The splits and dividends of a symbol effective by a moment; null for one that is not stored.</summary>
    public static SymbolActions? ActionsOf(SqliteConnection connection, string ticker, DateTime until) => RowOf(connection, ticker) is { } row
        ? new SymbolActions(
            row.Series.Symbol.TicksPerUnit, ActionRows.Load(connection, row.SeriesId, until == DateTime.MaxValue ? row.LastTime ?? 0 : Moment.ToMicroseconds(until)))
        : null;

    /// <summary>The series a symbol's price is read from.</summary>
    public static SeriesRow? RowOf(SqliteConnection connection, string ticker) =>
        SeriesTable.Find(connection, ticker, Interval.Day1)
        ?? Interval.All.Reverse().Select(interval => SeriesTable.Find(connection, ticker, interval)).FirstOrDefault(row => row is not null);
}
