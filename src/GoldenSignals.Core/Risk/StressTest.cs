using System.Globalization;

namespace GoldenSignals.Core.Risk;

/// <summary>What a position would gain or lose.</summary>
/// <param name="Move">Of its price, −0.3 for a fall of 30 %.</param>
/// <param name="Profit">In the currency of the account, negative for a loss.</param>
/// <param name="How">Where the move comes from: its own bars, its beta, its class or a person.</param>
public sealed record StressLine(string Symbol, double Value, double Move, double Profit, string How);

/// <summary>What positions would gain or lose if a scenario came again.</summary>
public sealed record StressTest(StressScenario Scenario, IReadOnlyList<StressLine> Lines, double Profit, double Covered, IReadOnlyList<NotCovered> Left)
{
    /// <summary>Calendar days by which a stored close may lie before the day it stands for.</summary>
    private const int LateDays = 6;

    /// <param name="closes">Of each holding, in the same order.</param>
    /// <param name="betas">Of each holding to the index of its class; null where it is not known.</param>
    public static StressTest Of(
        StressScenario scenario, IReadOnlyList<Stake> stakes, IReadOnlyList<DatedCloses> closes, IReadOnlyList<Beta?> betas)
    {
        List<StressLine> lines = [];
        List<NotCovered> left = [];
        for (int i = 0; i < stakes.Count; i++)
        {
            Stake one = stakes[i];
            if (MoveOf(scenario, one, closes[i], betas[i]) is not var (move, how))
            {
                left.Add(new NotCovered(one.Symbol, one.Value, Silence(scenario, one)));
                continue;
            }
            lines.Add(new StressLine(one.Symbol, one.Value, move, one.Value * move, how));
        }
        return new StressTest(scenario, lines, lines.Sum(line => line.Profit), lines.Sum(line => Math.Abs(line.Value)), left);
    }

    private static (double Move, string How)? MoveOf(StressScenario scenario, Stake one, DatedCloses closes, Beta? beta)
    {
        if (scenario.Symbols.TryGetValue(one.Symbol, out double named)) return (named, "named for the symbol");
        if (OwnMove(scenario, closes) is { } own) return (own, "its own bars");
        if (!scenario.Classes.TryGetValue(one.AssetClass, out ClassMove? move)) return null;
        if (move.Of is not { } index) return (move.Move, "named for its class");
        // A position never falls by more than the whole of it.
        return beta is { } slope
            ? (Math.Max(-1, slope.Value * move.Move), Words($"beta {slope.Value:0.00} to {slope.Benchmark} ({slope.Count} days) × {index} {100 * move.Move:0.0} %"))
            : (move.Move, Words($"no beta known: the whole {index} {100 * move.Move:0.0} %"));
    }

    private static double? OwnMove(StressScenario scenario, DatedCloses closes)
    {
        if (scenario.From is not { } from || scenario.To is not { } to) return null;
        int first = closes.PlaceAt(from), last = closes.PlaceAt(to);
        return first >= 0 && last > first && from.DayNumber - closes.Days[first].DayNumber <= LateDays && to.DayNumber - closes.Days[last].DayNumber <= LateDays
            ? (closes.Closes[last] / closes.Closes[first]) - 1
            : null;
    }

    private static string Silence(StressScenario scenario, Stake one) => scenario.From is null
        ? $"no shock is named for it or for {one.AssetClass.ToString().ToLowerInvariant()}"
        : Words($"its bars do not reach from {scenario.From:yyyy-MM-dd} to {scenario.To:yyyy-MM-dd}, and no index stands for {one.AssetClass.ToString().ToLowerInvariant()}");

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
