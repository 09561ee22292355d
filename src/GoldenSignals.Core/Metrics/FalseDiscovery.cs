namespace GoldenSignals.Core.Metrics;

/// <summary>Which of many findings shown together may be believed: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995).</summary>
public static class FalseDiscovery
{
    /// <summary>Share of the believed findings that may be chance.</summary>
    public const double Rate = 0.10;

    /// <summary>The largest p-value that may be believed among these; 0 where none may. NaN stands for a finding that cannot be judged and does not count.</summary>
    public static double Threshold(IEnumerable<double> chances)
    {
        double[] sorted = [.. chances.Where(chance => !double.IsNaN(chance)).Order()];
        for (int rank = sorted.Length; rank > 0; rank--)
        {
            if (sorted[rank - 1] <= Rate * rank / sorted.Length) return sorted[rank - 1];
        }
        return 0;
    }
}
