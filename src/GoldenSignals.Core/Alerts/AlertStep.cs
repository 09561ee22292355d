using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Alerts;

/// <summary>Decides whether a rule fires: a function of what it remembers and what it sees, and of nothing else.</summary>
/// <remarks>It fires where something becomes so. What is unknown at a close changes nothing; what is so at the first close a rule sees has not
/// become so. A firing that once or a pause holds back is over: the condition must end before it can come again.</remarks>
public static class AlertStep
{
    /// <param name="before">Null at the first close of a symbol that the rule sees.</param>
    /// <returns>What to remember, and whether the rule fires.</returns>
    public static (AlertMemory After, bool Fires) Take(AlertRule rule, AlertMemory? before, AlertSight sight)
    {
        DateTime now = sight.Signal.AsOf;
        if (before is not null && now < before.At)
        {
            return (before, false); // a correction of the past is no news
        }
        (bool? holds, string? value) = Look(rule.Condition, sight);
        bool became = rule.Condition switch
        {
            SettledCondition => holds == true,
            _ when value is not null => before?.Value is { } old && old != value,
            _ => before?.Holds == false && holds == true,
        };
        bool fires = became && MaySpeak(rule, before, now);
        var after = new AlertMemory(now, holds ?? before?.Holds, value ?? before?.Value, fires ? now : before?.Fired);
        return (after, fires);
    }

    private static bool MaySpeak(AlertRule rule, AlertMemory? before, DateTime now)
    {
        if (!rule.IsOpenAt(now)) return false;
        if (before?.Fired is not { } fired) return true;
        return !rule.Once && now > fired && (rule.Cooldown is not { } pause || now - fired >= pause);
    }

    private static (bool? Holds, string? Value) Look(AlertCondition condition, AlertSight sight) => condition switch
    {
        ClaimCondition claim => (Holds(claim, sight), null),
        SettledCondition settled => (sight.Settled.Any(one => Fits(settled, one)), null),
        DecisionCondition { Becomes: { } wanted } => (sight.Signal.Decision == wanted, null),
        DecisionCondition => (null, sight.Signal.Decision),
        LeanCondition { Side: 0 } => (null, SideOf(sight.Signal.Lean)),
        LeanCondition lean => (SideOf(sight.Signal.Lean) is { } side ? side == (lean.Side > 0 ? "up" : "down") : null, null),
        RegimeCondition { Becomes: { } wanted } => (sight.Regime is { } regime ? regime == wanted : null, null),
        RegimeCondition => (null, sight.Regime),
        MeasureCondition { Side: AlertSide.Either } measure => (null, Lies(measure, sight) switch { > 0 => "above", < 0 => "below", _ => null }),
        MeasureCondition measure => (Lies(measure, sight) is { } side ? side == (measure.Side == AlertSide.Above ? 1 : -1) : null, null),
        _ => (null, null),
    };

    /// <summary>Of a claim that is less proven than wanted the threshold is not passed, whatever it says.</summary>
    private static bool? Holds(ClaimCondition condition, AlertSight sight)
    {
        if (sight.Claim(condition.Key) is not { Probability: { } probability } claim) return null;
        if (condition.Least is { } least && StateOf(claim.State) < least) return false;
        double threshold = condition.Percent / 100;
        return condition.Side == AlertSide.Above ? probability > threshold : probability < threshold;
    }

    private static bool Fits(SettledCondition condition, SettledSight settled) =>
        settled.Target == condition.Key && (condition.Right is not { } right || right == settled.Right)
        && (condition.Least is not { } least || settled.State >= least);

    /// <summary>1 above, −1 below, 0 on it; null while a number is unknown.</summary>
    private static int? Lies(MeasureCondition condition, AlertSight sight)
    {
        double left = sight.Measures.GetValueOrDefault(condition.Left, double.NaN);
        double right = condition.Against is { } other ? sight.Measures.GetValueOrDefault(other, double.NaN) : condition.Level;
        return double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);
    }

    /// <summary>A vote that is even has no side.</summary>
    private static string? SideOf(Lean lean) => lean.Score > 0 ? "up" : lean.Score < 0 ? "down" : null;

    public static ClaimState StateOf(string? state) => state switch
    {
        "demonstrated" => ClaimState.Demonstrated,
        "weak" => ClaimState.Weak,
        _ => ClaimState.Unproven,
    };
}
