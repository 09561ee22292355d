using System.ComponentModel;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Evaluations;

/// <summary>The claim cards of an evaluation.</summary>
/// <param name="AsOf">Last issue date that counts.</param>
/// <param name="Sentence">What a trader should take from it.</param>
public sealed record EvaluationAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, string Id, string Sentence, string Interval, IReadOnlyList<string> Symbols, int VariantsTried,
    IReadOnlyList<ClaimCard> Cards);

/// <summary>Track records, for a language model.</summary>
internal static class EvaluationsTools
{
    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "get_track_record", "Get the track record",
            "Gives the claim cards of the latest evaluation: how often each kind of claim came true against its baseline, with 95 % intervals and whether that "
            + "proves anything. These are backtests on stored bars. Quote an accuracy only with its baseline, its state and its effective sample.",
            services, Latest);
    }

    private static EvaluationAnswer Latest(
        Database database, Settings settings,
        [Description("Ticker for its own cards; empty for those of all symbols together.")] string symbol = "",
        [Description("Target such as volatility:5; empty for all.")] string target = "",
        [Description("consensus or an agent's name; empty for the consensus alone, * for everybody.")] string who = "")
    {
        var runs = new RunStore(database, TimeProvider.System);
        EvaluationReport report = EvaluationRecords.Report(runs, EvaluationRecords.Find(runs, "latest"));
        string scope = symbol.Length == 0 ? "all" : symbol.ToUpperInvariant(), speaker = who.Length == 0 ? CardKey.Consensus : who;
        ClaimCard[] cards =
        [
            .. report.Cards.Where(card => card.Scope.Equals(scope, StringComparison.OrdinalIgnoreCase) && (target.Length == 0 || card.Target == target)
                && (speaker == "*" || card.Who == speaker)),
        ];
        return cards.Length > 0
            ? new EvaluationAnswer(
                string.Join(", ", report.DataLabels), report.To, settings.Disclosure, report.Id, CardWords.Gist(report), report.Interval, report.Symbols,
                report.VariantsTried, cards)
            : throw Fault.NotFound("the latest evaluation has no such card", $"It is of {string.Join(' ', report.Symbols.Take(20))}; targets and agents are in the cards of all.");
    }
}
