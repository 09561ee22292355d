using Dapper;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Notifications;

/// <summary>Tells what became of notices, and begins anew with those that were given up.</summary>
public sealed class Deliveries(Database database, TimeProvider clock)
{
    /// <summary>Most rows one list answers with; read on before the last id.</summary>
    public const int RowsMax = 500;

    private const string From =
        """
        FROM deliveries d JOIN notices n ON n.notice_id = d.notice_id
        LEFT JOIN messages m ON m.message_id = d.message_id
        LEFT JOIN attempts a ON a.attempt_id = (SELECT max(attempt_id) FROM attempts WHERE message_id = d.message_id)
        """;

    /// <summary>Notices on their way and done, newest first.</summary>
    /// <param name="channel">Only of this channel; null for all.</param>
    /// <param name="state">Only in this state; null for all.</param>
    /// <param name="before">Only those with a lower id.</param>
    public IReadOnlyList<Delivery> List(string? channel = null, DeliveryState? state = null, int limit = RowsMax, long before = long.MaxValue) =>
        database.Read<IReadOnlyList<Delivery>>(connection => connection
            .Query<Row>(
                $"""
                SELECT d.delivery_id AS Id, d.channel AS Channel, n.key AS Key, n.title AS Title, n.urgency AS Urgency, coalesce(m.state, d.state) AS State,
                    m.name AS Message, coalesce(m.tries, 0) AS Tries, n.expires AS Expires, coalesce(m.due, d.due) AS Due, m.cause AS Cause,
                    a.ended AS Tried, a.answer AS Answer, a.receipt AS Receipt
                {From}
                WHERE d.delivery_id < @before {(channel is null ? "" : "AND d.channel = @channel")} {(state is null ? "" : "AND coalesce(m.state, d.state) = @state")}
                ORDER BY d.delivery_id DESC LIMIT @limit
                """,
                new { channel, state = state?.ToString().ToLowerInvariant(), before, limit = Math.Min(limit, RowsMax) })
            .Select(row => row.ToDelivery()).ToList());

    /// <summary>Where notices stand, by channel.</summary>
    public IReadOnlyList<ChannelCount> Counts() => database.Read<IReadOnlyList<ChannelCount>>(connection => connection
        .Query<(string Channel, string State, long Count)>(
            "SELECT d.channel, coalesce(m.state, d.state), count(*) FROM deliveries d LEFT JOIN messages m ON m.message_id = d.message_id GROUP BY 1, 2")
        .GroupBy(row => row.Channel)
        .Select(group => new ChannelCount(
            group.Key, Of(group, "waiting", "sending"), Of(group, "sent"), Of(group, "dead"), Of(group, "expired"), Of(group, "unknown")))
        .ToList());

    /// <summary>The last try on a channel; null when there was none.</summary>
    public Attempt? Last(string channel) => database.Read(connection => connection
        .QuerySingleOrDefault<AttemptRow>($"{AttemptRow.Select} WHERE a.channel = @channel ORDER BY a.attempt_id DESC LIMIT 1", new { channel })?.ToAttempt());

    /// <summary>Every try of a message, first to last.</summary>
    public IReadOnlyList<Attempt> Attempts(string message) => database.Read<IReadOnlyList<Attempt>>(connection => connection
        .Query<AttemptRow>($"{AttemptRow.Select} WHERE m.name = @message ORDER BY a.attempt_id", new { message }).Select(row => row.ToAttempt()).ToList());

    /// <summary>What lies ready for the page, oldest first.</summary>
    /// <param name="channels">Names of the channels that are the page.</param>
    /// <param name="after">Only what has a higher sequence.</param>
    public IReadOnlyList<Shown> ForPage(IReadOnlyList<string> channels, long after, int limit = RowsMax) => database.Read<IReadOnlyList<Shown>>(connection =>
        [.. connection.Query<ShownRow>(
            """
            SELECT a.attempt_id AS Sequence, m.message_id AS Id, m.name AS Name, m.title AS Title, m.text AS Text, m.urgency AS Urgency, a.ended AS Time,
                m.expires AS Expires
            FROM attempts a JOIN messages m ON m.message_id = a.message_id
            WHERE a.attempt_id > @after AND a.outcome = 'accepted' AND a.channel IN @channels ORDER BY a.attempt_id LIMIT @limit
            """,
            new { after, channels, limit = Math.Min(limit, RowsMax) })
            .Select(row => new Shown(
                row.Sequence, row.Name, row.Title, row.Text, Enum.Parse<Urgency>(row.Urgency, ignoreCase: true), Moment.FromMicroseconds(row.Time),
                row.Expires is { } expires ? Moment.FromMicroseconds(expires) : null, NoticeRow.OfMessage(connection, row.Id)))]);

