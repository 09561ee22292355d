namespace GoldenSignals.Core.Metrics;

/// <summary>Fractions as whole numbers of 2⁻³²: sums of them are the same in whatever order, so threads may add as they come.</summary>
public static class FixedPoint
{
    private const double Unit = 1L << 32;

    public static long Of(double value) => (long)Math.Round(value * Unit);

    public static double Value(long units) => units / Unit;
}
