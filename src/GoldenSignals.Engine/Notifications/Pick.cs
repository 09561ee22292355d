using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Notifications;

/// <summary>What there is to do for a channel at a moment. Looked up beside the writers first, so that an idle channel writes nothing.</summary>
/// <param name="LateDeliveries">Notices whose time is over before they were put into a message.</param>
/// <param name="LateMessages">Messages whose time is over while they waited for another try.</param>
/// <param name="Gathered">Notices that join a digest, which leaves at <paramref name="DigestLeaves"/>.</param>
/// <param name="Again">A message to try again; null for none.</param>
/// <param name="New">Notices that make a new message; empty when <paramref name="Again"/> is there.</param>
internal sealed record Pick(
    IReadOnlyList<long> LateDeliveries, IReadOnlyList<long> LateMessages, IReadOnlyList<long> Gathered, DateTime DigestLeaves, long? Again,
    IReadOnlyList<long> New)
{
    private const int RowsMax = 1000;

    private static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);

    public bool IsNothing => LateDeliveries.Count == 0 && LateMessages.Count == 0 && Gathered.Count == 0 && Again is null && New.Count == 0;

    public static Pick Of(SqliteConnection connection, ChannelPlan plan, DateTime utc)
    {
        long now = Moment.ToMicroseconds(utc);
        List<Row> waiting = [.. connection.Query<Row>(
            """
            SELECT d.delivery_id AS Id, d.due AS Due, n.urgency AS Urgency, n.expires AS Expires
            FROM deliveries d JOIN notices n ON n.notice_id = d.notice_id
            WHERE d.channel = @Name AND d.state = 'waiting' ORDER BY d.delivery_id LIMIT @RowsMax
            """,
            new { plan.Name, RowsMax })];
        List<Row> messages = [.. connection.Query<Row>(
            """
            SELECT message_id AS Id, due AS Due, urgency AS Urgency, expires AS Expires FROM messages
            WHERE channel = @Name AND state = 'waiting' ORDER BY due, message_id LIMIT @RowsMax
            """,
            new { plan.Name, RowsMax })];
        bool isQuiet = plan.Quiet?.Covers(utc) ?? false;
        bool May(Row row) => !row.IsLate(now) && (!isQuiet || row.Level >= plan.Quiet!.Lets);
        List<Row> speakable = [.. waiting.Where(May)];
        List<Row> gathering = plan.Digest > TimeSpan.Zero ? [.. speakable.Where(row => row.Level < Urgency.Urgent)] : [];
        List<Row> single = [.. speakable.Except(gathering)];
        long leaves = gathering.Where(row => row.Due > 0).Select(row => row.Due).DefaultIfEmpty(now + (long)plan.Digest.TotalMicroseconds).Min();
        bool isFull = IsFull(connection, plan, utc);
        Row? again = isFull ? null : messages.FirstOrDefault(row => May(row) && row.Due <= now);
        IEnumerable<Row> fresh = isFull || again is not null ? []
            : single.Count > 0 ? single.Take(1)
            : gathering.Where(row => leaves <= now && row.Due > 0).Take(ChannelPlan.DigestNoticesMax);
        return new Pick(
            [.. waiting.Where(row => row.IsLate(now)).Select(row => row.Id)], [.. messages.Where(row => row.IsLate(now)).Select(row => row.Id)],
            [.. gathering.Where(row => row.Due == 0).Select(row => row.Id)], Moment.FromMicroseconds(leaves), again?.Id, [.. fresh.Select(row => row.Id)]);
    }

    private static bool IsFull(SqliteConnection connection, ChannelPlan plan, DateTime utc) => connection.ExecuteScalar<int>(
        "SELECT count(*) FROM attempts WHERE channel = @Name AND began > @since",
        new { plan.Name, since = Moment.ToMicroseconds(utc - RateWindow) }) >= plan.PerMinuteMax;

    private sealed class Row
    {
        public long Id { get; set; }
        public long Due { get; set; }
        public string Urgency { get; set; } = "";
        public long? Expires { get; set; }

        public Urgency Level => Enum.Parse<Urgency>(Urgency, ignoreCase: true);

        public bool IsLate(long now) => Expires <= now;
    }
}
