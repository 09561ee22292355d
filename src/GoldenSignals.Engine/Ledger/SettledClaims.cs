using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>A claim of the ledger and what came true of it.</summary>
/// <param name="SignalPlace">Place of its signal among those of its chain, from 0.</param>
/// <param name="Settled">The settlement that holds: the last one, after corrections.</param>
/// <param name="IsDue">False where it was settled early and its last bar is still to come: counted now, "no" would come before "yes".</param>
public sealed record SettledClaim(LedgerChain Chain, SignalEntry Said, int SignalPlace, LedgerClaim Claim, SettlementEntry Settled, bool IsDue);

/// <summary>Reads back which claims were made and what became of them, chain by chain.</summary>
public static class SettledClaims
{
    /// <summary>The signals of a chain, and its settled claims in the order they were made.</summary>
    public static (IReadOnlyList<SignalEntry> Signals, IReadOnlyList<SettledClaim> Claims) Of(LedgerStore store, ChainTail chain)
    {
        List<SignalEntry> signals = [];
        var settled = new Dictionary<(long, string, int), SettlementEntry>();
        foreach (LedgerRow row in store.Entries(chain.Id))
        {
            switch (row.Read())
            {
                case SignalEntry signal:
                    signals.Add(signal);
                    break;
                case SettlementEntry one:
                    settled[(one.Claim, one.Target, one.Horizon)] = one;
                    break;
            }
        }
        var claims = new List<SettledClaim>();
        for (int i = 0; i < signals.Count; i++)
        {
            foreach (LedgerClaim claim in signals[i].Claims)
            {
                if (settled.TryGetValue((signals[i].Sequence, claim.Target, claim.Horizon), out SettlementEntry? how))
                {
                    claims.Add(new SettledClaim(chain.Chain, signals[i], i, claim, how, i + claim.Horizon < signals.Count));
                }
            }
        }
        return (signals, claims);
    }
}
