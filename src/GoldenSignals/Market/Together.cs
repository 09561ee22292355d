using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Market;

/// <summary>How likely the records behind a row are by chance alone.</summary>
/// <param name="Wild">Of volatility:5; NaN where it cannot be told.</param>
/// <param name="WildBaseRate">What is shown of it when it is not believed.</param>
/// <param name="Directions">Of every claim a decision could rest on.</param>
/// <param name="Decision">Of the claim the decision rests on; NaN for hold.</param>
public sealed record Chances(double Wild, double WildBaseRate, IReadOnlyList<double> Directions, double Decision)
{
    public static Chances Of(Signal signal)
    {
        Claim? wild = signal.Claims.FirstOrDefault(claim => claim.Target == "volatility:5");
        // The reason of a decision begins with the key of the claim it rests on.
        Claim? decision = signal.Decision == "hold" ? null : signal.Claims.FirstOrDefault(claim => signal.Reason.StartsWith(claim.Target + " ", StringComparison.Ordinal));
        return new Chances(
            wild?.Chance ?? double.NaN, wild?.BaseRate ?? double.NaN,
            [.. signal.Claims.Where(claim => IsBet(claim.Target)).Select(claim => claim.Chance ?? double.NaN)],
            decision?.Chance ?? double.NaN);
    }

    private static bool IsBet(string target) => target == "trade" || target.StartsWith("direction:", StringComparison.Ordinal)
        || target.StartsWith("relative:", StringComparison.Ordinal);
}

/// <summary>Looks at many symbols together: of a hundred records without skill two or three look good, so the more are shown the more each must show.</summary>
public static class Together
{
    /// <summary>The same rows, with every belief taken back that does not stand the correction for looking at all of them.</summary>
    public static MarketRow[] Correct(IReadOnlyList<MarketRow> rows)
    {
        double wild = FalseDiscovery.Threshold(rows.Select(row => row.Chances?.Wild ?? double.NaN));
        double direction = FalseDiscovery.Threshold(rows.SelectMany(row => row.Chances?.Directions ?? []));
        return [.. rows.Select(row => row.Chances is { } chances ? Correct(row, chances, wild, direction) : row)];
    }

    private static MarketRow Correct(MarketRow row, Chances chances, double wild, double direction)
    {
        if (row.Wild is { State: not "unproven" } && !(chances.Wild <= wild)) row = row with { Wild = Wildness.Of(chances.WildBaseRate, "unproven") };
        if (row.Decision != "hold" && !(chances.Decision <= direction)) row = row with { Decision = "hold", Reason = "noEdge" };
        return row;
    }
}
