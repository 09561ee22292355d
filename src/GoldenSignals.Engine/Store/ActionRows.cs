using Dapper;
using GoldenSignals.Core.Market;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>The splits and dividends of a series.</summary>
internal static class ActionRows
{
    public static IReadOnlyList<CorporateAction> Load(SqliteConnection connection, long seriesId, long until) => connection
        .Query<ActionRow>(
            """
            SELECT ex_time AS ExTime, split AS Split, dividend AS Dividend FROM actions
            WHERE series_id = @seriesId AND ex_time <= @until ORDER BY ex_time, place
            """,
            new { seriesId, until })
        .Select(row => new CorporateAction(Moment.FromMicroseconds(row.ExTime), row.Split, row.Dividend))
        .ToList();

    /// <summary>Takes in actions; those of an ex-time stand for whatever was stored of it. Returns the earliest ex-time that changed.</summary>
    public static long? Merge(SqliteConnection connection, long seriesId, IReadOnlyList<CorporateAction> actions)
    {
        if (actions.Count == 0)
        {
            return null;
        }
        ILookup<DateTime, CorporateAction> stored = Load(connection, seriesId, long.MaxValue).ToLookup(action => action.ExTime);
        long? earliest = null;
        foreach (IGrouping<DateTime, CorporateAction> fresh in actions.GroupBy(action => action.ExTime).OrderBy(group => group.Key))
        {
            if (!fresh.SequenceEqual(stored[fresh.Key]))
            {
                earliest ??= Moment.ToMicroseconds(fresh.Key);
                Save(connection, seriesId, Moment.ToMicroseconds(fresh.Key), fresh);
            }
        }
        return earliest;
    }

    private static void Save(SqliteConnection connection, long seriesId, long exTime, IEnumerable<CorporateAction> actions)
    {
        connection.Execute("DELETE FROM actions WHERE series_id = @seriesId AND ex_time = @exTime", new { seriesId, exTime });
        connection.Execute(
            "INSERT INTO actions (series_id, ex_time, place, split, dividend) VALUES (@seriesId, @exTime, @place, @Split, @Dividend)",
            actions.Select((action, place) => new { seriesId, exTime, place, action.Split, action.Dividend }));
    }

    private sealed record ActionRow(long ExTime, double Split, double Dividend);
}
