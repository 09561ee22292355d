using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Backtests;

namespace GoldenSignals.Backtests;

/// <summary>Says in words what a backtest comes to.</summary>
internal static class BacktestSentence
{
    private const double SharpeProven = 0.95;

    /// <summary>The first line. What is simulated, unproven or beaten by a baseline is said before anything else.</summary>
    public static string Of(BacktestOutcome outcome, IReadOnlyList<BaselineView> baselines)
    {
        string said = Result(outcome, baselines);
        if (outcome.Rule == "lean")
        {
            said = $"Trades the bare lean, an unproven vote of the agents that the platform itself does not act on. {said}";
        }
        return outcome.Label == DataLabel.Synthetic ? $"SYNTHETIC data, made by a simulator: this says nothing about any market. {said}" : said;
    }

    /// <summary>When the worst fall began, ended and was made good; nothing where there was none.</summary>
    public static string Fall(StatsView stats) => stats.DrawdownFrom is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{stats.DrawdownFrom:yyyy-MM-dd} to {stats.DrawdownBottom:yyyy-MM-dd}, ")
        + (stats.DrawdownUntil is { } until ? string.Create(CultureInfo.InvariantCulture, $"made good {until:yyyy-MM-dd}") : "never made good");

    /// <summary>A ratio as percent.</summary>
    public static string Percent(double? share, int digits = 1) =>
        share is { } known && double.IsFinite(known) ? Number(100 * known, digits) + " %" : "–";

    public static string Number(double? value, int digits = 2) => value is { } known && double.IsFinite(known)
        ? (Math.Round(known, digits) is var rounded && rounded == 0 ? 0.0 : rounded).ToString("#,0." + new string('0', digits) + ";−#,0." + new string('0', digits), CultureInfo.InvariantCulture)
        : "–";

    public static string Of(DropReason reason) => reason switch
    {
        DropReason.Cut => "made smaller: larger than the money left",
        DropReason.NoMoney => "dropped: no money for a single lot",
        DropReason.BelowOneLot => "dropped: the size comes to less than one lot",
        DropReason.NoPlace => "dropped: all places were taken",
        DropReason.NoLaterBar => "never filled: no bar came after the decision",
        DropReason.BeyondStop => "dropped: the market opened beyond its stop",
        DropReason.ShortsOff => "dropped: short selling was off",
        DropReason.MarginCall => "dropped: a margin call came first",
        _ => "dropped: the account was ruined",
    };

    private static string Result(BacktestOutcome outcome, IReadOnlyList<BaselineView> baselines)
    {
        BacktestStats stats = outcome.Stats;
        string own = Percent(stats.Cagr);
        if (outcome.Result.Fills.Count == 0)
        {
            return outcome.Rule == "workflow"
                ? "No order was filled: no direction was proven anywhere in this time, so the platform held throughout."
                : "No order was filled in this time.";
        }
        if (outcome.Rule == "buyhold")
        {
            return $"Buying and holding made {own} a year, with a worst fall of {Percent(stats.MaxDrawdown)}.";
        }
        BaselineView[] unbeaten = [.. baselines.Where(one => !one.Beaten)];
        if (unbeaten.Length > 0)
        {
            BaselineView[] riskier = [.. unbeaten.Where(one => one.Sharpe < stats.Sharpe)];
            string beside = string.Join(", ", unbeaten.Select(one => $"{one.Name} ({Percent(one.Cagr)})"));
            string risk = riskier.Length == unbeaten.Length ? $" For its risk it did better: Sharpe {Number(stats.Sharpe)}." : "";
            return $"Does not beat its baseline: {own} a year after costs, against {beside}.{risk}";
        }
        string deflated = stats.DeflatedSharpe >= SharpeProven
            ? ""
            : $" The chance that this is more than the best of {stats.Variants} {(stats.Variants == 1 ? "variant" : "variants")} by luck is {Percent(stats.DeflatedSharpe, 0)}: not proven.";
        return $"Beats its baselines: {own} a year after costs, against {string.Join(", ", baselines.Select(one => $"{one.Name} ({Percent(one.Cagr)})"))}.{deflated}";
    }
}
