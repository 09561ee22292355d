using System.Text.Json;
using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Notifications;

/// <summary>
/// Where notices are put to be sent. The caller writes its own event and the notice in one transaction (<see cref="Database.WriteAsync"/>), so
/// neither is there without the other; sending comes later and survives a crash.
/// </summary>
public static class Outbox
{
    /// <summary>
    /// Adds a notice for channels. Where its key was added for a channel before, nothing happens there, whatever became of it.
    /// </summary>
    /// <param name="connection">That of the caller's write.</param>
    /// <param name="channels">Names of configured channels.</param>
    /// <returns>For how many channels it is new.</returns>
    /// <exception cref="ArgumentException">A field is not one of <see cref="NoticeFields"/>, or a text is too long or empty.</exception>
    public static int Add(SqliteConnection connection, Notice notice, IReadOnlyList<string> channels)
    {
        Check(notice);
        connection.Execute(
            """
            INSERT INTO notices (key, title, text, urgency, expires, fields) VALUES (@Key, @Title, @Text, @urgency, @expires, @fields)
            ON CONFLICT (key) DO NOTHING
            """,
            new
            {
                notice.Key, notice.Title, notice.Text, urgency = notice.Urgency.ToString().ToLowerInvariant(),
                expires = notice.Expires is { } expires ? Moment.ToMicroseconds(expires) : (long?)null,
                fields = JsonSerializer.Serialize(notice.Fields),
            });
        long id = connection.ExecuteScalar<long>("SELECT notice_id FROM notices WHERE key = @Key", new { notice.Key });
        return channels.Distinct().Sum(channel => connection.Execute(
            """
            INSERT INTO deliveries (notice_id, channel, state, due) VALUES (@id, @channel, 'waiting', 0)
            ON CONFLICT (notice_id, channel) DO NOTHING
            """,
            new { id, channel }));
    }

    private static void Check(Notice notice)
    {
        Length(nameof(notice.Key), notice.Key, Notice.KeyLettersMax);
        Length(nameof(notice.Title), notice.Title, Notice.TitleLettersMax);
        Length(nameof(notice.Text), notice.Text, Notice.TextLettersMax);
        if (notice.Fields.Keys.FirstOrDefault(name => !NoticeFields.Knows(name)) is { } unknown)
        {
            throw new ArgumentException($"A notice has no field \"{unknown}\"; the fields are in NoticeFields.", nameof(notice));
        }
    }

    private static void Length(string name, string text, int most)
    {
        if (text.Length == 0 || text.Length > most)
        {
            throw new ArgumentException($"{name} of a notice has {text.Length} letters, not 1 to {most}.", nameof(text));
        }
    }
}
