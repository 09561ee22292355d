namespace GoldenSignals.Core.Metrics;

/// <summary>Return for risk, a year. Money at rest is taken to earn nothing.</summary>
/// <param name="Sharpe">Mean over deviation.</param>
/// <param name="SharpeLow">Ends of its 95 % interval.</param>
/// <param name="Sortino">Mean over downside deviation from zero.</param>
/// <param name="Calmar">Compound return over the deepest drawdown.</param>
public readonly record struct Ratios(double Sharpe, double SharpeLow, double SharpeHigh, double Sortino, double Calmar)
{
    private const double Reach95 = 1.959963984540054;

    public static Ratios Of(Returns returns, in Drawdown drawdown)
    {
        double scale = Math.Sqrt(returns.PerYear), one = PerPeriod(returns);
        double error = StandardError(one, returns.Count, returns.Skewness, returns.Kurtosis);
        double mean = returns.Mean * returns.PerYear;
        return new Ratios(
            one * scale, (one - (Reach95 * error)) * scale, (one + (Reach95 * error)) * scale,
            returns.Downside > 0 ? mean / returns.Downside : double.NaN, drawdown.Depth > 0 ? returns.Compound / drawdown.Depth : double.NaN);
    }

    /// <summary>Sharpe ratio of one period; NaN where nothing varied.</summary>
    public static double PerPeriod(Returns returns) => returns.Deviation > 0 ? returns.Mean / returns.Deviation : double.NaN;

    /// <summary>Of the Sharpe ratio of one period, for returns of any shape.</summary>
    /// <remarks>Mertens, Comments on variance of the IID estimator in Lo (2002), as in Bailey and López de Prado, The Sharpe Ratio Efficient Frontier,
    /// Journal of Risk 15(2), 2012, section 3.</remarks>
    public static double StandardError(double sharpe, int count, double skewness, double kurtosis) =>
        Math.Sqrt(Math.Max(0, 1 - (skewness * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe)) / (count - 1));
}
