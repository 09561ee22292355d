using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Risk;

/// <summary>The mean of the losses beyond the value at risk: what it costs when it does get worse. A loss is positive.</summary>
/// <remarks>McNeil, Frey and Embrechts, Quantitative Risk Management, 2005, definition 2.15 and example 2.18.</remarks>
public static class ExpectedShortfall
{
    /// <summary>Of losses that came: the mean of the worst n·(1 − c), a fraction of the quantile itself included.</summary>
    /// <remarks>Acerbi and Tasche, On the coherence of expected shortfall, Journal of Banking and Finance 26, 2002, definition 2.6.</remarks>
    /// <param name="losses">Ascending, at least one.</param>
    public static double Empirical(ReadOnlySpan<double> losses, double confidence)
    {
        int place = ValueAtRisk.Place(losses.Length, confidence);
        double tail = losses.Length * (1 - confidence), sum = 0;
        for (int i = losses.Length - 1; i > place; i--) sum += losses[i];
        double part = tail - (losses.Length - 1 - place);
        return (sum + (part * losses[place])) / tail;
    }

    /// <summary>Of normal losses around zero: σ·φ(Φ⁻¹(c))/(1 − c).</summary>
    public static double Normal(double deviation, double confidence) =>
        deviation * NormalDistribution.Density(NormalDistribution.Quantile(confidence)) / (1 - confidence);

    /// <summary>Of losses with a skewness and kurtosis; NaN where the expansion is no distribution.</summary>
    public static double CornishFisher(double deviation, double skewness, double kurtosis, double confidence) =>
        Risk.CornishFisher.Of(skewness, kurtosis) is { IsDistribution: true } expansion
            ? deviation * expansion.MeanBeyond(NormalDistribution.Quantile(confidence), 1 - confidence)
            : double.NaN;
}
