using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Ledger;

/// <summary>
/// Everything that leads from the bytes of one entry to a signature, and nothing else of the ledger: entry → hash → root of its chain → root
/// over all chains → signed head. Hashes are hexadecimal, bytes base64; docs/reference/ledger says how to follow it.
/// </summary>
/// <param name="Path">From the leaf of the entry to the root of its chain, the nearest first.</param>
/// <param name="ChainPath">From the leaf of the chain to the root of the head.</param>
public sealed record LedgerProof(
    string Signal, ProofEntry Entry, IReadOnlyList<string> Path, ProofChain Chain, IReadOnlyList<string> ChainPath, ProofHead Head)
{
    /// <summary>The proof of a signal under the first head that covers it; null where there is no such signal or no head yet.</summary>
    public static LedgerProof? Of(LedgerStore store, string signalId) =>
        store.FindSignal(signalId) is { } row ? store.Read(connection => Of(connection, row)) : null;

    private static LedgerProof? Of(SqliteConnection connection, LedgerRow row)
    {
        if (LedgerHeads.Over(connection, row.ChainId, row.Sequence) is not { } head)
        {
            return null;
        }
        IReadOnlyList<ChainHead> chains = LedgerHeads.ChainsAt(connection, head.Sequence);
        int place = Enumerable.Range(0, chains.Count).First(i => chains[i].Place == row.ChainId);
        byte[][] hashes = [.. LedgerStore.Hashes(connection, row.ChainId, 0, chains[place].Entries)];
        byte[][] leaves = [.. hashes.Select(hash => LedgerTree.Leaf(hash))];
        byte[] previous = row.Sequence == 0 ? LedgerHead.Nothing : hashes[row.Sequence - 1];
        return new LedgerProof(
            row.SignalId!,
            new ProofEntry(row.Sequence, LedgerLines.Hex(previous), LedgerLines.Base64(row.Bytes), LedgerLines.Hex(row.Hash)),
            [.. LedgerTree.Path(leaves, (int)row.Sequence).Select(LedgerLines.Hex)],
            ProofChain.Of(chains[place], place),
            [.. LedgerTree.Path([.. chains.Select(chain => chain.Leaf())], place).Select(LedgerLines.Hex)],
            ProofHead.Of(head));
    }

    /// <summary>Whether every step holds; it reads nothing but the proof.</summary>
    /// <param name="key">The public key the head must be signed with, base64.</param>
    public bool Holds(string key)
    {
        LedgerHead head = Head.ToHead();
        ChainHead chain = Chain.ToChainHead();
        byte[] bytes = Convert.FromBase64String(Entry.Bytes), hash = Convert.FromHexString(Entry.Hash);
        return LedgerForm.Read(bytes) is SignalEntry said && said.SignalId == Signal && said.Chain == chain.Chain && said.Sequence == Entry.Sequence
            && LedgerHead.Next(Convert.FromHexString(Entry.Previous), bytes).AsSpan().SequenceEqual(hash)
            && Leads(LedgerTree.Leaf(hash), Entry.Sequence, chain.Entries, Path, chain.Root)
            && Leads(chain.Leaf(), Chain.Place, head.Chains, ChainPath, head.Root)
            && Head.Key == key && head.IsSigned();
    }

    private static bool Leads(byte[] leaf, long place, long count, IReadOnlyList<string> path, byte[] root) =>
        LedgerTree.Climb(leaf, place, count, [.. path.Select(Convert.FromHexString)]) is { } climbed && climbed.AsSpan().SequenceEqual(root);
}

/// <param name="Previous">Hash of the entry before it.</param>
public sealed record ProofEntry(long Sequence, string Previous, string Bytes, string Hash);

/// <param name="Place">Of the chain under the head, from 0.</param>
/// <param name="Hash">Hash of its last entry under the head.</param>
/// <param name="Root">Root over the hashes of its entries.</param>
public sealed record ProofChain(string Symbol, string Interval, string Ran, long Place, long Entries, string Hash, string Root)
{
    public static ProofChain Of(ChainHead chain, int place) => new(
        chain.Chain.Symbol, chain.Chain.Interval, chain.Chain.Ran, place, chain.Entries, LedgerLines.Hex(chain.Hash), LedgerLines.Hex(chain.Root));

    public ChainHead ToChainHead() => new(
        Place, new LedgerChain(Symbol, Interval, Ran), Entries, Convert.FromHexString(Hash), Convert.FromHexString(Root));
}

/// <param name="SignedAt">Microseconds since 1970 UTC.</param>
public sealed record ProofHead(
    long Sequence, long SignedAt, long Chains, long Entries, string Root, string Previous, string Key, string Signature)
{
    public static ProofHead Of(LedgerHead head) => new(
        head.Sequence, Moment.ToMicroseconds(head.SignedAt), head.Chains, head.Entries, LedgerLines.Hex(head.Root), LedgerLines.Hex(head.Previous),
        LedgerLines.Base64(head.Key), LedgerLines.Base64(head.Signature));

    public LedgerHead ToHead() => new(
        Sequence, Moment.FromMicroseconds(SignedAt), Chains, Entries, Convert.FromHexString(Root), Convert.FromHexString(Previous),
        Convert.FromBase64String(Key), Convert.FromBase64String(Signature));
}
