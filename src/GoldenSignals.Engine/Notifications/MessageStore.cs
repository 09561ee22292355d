using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Notifications;

/// <summary>
/// What becomes of messages: waiting, sending, then sent, dead, expired or unknown. A message is marked as being sent, on the disk, before a byte of it
/// leaves; whoever finds that mark of a program that has died knows that its fate is unknown.
/// </summary>
internal sealed class MessageStore(Database database)
{
    private const string Died = "the program ended while it was being sent";

    /// <summary>Whether there is anything to do for a channel.</summary>
    public bool HasWork(ChannelPlan plan, DateTime now) => !database.Read(connection => Pick.Of(connection, plan, now)).IsNothing;

    /// <summary>Does what is due without sending, and takes the next message to send, marked as being sent by this process. Null when there is none.</summary>
    public Task<Message?> TakeAsync(ChannelPlan plan, DateTime now, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            Pick pick = Pick.Of(connection, plan, now);
            connection.Execute("UPDATE deliveries SET state = 'expired' WHERE delivery_id IN @LateDeliveries", pick);
            connection.Execute(
                "UPDATE messages SET state = 'expired', cause = coalesce('expired before another try: ' || cause, 'expired') WHERE message_id IN @LateMessages", pick);
            connection.Execute(
                "UPDATE deliveries SET due = @leaves WHERE delivery_id IN @Gathered", new { leaves = Moment.ToMicroseconds(pick.DigestLeaves), pick.Gathered });
            return pick.Again is { } again ? Mark(connection, again)
                : pick.New.Count > 0 ? Mark(connection, Make(connection, plan, pick.New, now))
                : null;
        },
        stop);

    /// <summary>Makes a message of one notice that is sent at once, as a test is.</summary>
    public Task<Message> TakeAsync(ChannelPlan plan, Notice notice, DateTime now, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            Outbox.Add(connection, notice, [plan.Name]);
            long delivery = connection.ExecuteScalar<long>(
                "SELECT d.delivery_id FROM deliveries d JOIN notices n ON n.notice_id = d.notice_id WHERE n.key = @Key AND d.channel = @Name",
                new { notice.Key, plan.Name });
            return Mark(connection, Make(connection, plan, [delivery], now));
        },
        stop);

    /// <summary>Writes down a try, and what becomes of the message by it.</summary>
    /// <param name="state">sent, waiting, dead or unknown.</param>
    /// <param name="due">When it is tried again; of no meaning in other states than waiting.</param>
    public Task<long> RecordAsync(Message message, string channel, DateTime began, DateTime ended, Outcome outcome, string state, DateTime due) =>
        database.WriteAsync(
            connection =>
            {
                connection.Execute(
                    "UPDATE messages SET state = @state, owner = NULL, due = @due, cause = @cause WHERE message_id = @Id",
                    new { message.Id, state, due = Moment.ToMicroseconds(due), cause = state == "sent" ? null : outcome.Answer });
                return Attempt(connection, message.Id, channel, began, ended, outcome);
            },
            CancellationToken.None); // what was sent must be written down, whatever is being stopped

    /// <summary>How often a message was tried since its tries began to count, and when that was.</summary>
    public (int Tries, DateTime Since) Tries(long message) => database.Read(connection =>
    {
        (long tries, long since) = connection.QuerySingle<(long, long)>("SELECT tries, since FROM messages WHERE message_id = @message", new { message });
        return ((int)tries, Moment.FromMicroseconds(since));
    });

    /// <summary>
    /// Settles what programs left behind that died while they sent: it is sent again under its name where the channel tells repetitions, else its fate
    /// is recorded as unknown. What waits for a channel that is no longer set up is recorded as dead.
    /// </summary>
    /// <returns>How many messages were found so.</returns>
    public Task<int> RecoverAsync(IReadOnlyList<ChannelPlan> plans, DateTime now, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            List<(long Id, string Channel, string Owner)> left =
                [.. connection.Query<(long, string, string)>("SELECT message_id, channel, owner FROM messages WHERE state = 'sending' ORDER BY message_id")];
            left.RemoveAll(message => RunOwner.IsAlive(message.Owner));
            foreach ((long id, string channel, _) in left)
            {
                bool again = plans.Any(plan => plan.Name == channel && plan.ResendsUnsure);
                Attempt(connection, id, channel, now, now, new Outcome(OutcomeKind.Unsure, Died));
                connection.Execute(
                    "UPDATE messages SET state = @state, owner = NULL, due = @due, cause = @Died WHERE message_id = @id",
                    new { id, Died, due = Moment.ToMicroseconds(now), state = again ? "waiting" : "unknown" });
            }
            return left.Count + Bury(connection, plans, now);
        },
        stop);

    private static int Bury(SqliteConnection connection, IReadOnlyList<ChannelPlan> plans, DateTime now)
    {
        string[] names = [.. plans.Select(plan => plan.Name)];
        List<(long Id, string Channel)> waiting = [.. connection.Query<(long, string)>(
            "SELECT delivery_id, channel FROM deliveries WHERE state = 'waiting' AND channel NOT IN @names ORDER BY delivery_id", new { names })];
        foreach ((long id, string channel) in waiting)
        {
            Insert(connection, channel, NoticeRow.OfDeliveries(connection, [id]), [id], null, now);
        }
        return waiting.Count + connection.Execute(
            "UPDATE messages SET state = 'dead', cause = 'no channel is called so any more' WHERE state = 'waiting' AND channel NOT IN @names", new { names });
    }

    private static long Make(SqliteConnection connection, ChannelPlan plan, IReadOnlyList<long> deliveries, DateTime now)
    {
        IReadOnlyList<Notice> notices = NoticeRow.OfDeliveries(connection, deliveries);
        return Insert(connection, plan.Name, notices, deliveries, Wording.Of(plan, notices), now);
    }

    /// <param name="words">Null for the notice's own, where there is no channel to put it into words.</param>
    private static long Insert(
        SqliteConnection connection, string channel, IReadOnlyList<Notice> notices, IReadOnlyList<long> deliveries, (string Title, string Text)? words, DateTime now)
    {
        (string title, string text) = words ?? (notices[0].Title, notices[0].Text);
        long? expires = notices.All(notice => notice.Expires is not null) ? notices.Max(notice => Moment.ToMicroseconds(notice.Expires!.Value)) : null;
        long id = connection.ExecuteScalar<long>(
            """
            INSERT INTO messages (name, channel, title, text, urgency, made, expires, state, since, due, tries)
            VALUES (@name, @channel, @title, @text, @urgency, @made, @expires, 'waiting', @made, @made, 0) RETURNING message_id
            """,
            new
            {
                name = Wording.Name(channel, notices), channel, title, text, urgency = notices.Max(notice => notice.Urgency).ToString().ToLowerInvariant(),
                made = Moment.ToMicroseconds(now), expires,
            });
        connection.Execute("UPDATE deliveries SET state = 'taken', message_id = @id WHERE delivery_id IN @deliveries", new { id, deliveries });
        return id;
    }

    private static Message Mark(SqliteConnection connection, long id)
    {
        MessageRow row = connection.QuerySingle<MessageRow>(
            """
            UPDATE messages SET state = 'sending', owner = @ThisProcess, tries = tries + 1 WHERE message_id = @id
            RETURNING message_id AS Id, name AS Name, title AS Title, text AS Text, urgency AS Urgency, expires AS Expires, made AS Made
            """,
            new { id, RunOwner.ThisProcess });
        return new Message(
            row.Id, row.Name, row.Title, row.Text, Enum.Parse<Urgency>(row.Urgency, ignoreCase: true),
            row.Expires is { } expires ? Moment.FromMicroseconds(expires) : null, NoticeRow.OfMessage(connection, id), Moment.FromMicroseconds(row.Made));
    }

    private static long Attempt(SqliteConnection connection, long message, string channel, DateTime began, DateTime ended, Outcome outcome) =>
        connection.ExecuteScalar<long>(
            """
            INSERT INTO attempts (message_id, channel, began, ended, outcome, answer, receipt)
            VALUES (@message, @channel, @began, @ended, @outcome, @Answer, @Receipt) RETURNING attempt_id
            """,
            new
            {
                message, channel, began = Moment.ToMicroseconds(began), ended = Moment.ToMicroseconds(ended),
                outcome = outcome.Kind.ToString().ToLowerInvariant(), outcome.Answer, outcome.Receipt,
            });

    private sealed class MessageRow
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public string Title { get; set; } = "";
        public string Text { get; set; } = "";
        public string Urgency { get; set; } = "";
        public long? Expires { get; set; }
        public long Made { get; set; }
    }
}
