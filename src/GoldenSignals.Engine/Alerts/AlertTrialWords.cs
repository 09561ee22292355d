using System.Globalization;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Alerts;

/// <summary>What a dry run comes to in words.</summary>
internal static class AlertTrialWords
{
    public static string Headline(AlertRule rule, IReadOnlyList<AlertTrialSeries> series, int count, ClaimCard? card, int years)
    {
        if (series.Count == 0)
        {
            return "None of its symbols has stored bars, so there is nothing to try it on.";
        }
        string whom = series.Count == 1 ? $"{series[0].Symbol} ({series[0].Interval}, {series[0].DataLabel})" : $"{series.Count} symbols";
        string often = count switch { 0 => "It would not have fired", 1 => "It would have fired once", _ => $"It would have fired {Number(count)} times" };
        string said = $"{often} on {whom} in the last {(years == 1 ? "year" : $"{years} years")} of stored bars.";
        bool madeUp = series.Any(one => one.DataLabel == "SYNTHETIC");
        return rule.Condition is not ClaimCondition ? said
            : madeUp && card is null ? $"{said} SYNTHETIC data: no accuracy is shown."
            : card is { Calls: > 0 } ? $"{said} {Record(card)}" : said;
    }

    /// <summary>How often it was right, beside its baseline, and how far that can be believed.</summary>
    private static string Record(ClaimCard card)
    {
        string settled = card.Calls == 1 ? "The one claim that has settled" : $"Of these claims {Number(card.Calls)} have settled; the likelier side";
        string right = card.Calls == 1
            ? $"{settled} was {(card.HitRate > 0.5 ? "right" : "wrong")}."
            : $"{settled} came in {Share(card.HitRate)}, against {Share(card.Baseline.HitRate)} for the baseline ({card.Baseline.Name}) on the same closes.";
        string state = card.State == ClaimState.Unproven.Text()
            ? $"Unproven: they count as {Number((long)card.EffectiveSample)} independent calls of the {Number((long)Judgement.EffectiveMin)} a proof needs{(card.EffectiveSample >= Judgement.EffectiveMin ? ", and do not beat it beyond doubt" : "")}."
            : $"As a record of its own that is {card.State}.";
        return $"{right} {state} A backtest: nobody was told at the time.";
    }

    private static string Share(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0} %") : "an unknown share";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
