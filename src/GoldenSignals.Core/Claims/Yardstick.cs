using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>A question whose answer is known, and what everybody who spoke on it is measured against; made once for all of them.</summary>
/// <param name="Place">Its issue date among <see cref="IssueDates"/>.</param>
/// <param name="Bar">Its issue bar in its session.</param>
/// <param name="Block">The block of settlement dates it falls in.</param>
public readonly record struct Yardstick(int Place, int Bar, int Block, bool Yes, bool BaselineRight)
{
    internal long BaselineError { get; private init; }

    internal long ClimatologyError { get; private init; }

    internal long BaselineLogLoss { get; private init; }

    /// <param name="place">Of its issue date.</param>
    /// <param name="baseline">Probability the baseline gave to yes, strictly between 0 and 1, as is the base rate.</param>
    public static Yardstick Of(int place, int bar, int horizon, bool yes, double baseRate, double baseline, bool baselineSaysYes) =>
        new(place, bar, BlockOf(place, horizon), yes, baselineSaysYes == yes)
        {
            BaselineError = SquaredError(baseline, yes), ClimatologyError = SquaredError(baseRate, yes), BaselineLogLoss = LogLoss(baseline, yes),
        };

    /// <summary>Of what a session settled.</summary>
    public static Yardstick Of(int place, int horizon, in Settlement settled) => Of(
        place, settled.IssueBar, horizon, settled.Outcome > 0.5, settled.BaseRate, settled.BaselineProbability, settled.BaselineSaysYes);

    /// <summary>Blocks are of dates of settlement, h after those of issue.</summary>
    internal static int BlockOf(int place, int horizon) => (place + horizon) / BatchMeans.BlockBars(horizon);

    internal static long SquaredError(double probability, bool yes)
    {
        double distance = yes ? 1 - probability : probability;
        return FixedPoint.Of(distance * distance);
    }

    internal static long LogLoss(double probability, bool yes) => FixedPoint.Of(-Math.Log(yes ? probability : 1 - probability));
}
