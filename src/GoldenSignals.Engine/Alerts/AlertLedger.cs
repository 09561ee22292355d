using Dapper;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Reads from the ledger what came of claims. Imported bars are on no ledger, so nothing is known of theirs.</summary>
internal static class AlertLedger
{
    /// <summary>Entries between two signals of a chain: a settlement for each of the targets, and corrections.</summary>
    private const int EntriesMax = 256;

    /// <summary>The claims that were settled at a signal's close: what stands on its chain between it and the signal before.</summary>
    public static IReadOnlyList<SettledSight> At(SqliteConnection connection, string signalId)
    {
        if (Place(connection, signalId) is not { } here)
        {
            return [];
        }
        List<SettledSight> settled = [];
        foreach (LedgerEntry entry in Entries(connection, "chain_id = @Chain AND sequence < @Sequence ORDER BY sequence DESC LIMIT @EntriesMax", here))
        {
            if (entry is SignalEntry)
            {
                break;
            }
            if (entry is SettlementEntry { Replaces: null, Outcome: not LedgerOutcome.Void, Outcome90: null } one && Sight(connection, here.Chain, one) is { } sight)
            {
                settled.Add(sight);
            }
        }
        return settled;
    }

    /// <summary>What came of a claim of a signal; null while it is open, or where it is on no record.</summary>
    public static (SettlementEntry How, SettledSight? Sight)? Of(SqliteConnection connection, string signalId, string target, int horizon)
    {
        if (Place(connection, signalId) is not { } here)
        {
            return null;
        }
        const string after = "chain_id = @Chain AND sequence > @Sequence AND names = @Sequence AND kind = 'settlement' ORDER BY sequence LIMIT @EntriesMax";
        SettlementEntry? how = Entries(connection, after, here).OfType<SettlementEntry>().FirstOrDefault(one => one.Target == target && one.Horizon == horizon);
        return how is null ? null : (how, how.Outcome == LedgerOutcome.Void ? null : Sight(connection, here.Chain, how));
    }

    private static SettledSight? Sight(SqliteConnection connection, long chain, SettlementEntry settled)
    {
        var said = Entries(connection, "chain_id = @Chain AND sequence = @Sequence LIMIT @EntriesMax", new EntryPlace(chain, settled.Claim)).FirstOrDefault() as SignalEntry;
        LedgerOdds? odds = said?.Claims.FirstOrDefault(claim => claim.Target == settled.Target && claim.Horizon == settled.Horizon)?.Odds;
        return odds is null ? null : new SettledSight(
            settled.Target, said!.Time, settled.Outcome == LedgerOutcome.Yes, odds.Probability, AlertStep.StateOf(odds.State));
    }

    private static EntryPlace? Place(SqliteConnection connection, string signalId) => connection
        .Query<(long Chain, long Sequence)>("SELECT chain_id, sequence FROM ledger_entries WHERE signal_id = @signalId ORDER BY chain_id, sequence LIMIT 1", new { signalId })
        .Select(row => (EntryPlace?)new EntryPlace(row.Chain, row.Sequence)).FirstOrDefault();

    private static IEnumerable<LedgerEntry> Entries(SqliteConnection connection, string where, EntryPlace place) => connection
        .Query<byte[]>($"SELECT bytes FROM ledger_entries WHERE {where}", new { place.Chain, place.Sequence, EntriesMax }).Select(bytes => LedgerForm.Read(bytes));

    private readonly record struct EntryPlace(long Chain, long Sequence);
}
