using Dapper;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Where a rule's memory of a series lies.</summary>
internal readonly record struct MemoryPlace(long RuleId, string Symbol, string Interval);

/// <summary>What rules remember, as rows.</summary>
internal static class AlertMemories
{
    public static AlertMemory? Find(SqliteConnection connection, MemoryPlace place) => connection
        .Query<(long At, bool? Holds, string? Value, long? Fired)>(
            "SELECT at, holds, value, fired FROM alert_memory WHERE rule_id = @RuleId AND symbol = @Symbol AND interval = @Interval", place)
        .Select(row => new AlertMemory(
            Moment.FromMicroseconds(row.At), row.Holds, row.Value, row.Fired is { } fired ? Moment.FromMicroseconds(fired) : null))
        .FirstOrDefault();

    public static void Save(SqliteConnection connection, MemoryPlace place, AlertMemory memory) => connection.Execute(
        """
        INSERT INTO alert_memory (rule_id, symbol, interval, at, holds, value, fired) VALUES (@RuleId, @Symbol, @Interval, @at, @Holds, @Value, @fired)
        ON CONFLICT (rule_id, symbol, interval) DO UPDATE SET at = excluded.at, holds = excluded.holds, value = excluded.value, fired = excluded.fired
        """,
        new
        {
            place.RuleId, place.Symbol, place.Interval, at = Moment.ToMicroseconds(memory.At), memory.Holds, memory.Value,
            fired = memory.Fired is { } fired ? Moment.ToMicroseconds(fired) : (long?)null,
        });
}
