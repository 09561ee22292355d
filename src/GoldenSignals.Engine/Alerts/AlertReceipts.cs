using Dapper;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Alerts;

/// <summary>How far an alert has come on a channel.</summary>
/// <param name="State">waiting, taken, sending, sent, dead, expired or unknown.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="At">When the last try ended, UTC; null before the first.</param>
/// <param name="Answer">What the channel answered, or why it was given up.</param>
public sealed record AlertReceipt(string Channel, string State, int Tries, DateTime? At, string? Answer);

/// <summary>Reads what became of alerts on the channels they were sent to.</summary>
public sealed class AlertReceipts(Database database)
{
    /// <summary>The receipts of events, by event; an event that was sent nowhere has none.</summary>
    public ILookup<string, AlertReceipt> Of(IReadOnlyList<string> events) => database.Read(connection => connection
        .Query<(string Key, string Channel, string State, long? Tries, string? Cause, long? Ended, string? Answer)>(
            """
            SELECT n.key, d.channel, coalesce(m.state, d.state), m.tries, m.cause, a.ended, a.answer
            FROM notices n
            JOIN deliveries d ON d.notice_id = n.notice_id
            LEFT JOIN messages m ON m.message_id = d.message_id
            LEFT JOIN attempts a ON a.attempt_id = (SELECT max(attempt_id) FROM attempts WHERE message_id = m.message_id)
            WHERE n.key IN @events ORDER BY d.delivery_id
            """,
            new { events })
        .ToLookup(
            row => row.Key,
            row => new AlertReceipt(
                row.Channel, row.State, (int)(row.Tries ?? 0), row.Ended is { } ended ? Moment.FromMicroseconds(ended) : null, row.Cause ?? row.Answer)));
}