    /// <summary>The newest sequence of the page; 0 when there is none.</summary>
    public long LastForPage(IReadOnlyList<string> channels) => database.Read(connection => connection.ExecuteScalar<long?>(
        "SELECT max(attempt_id) FROM attempts WHERE outcome = 'accepted' AND channel IN @channels", new { channels }) ?? 0);

    /// <summary>Has what was given up, or whose fate is unknown, tried again as if for the first time, under the same name.</summary>
    /// <param name="id">Of a delivery; the others of its digest go with it.</param>
    /// <returns>False when there is no such delivery in such a state.</returns>
    public Task<bool> RetryAsync(long id, CancellationToken stop) => database.WriteAsync(
        connection => connection.Execute(
            """
            UPDATE messages SET state = 'waiting', since = @now, due = @now, tries = 0
            WHERE state IN ('dead', 'unknown') AND message_id = (SELECT message_id FROM deliveries WHERE delivery_id = @id)
            """,
            new { id, now = Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime) }) > 0,
        stop);

    private static int Of(IEnumerable<(string Channel, string State, long Count)> rows, params string[] states) =>
        (int)rows.Where(row => states.Contains(row.State)).Sum(row => row.Count);

    private sealed class Row
    {
        public long Id { get; set; }
        public string Channel { get; set; } = "";
        public string Key { get; set; } = "";
        public string Title { get; set; } = "";
        public string Urgency { get; set; } = "";
        public string State { get; set; } = "";
        public string? Message { get; set; }
        public long Tries { get; set; }
        public long? Expires { get; set; }
        public long Due { get; set; }
        public string? Cause { get; set; }
        public long? Tried { get; set; }
        public string? Answer { get; set; }
        public string? Receipt { get; set; }

        public Delivery ToDelivery()
        {
            var state = Enum.Parse<DeliveryState>(State, ignoreCase: true);
            return new Delivery(
                Id, Channel, Key, Title, Enum.Parse<Urgency>(Urgency, ignoreCase: true), state, Message, (int)Tries, Time(Expires),
                state == DeliveryState.Waiting && Due > 0 ? Time(Due) : null, Cause, Time(Tried), Answer, Receipt);
        }

        private static DateTime? Time(long? at) => at is { } microseconds ? Moment.FromMicroseconds(microseconds) : null;
    }

    private sealed class AttemptRow
    {
        public const string Select =
            """
            SELECT a.attempt_id AS Id, a.channel AS Channel, m.name AS Message, a.began AS Began, a.ended AS Ended, a.outcome AS Outcome, a.answer AS Answer,
                a.receipt AS Receipt
            FROM attempts a JOIN messages m ON m.message_id = a.message_id
            """;

        public long Id { get; set; }
        public string Channel { get; set; } = "";
        public string Message { get; set; } = "";
        public long Began { get; set; }
        public long Ended { get; set; }
        public string Outcome { get; set; } = "";
        public string Answer { get; set; } = "";
        public string? Receipt { get; set; }

        public Attempt ToAttempt() => new(
            Id, Channel, Message, Moment.FromMicroseconds(Began), Moment.FromMicroseconds(Ended), Enum.Parse<OutcomeKind>(Outcome, ignoreCase: true), Answer,
            Receipt);
    }

    private sealed class ShownRow
    {
        public long Sequence { get; set; }
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public string Title { get; set; } = "";
        public string Text { get; set; } = "";
        public string Urgency { get; set; } = "";
        public long Time { get; set; }
        public long? Expires { get; set; }
    }
}
