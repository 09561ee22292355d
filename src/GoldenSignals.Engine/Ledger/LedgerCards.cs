using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Targets;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>
/// Claim cards of the consensus from what the ledger holds, by the same tally as every other card. What ran over made-up bars has none, and a
/// void claim counts for nothing.
/// </summary>
/// <remarks>The ledger keeps no question without a claim, so a card from it says no coverage; and of ranges it keeps no baseline, so they have no card.</remarks>
public static class LedgerCards
{
    private const string All = "all";

    /// <summary>Cards over all symbols of each interval, then of each symbol; many together, corrected for their number.</summary>
    /// <param name="ran">Replay, paper or live.</param>
    public static IReadOnlyList<ClaimCard> Of(LedgerStore store, Ran ran)
    {
        var cards = new List<ClaimCard>();
        foreach (IGrouping<string, ChainTail> interval in store.Chains().Where(tail => tail.Chain.Ran == ran.Text()).GroupBy(tail => tail.Chain.Interval))
        {
            var read = interval.Select(tail => (tail.Chain.Symbol, Record: SettledClaims.Of(store, tail))).ToList();
            bool byDay = !Core.Market.Interval.Parse(interval.Key).IsIntraday;
            var dates = new IssueDates(read.SelectMany(one => one.Record.Signals).Select(signal => signal.Time), byDay);
            cards.AddRange(Cards(read.SelectMany(one => one.Record.Claims), dates, new CardScope(interval.Key, All, ran)));
            foreach ((string symbol, var record) in read.Where(_ => read.Count > 1))
            {
                cards.AddRange(Cards(record.Claims, dates, new CardScope(interval.Key, symbol, ran)));
            }
        }
        return ManyCards.Corrected(cards);
    }

    private static IEnumerable<ClaimCard> Cards(IEnumerable<SettledClaim> claims, IssueDates dates, CardScope scope)
    {
        var tallies = new Dictionary<string, CardTally>();
        foreach (SettledClaim one in claims.Where(one => one is { IsDue: true, Claim.Odds: not null } && one.Settled.Outcome != LedgerOutcome.Void))
        {
            LedgerOdds odds = one.Claim.Odds!;
            if (!tallies.TryGetValue(one.Claim.Target, out CardTally? tally))
            {
                tallies[one.Claim.Target] = tally = new CardTally(
                    new CardKey(CardKey.Consensus, one.Claim.Target, one.Claim.Horizon, odds.Baseline), dates);
            }
            Yardstick question = Yardstick.Of(
                dates.PlaceOf(one.Said.Time), one.SignalPlace, one.Claim.Horizon, one.Settled.Outcome == LedgerOutcome.Yes, odds.BaseRate,
                odds.BaselineProbability, odds.Baseline == AlwaysUp || odds.BaselineProbability > 0.5);
            tally.Add(in question, new Call(odds.Raw, odds.Raw > 0.5, odds.Probability));
        }
        return TargetCatalog.All.Where(entry => tallies.ContainsKey(entry.Key)).Select(entry => tallies[entry.Key].ToCard(scope, bootstrap: false));
    }

    private static readonly string AlwaysUp = TargetCatalog.Find("direction:1")!.Baseline;
}
