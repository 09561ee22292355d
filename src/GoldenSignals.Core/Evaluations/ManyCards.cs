using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Evaluations;

/// <summary>Cards of many symbols shown together: among hundreds some are good by luck.</summary>
public static class ManyCards
{
    /// <summary>The cards in the same order; those whose skill may be chance among so many are unproven again.</summary>
    public static IReadOnlyList<ClaimCard> Corrected(IReadOnlyList<ClaimCard> cards)
    {
        double believed = FalseDiscovery.Threshold(cards.Select(card => card.Chance ?? double.NaN));
        string unproven = ClaimState.Unproven.Text();
        return [.. cards.Select(card => card.State != unproven && !(card.Chance <= believed) ? card with { State = unproven } : card)];
    }
}
