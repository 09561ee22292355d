using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Goes through signed heads: each names the one before it, stands over its chains, and is signed with one key.</summary>
/// <param name="key">The key they must be signed with; null to take that of the first.</param>
internal sealed class LedgerHeadCheck(byte[]? key)
{
    private readonly SortedDictionary<long, ChainHead> chains = [];
    private byte[]? signer = key;

    /// <summary>What is wrong with the first head that is; null where none is.</summary>
    public LedgerFault? Check(IReadOnlyList<StoredHead> heads)
    {
        byte[] previous = LedgerHead.Nothing;
        for (int i = 0; i < heads.Count; i++)
        {
            if (Fault(heads[i], i, previous) is { } fault)
            {
                return new LedgerFault("heads", i, fault);
            }
            previous = heads[i].Head.Hash();
        }
        return null;
    }

    /// <summary>Whether heads kept elsewhere are the same; what is missing here was taken away.</summary>
    public LedgerFault? Compare(IReadOnlyList<StoredHead> own, IReadOnlyList<StoredHead> elsewhere)
    {
        foreach (LedgerHead head in elsewhere.Select(stored => stored.Head).OrderBy(head => head.Sequence))
        {
            if (!head.IsSigned())
            {
                return new LedgerFault("heads", head.Sequence, "signature: the head in the second place is not signed by the key it names");
            }
            if (head.Sequence >= own.Count)
            {
                return new LedgerFault("heads", head.Sequence, "truncated: the second place has a head that is not here");
            }
            if (!own[(int)head.Sequence].Head.Hash().AsSpan().SequenceEqual(head.Hash()))
            {
                return new LedgerFault("heads", head.Sequence, "changed: the second place has another head of this number");
            }
        }
        return null;
    }

    private string? Fault(StoredHead stored, long place, byte[] previous)
    {
        LedgerHead head = stored.Head;
        signer ??= head.Key;
        foreach (ChainHead grown in stored.Grown)
        {
            chains[grown.Place] = grown;
        }
        return head.Sequence != place ? $"missing: the head after it is {head.Sequence}"
            : !head.Previous.AsSpan().SequenceEqual(previous) ? "changed: it does not name the head before it"
            : !head.Key.AsSpan().SequenceEqual(signer) ? "key: it is signed with another key"
            : !head.IsSigned() ? "signature: it is not signed by the key it names"
            : !IsOver(head) ? "changed: its root is not over the chains as they stood"
            : null;
    }

    private bool IsOver(LedgerHead head) => head.Chains == chains.Count && head.Entries == chains.Values.Sum(chain => chain.Entries)
        && head.Root.AsSpan().SequenceEqual(LedgerTree.Root([.. chains.Values.Select(chain => chain.Leaf())]));
}
