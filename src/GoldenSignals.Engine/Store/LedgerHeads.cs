using Dapper;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>A head, and where the chains stood that had grown since the one before.</summary>
public sealed record StoredHead(LedgerHead Head, IReadOnlyList<ChainHead> Grown);

/// <summary>The rows of signed heads.</summary>
internal static class LedgerHeads
{
    public static IEnumerable<StoredHead> Walk(SqliteConnection connection, long from = 0, long until = long.MaxValue)
    {
        ILookup<long, ChainHead> grown = connection.Query<GrownRow>(
            """
            SELECT g.head_id AS HeadId, g.chain_id AS ChainId, c.symbol AS Symbol, c.interval AS Interval, c.ran AS Ran, g.entries AS Entries,
                g.hash AS Hash, g.root AS Root
            FROM ledger_head_chains g JOIN ledger_chains c ON c.chain_id = g.chain_id
            WHERE g.head_id >= @from AND g.head_id < @until ORDER BY g.head_id, g.chain_id
            """,
            new { from, until }).ToLookup(row => row.HeadId, row => row.ToChainHead());
        return connection.Query<HeadRow>($"{SelectHeads} WHERE head_id >= @from AND head_id < @until ORDER BY head_id", new { from, until })
            .Select(row => new StoredHead(row.ToHead(), [.. grown[row.HeadId]]));
    }

    public static LedgerHead? Last(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<HeadRow>($"{SelectHeads} ORDER BY head_id DESC LIMIT 1")?.ToHead();

    /// <summary>Where every chain stood at a head, in the order they began.</summary>
    public static IReadOnlyList<ChainHead> ChainsAt(SqliteConnection connection, long headId) => [.. connection
        .Query<GrownRow>(
            """
            SELECT g.head_id AS HeadId, g.chain_id AS ChainId, c.symbol AS Symbol, c.interval AS Interval, c.ran AS Ran, g.entries AS Entries,
                g.hash AS Hash, g.root AS Root
            FROM ledger_chains c JOIN ledger_head_chains g ON g.chain_id = c.chain_id
                AND g.head_id = (SELECT max(head_id) FROM ledger_head_chains WHERE chain_id = c.chain_id AND head_id <= @headId)
            ORDER BY g.chain_id
            """,
            new { headId }).Select(row => row.ToChainHead())];

    /// <summary>The first head that covers an entry; null while none does.</summary>
    public static LedgerHead? Over(SqliteConnection connection, long chainId, long sequence) =>
        connection.ExecuteScalar<long?>(
            "SELECT min(head_id) FROM ledger_head_chains WHERE chain_id = @chainId AND entries > @sequence", new { chainId, sequence }) is { } headId
            ? Walk(connection, headId, headId + 1).First().Head
            : null;

    public static void Add(SqliteConnection connection, StoredHead head)
    {
        LedgerHead signed = head.Head;
        connection.Execute(
            """
            INSERT INTO ledger_heads (head_id, signed_at, chains, entries, root, previous, key, signature)
            VALUES (@Sequence, @at, @Chains, @Entries, @Root, @Previous, @Key, @Signature)
            """,
            new
            {
                signed.Sequence, at = Moment.ToMicroseconds(signed.SignedAt), signed.Chains, signed.Entries, signed.Root, signed.Previous, signed.Key,
                signed.Signature,
            });
        connection.Execute(
            "INSERT INTO ledger_head_chains (head_id, chain_id, entries, hash, root) VALUES (@Sequence, @Place, @Entries, @Hash, @Root)",
            head.Grown.Select(chain => new { signed.Sequence, chain.Place, chain.Entries, chain.Hash, chain.Root }));
    }

    private const string SelectHeads =
        """
        SELECT head_id AS HeadId, signed_at AS SignedAt, chains AS Chains, entries AS Entries, root AS Root, previous AS Previous, key AS Key,
            signature AS Signature
        FROM ledger_heads
        """;

    private sealed class HeadRow
    {
        public long HeadId { get; set; }
        public long SignedAt { get; set; }
        public long Chains { get; set; }
        public long Entries { get; set; }
        public byte[] Root { get; set; } = [];
        public byte[] Previous { get; set; } = [];
        public byte[] Key { get; set; } = [];
        public byte[] Signature { get; set; } = [];

        public LedgerHead ToHead() => new(HeadId, Moment.FromMicroseconds(SignedAt), Chains, Entries, Root, Previous, Key, Signature);
    }

    private sealed class GrownRow
    {
        public long HeadId { get; set; }
        public long ChainId { get; set; }
        public string Symbol { get; set; } = "";
        public string Interval { get; set; } = "";
        public string Ran { get; set; } = "";
        public long Entries { get; set; }
        public byte[] Hash { get; set; } = [];
        public byte[] Root { get; set; } = [];

        public ChainHead ToChainHead() => new(ChainId, new LedgerChain(Symbol, Interval, Ran), Entries, Hash, Root);
    }
}
