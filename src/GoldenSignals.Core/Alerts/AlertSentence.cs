using System.Globalization;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Alerts;

/// <summary>The one text form of a rule: "rsi:14 of SPY and QQQ on 1h below 30, at most every 1d, to telegram".</summary>
/// <remarks>What is left out is the usual: any state, every time, no pause, for ever, info, every channel. Writing leaves the usual out, so a
/// written sentence reads back to the rule, and the rule writes it again letter by letter.</remarks>
public static class AlertSentence
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
        [("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1))];

    /// <exception cref="AlertSentenceException">Some word is not understood; it says which, and what was expected there.</exception>
    public static AlertRule Parse(string text) => new AlertReader(text).Read();

    public static string Write(AlertRule rule)
    {
        string head = $"{Subject(rule.Condition)} of {Symbols(rule.Symbols)}";
        string on = rule.Interval is { } interval ? $" on {interval}" : "";
        return string.Join(", ", Tail(rule).Prepend($"{head}{on} {Predicate(rule.Condition)}"));
    }

    /// <summary>What the rule watches, as its sentence begins.</summary>
    public static string Subject(AlertCondition condition) => condition switch
    {
        ClaimCondition claim => claim.Key,
        SettledCondition settled => settled.Key,
        DecisionCondition => AlertWords.Decision,
        LeanCondition => AlertWords.Lean,
        RegimeCondition => AlertWords.Regime,
        MeasureCondition measure => measure.Left,
        _ => AlertWords.Source,
    };

    /// <summary>What has to become so.</summary>
    public static string Predicate(AlertCondition condition) => condition switch
    {
        ClaimCondition claim => $"{Side(claim.Side)} {Number(claim.Percent)} %",
        SettledCondition settled => settled.Right switch { null => "settles", true => "settles right", false => "settles wrong" },
        DecisionCondition decision => Becomes(decision.Becomes),
        LeanCondition lean => lean.Side switch { > 0 => "turns up", < 0 => "turns down", _ => "changes" },
        RegimeCondition regime => Becomes(regime.Becomes),
        MeasureCondition measure => $"{Side(measure.Side)} {measure.Against ?? Number(measure.Level)}",
        StaleCondition stale => stale.After == StaleCondition.UsualAfter ? "is stale" : $"is stale for {Span(stale.After)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "A condition of this kind has no words."),
    };

    public static string Span(TimeSpan span)
    {
        (string unit, TimeSpan length) = Units.First(one => span.Ticks % one.Length.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / length.Ticks}{unit}");
    }

    /// <summary>A time such as 30m, 4h, 2d or 1w; null for another text.</summary>
    internal static TimeSpan? Span(string text)
    {
        foreach ((string unit, TimeSpan length) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 10_000)
            {
                return count * length;
            }
        }
        return null;
    }

    internal static string Number(double number) => ((decimal)number).ToString(CultureInfo.InvariantCulture);

    private static string Symbols(IReadOnlyList<string> symbols) => symbols.Count == 0 ? "any watched" : And(symbols);

    private static IEnumerable<string> Tail(AlertRule rule)
    {
        ClaimState? least = (rule.Condition as ClaimCondition)?.Least ?? (rule.Condition as SettledCondition)?.Least;
        if (least is { } state) yield return state == ClaimState.Demonstrated ? "demonstrated" : $"{state.Text()} or better";
        if (rule.Once) yield return "once";
        if (rule.Cooldown is { } pause) yield return $"at most every {Span(pause)}";
        if (rule.Until is { } last) yield return $"until {last:yyyy-MM-dd}";
        if (rule.Severity != AlertSeverity.Info) yield return AlertWords.Severities[(int)rule.Severity];
        if (rule.Channels.Count > 0) yield return $"to {And(rule.Channels)}";
    }

    private static string Becomes(string? what) => what is null ? "changes" : $"becomes {what}";

    private static string Side(AlertSide side) => side switch { AlertSide.Above => "above", AlertSide.Below => "below", _ => "crosses" };

    private static string And(IReadOnlyList<string> words) => words.Count == 1
        ? words[0]
        : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";
}
