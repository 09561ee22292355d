namespace GoldenSignals.Core.Metrics;

/// <summary>A 95 % interval of a ratio of sums by drawing whole blocks with replacement: Künsch, Annals of Statistics 17 (1989), on blocks that do not overlap.</summary>
/// <remarks>All symbols of a block are drawn together, since what happens on one day happens to all. The seed is fixed: the same blocks give the same interval.</remarks>
public static class Bootstrap
{
    public const int Draws = 2000;

    private const ulong Seed = 20060102;
    private const double Tail = 0.025;

    /// <summary>Low and high end; NaN where there are too few blocks to draw from.</summary>
    /// <param name="blocks">Numerator and denominator of each block; those with no denominator are left out.</param>
    public static (double Low, double High) Ratio(IEnumerable<(double Sum, double Count)> blocks)
    {
        (double Sum, double Count)[] drawn = [.. blocks.Where(block => block.Count > 0)];
        if (drawn.Length < BatchMeans.BlocksMin) return (double.NaN, double.NaN);
        SeededRandom random = new(Seed);
        double[] ratios = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            double sum = 0, count = 0;
            for (int i = 0; i < drawn.Length; i++)
            {
                ref readonly (double Sum, double Count) block = ref drawn[random.NextBelow(drawn.Length)];
                sum += block.Sum;
                count += block.Count;
            }
            ratios[draw] = sum / count;
        }
        Array.Sort(ratios);
        return (ratios[(int)(Tail * Draws)], ratios[Draws - 1 - (int)(Tail * Draws)]);
    }
}
