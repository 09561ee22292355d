using System.Data;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Ledger;

/// <summary>What is wrong first.</summary>
/// <param name="Session">The chain, or "heads" for a head.</param>
/// <param name="Sequence">The entry's place on it; of a head, its own.</param>
/// <param name="Fault">changed, missing, inserted, swapped, truncated, index, order, head, signature or key, with what was found.</param>
public sealed record LedgerFault(string Session, long Sequence, string Fault)
{
    /// <summary>The session named where a head is wrong.</summary>
    public const string Heads = "heads";
}

/// <summary>What verifying the whole ledger found.</summary>
public sealed record LedgerVerdict(bool Ok, long Entries, long Heads, LedgerFault? FirstWrong);

/// <summary>Goes through every entry and every head, and names the first one that is wrong.</summary>
/// <param name="elsewhere">Heads kept in a second place; none for nothing.</param>
/// <param name="key">The key the heads must be signed with; null to take that of the first of them.</param>
public sealed class LedgerCheck(LedgerStore store, IReadOnlyList<StoredHead> elsewhere, byte[]? key)
{
    private readonly LedgerHeadCheck heads = new(key);
    private long entries;

    public LedgerVerdict Run() => store.Read(Run);

    private LedgerVerdict Run(SqliteConnection connection)
    {
        List<StoredHead> own = [.. LedgerHeads.Walk(connection)];
        List<ChainTail> chains = [.. LedgerStore.Chains(connection)];
        LedgerFault? wrong = null;
        foreach (ChainTail chain in chains)
        {
            wrong ??= WalkSafely(connection, chain, own);
        }
        wrong ??= Lost(chains) ?? heads.Check(own) ?? heads.Compare(own, elsewhere);
        return new LedgerVerdict(wrong is null, entries, own.Count, wrong);
    }

    /// <summary>A chain that a head elsewhere knows and the store does not.</summary>
    private LedgerFault? Lost(List<ChainTail> chains)
    {
        var known = chains.Select(chain => chain.Chain).ToHashSet();
        return elsewhere.SelectMany(head => head.Grown).FirstOrDefault(grown => !known.Contains(grown.Chain)) is { } lost
            ? new LedgerFault(lost.Chain.ToString(), 0, $"truncated: a signed head knows {lost.Entries} entries of this chain, and none is here")
            : null;
    }

    /// <summary>A file that was tampered with may hold anything, and saying what is wrong must not end in an exception.</summary>
    private LedgerFault? WalkSafely(SqliteConnection connection, ChainTail chain, List<StoredHead> own)
    {
        long before = entries;
        try
        {
            return Walk(connection, chain, own);
        }
        catch (Exception fault) when (fault is SqliteException or DataException or InvalidCastException or ArgumentException or FormatException
            or OverflowException or NullReferenceException)
        {
            return new LedgerFault(chain.Chain.ToString(), entries - before, $"changed: it cannot be read ({fault.Message})");
        }
    }

    private LedgerFault? Walk(SqliteConnection connection, ChainTail chain, List<StoredHead> own)
    {
        LedgerFault Wrong(long sequence, string fault) => new(chain.Chain.ToString(), sequence, fault);
        ILookup<long, ChainHead> marks = own.Concat(elsewhere).SelectMany(head => head.Grown).Where(grown => grown.Chain == chain.Chain)
            .ToLookup(grown => grown.Entries);
        var link = new LedgerLink(chain.Chain);
        var tree = new LedgerFrontier();
        foreach (LedgerRow row in LedgerStore.Walk(connection, chain.Id))
        {
            if (link.Add(row) is { } fault)
            {
                return Wrong(fault.Sequence, fault.Fault);
            }
            entries++;
            tree.Add(LedgerTree.Leaf(row.Hash));
            foreach (ChainHead mark in marks[tree.Count])
            {
                if (!mark.Hash.AsSpan().SequenceEqual(row.Hash) || !mark.Root.AsSpan().SequenceEqual(tree.Root()))
                {
                    return Wrong(row.Sequence, "changed: this entry or one before it is not what a signed head says");
                }
            }
        }
        return marks.Select(group => group.Key).DefaultIfEmpty().Max() is var most && most > tree.Count
            ? Wrong(tree.Count, $"truncated: a signed head knows {most} entries, {tree.Count} are here")
            : null;
    }
}
