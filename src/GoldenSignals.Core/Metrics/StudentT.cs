namespace GoldenSignals.Core.Metrics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>The 97.5 % point, by the expansion of Abramowitz and Stegun 26.7.5: within 0.001 from 5 degrees of freedom on.</summary>
    public static double Quantile975(int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 3);
        const double z = Normal975, z2 = z * z;
        double v = degrees;
        double g1 = z * (z2 + 1) / 4;
        double g2 = z * (5 * z2 * z2 + 16 * z2 + 3) / 96;
        double g3 = z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15) / 384;
        double g4 = z * (79 * z2 * z2 * z2 * z2 + 776 * z2 * z2 * z2 + 1482 * z2 * z2 - 1920 * z2 - 945) / 92160;
        return z + g1 / v + g2 / (v * v) + g3 / (v * v * v) + g4 / (v * v * v * v);
    }

    /// <summary>Probability of a larger value, by Wallace's normal transformation (Annals of Mathematical Statistics 30, 1959): within 0.002.</summary>
    public static double UpperTail(double t, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 3);
        double v = degrees;
        double z = (8 * v + 1) / (8 * v + 3) * Math.Sqrt(v * Math.Log(1 + t * t / v));
        double tail = NormalTail(z);
        return t >= 0 ? tail : 1 - tail;
    }

    /// <summary>Abramowitz and Stegun 26.2.17, for z at least 0: within 7.5e-8.</summary>
    private static double NormalTail(double z)
    {
        double k = 1 / (1 + 0.2316419 * z);
        double series = k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        return series * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
