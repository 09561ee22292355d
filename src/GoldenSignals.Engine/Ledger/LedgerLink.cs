using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Walks a chain an entry at a time, and says what is wrong with the first that does not follow from those before it.</summary>
internal sealed class LedgerLink(LedgerChain chain)
{
    private byte[] hash = LedgerHead.Nothing, hashBefore = LedgerHead.Nothing;
    private DateTime last = DateTime.MinValue, lastSignal = DateTime.MinValue;
    private long next;

    /// <summary>Takes the next entry; what is wrong, or null.</summary>
    public (long Sequence, string Fault)? Add(LedgerRow row)
    {
        if (row.Sequence != next)
        {
            return (next, $"missing: the entry after it is {row.Sequence}");
        }
        if (!LedgerHead.Next(hash, row.Bytes).AsSpan().SequenceEqual(row.Hash))
        {
            return Broken(row);
        }
        LedgerEntry entry;
        try
        {
            entry = row.Read();
        }
        catch (FormatException fault)
        {
            return (next, $"changed: {fault.Message}");
        }
        if (Misplaced(row, entry) is { } misplaced)
        {
            return (next, misplaced);
        }
        (hashBefore, hash) = (hash, row.Hash);
        last = entry.Time;
        lastSignal = entry is SignalEntry ? entry.Time : lastSignal;
        next++;
        return null;
    }

    private string? Misplaced(LedgerRow row, LedgerEntry entry)
    {
        if (entry.Chain != chain)
        {
            return $"inserted: the entry is one of {entry.Chain}";
        }
        if (entry.Sequence != next)
        {
            return $"inserted: the entry says it stands at {entry.Sequence}";
        }
        if (entry.Time < last || (entry is SignalEntry && entry.Time <= lastSignal))
        {
            return "order: its time is not after the one before it";
        }
        LedgerRow indexed = LedgerDraft.RowOf(row.ChainId, entry, row.Bytes, row.Hash);
        return (indexed.Kind, indexed.Time, indexed.SignalId, indexed.Names) == (row.Kind, row.Time, row.SignalId, row.Names)
            ? null
            : "index: what the row says of it is not in its bytes";
    }

    /// <summary>The hash does not follow. What its bytes say of themselves tells what happened.</summary>
    private (long, string) Broken(LedgerRow row)
    {
        if (next > 0 && LedgerHead.Next(hashBefore, row.Bytes).AsSpan().SequenceEqual(row.Hash))
        {
            return (next - 1, "inserted: the entry after it follows the one before it");
        }
        try
        {
            LedgerEntry entry = row.Read();
            if (entry.Chain != chain)
            {
                return (next, $"inserted: the entry is one of {entry.Chain}");
            }
            if (entry.Sequence != next)
            {
                return (next, $"swapped: here stands the entry that says it is {entry.Sequence}");
            }
        }
        catch (FormatException)
        {
            // changed so much that it cannot be read
        }
        return (next, "changed: its bytes or its hash are not those that were written");
    }
}
