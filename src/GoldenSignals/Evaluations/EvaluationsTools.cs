using System.ComponentModel;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Evaluations;

/// <summary>Claim cards of one kind of run.</summary>
/// <param name="AsOf">Last issue date that counts.</param>
/// <param name="Ran">backtest, replay, paper or live; never added together.</param>
/// <param name="Sentence">What a trader should take from it.</param>
/// <param name="VariantsTried">Distinct settings ever evaluated; null for what was recorded as it ran.</param>
public sealed record ClaimCardsAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, string Ran, string Sentence, int? VariantsTried, IReadOnlyList<ClaimCard> Cards);

/// <summary>Track records, for a language model.</summary>
internal static class EvaluationsTools
{
    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "get_claim_card", "Get claim cards",
            "How often each kind of claim came true against its baseline, with 95 % intervals and whether that proves anything: of the latest evaluation, or of "
            + "what the ledger recorded. Quote an accuracy only with its baseline, its state and its effective sample.",
            services, Cards);
    }

    private static ClaimCardsAnswer Cards(
        Database database, Settings settings,
        [Description("Ticker for its own cards; empty for those of all symbols together.")] string symbol = "",
        [Description("Target such as volatility:5; empty for all.")] string target = "",
        [Description("consensus or an agent's name; empty for the consensus alone, * for everybody.")] string who = "",
        [Description("backtest (the latest evaluation), or replay, paper or live from the ledger.")] string ran = "backtest")
    {
        string scope = symbol.Length == 0 ? "all" : symbol, speaker = who.Length == 0 ? CardKey.Consensus : who;
        bool IsAsked(ClaimCard card) => card.Scope.Equals(scope, StringComparison.OrdinalIgnoreCase) && (target.Length == 0 || card.Target == target)
            && (speaker == "*" || card.Who == speaker);
        if (ran == Ran.Backtest.Text())
        {
            var runs = new RunStore(database, TimeProvider.System);
            EvaluationReport report = EvaluationRecords.Report(runs, EvaluationRecords.Find(runs, "latest"));
            return new ClaimCardsAnswer(
                string.Join(", ", report.DataLabels), report.To, settings.Disclosure, ran, CardWords.Gist(report), report.VariantsTried,
                Some(report.Cards.Where(IsAsked), $"The latest evaluation is of {string.Join(' ', report.Symbols.Take(20))}; targets and agents are in the cards of all."));
        }
        Ran where = Enum.GetValues<Ran>().Cast<Ran?>().FirstOrDefault(one => one!.Value.Text() == ran)
            ?? throw Fault.Parameter("ran", $"\"{ran}\" is no kind of run that has a record", "It is one of backtest, replay, paper, live.");
        ClaimCard[] cards = Some(
            LedgerCards.Of(new LedgerStore(database), where).Where(IsAsked), $"Of what ran {ran} no such claim has settled; `golden rehearse` makes a replay.");
        return new ClaimCardsAnswer(
            LedgerWords.LabelOf(ran), null, settings.Disclosure, ran, "From the ledger: what was said before it could be known, and what came of it.", null, cards);
    }

    private static ClaimCard[] Some(IEnumerable<ClaimCard> cards, string remedy) =>
        cards.ToArray() is { Length: > 0 } some ? some : throw Fault.NotFound("there is no such card", remedy);
}
