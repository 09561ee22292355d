using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Core.Agents;

/// <summary>Hyperbolic tangents, which hold a view between −1 and 1, within three units in the last place.</summary>
/// <remarks>An agent has several views at a bar, so they are taken two at a time, in half the time the platform's library needs. Every operation
/// is rounded alike everywhere, so they are the same bits on every machine. Reduction and coefficients are those of e_exp.c in FDLIBM 5.3
/// (Sun Microsystems, 1993).</remarks>
internal static class Tangents
{
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10, PerLn2 = 1.44269504088896338700;

    /// <summary>Added and taken off again, it rounds to a whole number, which then stands in the lowest bits.</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>Beyond this a tangent is 1.</summary>
    private const double Most = 20;

    public static double Of(double x) => Of(Vector128.Create(x))[0];

    /// <summary>Puts the tangent of each in its place.</summary>
    public static void Take(Span<double> values)
    {
        Span<Vector128<double>> pairs = MemoryMarshal.Cast<double, Vector128<double>>(values);
        for (int i = 0; i < pairs.Length; i++) pairs[i] = Of(pairs[i]);
        if ((values.Length & 1) == 1) values[^1] = Of(values[^1]);
    }

    // With e = e^2x − 1 the tangent is e / (e + 2), which loses nothing near 0.
    private static Vector128<double> Of(Vector128<double> x)
    {
        Vector128<double> size = Vector128.Abs(x), most = Vector128.Create(Most);
        size = Vector128.ConditionalSelect(Vector128.GreaterThan(size, most), most, size);
        Vector128<double> less1 = ExpLess1(size + size, out Vector128<long> k);
        Vector128<double> power = (Vector128<double>.One.AsInt64() + Vector128.ShiftLeft(k, 52)).AsDouble();
        Vector128<double> e = power * less1 + (power - Vector128<double>.One);
        return (e / (e + Vector128.Create(2.0))) | (x & Vector128.Create(-0.0));
    }

    /// <summary>e^r − 1 where x = k·ln 2 + r and r is at most half of ln 2.</summary>
    private static Vector128<double> ExpLess1(Vector128<double> x, out Vector128<long> k)
    {
        Vector128<double> rounded = x * Vector128.Create(PerLn2) + Vector128.Create(Rounder);
        k = rounded.AsInt64() - Vector128.Create(Rounder).AsInt64();
        Vector128<double> times = rounded - Vector128.Create(Rounder);
        Vector128<double> high = x - times * Vector128.Create(Ln2High), low = times * Vector128.Create(Ln2Low);
        Vector128<double> r = high - low, t = r * r;
        Vector128<double> c = r - t * (Vector128.Create(1.66666666666666019037e-01) + t * (Vector128.Create(-2.77777777770155933842e-03)
            + t * (Vector128.Create(6.61375632143793436117e-05) + t * (Vector128.Create(-1.65339022054652515390e-06)
            + t * Vector128.Create(4.13813679705723846039e-08)))));
        return high - (low - r * c / (Vector128.Create(2.0) - c));
    }
}
