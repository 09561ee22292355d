using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Risk;

/// <summary>A normal quantile bent by skewness and kurtosis: q(z) = a₀ + a₁z + a₂z² + a₃z³.</summary>
/// <remarks>
/// Cornish and Fisher, Revue de l'Institut International de Statistique 5, 1938; Jorion, Value at Risk, 2007, section 5.2 on its use here.
/// It is a distribution only where it rises with z (Maillard, A User's Guide to the Cornish Fisher Expansion, 2012); asked within five deviations.
/// </remarks>
internal readonly record struct CornishFisher(double A0, double A1, double A2, double A3)
{
    /// <summary>What lies further out comes once in three million draws.</summary>
    private const double ZMax = 5;

    /// <summary>Rises everywhere: its slope is positive at both ends, and where it is least.</summary>
    public bool IsDistribution
    {
        get
        {
            double least = A3 > 0 ? Math.Clamp(-A2 / (3 * A3), -ZMax, ZMax) : ZMax;
            return Slope(-ZMax) > 0 && Slope(ZMax) > 0 && Slope(least) > 0;
        }
    }

    /// <param name="skewness">Of the losses: positive where the large moves are losses.</param>
    /// <param name="kurtosis">3 for normal ones.</param>
    public static CornishFisher Of(double skewness, double kurtosis)
    {
        double s = skewness, k = kurtosis - 3;
        return new CornishFisher(-s / 6, 1 - (k / 8) + (5 * s * s / 36), s / 6, (k / 24) - (s * s / 18));
    }

    public double At(double z) => A0 + (z * (A1 + (z * (A2 + (z * A3)))));

    /// <summary>Mean of q beyond z, from the tail moments of the normal: φ, zφ + tail and (z² + 2)φ.</summary>
    public double MeanBeyond(double z, double tail)
    {
        double density = NormalDistribution.Density(z);
        return A0 + (((A1 * density) + (A2 * ((z * density) + tail)) + (A3 * ((z * z) + 2) * density)) / tail);
    }

    private double Slope(double z) => A1 + (z * ((2 * A2) + (3 * A3 * z)));
}
