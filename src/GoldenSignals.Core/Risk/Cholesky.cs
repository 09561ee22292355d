namespace GoldenSignals.Core.Risk;

/// <summary>The lower triangle L with L·L′ = Σ: what turns independent chances into correlated ones.</summary>
/// <remarks>Glasserman, Monte Carlo Methods in Financial Engineering, 2004, section 2.3.3. A symbol that is the others over again has no chance
/// of its own: its pivot is zero within rounding, and its column stays empty.</remarks>
public static class Cholesky
{
    /// <summary>A pivot below this share of the variance is rounding.</summary>
    private const double Rounding = 1e-12;

    /// <exception cref="ArgumentOutOfRangeException">The matrix is no covariance: a pivot is negative beyond rounding.</exception>
    public static double[,] Of(double[,] covariance)
    {
        int size = covariance.GetLength(0);
        var lower = new double[size, size];
        for (int column = 0; column < size; column++)
        {
            double pivot = covariance[column, column] - Dot(lower, column, column, column), least = Rounding * covariance[column, column];
            if (pivot < -1e3 * least) throw new ArgumentOutOfRangeException(nameof(covariance), pivot, "The matrix is no covariance.");
            if (pivot <= least) continue;
            lower[column, column] = Math.Sqrt(pivot);
            for (int row = column + 1; row < size; row++)
            {
                lower[row, column] = (covariance[row, column] - Dot(lower, row, column, column)) / lower[column, column];
            }
        }
        return lower;
    }

    private static double Dot(double[,] lower, int a, int b, int until)
    {
        double sum = 0;
        for (int i = 0; i < until; i++) sum += lower[a, i] * lower[b, i];
        return sum;
    }
}
