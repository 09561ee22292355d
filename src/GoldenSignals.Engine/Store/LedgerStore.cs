using Dapper;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>An entry as it lies in the store.</summary>
/// <param name="Names">Sequence of the entry it speaks of; null for none.</param>
public sealed record LedgerRow(long ChainId, long Sequence, string Kind, DateTime Time, string? SignalId, long? Names, byte[] Bytes, byte[] Hash)
{
    /// <exception cref="FormatException">The bytes are no entry.</exception>
    public LedgerEntry Read() => LedgerForm.Read(Bytes);
}

/// <summary>A chain as it stands.</summary>
/// <param name="Id">Its place among all, from 0.</param>
/// <param name="Last">Time of its last entry; null while it has none.</param>
/// <param name="LastSignal">Close of its last signal; null while it has none.</param>
/// <param name="Hash">Hash of its last entry.</param>
public sealed record ChainTail(long Id, LedgerChain Chain, long Entries, DateTime? Last, DateTime? LastSignal, byte[] Hash);

/// <summary>Something that was not taken into the ledger.</summary>
/// <param name="Time">The close it was about.</param>
public sealed record LedgerRefusal(DateTime RefusedAt, LedgerChain Chain, DateTime Time, string Why);

/// <summary>The ledger: chains of entries and the heads signed over them. Here is only adding and reading.</summary>
public sealed class LedgerStore(Database database)
{
    /// <summary>Refusals kept of one chain; what comes after is in the log alone.</summary>
    public const int RefusalsMax = 1_000;

    private const string Columns =
        "chain_id AS ChainId, sequence AS Sequence, kind AS Kind, time AS Time, signal_id AS SignalId, names AS Names, bytes AS Bytes, hash AS Hash";

    /// <summary>The folder the key lies in.</summary>
    public string Folder => Path.GetDirectoryName(database.File)!;

    public T Read<T>(Func<SqliteConnection, T> read) => database.Read(read);

    /// <summary>Every chain, in the order they began.</summary>
    public IReadOnlyList<ChainTail> Chains() => database.Read(Chains);

    public ChainTail? Find(LedgerChain chain) => database.Read(connection => Find(connection, chain));

    /// <summary>Entries of a chain from a sequence on.</summary>
    public IReadOnlyList<LedgerRow> Entries(long chainId, long from = 0, long until = long.MaxValue) =>
        database.Read(connection => Walk(connection, chainId, from, until).ToList());

    /// <summary>How many entries of each kind a chain has from a sequence on.</summary>
    public IReadOnlyDictionary<string, long> Count(long chainId, long from = 0) => database.Read(connection => connection
        .Query<(string Kind, long Count)>(
            "SELECT kind, count(*) FROM ledger_entries WHERE chain_id = @chainId AND sequence >= @from GROUP BY kind", new { chainId, from })
        .ToDictionary(row => row.Kind, row => row.Count));

    /// <summary>The entry of a signal, or null.</summary>
    public LedgerRow? FindSignal(string signalId) => database.Read(connection => connection.Query<Row>(
        $"SELECT {Columns} FROM ledger_entries WHERE signal_id = @signalId ORDER BY chain_id, sequence LIMIT 1", new { signalId })
        .Select(row => row.ToEntry()).FirstOrDefault());

    /// <summary>The entry of a signal on one chain, or null.</summary>
    internal static LedgerRow? FindSignal(SqliteConnection connection, long chainId, string signalId) => connection.Query<Row>(
        $"SELECT {Columns} FROM ledger_entries WHERE signal_id = @signalId AND chain_id = @chainId LIMIT 1", new { signalId, chainId })
        .Select(row => row.ToEntry()).FirstOrDefault();

    /// <summary>Every signed head.</summary>
    public IReadOnlyList<StoredHead> Heads() => database.Read(connection => LedgerHeads.Walk(connection).ToList());

    /// <summary>The last signed head; null before the first.</summary>
    public LedgerHead? LastHead() => database.Read(LedgerHeads.Last);

    /// <summary>What was refused last, newest first.</summary>
    public IReadOnlyList<LedgerRefusal> Refusals(int limit) => database.Read<IReadOnlyList<LedgerRefusal>>(connection => [.. connection
        .Query<(long At, string Symbol, string Interval, string Ran, long Time, string Why)>(
            "SELECT refused_at, symbol, interval, ran, time, why FROM ledger_refusals ORDER BY refusal_id DESC LIMIT @limit", new { limit })
        .Select(row => new LedgerRefusal(
            Moment.FromMicroseconds(row.At), new LedgerChain(row.Symbol, row.Interval, row.Ran), Moment.FromMicroseconds(row.Time), row.Why))]);

