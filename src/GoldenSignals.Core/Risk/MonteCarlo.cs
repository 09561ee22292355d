namespace GoldenSignals.Core.Risk;

/// <summary>Draws what several positions may lose together over some days. The same seed draws the same losses.</summary>
/// <remarks>
/// Each day all symbols move at once: correlated normals, or normals over the root of one χ² for all, which is the multivariate t (McNeil, Frey and
/// Embrechts, Quantitative Risk Management, 2005, section 3.2). Given the χ² of its days a sum of them is normal again, so that one vector is drawn for all of them.
/// </remarks>
/// <param name="Draws">More narrow the interval of the result, as 1/√draws.</param>
/// <param name="Freedom">Degrees of freedom of the t, 3 or more; 0 for normal losses.</param>
public sealed record MonteCarlo(int Draws, ulong Seed, int Freedom)
{
    /// <summary>Losses, ascending; positive is a loss. The mean move is taken as zero.</summary>
    /// <param name="values">Worth of each position, negative where it is short.</param>
    /// <param name="lower">Triangle of the covariance of one day's returns, from <see cref="Cholesky"/>.</param>
    public double[] Losses(ReadOnlySpan<double> values, double[,] lower, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        double[] weights = Weights(values, lower);
        SeededRandom random = new(Seed);
        var losses = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            double scale = Math.Sqrt(Variance(random, days)), sum = 0;
            foreach (double weight in weights) sum += weight * random.NextNormal();
            losses[draw] = scale * sum;
        }
        Array.Sort(losses);
        return losses;
    }

    /// <summary>Loss for each of the independent chances.</summary>
    private static double[] Weights(ReadOnlySpan<double> values, double[,] lower)
    {
        var weights = new double[values.Length];
        for (int column = 0; column < weights.Length; column++)
        {
            for (int row = column; row < weights.Length; row++) weights[column] -= values[row] * lower[row, column];
        }
        return weights;
    }

    /// <summary>Of all the days together, in variances of one.</summary>
    private double Variance(SeededRandom random, int days)
    {
        if (Freedom == 0) return days;
        ArgumentOutOfRangeException.ThrowIfLessThan(Freedom, 3, nameof(Freedom));
        double sum = 0;
        for (int day = 0; day < days; day++) sum += (Freedom - 2) / ChiSquare(random);
        return sum;
    }

    /// <summary>A sum of squared normals, two at a time as −2·ln of a uniform.</summary>
    private double ChiSquare(SeededRandom random)
    {
        double product = 1;
        for (int i = 0; i < Freedom / 2; i++) product *= 1 - random.NextUniform();
        double sum = -2 * Math.Log(product);
        if (Freedom % 2 == 0) return sum;
        double normal = random.NextNormal();
        return sum + (normal * normal);
    }
}
