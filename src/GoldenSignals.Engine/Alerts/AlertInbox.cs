using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>
/// Signals whose alerts are still to be looked at. A signal is put here in the transaction that saves it, and taken away in the one that saves what
/// came of it: whenever the program ends, it goes on where it was, with nothing missed and nothing doubled.
/// </summary>
internal static class AlertInbox
{
    public const int PageSignalsMax = 256;

    /// <param name="arrived">What the clock said when the signal was made.</param>
    public static void Add(SqliteConnection connection, long sequence, DateTime arrived) => connection.Execute(
        "INSERT INTO alert_inbox (sequence, arrived) VALUES (@sequence, @at) ON CONFLICT (sequence) DO NOTHING",
        new { sequence, at = Moment.ToMicroseconds(arrived) });

    /// <summary>The signals that have waited longest, in the order they were saved.</summary>
    public static IReadOnlyList<WaitingSignal> Page(SqliteConnection connection) => [.. connection
        .Query<(long Sequence, long Arrived, string Symbol, string Interval, string Json)>(
            """
            SELECT i.sequence, i.arrived, s.symbol, s.interval, s.json FROM alert_inbox i JOIN signals s ON s.sequence = i.sequence
            ORDER BY i.sequence LIMIT @PageSignalsMax
            """,
            new { PageSignalsMax })
        .Select(row => new WaitingSignal(row.Sequence, Moment.FromMicroseconds(row.Arrived), row.Symbol, row.Interval, row.Json))];

    /// <summary>Takes away all up to a sequence, also those whose signal was said anew since.</summary>
    public static void TakeAway(SqliteConnection connection, long upTo) => connection.Execute("DELETE FROM alert_inbox WHERE sequence <= @upTo", new { upTo });
}

/// <summary>A signal that waits to be looked at.</summary>
internal sealed record WaitingSignal(long Sequence, DateTime Arrived, string Symbol, string Interval, string Json);