    /// <summary>Adds entries to a chain, begun where it is new.</summary>
    /// <param name="write">Puts the entries behind the last one there is.</param>
    public Task AppendAsync(LedgerChain chain, Func<LedgerDraft, IReadOnlyList<LedgerRow>> write, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            IReadOnlyList<LedgerRow> rows = write(new LedgerDraft(FindOrBegin(connection, chain)));
            Append(connection, rows);
            return rows.Count;
        },
        stop);

    /// <summary>Does work that adds to the ledger, all of it or none.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop) => database.WriteAsync(work, stop);

    internal static IReadOnlyList<ChainTail> Chains(SqliteConnection connection) => [.. connection
        .Query<(long Id, string Symbol, string Interval, string Ran)>("SELECT chain_id, symbol, interval, ran FROM ledger_chains ORDER BY chain_id")
        .Select(row => Tail(connection, row.Id, new LedgerChain(row.Symbol, row.Interval, row.Ran)))];

    internal static ChainTail? Find(SqliteConnection connection, LedgerChain chain) =>
        connection.ExecuteScalar<long?>(
            "SELECT chain_id FROM ledger_chains WHERE symbol = @Symbol AND interval = @Interval AND ran = @Ran", chain) is { } id
            ? Tail(connection, id, chain)
            : null;

    /// <summary>The chain as it stands, begun where it is new.</summary>
    internal static ChainTail FindOrBegin(SqliteConnection connection, LedgerChain chain)
    {
        if (Find(connection, chain) is { } tail)
        {
            return tail;
        }
        connection.Execute(
            """
            INSERT INTO ledger_chains (chain_id, symbol, interval, ran)
            SELECT coalesce(max(chain_id), -1) + 1, @Symbol, @Interval, @Ran FROM ledger_chains
            """,
            chain);
        return Find(connection, chain)!;
    }

    /// <summary>Adds entries behind the last of their chain.</summary>
    internal static void Append(SqliteConnection connection, IReadOnlyList<LedgerRow> rows)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO ledger_entries (chain_id, sequence, kind, time, signal_id, names, bytes, hash) VALUES ($c, $s, $k, $t, $i, $n, $b, $h)";
        SqliteParameter[] places = [.. new[] { "$c", "$s", "$k", "$t", "$i", "$n", "$b", "$h" }.Select(name => command.Parameters.AddWithValue(name, DBNull.Value))];
        foreach (LedgerRow row in rows)
        {
            object?[] values =
                [row.ChainId, row.Sequence, row.Kind, Moment.ToMicroseconds(row.Time), row.SignalId, row.Names, row.Bytes, row.Hash];
            for (int i = 0; i < values.Length; i++)
            {
                places[i].Value = values[i] ?? DBNull.Value;
            }
            command.ExecuteNonQuery();
        }
    }

    internal static void Refuse(SqliteConnection connection, LedgerRefusal refusal) => connection.Execute(
        """
        INSERT INTO ledger_refusals (refused_at, symbol, interval, ran, time, why)
        SELECT @at, @Symbol, @Interval, @Ran, @time, @Why
        WHERE (SELECT count(*) FROM ledger_refusals WHERE symbol = @Symbol AND interval = @Interval AND ran = @Ran) < @RefusalsMax
        """,
        new
        {
            at = Moment.ToMicroseconds(refusal.RefusedAt), refusal.Chain.Symbol, refusal.Chain.Interval, refusal.Chain.Ran,
            time = Moment.ToMicroseconds(refusal.Time), refusal.Why, RefusalsMax,
        });

    /// <summary>One after the other, so that a chain of any length can be walked.</summary>
    internal static IEnumerable<LedgerRow> Walk(SqliteConnection connection, long chainId, long from = 0, long until = long.MaxValue) => connection
        .Query<Row>(
            $"SELECT {Columns} FROM ledger_entries WHERE chain_id = @chainId AND sequence >= @from AND sequence < @until ORDER BY sequence",
            new { chainId, from, until }, buffered: false)
        .Select(row => row.ToEntry());

    internal static IEnumerable<byte[]> Hashes(SqliteConnection connection, long chainId, long from, long until = long.MaxValue) => connection.Query<byte[]>(
        "SELECT hash FROM ledger_entries WHERE chain_id = @chainId AND sequence >= @from AND sequence < @until ORDER BY sequence",
        new { chainId, from, until }, buffered: false);

    private static ChainTail Tail(SqliteConnection connection, long id, LedgerChain chain) =>
        connection.QuerySingleOrDefault<Row>(
            $"SELECT {Columns} FROM ledger_entries WHERE chain_id = @id ORDER BY sequence DESC LIMIT 1", new { id }) is { } last
            ? new ChainTail(id, chain, last.Sequence + 1, Moment.FromMicroseconds(last.Time), LastSignal(connection, id), last.Hash)
            : new ChainTail(id, chain, 0, null, null, LedgerHead.Nothing);

    private static DateTime? LastSignal(SqliteConnection connection, long id) =>
        connection.ExecuteScalar<long?>(
            "SELECT time FROM ledger_entries WHERE chain_id = @id AND kind = 'signal' ORDER BY sequence DESC LIMIT 1", new { id }) is { } time
            ? Moment.FromMicroseconds(time)
            : null;

    private sealed class Row
    {
        public long ChainId { get; set; }
        public long Sequence { get; set; }
        public string Kind { get; set; } = "";
        public long Time { get; set; }
        public string? SignalId { get; set; }
        public long? Names { get; set; }
        public byte[] Bytes { get; set; } = [];
        public byte[] Hash { get; set; } = [];

        public LedgerRow ToEntry() => new(ChainId, Sequence, Kind, Moment.FromMicroseconds(Time), SignalId, Names, Bytes, Hash);
    }
}
