using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Risk;

/// <summary>The loss that is not exceeded with a confidence: the quantile of the losses. A loss is positive.</summary>
/// <remarks>McNeil, Frey and Embrechts, Quantitative Risk Management, 2005, definition 2.10 and example 2.14.</remarks>
public static class ValueAtRisk
{
    private const double Reach95 = 1.959963984540054;

    /// <summary>Of losses that came: the smallest one that at least the confidence's share of them does not exceed.</summary>
    /// <param name="losses">Ascending, at least one.</param>
    public static double Empirical(ReadOnlySpan<double> losses, double confidence) => losses[Place(losses.Length, confidence)];

    /// <summary>Its 95 % interval from the ranks of the losses, whatever their distribution (David and Nagaraja, Order Statistics, 2003, section 7.1).</summary>
    /// <returns>The high end is NaN where there are too few losses to know one.</returns>
    public static (double Low, double High) EmpiricalInterval(ReadOnlySpan<double> losses, double confidence)
    {
        double reach = Reach95 * Math.Sqrt(losses.Length * confidence * (1 - confidence)), at = losses.Length * confidence;
        int low = (int)Math.Floor(at - reach) - 1, high = (int)Math.Ceiling(at + reach);
        return (low < 0 ? double.NaN : losses[low], high >= losses.Length ? double.NaN : losses[high]);
    }

    /// <summary>Of normal losses around zero: σ·Φ⁻¹(c).</summary>
    public static double Normal(double deviation, double confidence) => deviation * NormalDistribution.Quantile(confidence);

    /// <summary>Its 95 % interval from how far a deviation measured on n returns may be off: σ/√(2n) (Jorion, Value at Risk, 2007, chapter 5).</summary>
    public static (double Low, double High) NormalInterval(double deviation, double confidence, int count)
    {
        double middle = Normal(deviation, confidence), reach = Reach95 / Math.Sqrt(2.0 * count);
        return (middle * (1 - reach), middle * (1 + reach));
    }

    /// <summary>Of losses with a skewness and kurtosis, by the expansion of Cornish and Fisher; NaN where it is no distribution.</summary>
    public static double CornishFisher(double deviation, double skewness, double kurtosis, double confidence) =>
        Risk.CornishFisher.Of(skewness, kurtosis) is { IsDistribution: true } expansion
            ? deviation * expansion.At(NormalDistribution.Quantile(confidence))
            : double.NaN;

    /// <summary>Place of the quantile among so many, from 0: ⌈n·c⌉ − 1.</summary>
    internal static int Place(int count, double confidence) => Math.Clamp((int)Math.Ceiling((count * confidence) - 1e-9) - 1, 0, count - 1);
}
