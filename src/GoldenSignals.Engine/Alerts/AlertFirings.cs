using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Firings as rows.</summary>
internal static class AlertFirings
{
    private const string Columns =
        """
        firing_id AS Id, event AS Event, rule_id AS RuleId, sentence AS Sentence, severity AS Severity, symbol AS Symbol, interval AS Interval, time AS Time,
        label AS Label, signal_id AS SignalId, fired_at AS FiredAt, title AS Title, text AS Text, channels AS Channels, target AS Target, horizon AS Horizon,
        settled_at AS SettledAt, came AS Came, follow_up AS FollowUp
        """;

    public static IReadOnlyList<AlertFiring> Read(SqliteConnection connection, string where, object values) =>
        [.. connection.Query<Row>($"SELECT {Columns} FROM alert_firings {where}", values).Select(row => row.ToFiring())];

    /// <summary>Firings on a series whose claims are still open.</summary>
    public static IReadOnlyList<AlertFiring> Open(SqliteConnection connection, string symbol, string interval) => Read(
        connection, "WHERE symbol = @symbol AND interval = @interval AND settled_at IS NULL AND target IS NOT NULL AND signal_id IS NOT NULL",
        new { symbol, interval });

    /// <summary>Adds a firing. False when its event is there already.</summary>
    public static bool Add(SqliteConnection connection, AlertFiring firing) => connection.Execute(
        """
        INSERT INTO alert_firings (event, rule_id, sentence, severity, symbol, interval, time, label, signal_id, fired_at, title, text, channels, target, horizon)
        VALUES (@Event, @RuleId, @Sentence, @Severity, @Symbol, @Interval, @time, @Label, @SignalId, @firedAt, @Title, @Text, @channels, @Target, @Horizon)
        ON CONFLICT (event) DO NOTHING
        """,
        new
        {
            firing.Event, firing.RuleId, firing.Sentence, firing.Severity, firing.Symbol, firing.Interval, time = Moment.ToMicroseconds(firing.Time),
            firing.Label, firing.SignalId, firedAt = Moment.ToMicroseconds(firing.FiredAt), firing.Title, firing.Text,
            channels = string.Join(',', firing.Channels), firing.Target, firing.Horizon,
        }) > 0;

    /// <summary>Notes what became of the claim. False when that was noted before.</summary>
    public static bool Settle(SqliteConnection connection, AlertSettled settled) => connection.Execute(
        "UPDATE alert_firings SET settled_at = @at, came = @Came, follow_up = @Text WHERE event = @Event AND settled_at IS NULL",
        new { at = Moment.ToMicroseconds(settled.At), settled.Came, settled.Text, settled.Firing.Event }) > 0;

    private sealed class Row
    {
        public long Id { get; set; }
        public string Event { get; set; } = "";
        public long RuleId { get; set; }
        public string Sentence { get; set; } = "";
        public string Severity { get; set; } = "";
        public string Symbol { get; set; } = "";
        public string Interval { get; set; } = "";
        public long Time { get; set; }
        public string Label { get; set; } = "";
        public string? SignalId { get; set; }
        public long FiredAt { get; set; }
        public string Title { get; set; } = "";
        public string Text { get; set; } = "";
        public string Channels { get; set; } = "";
        public string? Target { get; set; }
        public int? Horizon { get; set; }
        public long? SettledAt { get; set; }
        public string? Came { get; set; }
        public string? FollowUp { get; set; }

        public AlertFiring ToFiring() => new(
            Id, Event, RuleId, Sentence, Severity, Symbol, Interval, Moment.FromMicroseconds(Time), Label, SignalId, Moment.FromMicroseconds(FiredAt), Title,
            Text, Channels.Split(',', StringSplitOptions.RemoveEmptyEntries), Target, Horizon,
            SettledAt is { } at ? Moment.FromMicroseconds(at) : null, Came, FollowUp);
    }
}

/// <summary>What became of the claim a firing told of.</summary>
/// <param name="Came">yes, no or void.</param>
internal sealed record AlertSettled(AlertFiring Firing, DateTime At, string Came, string Title, string Text);
