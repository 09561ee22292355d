namespace GoldenSignals.Core.Metrics;

/// <summary>The normal distribution with mean 0 and variance 1.</summary>
public static class NormalDistribution
{
    private const int StepsMax = 60;

    /// <summary>Probability of a value at or below x.</summary>
    /// <remarks>
    /// Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004: the series Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …).
    /// Beyond 8 what is missing to 0 or 1 is below 10⁻¹⁵.
    /// </remarks>
    public static double Below(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (Math.Abs(x) > 8) return x > 0 ? 1 : 0;
        double sum = x, term = x;
        for (int i = 3; sum + term != sum; i += 2)
        {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + (sum * Density(x));
    }

    /// <summary>The value with this probability at or below it, by Newton's steps from the middle outwards.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public static double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        double low = -9, high = 9, x = 0;
        for (int step = 0; step < StepsMax; step++)
        {
            double miss = Below(x) - probability;
            (low, high) = miss > 0 ? (low, x) : (x, high);
            double next = x - (miss / Density(x));
            next = next > low && next < high ? next : (low + high) / 2;
            if (next == x) break;
            x = next;
        }
        return x;
    }

    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
}
