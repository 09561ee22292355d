using System.ComponentModel;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Alerts;

/// <summary>The rules there are, and what fired last.</summary>
/// <param name="DataLabel">Of what fired last; none where nothing has.</param>
/// <param name="AsOf">Close of the newest firing.</param>
public sealed record AlertListAnswer(string DataLabel, DateTime? AsOf, string Disclosure, IReadOnlyList<AlertView> Rules, IReadOnlyList<AlertFiringView> Fired);

/// <summary>How a rule would have spoken, and, where it was made, the rule.</summary>
/// <param name="AsOf">Last close it was tried on.</param>
/// <param name="Sentence">As it is kept; repeat it.</param>
/// <param name="Headline">The gist, saying no more than is proven.</param>
/// <param name="Made">Number of the rule; null for a dry run.</param>
public sealed record AlertTestAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, string Sentence, string Headline, int Count, IReadOnlyList<AlertTrialFiring> Latest, long? Made);

/// <summary>Alerts, for a language model.</summary>
internal static class AlertsTools
{
    private const int FiredShown = 20, LatestShown = 20;

    private const string Grammar =
        "One sentence: a subject (a claim such as volatility:5, or decision, lean, regime, price, an indicator such as rsi:14, or source), \"of\" tickers or \"any watched\", "
        + "optionally \"on 1h\", what it becomes (above 75 %, below 30, crosses sma:200, changes, becomes buy, turns up, settles, is stale), then clauses after commas: weak or "
        + "better, once, at most every 1d, until 2027-01-31, warning, to browser. For example: " + AlertWords.Example;

    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "list_alerts", "List alerts", "Lists the alert rules in their sentences, and what fired last: when, what was said, and whether the claim came true.", services, List);
        yield return Tools.Reading(
            "test_alert", "Try an alert rule",
            "Says how often a rule would have fired over the last years of stored bars, and how often the claims it told of were right beside their baseline. Nothing is kept.",
            services, Try);
        yield return Tools.Adding(
            "add_alert", "Add an alert rule",
            "Makes an alert rule of a sentence and says how often it would have fired; try it with test_alert first, and repeat the sentence to the person who asked.",
            services, AddAsync);
    }

    private static AlertListAnswer List(AlertStore store, AlertHistory history, Settings settings)
    {
        IReadOnlyList<AlertFiringView> fired = history.Page(FiredShown, null, null).Items;
        return new AlertListAnswer(
            fired.Count == 0 ? "none" : string.Join(' ', fired.Select(one => one.DataLabel).Distinct()), fired.Count == 0 ? null : fired.Max(one => one.Time),
            settings.Disclosure, [.. store.List().Select(AlertView.Of)], fired);
    }

    private static AlertTestAnswer Try(
        AlertRules rules, Settings settings, [Description(Grammar)] string sentence,
        [Description("How many of the last years, 1 to 50.")] int years = 3, CancellationToken stop = default) =>
        Answer(rules.Try(sentence, years, stop), settings, null);

    private static async Task<AlertTestAnswer> AddAsync(
        AlertRules rules, AlertStore store, Settings settings, [Description(Grammar)] string sentence, CancellationToken stop = default)
    {
        AlertRule rule = rules.Read(sentence);
        AlertTrialResult? dry = rule.Condition is StaleCondition ? null : rules.Try(sentence, null, stop);
        StoredAlert made = await store.AddAsync(rule, stop);
        return dry is null
            ? new AlertTestAnswer("none", null, settings.Disclosure, made.Sentence, "It watches sources from now on; stored bars say nothing about them.", 0, [], made.Id)
            : Answer(dry, settings, made.Id);
    }

    private static AlertTestAnswer Answer(AlertTrialResult dry, Settings settings, long? made) => new(
        dry.DataLabel.Length == 0 ? "none" : dry.DataLabel, dry.To, settings.Disclosure, dry.Sentence, dry.Headline, dry.Count, [.. dry.Firings.Take(LatestShown)], made);
}
