using Dapper;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>A signal as it lies in the store. The text is kept as it was saved, so that an answer can send it without reading it.</summary>
/// <param name="Sequence">Its place among all signals; a listener resumes after the last one it has seen.</param>
/// <param name="Time">Close it was made at, UTC.</param>
/// <param name="Id">Hash of what it says and was made from.</param>
public sealed record StoredSignal(long Sequence, string Symbol, string Interval, DateTime Time, string Id, string Json)
{
    public Signal Read() => SignalJson.Read(Json);
}

/// <summary>Every signal that was published, with its opinions, so that each can explain itself.</summary>
public sealed class SignalStore(Database database)
{
    /// <summary>Most signals one page answers with.</summary>
    public const int PageSignalsMax = 1000;

    private const string Columns =
        "s.sequence AS Sequence, s.symbol AS Symbol, s.interval AS Interval, s.time AS Time, s.id AS Id, s.json AS Json";

    private const string SameSignal = "symbol = @Symbol AND interval = @Interval AND time = @Time AND id = @Id";

    /// <summary>Saves signals in one transaction and returns their sequences, in the same order. One that is there keeps its sequence.</summary>
    public Task<IReadOnlyList<long>> SaveAsync(IReadOnlyList<Signal> signals, CancellationToken stop) => database.WriteAsync<IReadOnlyList<long>>(
        connection => signals.Select(signal => Save(connection, signal, isLatest: true)).ToList(), stop);

    /// <summary>The signal saved last for a series.</summary>
    public StoredSignal? Latest(string symbol, Interval interval) => database.Read(connection => connection
        .QuerySingleOrDefault<SignalRow>(
            $"""
            SELECT {Columns} FROM signal_heads h JOIN signals s ON s.sequence = h.sequence
            WHERE h.symbol = upper(@symbol) AND h.interval = @interval
            """,
            new { symbol, interval = interval.Name })?.ToSignal());

    /// <summary>The signal saved last for each series, by symbol.</summary>
    public IReadOnlyList<StoredSignal> LatestOfAll() =>
        Query($"SELECT {Columns} FROM signal_heads h JOIN signals s ON s.sequence = h.sequence ORDER BY h.symbol, h.interval", new { });

    /// <summary>Sequence of the last signal there is; 0 for none.</summary>
    public long Last() => database.Read(Last);

    /// <summary>Newest first, those before a sequence.</summary>
    public IReadOnlyList<StoredSignal> List(long before = long.MaxValue, int limit = PageSignalsMax, string? symbol = null) => Query(
        symbol is null
            ? $"SELECT {Columns} FROM signals s WHERE s.sequence < @before ORDER BY s.sequence DESC LIMIT @limit"
            : $"SELECT {Columns} FROM signals s WHERE s.symbol = upper(@symbol) AND s.sequence < @before ORDER BY s.sequence DESC LIMIT @limit",
        new { before, limit = Math.Min(limit, PageSignalsMax), symbol });

    /// <summary>Oldest first, those after a sequence: what a listener has missed.</summary>
    public IReadOnlyList<StoredSignal> After(long sequence, int limit = PageSignalsMax) => Query(
        $"SELECT {Columns} FROM signals s WHERE s.sequence > @sequence ORDER BY s.sequence LIMIT @limit",
        new { sequence, limit = Math.Min(limit, PageSignalsMax) });

    /// <summary>The signal of this id, or null.</summary>
    public StoredSignal? Find(string id) =>
        Query($"SELECT {Columns} FROM signals s WHERE s.id = @id ORDER BY s.sequence DESC LIMIT 1", new { id }).FirstOrDefault();

    private IReadOnlyList<StoredSignal> Query(string sql, object values) => database.Read<IReadOnlyList<StoredSignal>>(
        connection => connection.Query<SignalRow>(sql, values).Select(row => row.ToSignal()).ToList());

    internal static long Last(SqliteConnection connection) => connection.ExecuteScalar<long>("SELECT coalesce(max(sequence), 0) FROM signals");

    /// <param name="isLatest">False for a signal of a rehearsal, which is not what is said of the symbol now.</param>
    internal static long Save(SqliteConnection connection, Signal signal, bool isLatest)
    {
        var row = new
        {
            Symbol = signal.Symbol.ToUpperInvariant(), signal.Interval, Time = Moment.ToMicroseconds(signal.AsOf), signal.Id,
            Json = SignalJson.Write(signal),
        };
        const string insert =
            """
            INSERT INTO signals (symbol, interval, time, id, json) VALUES (@Symbol, @Interval, @Time, @Id, @Json)
            ON CONFLICT (symbol, interval, time, id) DO NOTHING RETURNING sequence
            """;
        if (connection.ExecuteScalar<long?>(insert, row) is not { } sequence)
        {
            sequence = connection.ExecuteScalar<long>($"SELECT sequence FROM signals WHERE {SameSignal}", row);
            if (!isLatest || !IsOvertaken(connection, sequence))
            {
                return sequence;
            }
            connection.Execute("DELETE FROM signals WHERE sequence = @sequence", new { sequence });
            sequence = connection.ExecuteScalar<long>(insert, row);
        }
        if (!isLatest)
        {
            return sequence;
        }
        connection.Execute(
            """
            INSERT INTO signal_heads (symbol, interval, sequence) VALUES (@Symbol, @Interval, @sequence)
            ON CONFLICT (symbol, interval) DO UPDATE SET sequence = excluded.sequence
            """,
            new { row.Symbol, row.Interval, sequence });
        return sequence;
    }

    /// <summary>Another signal of the same close was saved since, as when a bar is corrected and the correction taken back: it must be said again.</summary>
    private static bool IsOvertaken(SqliteConnection connection, long sequence) => connection.ExecuteScalar<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM signals s JOIN signal_heads h ON h.symbol = s.symbol AND h.interval = s.interval
            JOIN signals head ON head.sequence = h.sequence
            WHERE s.sequence = @sequence AND head.sequence <> s.sequence AND head.time = s.time)
        """,
        new { sequence });

    private sealed record SignalRow(long Sequence, string Symbol, string Interval, long Time, string Id, string Json)
    {
        public StoredSignal ToSignal() => new(Sequence, Symbol, Interval, Moment.FromMicroseconds(Time), Id, Json);
    }
}
