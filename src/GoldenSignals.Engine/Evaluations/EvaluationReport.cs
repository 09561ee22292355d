using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>What an evaluation found.</summary>
/// <param name="Id">Of the run it is kept under.</param>
/// <param name="DataHash">SHA-256 over every input of every session, by ticker.</param>
/// <param name="SettingsHash">SHA-256 over everything that was asked.</param>
/// <param name="VariantsTried">Distinct settings ever evaluated in this data folder, this one included: the more, the more looks good by chance.</param>
/// <param name="Cards">One of scope all for each speaker and target; then those of single symbols.</param>
/// <param name="ResultHash">SHA-256 over the cards; the same inputs and settings give the same.</param>
/// <param name="From">First issue date that could count, UTC.</param>
/// <param name="Bars">Bars stepped, of all symbols.</param>
/// <param name="DataLabels">imported, REPLAY or live.</param>
/// <param name="Ablation">What each agent adds; null where it was not asked for.</param>
public sealed record EvaluationReport(
    string Id, string DataHash, string SettingsHash, int VariantsTried, IReadOnlyList<ClaimCard> Cards, string ResultHash, string Interval,
    IReadOnlyList<string> Symbols, IReadOnlyList<string> DataLabels, DateTime? From, DateTime? To, long Bars,
    IReadOnlyList<AgentAblation>? Ablation)
{
    /// <summary>What came of each named set-up, over all symbols; none where trades were not counted.</summary>
    public IReadOnlyList<SetUpRecord> SetUps { get; init; } = [];
}

/// <summary>What changes when an agent is left out.</summary>
/// <param name="NanosecondsPerBar">What it costs: its own work at a bar. A measurement, so no part of the result's hash.</param>
/// <param name="RedundantWith">The agent whose strengths go with its own most closely, and how closely; null where none speaks on the same targets.</param>
/// <param name="Sentence">What follows, in words.</param>
public sealed record AgentAblation(
    string Agent, double? NanosecondsPerBar, string? RedundantWith, double? Correlation, IReadOnlyList<TargetMargin> Targets, string Sentence);

/// <summary>What an agent adds on a target.</summary>
/// <param name="MarginalBrierSkill">Brier skill with it less that without it, on the same questions; a question without a claim is scored at its base rate.</param>
public sealed record TargetMargin(string Target, Measured MarginalBrierSkill);

/// <summary>An evaluation in a few figures, for lists.</summary>
/// <param name="Sentence">What a trader should take from it.</param>
public sealed record EvaluationSummary(
    string Interval, int Symbols, long Bars, int Cards, int Weak, int Demonstrated, DateTime? From, DateTime? To, string Sentence);
