namespace GoldenSignals.Core.Metrics;

/// <summary>Returns of an account from one moment to the next, and their shape.</summary>
public sealed class Returns
{
    private const double DaysPerYear = 365.2425;

    private readonly double[] returns;

    /// <param name="values">Worth of the account at each moment.</param>
    /// <param name="years">Time from the first to the last.</param>
    public Returns(IReadOnlyList<double> values, double years)
    {
        Years = years;
        returns = new double[Math.Max(0, values.Count - 1)];
        for (int i = 0; i < returns.Length; i++) returns[i] = values[i] > 0 ? (values[i + 1] / values[i]) - 1 : 0;
        Total = values.Count > 0 && values[0] > 0 ? (values[^1] / values[0]) - 1 : double.NaN;
        Measure();
    }

    public double Years { get; }

    public int Count => returns.Length;

    public double this[int place] => returns[place];

    public double PerYear => Years > 0 ? Count / Years : double.NaN;

    /// <summary>From the first moment to the last.</summary>
    public double Total { get; }

    /// <summary>The yearly rate that compounds to the total.</summary>
    public double Compound => Years > 0 && Total > -1 ? Math.Pow(1 + Total, 1 / Years) - 1 : Total <= -1 ? -1 : double.NaN;

    public double Mean { get; private set; } = double.NaN;

    public double Deviation { get; private set; } = double.NaN;

    /// <summary>Third and fourth standardised moments; 0 and 3 for normal returns.</summary>
    public double Skewness { get; private set; }

    public double Kurtosis { get; private set; } = 3;

    /// <summary>Standard deviation a year.</summary>
    public double Volatility => Deviation * Math.Sqrt(PerYear);

    /// <summary>Root mean square of the returns below zero, a year.</summary>
    public double Downside => Math.Sqrt(returns.Sum(r => Math.Min(0, r) * Math.Min(0, r)) / Count) * Math.Sqrt(PerYear);

    public static double YearsBetween(DateTime from, DateTime to) => (to - from).TotalDays / DaysPerYear;

    /// <summary>What the best moments brought.</summary>
    /// <returns>The total without them, and their share of the logarithm of the growth; NaN where nothing was gained.</returns>
    public (double Without, double Share) Best(int count)
    {
        double[] logs = [.. returns.Select(r => Math.Log(1 + Math.Max(r, -0.999_999)))];
        double sum = logs.Sum(), best = logs.OrderDescending().Take(count).Sum();
        return (Math.Exp(sum - best) - 1, sum > 0 ? best / sum : double.NaN);
    }

    private void Measure()
    {
        if (Count < 2) return;
        Mean = returns.Sum() / Count;
        double second = 0, third = 0, fourth = 0;
        foreach (double one in returns)
        {
            double off = one - Mean, square = off * off;
            second += square;
            third += square * off;
            fourth += square * square;
        }
        Deviation = Math.Sqrt(second / (Count - 1));
        double variance = second / Count;
        if (variance <= 0) return;
        Skewness = third / Count / Math.Pow(variance, 1.5);
        Kurtosis = fourth / Count / (variance * variance);
    }
}
