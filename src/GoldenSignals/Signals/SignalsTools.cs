using System.ComponentModel;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Targets;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Signals;

/// <summary>What the consensus says of a symbol, without the agents behind it.</summary>
/// <param name="Sentence">The gist, saying no more than is proven.</param>
public sealed record AnalysisAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, string Id, string Symbol, string Interval, int Bars, double Close, string Sentence,
    string Decision, string Reason, Lean Lean, IReadOnlyList<Change> Changed, TradePlan? Trade, AtRisk? Risk, IReadOnlyList<Claim> Claims);

/// <summary>The reasons behind a signal, target by target and agent by agent.</summary>
public sealed record ExplanationAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, string Id, string Symbol, string Interval, string Sentence,
    IReadOnlyList<TargetReasons> Targets, IReadOnlyList<AgentView> Agents);

/// <summary>Why a target says what it says: in log-odds, base rate, contributions and calibration add up to the raw probability.</summary>
/// <param name="NoClaim">Why nothing is said; null when something is.</param>
public sealed record TargetReasons(
    string Target, string Question, string? State, double? BaseRate, double? Raw, double? Probability, double? Calibration, string? NoClaim,
    IReadOnlyList<AgentReason> Agents);

/// <summary>One agent on one target.</summary>
/// <param name="Contribution">Its share of the log-odds, 0 while it is unproven on this target.</param>
/// <param name="ContributionIfProven">The share it would have; never summed.</param>
public sealed record AgentReason(string Agent, double? Score, double? Confidence, string Why, double? Contribution, double? ContributionIfProven);

/// <summary>Signals and their reasons, for a language model.</summary>
internal static class SignalsTools
{
    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "analyze_symbol", "Analyze a symbol",
            "Says what can honestly be said of a symbol at a close: where it can go (ranges that hold 80 and 90 times in 100), how wild the next days will be, "
            + "what a stop risks, what changed, and the decision. hold with reason noEdge means no direction is proven; it is no neutral view.",
            services, AnalyzeAsync);
        yield return Tools.Reading(
            "explain_signal", "Explain a signal",
            "Gives the reasons behind a symbol's signal: what each agent saw and said on each target, and its share of each claim.",
            services, ExplainAsync);
    }

    private static async Task<AnalysisAnswer> AnalyzeAsync(
        Analyst analyst, Settings settings,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("Bar length: 1m 5m 15m 30m 1h 4h 1d or 1w.")] string interval = "1d",
        [Description("As it was then: a day such as 2015-06-30, its close included, or a moment. Later bars are not looked at.")] string? at = null,
        CancellationToken stop = default)
    {
        Signal signal = await analyst.SayAsync(symbol, Asked.Interval(interval), at, stop);
        return new AnalysisAnswer(
            signal.DataLabel, signal.AsOf, settings.Disclosure, signal.Id, signal.Symbol, signal.Interval, signal.Bars, signal.Close,
            SignalSentence.Of(signal), signal.Decision, signal.Reason, signal.Lean, signal.Changed, signal.Trade, signal.Risk, signal.Claims);
    }

    private static async Task<ExplanationAnswer> ExplainAsync(
        Analyst analyst, Settings settings,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("Bar length: 1m 5m 15m 30m 1h 4h 1d or 1w.")] string interval = "1d",
        [Description("As it was then: a day such as 2015-06-30, its close included, or a moment.")] string? at = null,
        CancellationToken stop = default)
    {
        Signal signal = await analyst.SayAsync(symbol, Asked.Interval(interval), at, stop);
        return new ExplanationAnswer(
            signal.DataLabel, signal.AsOf, settings.Disclosure, signal.Id, signal.Symbol, signal.Interval, SignalSentence.Of(signal),
            [.. signal.Claims.Where(claim => claim.Target != "range-forecast").Select(claim => Reasons(signal, claim))],
            signal.Agents);
    }

    private static TargetReasons Reasons(Signal signal, Claim claim) => new(
        claim.Target, TargetCatalog.Find(claim.Target)?.Question ?? "", claim.State, claim.BaseRate, claim.Raw, claim.Probability, claim.Calibration,
        claim.NoClaim,
        [
            .. from agent in signal.Agents
               from opinion in agent.Opinions
               where opinion.Target == claim.Target
               select new AgentReason(agent.Agent, opinion.Score, opinion.Confidence, opinion.Why, opinion.Contribution, opinion.ContributionIfProven),
        ]);
}
