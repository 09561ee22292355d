namespace GoldenSignals.Core.Risk;

/// <summary>How the returns of several symbols move together: sums of products of their distances from the mean, over n − 1.</summary>
public static class Covariance
{
    public static double[,] Of(ReturnTable table)
    {
        int symbols = table.Symbols.Count;
        var matrix = new double[symbols, symbols];
        double[] means = [.. Enumerable.Range(0, symbols).Select(symbol => Mean(table.Of(symbol)))];
        for (int a = 0; a < symbols; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                matrix[a, b] = matrix[b, a] = Of(table.Of(a), means[a], table.Of(b), means[b]);
            }
        }
        return matrix;
    }

    /// <summary>Deviation of the sum of positions: √(v′Σv).</summary>
    /// <param name="values">Worth of each position, negative where it is short.</param>
    public static double Deviation(double[,] covariance, ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int a = 0; a < values.Length; a++) sum += values[a] * Row(covariance, a, values);
        return Math.Sqrt(Math.Max(0, sum));
    }

    /// <summary>Covariance of one symbol with the sum of the positions.</summary>
    public static double Row(double[,] covariance, int symbol, ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int b = 0; b < values.Length; b++) sum += covariance[symbol, b] * values[b];
        return sum;
    }

    internal static double Of(ReadOnlySpan<double> a, double meanA, ReadOnlySpan<double> b, double meanB)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / (a.Length - 1);
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }
}
