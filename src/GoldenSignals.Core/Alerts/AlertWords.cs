using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Alerts;

/// <summary>The words a sentence is made of. Pages that offer a choice read them here too.</summary>
public static class AlertWords
{
    public const string Decision = "decision", Lean = "lean", Regime = "regime", Source = "source", Price = MeasureCondition.Price;

    public const string Example = "volatility:5 of SPY above 75 %, weak or better";

    /// <summary>Claims with a probability.</summary>
    public static readonly IReadOnlyList<string> Claims = [.. TargetCatalog.All.Where(entry => entry.Make is not null).Select(entry => entry.Key)];

    public static readonly IReadOnlyList<string> Decisions = ["buy", "sell", "hold"];

    public static readonly IReadOnlyList<string> Regimes = MarketRegimeAgent.AllStates;

    public static readonly IReadOnlyList<string> Severities = ["info", "warning", "critical"];

    /// <summary>Everything a sentence can begin with.</summary>
    public static readonly IReadOnlyList<string> Subjects =
        [.. Claims, Decision, Lean, Regime, Price, Source, .. IndicatorCatalog.All.Select(entry => entry.Key)];

    internal static readonly IReadOnlyDictionary<string, AlertSide> Sides = new Dictionary<string, AlertSide>(StringComparer.OrdinalIgnoreCase)
    {
        ["above"] = AlertSide.Above, ["over"] = AlertSide.Above, [">"] = AlertSide.Above,
        ["below"] = AlertSide.Below, ["under"] = AlertSide.Below, ["<"] = AlertSide.Below,
    };

    /// <summary>Words people put before above or below, which change nothing.</summary>
    internal static readonly IReadOnlySet<string> Fillers = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "is", "goes", "rises", "falls", "crosses" };
}
