using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Alerts;

/// <summary>What an alert says: what happened and when, with probability, state, baseline, horizon, expiry and label; never an accuracy.</summary>
public static class AlertText
{
    private const int ClaimsShownMax = 3;

    /// <summary>The gist, with the label of data that are no market in front.</summary>
    public static string Title(AlertRule rule, AlertSight sight)
    {
        Signal signal = sight.Signal;
        string what = rule.Condition switch
        {
            ClaimCondition claim => $"{claim.Key} at {Share(sight.Claim(claim.Key)?.Probability)}",
            SettledCondition settled => Settled(settled, sight) is { } one ? $"{settled.Key} settled: {(one.Right ? "right" : "wrong")}" : $"{settled.Key} settled",
            DecisionCondition => $"decision is {signal.Decision}",
            LeanCondition => $"the lean turned {(signal.Lean.Score > 0 ? "up" : "down")}",
            RegimeCondition => $"now in a {sight.Regime}",
            MeasureCondition measure => $"{measure.Left} at {Value(sight, measure.Left)}",
            _ => AlertSentence.Predicate(rule.Condition),
        };
        return $"{Label(signal.DataLabel)}{signal.Symbol}: {what}";
    }

    /// <summary>The whole, in sentences.</summary>
    public static string Of(AlertRule rule, AlertSight sight)
    {
        Signal signal = sight.Signal;
        string close = $"At the close of {Moment(signal.AsOf)} ({signal.Interval})";
        string what = rule.Condition switch
        {
            ClaimCondition claim => $"{close} {Claim(sight.Claim(claim.Key)!, signal.Symbol)}",
            SettledCondition settled => string.Join(" ", sight.Settled.Where(one => one.Target == settled.Key).Select(one => CameTrue(signal.Symbol, one))),
            DecisionCondition => $"{close} the decision on {signal.Symbol} is {signal.Decision}: {Reason(signal)}.",
            LeanCondition => $"{close} the agents lean {Number(signal.Lean.Score)} on {signal.Symbol}: {signal.Lean.Up} up, {signal.Lean.Down} down, "
                + $"{signal.Lean.Silent} silent; {signal.Lean.Record}. A lean is a vote, no probability.",
            RegimeCondition => $"{close} {signal.Symbol} is in a {sight.Regime}.",
            MeasureCondition measure => $"{close} {Measured(measure, sight)}",
            _ => close,
        };
        return string.Join(" ", new[] { what, Beside(rule, signal), Warning(signal.DataLabel) }.Where(part => part.Length > 0));
    }

    /// <summary>Says whether a claim that was told of came true.</summary>
    public static (string Title, string Text) FollowUp(string symbol, string label, SettledSight settled)
    {
        string came = settled.Yes ? "came true" : "did not come true";
        return ($"{Label(label)}{symbol}: the claim on {settled.Target} {came}", $"{CameTrue(symbol, settled)} {Warning(label)}".TrimEnd());
    }

    /// <summary>A claim in a sentence: what it says, how far it is proven, against what, and until when.</summary>
    public static string Claim(Claim claim, string symbol)
    {
        string proven = claim.State == ClaimState.Unproven.Text() ? "unproven, so this is the base rate" : claim.State ?? "unproven";
        string baseline = claim.Baseline is { } rule ? $" Its baseline ({rule.Name}) says {Share(rule.Probability)}, the base rate is {Share(claim.BaseRate)}." : "";
        string until = claim.Expires is { } expires ? $" It settles at {Moment(expires)}." : "";
        return $"{claim.Target} of {symbol} stands at {Share(claim.Probability)} ({proven}): {Question(claim.Target)}{baseline}{until}";
    }

    private static string CameTrue(string symbol, SettledSight settled)
    {
        string said = settled.Published == 0.5 ? "" : settled.Right ? ", as it leaned" : ", against what it leaned to";
        return $"The claim of {Moment(settled.Issued)} on {settled.Target} of {symbol} ({Question(settled.Target)} {Share(settled.Published)}, "
            + $"{settled.State.Text()}) {(settled.Yes ? "came true" : "did not come true")}{said}.";
    }

    /// <summary>What is claimed of the symbol at the same close, for alerts that are about no claim themselves.</summary>
    private static string Beside(AlertRule rule, Signal signal)
    {
        if (rule.Condition.Target is not null) return "";
        List<string> proven = [.. signal.Claims
            .Where(claim => claim.Probability is not null && AlertStep.StateOf(claim.State) >= ClaimState.Weak).Take(ClaimsShownMax)
            .Select(claim => $"{claim.Target} {Share(claim.Probability)} ({claim.State}{(claim.Expires is { } until ? $", until {Moment(until)}" : "")})")];
        return proven.Count > 0 ? $"Claims at that close: {string.Join("; ", proven)}." : $"No claim on {signal.Symbol} is proven at that close.";
    }

    private static string Measured(MeasureCondition measure, AlertSight sight)
    {
        string against = measure.Against is { } other ? $"{other} at {Value(sight, other)}" : AlertSentence.Number(measure.Level);
        double left = sight.Measures.GetValueOrDefault(measure.Left, double.NaN);
        double right = measure.Against is { } name ? sight.Measures.GetValueOrDefault(name, double.NaN) : measure.Level;
        return $"{measure.Left} of {sight.Signal.Symbol} is {Value(sight, measure.Left)}, {(left > right ? "above" : "below")} {against}.";
    }

    private static SettledSight? Settled(SettledCondition condition, AlertSight sight) => sight.Settled.FirstOrDefault(one => one.Target == condition.Key);

    private static string Reason(Signal signal) => signal.Reason == "noEdge" ? "no proven edge" : signal.Reason;

    private static string Question(string target) => TargetCatalog.Find(target)?.Question ?? "";

    private static string Label(string label) => label is "SYNTHETIC" or "REPLAY" ? $"{label} " : "";

    private static string Warning(string label) => label switch
    {
        "SYNTHETIC" => "SYNTHETIC data: no market traded at these prices.",
        "REPLAY" => "REPLAY: stored bars of the past, played as if they were arriving now.",
        _ => "",
    };

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static string Share(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.#} %") : "unknown";

    private static string Number(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Value(AlertSight sight, string name) =>
        sight.Measures.GetValueOrDefault(name, double.NaN) is var value && double.IsNaN(value) ? "unknown" : value.ToString("0.00####", CultureInfo.InvariantCulture);
}
