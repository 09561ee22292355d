namespace GoldenSignals.Core.Metrics;

/// <summary>What a Sharpe ratio is worth when it is the best of many that were tried.</summary>
/// <remarks>Bailey and López de Prado, The Deflated Sharpe Ratio, Journal of Portfolio Management 40(5), 2014, equations 1 and 2.</remarks>
public static class Deflation
{
    private const double EulerMascheroni = 0.5772156649015329;

    /// <summary>The Sharpe ratio that the best of so many variants without any skill is expected to show.</summary>
    /// <param name="variance">Of the Sharpe ratios of the variants.</param>
    public static double ExpectedBest(int variants, double variance) => variants < 2 ? 0 : Math.Sqrt(variance)
        * (((1 - EulerMascheroni) * NormalDistribution.Quantile(1 - (1.0 / variants)))
            + (EulerMascheroni * NormalDistribution.Quantile(1 - (1 / (variants * Math.E)))));

    /// <summary>Probability that the true Sharpe ratio is above what chance alone gives the best of the variants.</summary>
    /// <param name="returns">The variant's own returns.</param>
    /// <param name="variance">Of the variants' Sharpe ratios of one period; where fewer than two are known, what a Sharpe ratio of zero varies by.</param>
    public static double DeflatedSharpe(Returns returns, int variants, double variance) => DeflatedSharpe(
        Ratios.PerPeriod(returns), returns.Count, returns.Skewness, returns.Kurtosis, variants, double.IsNaN(variance) ? 1.0 / (returns.Count - 1) : variance);

    /// <summary>The same from figures of one period.</summary>
    /// <param name="count">Returns it was measured on.</param>
    public static double DeflatedSharpe(double sharpe, int count, double skewness, double kurtosis, int variants, double variance) =>
        NormalDistribution.Below((sharpe - ExpectedBest(variants, variance)) / Ratios.StandardError(sharpe, count, skewness, kurtosis));
}
