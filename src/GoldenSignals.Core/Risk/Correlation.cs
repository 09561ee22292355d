namespace GoldenSignals.Core.Risk;

/// <summary>How closely two series of returns move together, −1 to 1, with its 95 % interval.</summary>
/// <remarks>Pearson's r; the interval by Fisher's z, tanh(artanh r ± 1.96/√(n − 3)) (Fisher, Metron 1, 1921). NaN where it cannot be told.</remarks>
public readonly record struct Correlation(double Value, double Low, double High, int Count)
{
    /// <summary>Returns below which nothing is said: the interval of 30 is ±0.36 wide at least around zero.</summary>
    public const int CountMin = 30;

    private const double Reach95 = 1.959963984540054;

    public bool IsKnown => !double.IsNaN(Value);

    /// <param name="a">Returns of the same days as <paramref name="b"/>.</param>
    public static Correlation Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, a.Length);
        Correlation unknown = new(double.NaN, double.NaN, double.NaN, a.Length);
        if (a.Length < CountMin) return unknown;
        double meanA = Covariance.Mean(a), meanB = Covariance.Mean(b);
        double both = Math.Sqrt(Covariance.Of(a, meanA, a, meanA) * Covariance.Of(b, meanB, b, meanB));
        if (!(both > 0)) return unknown;
        double value = Math.Clamp(Covariance.Of(a, meanA, b, meanB) / both, -1, 1), reach = Reach95 / Math.Sqrt(a.Length - 3);
        return Math.Abs(value) >= 1 - 1e-12
            ? new Correlation(Math.Sign(value), Math.Sign(value), Math.Sign(value), a.Length)
            : new Correlation(value, Math.Tanh(Math.Atanh(value) - reach), Math.Tanh(Math.Atanh(value) + reach), a.Length);
    }
}
