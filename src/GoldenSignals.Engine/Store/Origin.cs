using Dapper;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>Where some bars of a series came from, and when.</summary>
/// <param name="How">"fetch" for a history, "live" for what arrived on one day (UTC) as it closed.</param>
/// <param name="FetchedAt">When the first of them was read; UTC, as are all times here.</param>
/// <param name="HeardAt">When the last of them was.</param>
/// <param name="First">Close of the earliest bar, as <paramref name="Last"/> is of the latest.</param>
public sealed record Origin(string Source, string How, DateTime FetchedAt, DateTime HeardAt, DateTime First, DateTime Last, int Bars)
{
    public const string Fetched = "fetch", Live = "live";
}

/// <summary>The rows of origins.</summary>
internal static class OriginRows
{
    private const int RowsMax = 1_000;

    public static void Add(SqliteConnection connection, long seriesId, Origin origin) => connection.Execute(
        """
        INSERT INTO origins (series_id, source, how, fetched_at, heard_at, first_time, last_time, bars)
        VALUES (@seriesId, @source, @how, @fetched, @heard, @first, @last, @bars)
        ON CONFLICT (series_id, fetched_at, how) DO UPDATE SET heard_at = excluded.heard_at, bars = origins.bars + excluded.bars,
            first_time = min(origins.first_time, excluded.first_time), last_time = max(origins.last_time, excluded.last_time)
        """,
        new
        {
            seriesId, source = origin.Source, how = origin.How, fetched = Moment.ToMicroseconds(origin.FetchedAt),
            heard = Moment.ToMicroseconds(origin.HeardAt), first = Moment.ToMicroseconds(origin.First), last = Moment.ToMicroseconds(origin.Last),
            bars = origin.Bars,
        });

    /// <summary>Takes a bar that arrived live into the row of its day, which begins with the first such bar of the day.</summary>
    public static void Extend(SqliteConnection connection, long seriesId, string source, DateTime heardAt, DateTime time)
    {
        long day = Moment.ToMicroseconds(heardAt.Date);
        long? begun = connection.QuerySingleOrDefault<long?>(
            "SELECT max(fetched_at) FROM origins WHERE series_id = @seriesId AND how = @how AND fetched_at >= @day", new { seriesId, how = Origin.Live, day });
        DateTime first = begun is { } moment ? Moment.FromMicroseconds(moment) : heardAt;
        Add(connection, seriesId, new Origin(source, Origin.Live, first, heardAt, time, time, 1));
    }

    public static IReadOnlyList<Origin> Load(SqliteConnection connection, long seriesId) => connection
        .Query<OriginRow>(
            """
            SELECT source AS Source, how AS How, fetched_at AS FetchedAt, heard_at AS HeardAt, first_time AS FirstTime, last_time AS LastTime, bars AS Bars
            FROM origins WHERE series_id = @seriesId ORDER BY fetched_at DESC LIMIT @RowsMax
            """,
            new { seriesId, RowsMax })
        .Select(row => new Origin(
            row.Source, row.How, Moment.FromMicroseconds(row.FetchedAt), Moment.FromMicroseconds(row.HeardAt),
            Moment.FromMicroseconds(row.FirstTime), Moment.FromMicroseconds(row.LastTime), (int)row.Bars))
        .ToList();

    private sealed record OriginRow(string Source, string How, long FetchedAt, long HeardAt, long FirstTime, long LastTime, long Bars);
}
