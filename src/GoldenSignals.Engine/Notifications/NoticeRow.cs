using System.Text.Json;
using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Notifications;

/// <summary>A notice as it stands in the store.</summary>
internal sealed class NoticeRow
{
    public const string Columns = "n.key AS Key, n.title AS Title, n.text AS Text, n.urgency AS Urgency, n.expires AS Expires, n.fields AS Fields";

    public string Key { get; set; } = "";
    public string Title { get; set; } = "";
    public string Text { get; set; } = "";
    public string Urgency { get; set; } = "";
    public long? Expires { get; set; }
    public string Fields { get; set; } = "";

    public Notice ToNotice() => new(
        Key, Title, Text, Expires is { } expires ? Moment.FromMicroseconds(expires) : null, JsonSerializer.Deserialize<Dictionary<string, string>>(Fields)!)
    {
        Urgency = Enum.Parse<Urgency>(Urgency, ignoreCase: true),
    };

    /// <summary>The notices of deliveries, in their order.</summary>
    public static IReadOnlyList<Notice> OfDeliveries(SqliteConnection connection, IReadOnlyList<long> ids) => [.. connection.Query<NoticeRow>(
        $"SELECT {Columns} FROM deliveries d JOIN notices n ON n.notice_id = d.notice_id WHERE d.delivery_id IN @ids ORDER BY d.delivery_id", new { ids })
        .Select(row => row.ToNotice())];

    /// <summary>The notices in a message, in their order.</summary>
    public static IReadOnlyList<Notice> OfMessage(SqliteConnection connection, long message) => [.. connection.Query<NoticeRow>(
        $"SELECT {Columns} FROM deliveries d JOIN notices n ON n.notice_id = d.notice_id WHERE d.message_id = @message ORDER BY d.delivery_id", new { message })
        .Select(row => row.ToNotice())];
}
