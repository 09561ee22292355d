using Dapper;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Store;

/// <summary>An input that is not a bar, as it was written down.</summary>
/// <param name="Sequence">Its place; never given twice.</param>
/// <param name="Kind">context, correction or opinion.</param>
/// <param name="Time">The moment it belongs to, UTC.</param>
public sealed record JournalEntry(long Sequence, string Kind, DateTime Time, string Payload);

/// <summary>What a session was told besides bars, in order; only ever added to.</summary>
public sealed class JournalStore(Database database)
{
    /// <summary>Most entries one read answers with; read on from the last sequence.</summary>
    public const int EntriesMax = 10_000;

    /// <summary>Adds an entry; returns its sequence.</summary>
    public async Task<long> AddAsync(Series series, string kind, DateTime time, string payload, CancellationToken stop) =>
        (await AddAsync(series, kind, time, [payload], stop).ConfigureAwait(false))[0];

    /// <summary>Adds entries of one moment, all or none; returns their sequences in the same order.</summary>
    public Task<IReadOnlyList<long>> AddAsync(
        Series series, string kind, DateTime time, IReadOnlyList<string> payloads, CancellationToken stop) => database.WriteAsync<IReadOnlyList<long>>(
        connection => [.. payloads.Select(payload => connection.ExecuteScalar<long>(
            "INSERT INTO journal (symbol, interval, kind, time, payload) VALUES (@symbol, @interval, @kind, @time, @payload) RETURNING sequence",
            new { symbol = series.Symbol.Ticker, interval = series.Interval.Name, kind, time = Moment.ToMicroseconds(time), payload }))],
        stop);

    /// <summary>The entries of a series after a sequence, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Read(Series series, long after = 0, int limit = EntriesMax) => database.Read<IReadOnlyList<JournalEntry>>(
        connection => connection
            .Query<JournalRow>(
                """
                SELECT sequence AS Sequence, kind AS Kind, time AS Time, payload AS Payload FROM journal
                WHERE symbol = @symbol AND interval = @interval AND sequence > @after ORDER BY sequence LIMIT @limit
                """,
                new { symbol = series.Symbol.Ticker, interval = series.Interval.Name, after, limit = Math.Min(limit, EntriesMax) })
            .Select(row => new JournalEntry(row.Sequence, row.Kind, Moment.FromMicroseconds(row.Time), row.Payload))
            .ToList());

    /// <summary>The latest entries of one kind, newest first.</summary>
    public IReadOnlyList<JournalEntry> ReadLatest(Series series, string kind, int limit) => database.Read<IReadOnlyList<JournalEntry>>(
        connection => connection
            .Query<JournalRow>(
                """
                SELECT sequence AS Sequence, kind AS Kind, time AS Time, payload AS Payload FROM journal
                WHERE symbol = @symbol AND interval = @interval AND kind = @kind ORDER BY sequence DESC LIMIT @limit
                """,
                new { symbol = series.Symbol.Ticker, interval = series.Interval.Name, kind, limit = Math.Min(limit, EntriesMax) })
            .Select(row => new JournalEntry(row.Sequence, row.Kind, Moment.FromMicroseconds(row.Time), row.Payload))
            .ToList());

    private sealed record JournalRow(long Sequence, string Kind, long Time, string Payload);
}
