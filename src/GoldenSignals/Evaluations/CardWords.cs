using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Evaluations;

namespace GoldenSignals.Evaluations;

/// <summary>What cards come to in words, saying no more than is proven.</summary>
public static class CardWords
{
    /// <summary>Invariant, with "64 %" for a share.</summary>
    private static readonly CultureInfo Culture = MakeCulture();

    /// <summary>What a proven claim is good for, by the name of its target.</summary>
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["volatility"] = "size positions and set stops by it",
        ["band"] = "it says how likely the usual band holds",
        ["range"] = "it says how wide the next bar will be",
        ["activity"] = "it says how busy the next bar will be",
        ["direction"] = "it adds to the market's drift",
        ["relative"] = "it ranks symbols against each other",
        ["trade"] = "the set-ups beat random entries",
    };

    /// <summary>The gist of a report: what is proven, what is not, and how far ranges can be trusted.</summary>
    public static string Gist(EvaluationReport report) => string.Join(" ", Sentences(report));

    /// <summary>The same, a sentence each.</summary>
    public static IReadOnlyList<string> Sentences(EvaluationReport report)
    {
        ClaimCard[] all = [.. report.Cards.Where(card => card is { Scope: "all", Calls: > 0 })];
        if (all.Length == 0)
        {
            return ["No claim has settled here: 252 answers must be known before the first is made, and the window must hold bars after that."];
        }
        ClaimCard[] cards = [.. all.Where(card => card.Who == CardKey.Consensus)];
        ClaimCard[] proven = [.. all.Where(card => card.HitRate is not null).GroupBy(card => card.Target).Select(Best).Where(IsProven).OrderByDescending(Rank)];
        List<string> sentences = [.. proven.Select(card => Proven(card, report))];
        if (proven.Length == 0)
        {
            sentences.Add("Nothing here beats its baseline beyond doubt.");
        }
        if (cards.Any(card => NameOf(card) == "direction") && !proven.Any(card => NameOf(card) == "direction"))
        {
            sentences.Add("No direction is proven: do not trade on one.");
        }
        if (Ranges([.. cards.Where(card => card.RangeCoverage is not null)]) is { Length: > 0 } ranges)
        {
            sentences.Add(ranges);
        }
        return sentences;
    }

    /// <summary>Of whom, in words: the ticker alone, or how many symbols.</summary>
    public static string Of(EvaluationReport report) => report.Symbols.Count == 1 ? report.Symbols[0] : Number(report.Symbols.Count, "0 symbols");

    /// <summary>What a set-up on this side would do.</summary>
    public static string Act(int side) => side > 0 ? "buy" : "sell";

    public static string Share(double? share, string format = "P1") => share?.ToString(format, Culture) ?? "";

    public static string Points(double? share) => share is { } known ? (100 * known).ToString("+0.0;−0.0;0.0", Culture) : "";

    /// <summary>Points with their interval.</summary>
    public static string Points(Measured measured) => measured.Value is null ? ""
        : measured.Low is null ? Points(measured.Value)
        : $"{Points(measured.Value)} [{Points(measured.Low)}, {Points(measured.High)}]";

    public static string Number(double? number, string format) => number?.ToString(format, Culture) ?? "";

    /// <summary>Whoever is most proven on a target; the consensus where nobody is more.</summary>
    private static ClaimCard Best(IEnumerable<ClaimCard> cards) =>
        cards.OrderByDescending(Rank).ThenByDescending(card => card.Who == CardKey.Consensus).ThenByDescending(card => card.BrierSkill.Value).First();

    private static int Rank(ClaimCard card) => card.State switch
    {
        "demonstrated" => 2,
        "weak" => 1,
        _ => 0,
    };

    internal static bool IsProven(ClaimCard card) => card.State != ClaimState.Unproven.Text();

    private static string NameOf(ClaimCard card) => card.Target.Split(':')[0];

    private static string Proven(ClaimCard card, EvaluationReport report) =>
        $"{card.Target} of {Of(report)}: {(card.Who == CardKey.Consensus ? "" : $"{card.Who} alone is ")}{card.State}, "
        + $"{Share(card.HitRate, "P0")} against {Share(card.Baseline.HitRate, "P0")}"
        + (card.State == "demonstrated" && Uses.TryGetValue(NameOf(card), out string? use) ? $"; {use}." : $"; {Lacks(card)}.");

    /// <summary>What keeps a weak claim from being demonstrated.</summary>
    private static string Lacks(ClaimCard card) =>
        card.CalibrationError > Judgement.CalibrationErrorMax ? $"its probabilities are off by {Number(100 * card.CalibrationError, "0")} points"
        : !(card.Lift.Low > 0) ? "better odds than the baseline's, though not surely more often right"
        : "not so over the last 250 independent calls";

    private static string Ranges(ClaimCard[] ranges) => ranges.Length == 0 ? ""
        : $"Ranges that should hold 80 in 100 held {string.Join(", ", ranges.Select(card => $"{Share(card.RangeCoverage!.P80)} ({card.Target.Split(':')[1]})"))}"
            + " of the closes that many bars on.";

    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.PercentPositivePattern = 0;
        culture.NumberFormat.PercentNegativePattern = 0;
        return CultureInfo.ReadOnly(culture);
    }
}
