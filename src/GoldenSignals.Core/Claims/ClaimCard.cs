using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>The track record of one speaker on one kind of claim: the only place where an accuracy may be shown.</summary>
/// <param name="Who">consensus, or an agent's name.</param>
/// <param name="Scope">all for every symbol of the record, or one ticker.</param>
/// <param name="Ran">backtest, replay, paper or live; never added together.</param>
/// <param name="Calls">Claims that were made and have settled.</param>
/// <param name="EffectiveSample">Calls that can count as independent: distinct issue dates over the horizon.</param>
/// <param name="Coverage">Calls over questions that were answered.</param>
/// <param name="HitRate">Share of calls on the right side; null for ranges.</param>
/// <param name="Lift">Hit rate above the baseline's, with a 95 % interval.</param>
/// <param name="BrierSkill">Share of the baseline's squared error that is saved; it decides the state.</param>
/// <param name="BrierSkillClimatology">The same against the base rate; shown only.</param>
/// <param name="Curve">Hit rate of the surest calls; how sure is sure enough is taken from earlier years.</param>
/// <param name="State">unproven, weak or demonstrated.</param>
/// <param name="From">First issue date, UTC; null without a call.</param>
public sealed record ClaimCard(
    string Who, string Target, string Interval, string Scope, string Ran, long Calls, double EffectiveSample, double? Coverage, double? HitRate,
    CardBaseline Baseline, Measured Lift, Measured BrierSkill, double? BrierSkillClimatology, double? LogLossSkill, double? CalibrationError,
    IReadOnlyList<CurvePoint> Curve, IReadOnlyList<ReliabilityBin> Reliability, RangeCoverage? RangeCoverage, string State, DateTime? From,
    DateTime? To)
{
    /// <summary>What was published: the base rate wherever the claim was unproven when it was made.</summary>
    public PublishedScore? Published { get; init; }

    /// <summary>The two intervals by drawing blocks 2,000 times, beside those that decide; null where it was not asked for.</summary>
    public CardBootstrap? Bootstrap { get; init; }

    /// <summary>Probability of a skill this high by chance; what many cards shown together are corrected by.</summary>
    public double? Chance { get; init; }
}

/// <summary>The fixed rule a card is measured against, and its share of right calls on the same questions.</summary>
public sealed record CardBaseline(string Name, double? HitRate);

/// <summary>A figure with its 95 % interval; null while unknown.</summary>
public sealed record Measured(double? Value, double? Low, double? High)
{
    public static readonly Measured Unknown = new(null, null, null);
}

/// <summary>How the calls that were this sure came out.</summary>
/// <param name="Coverage">Share of the calls of the years that were looked at.</param>
public readonly record struct CurvePoint(double Coverage, double HitRate, long N);

/// <summary>What the published probability would score.</summary>
public sealed record PublishedScore(double HitRate, double BrierSkill);

/// <summary>Intervals by a block bootstrap.</summary>
public sealed record CardBootstrap(Measured Lift, Measured BrierSkill);

/// <summary>How often ranges held the close, and how wide they were.</summary>
/// <param name="P80">Share of closes inside the range that was to hold 80 in 100.</param>
/// <param name="Width90">Mean width of the 90 % range as a share of the close.</param>
/// <param name="Baseline80">The baseline's share, as is Baseline90.</param>
/// <param name="ScoreSkill">Share of the baseline's interval score (Gneiting and Raftery, JASA 102, 2007, eq. 43) at 90 % that is saved; decides the state.</param>
/// <param name="Trailing">Shares over the dates before, about 250 of them.</param>
public sealed record RangeCoverage(
    double P80, double P90, double Width90, double Baseline80, double Baseline90, double BaselineWidth90, Measured ScoreSkill,
    IReadOnlyList<TrailingCoverage> Trailing);

/// <summary>How often the ranges of the dates up to one held.</summary>
public readonly record struct TrailingCoverage(DateTime At, double P80, double P90);
