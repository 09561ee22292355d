using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Puts entries behind the last of a chain, each hashed with the one before it.</summary>
public sealed class LedgerDraft(ChainTail tail)
{
    private byte[] hash = tail.Hash;

    public long ChainId => tail.Id;

    public LedgerChain Chain => tail.Chain;

    /// <summary>Sequence of the entry that comes next.</summary>
    public long Next { get; private set; } = tail.Entries;

    /// <summary>Time of the last entry.</summary>
    public DateTime Last { get; private set; } = tail.Last ?? DateTime.MinValue;

    /// <summary>Close of the last signal.</summary>
    public DateTime LastSignal { get; private set; } = tail.LastSignal ?? DateTime.MinValue;

    /// <summary>Takes an entry whose chain and sequence are those that come next.</summary>
    /// <exception cref="BackDatedException">Its time has passed on this chain.</exception>
    public LedgerRow Add(LedgerEntry entry)
    {
        if (entry.Time < Last || (entry is SignalEntry && entry.Time <= LastSignal))
        {
            throw new BackDatedException(tail.Chain, entry.Time, Last);
        }
        byte[] bytes = LedgerForm.Write(entry);
        hash = LedgerHead.Next(hash, bytes);
        Next++;
        Last = entry.Time;
        LastSignal = entry is SignalEntry ? entry.Time : LastSignal;
        return RowOf(tail.Id, entry, bytes, hash);
    }

    /// <summary>The row of an entry, with what it repeats of its bytes.</summary>
    internal static LedgerRow RowOf(long chainId, LedgerEntry entry, byte[] bytes, byte[] hash) => new(
        chainId, entry.Sequence, KindOf(entry), entry.Time, (entry as SignalEntry)?.SignalId, NamesOf(entry), bytes, hash);

    private static string KindOf(LedgerEntry entry) => entry switch
    {
        OpeningEntry => "opening",
        SignalEntry => "signal",
        SettlementEntry => "settlement",
        _ => "withdrawal",
    };

    private static long? NamesOf(LedgerEntry entry) => entry switch
    {
        SettlementEntry settled => settled.Claim,
        WithdrawalEntry withdrawn => withdrawn.Withdrawn,
        _ => null,
    };
}

/// <summary>An entry was to be put where the ledger has already gone past.</summary>
public sealed class BackDatedException(LedgerChain chain, DateTime time, DateTime last)
    : StoreException($"{chain}: an entry of {time:yyyy-MM-dd HH:mm} UTC is back-dated, the ledger has gone on to {last:yyyy-MM-dd HH:mm} UTC.")
{
    /// <summary>The last moment of the chain.</summary>
    public DateTime Last => last;
}
