using GoldenSignals.Core.Agents;

namespace GoldenSignals.Core.Claims;

/// <summary>Everything the consensus says about a symbol at a bar's close. Immutable; the same inputs give the same bits.</summary>
/// <param name="Id">SHA-256 over symbol, interval, moment, label, model and inputs, which determine all it says; no clock and no chance in it.</param>
/// <param name="Decision">buy, sell or hold.</param>
/// <param name="Reason">Why; noEdge where no direction is proven.</param>
/// <param name="DataLabel">imported, SYNTHETIC, REPLAY or live.</param>
/// <param name="Bars">Bars this session has stepped.</param>
public sealed record Signal(
    string Id, string Symbol, string Interval, DateTime AsOf, string DataLabel, int Bars, double Close,
    string Decision, string Reason, Lean Lean, IReadOnlyList<Change> Changed, TradePlan? Trade, AtRisk? Risk,
    IReadOnlyList<Claim> Claims, IReadOnlyList<AgentView> Agents, string ModelHash, string InputHash);

/// <summary>The agents' plain vote on direction:5, shown as it is, never a probability.</summary>
/// <param name="Score">Mean strength, −1 to 1.</param>
/// <param name="Record">What leans like this one were followed by so far, in words.</param>
public sealed record Lean(double Score, int Up, int Down, int Silent, string Record);

/// <summary>Something that is different since the last close.</summary>
/// <param name="Kind">level, regime, settled or side.</param>
public sealed record Change(string Kind, string Text);

/// <summary>Entry, stop and target of a decision or a set-up, in currency.</summary>
/// <param name="SizeShare">Share of capital, 0 while the claim behind it is unproven.</param>
public sealed record TradePlan(
    string Name, string Side, double Entry, double Stop, double Target, DateTime Expires, double SizeShare, double ExpectedValue);

/// <summary>What a holder risks whatever the direction.</summary>
/// <param name="StopDistance">Two average true ranges, in currency.</param>
/// <param name="StopPercent">The same in percent of the close.</param>
/// <param name="VolatilityPercent">Annualised forecast volatility of the next five bars, in percent.</param>
public sealed record AtRisk(double StopDistance, double StopPercent, double? VolatilityPercent);

/// <summary>The consensus on one target. A question with yes or no carries probabilities, a range forecast carries ranges, and where there is
/// no claim, <see cref="NoClaim"/> says why and the rest is null.</summary>
public sealed record Claim(string Target, int Horizon)
{
    /// <summary>Probability before the claim has earned belief; skill is computed on it.</summary>
    public double? Raw { get; init; }

    /// <summary>What is published: <see cref="Raw"/> when weak or better, else the base rate.</summary>
    public double? Probability { get; init; }

    public double? BaseRate { get; init; }

    public Baseline? Baseline { get; init; }

    /// <summary>The calibration's share of logit(raw); with logit(base) and the contributions it adds to it exactly.</summary>
    public double? Calibration { get; init; }

    /// <summary>unproven, weak or demonstrated.</summary>
    public string? State { get; init; }

    /// <summary>Whose record the state comes from.</summary>
    public string? Scope { get; init; }

    public double? EffectiveSample { get; init; }

    /// <summary>Probability of a record this good without any skill; what many claims shown together are corrected by.</summary>
    public double? Chance { get; init; }

    /// <summary>Close of the bar that settles it, UTC.</summary>
    public DateTime? Expires { get; init; }

    /// <summary>What a band question asks about.</summary>
    public Band? Band { get; init; }

    public RangeForecast? Range { get; init; }

    /// <summary>Share of the last 250 settled 80 % ranges that held the close.</summary>
    public double? TrailingCoverage { get; init; }

    public string? NoClaim { get; init; }
}

/// <summary>The fixed rule a claim is measured against.</summary>
public sealed record Baseline(string Name, double Probability);

/// <summary>Lowest and highest close that stay inside, in currency.</summary>
public sealed record Band(double Low, double High);

/// <summary>Where the close can be at the horizon, in currency.</summary>
public sealed record RangeForecast(double[] P80, double[] P90);

/// <summary>One place of the consensus.</summary>
/// <param name="Status">opined, abstained, missing, faulted, timedOut or benched.</param>
public sealed record AgentView(
    string Agent, string Status, IReadOnlyList<OpinionView> Opinions, IReadOnlyDictionary<string, EvidenceView> Evidence,
    IReadOnlyList<Shape> Shapes)
{
    /// <summary>What it takes the market to be in, such as calm uptrend; null for an agent that knows no states.</summary>
    public string? State { get; init; }
}

/// <summary>An opinion as readers see it; an abstention has no score.</summary>
/// <param name="Contribution">Its share of logit(raw), 0 while the agent is unproven on this target.</param>
/// <param name="ContributionIfProven">The share it would have; never summed.</param>
public sealed record OpinionView(
    string Target, double? Score, double? Confidence, string Why, double? Contribution, double? ContributionIfProven);

/// <summary>A number with its unit.</summary>
public readonly record struct EvidenceView(double? Value, string Unit);
