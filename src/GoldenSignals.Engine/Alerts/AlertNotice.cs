using System.Globalization;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Puts what an alert says into the form that channels send.</summary>
internal static class AlertNotice
{
    /// <summary>Shortest time an alert without an expiry of its own is worth telling.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromHours(1);

    public static Notice Of(AlertFiring firing, AlertRule rule, AlertSight? sight)
    {
        Dictionary<string, string> fields = Fields(firing);
        fields["rule"] = firing.Sentence;
        if (sight is not null)
        {
            Add(fields, rule, sight);
        }
        return new Notice(firing.Event, firing.Title, firing.Text, Expires(firing, rule, sight), fields) { Urgency = UrgencyOf(rule.Severity) };
    }

    /// <summary>The follow-up: whether the claim came true.</summary>
    public static Notice Of(AlertSettled settled)
    {
        Dictionary<string, string> fields = Fields(settled.Firing);
        fields["target"] = settled.Firing.Target!;
        fields["outcome"] = settled.Came switch { "yes" => "came true", "no" => "did not come true", _ => "given up" };
        return new Notice($"{settled.Firing.Event}:{AlertEvents.Settled}", settled.Title, settled.Text, null, fields);
    }

    private static Dictionary<string, string> Fields(AlertFiring firing) => new()
    {
        ["symbol"] = firing.Symbol, ["interval"] = firing.Interval, ["time"] = Moment(firing.Time), ["label"] = firing.Label,
    };

    private static void Add(Dictionary<string, string> fields, AlertRule rule, AlertSight sight)
    {
        Signal signal = sight.Signal;
        fields["decision"] = signal.Decision;
        fields["price"] = Number(signal.Close);
        fields["threshold"] = AlertSentence.Predicate(rule.Condition);
        if (rule.Condition is MeasureCondition measure)
        {
            fields["value"] = Number(sight.Measures.GetValueOrDefault(measure.Left, double.NaN));
        }
        if (rule.Condition is ClaimCondition condition && sight.Claim(condition.Key) is { } claim)
        {
            fields["target"] = claim.Target;
            fields["probability"] = Share(claim.Probability!.Value);
            fields["state"] = claim.State ?? "unproven";
            fields["horizon"] = claim.Horizon == 1 ? "1 bar" : $"{claim.Horizon} bars";
            fields["baseline"] = claim.Baseline is { } baseline ? $"{baseline.Name} {Share(baseline.Probability)}" : "none";
        }
    }

    /// <summary>A claim is worth telling until it settles, anything else until the next close. A played market's times say nothing about the clock.</summary>
    private static DateTime? Expires(AlertFiring firing, AlertRule rule, AlertSight? sight)
    {
        if (sight is null || AlertRecency.IsPlayed(firing.Label))
        {
            return null;
        }
        DateTime? settles = rule.Condition is ClaimCondition claim ? sight.Claim(claim.Key)?.Expires : null;
        DateTime least = firing.FiredAt + FreshFor;
        return settles ?? (least > firing.Time.AddDays(1) || Interval.Parse(firing.Interval).IsIntraday ? least : firing.Time.AddDays(1));
    }

    private static Urgency UrgencyOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Urgency.Urgent,
        AlertSeverity.Warning => Urgency.Warning,
        _ => Urgency.Info,
    };

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    private static string Number(double value) => value.ToString("0.00####", CultureInfo.InvariantCulture);

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
