using Dapper;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>The rules and what they have told.</summary>
public sealed class AlertStore(Database database, TimeProvider clock)
{
    /// <summary>Rules there may be at once.</summary>
    public const int RulesMax = 1_000;

    private const string Rules =
        """
        SELECT r.rule_id AS Id, r.sentence AS Sentence, r.enabled AS Enabled, r.created AS Created, r.deleted AS Deleted,
            (SELECT max(f.time) FROM alert_firings f WHERE f.rule_id = r.rule_id) AS LastFired,
            (SELECT count(*) FROM alert_firings f WHERE f.rule_id = r.rule_id) AS Firings
        FROM alert_rules r
        """;

    /// <summary>The rules there are, in the order they were made.</summary>
    public IReadOnlyList<StoredAlert> List() => database.Read(connection => List(connection));

    public StoredAlert? Find(long id) => database.Read(connection => Find(connection, id));

    /// <summary>Adds a rule, at work from the next close on.</summary>
    /// <exception cref="StoreException">There are too many already.</exception>
    public Task<StoredAlert> AddAsync(AlertRule rule, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            if (connection.ExecuteScalar<int>("SELECT count(*) FROM alert_rules WHERE deleted IS NULL") >= RulesMax)
            {
                throw new StoreException($"There are {RulesMax} rules already. Remove some first.");
            }
            long id = connection.ExecuteScalar<long>(
                "INSERT INTO alert_rules (sentence, enabled, created) VALUES (@Sentence, 1, @now) RETURNING rule_id", new { rule.Sentence, now = Now() });
            return Find(connection, id)!;
        },
        stop);

    /// <summary>Changes what a rule says or whether it is at work; null leaves a thing as it is. Another sentence begins to remember anew.</summary>
    public Task<StoredAlert?> ChangeAsync(long id, AlertRule? rule, bool? enabled, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            string? sentence = rule?.Sentence;
            bool forgets = enabled == true && connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM alert_rules WHERE rule_id = @id AND enabled = 0)", new { id });
            if (sentence is not null || forgets)
            {
                connection.Execute("DELETE FROM alert_memory WHERE rule_id = @id", new { id });
            }
            connection.Execute(
                "UPDATE alert_rules SET sentence = coalesce(@sentence, sentence), enabled = coalesce(@enabled, enabled) WHERE rule_id = @id AND deleted IS NULL",
                new { id, sentence, enabled });
            return Find(connection, id);
        },
        stop);

    /// <summary>Deletes a rule; its history stays, and <see cref="RestoreAsync"/> brings it back. False when there is none.</summary>
    public Task<bool> RemoveAsync(long id, CancellationToken stop) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE alert_rules SET deleted = @now WHERE rule_id = @id AND deleted IS NULL", new { id, now = Now() }) > 0,
        stop);

    /// <summary>Brings back a rule that was deleted. It does not catch up with what came meanwhile.</summary>
    public Task<StoredAlert?> RestoreAsync(long id, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            connection.Execute("DELETE FROM alert_memory WHERE rule_id = @id", new { id });
            connection.Execute("UPDATE alert_rules SET deleted = NULL WHERE rule_id = @id", new { id });
            return Find(connection, id);
        },
        stop);

    /// <summary>Firings, newest first.</summary>
    /// <param name="before">Only those before this place.</param>
    /// <param name="ruleId">Only of this rule; null for all.</param>
    public IReadOnlyList<AlertFiring> History(int limit, long before = long.MaxValue, long? ruleId = null) => database.Read(
        connection => AlertFirings.Read(
            connection, $"WHERE firing_id < @before {(ruleId is null ? "" : "AND rule_id = @ruleId")} ORDER BY firing_id DESC LIMIT @limit",
            new { before, ruleId, limit }));

    /// <summary>Firings after a place, oldest first.</summary>
    public IReadOnlyList<AlertFiring> After(long place, int limit) => database.Read(connection => AlertFirings.Read(
        connection, "WHERE firing_id > @place ORDER BY firing_id LIMIT @limit", new { place, limit }));

    /// <summary>Place of the last firing; 0 for none.</summary>
    public long Last() => database.Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(firing_id), 0) FROM alert_firings"));

    internal static IReadOnlyList<StoredAlert> List(SqliteConnection connection, bool enabledOnly = false) => [.. connection
        .Query<RuleRow>($"{Rules} WHERE r.deleted IS NULL {(enabledOnly ? "AND r.enabled = 1" : "")} ORDER BY r.rule_id").Select(row => row.ToAlert())];

    private static StoredAlert? Find(SqliteConnection connection, long id) =>
        connection.QuerySingleOrDefault<RuleRow>($"{Rules} WHERE r.rule_id = @id AND r.deleted IS NULL", new { id })?.ToAlert();

    private long Now() => Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime);

    private sealed class RuleRow
    {
        public long Id { get; set; }
        public string Sentence { get; set; } = "";
        public bool Enabled { get; set; }
        public long Created { get; set; }
        public long? Deleted { get; set; }
        public long? LastFired { get; set; }
        public int Firings { get; set; }

        public StoredAlert ToAlert() => new(
            Id, Sentence, Enabled, Moment.FromMicroseconds(Created), Time(Deleted), Time(LastFired), Firings);

        private static DateTime? Time(long? at) => at is { } some ? Moment.FromMicroseconds(some) : null;
    }
}
