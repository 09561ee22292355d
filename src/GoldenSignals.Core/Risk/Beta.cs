namespace GoldenSignals.Core.Risk;

/// <summary>How much a symbol moves for each percent of a benchmark: the slope of a least-squares line through their returns.</summary>
/// <param name="Error">Standard error of the slope (Draper and Smith, Applied Regression Analysis, 1998, section 1.4).</param>
/// <param name="Count">Returns it was measured on.</param>
public readonly record struct Beta(string Benchmark, double Value, double Error, int Count)
{
    /// <summary>About three months.</summary>
    public const int CountMin = 60;

    /// <returns>Null where there are too few returns, or the benchmark never moved.</returns>
    public static Beta? Of(string benchmark, ReadOnlySpan<double> symbol, ReadOnlySpan<double> market)
    {
        if (symbol.Length < CountMin) return null;
        double meanSymbol = Covariance.Mean(symbol), meanMarket = Covariance.Mean(market);
        double variance = Covariance.Of(market, meanMarket, market, meanMarket);
        if (!(variance > 0)) return null;
        double slope = Covariance.Of(symbol, meanSymbol, market, meanMarket) / variance, missed = 0;
        for (int i = 0; i < symbol.Length; i++)
        {
            double miss = symbol[i] - meanSymbol - (slope * (market[i] - meanMarket));
            missed += miss * miss;
        }
        return new Beta(benchmark, slope, Math.Sqrt(missed / (symbol.Length - 2) / (variance * (symbol.Length - 1))), symbol.Length);
    }
}
