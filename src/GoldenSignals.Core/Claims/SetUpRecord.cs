namespace GoldenSignals.Core.Claims;

/// <summary>What came of a set-up each time it was named: how often it reached its target before its stop, beside a random entry with the same barriers.</summary>
/// <param name="Name">Such as "double bottom".</param>
/// <param name="Side">1 bought, −1 sold short.</param>
/// <param name="Scope">all for every symbol of the record, or one ticker.</param>
/// <param name="Ran">backtest, replay, paper or live; never added together.</param>
/// <param name="Calls">Times it was named that have settled.</param>
/// <param name="EffectiveSample">Times that can count as independent: distinct issue dates over the bars a set-up may take.</param>
/// <param name="HitRate">Share that reached the target first, after costs.</param>
/// <param name="BaselineHitRate">Mean of what a random entry on the same side was known to reach when each was named.</param>
/// <param name="Lift">Hit rate above the baseline's, with a 95 % interval.</param>
/// <param name="State">unproven or weak. A set-up states no probability of its own, so it cannot be demonstrated.</param>
/// <param name="Chance">Probability of a lift this high by chance; what records shown together are corrected by.</param>
/// <param name="From">First issue date, UTC.</param>
public sealed record SetUpRecord(
    string Name, int Side, string Interval, string Scope, string Ran, long Calls, double EffectiveSample, double HitRate, double BaselineHitRate,
    Measured Lift, string State, double? Chance, DateTime From, DateTime To);
