using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Core.Learning;

/// <summary>Ridge-logistic regression learned one example at a time: each takes one Newton step with the information gathered so far.</summary>
/// <remarks>The recursion is the extended Kalman filter of a constant weight vector (Bishop, Pattern Recognition, 4.5, in recursive form);
/// its prior is the ridge. The covariance is kept column by column in whole vectors, and every sum is taken element by element in the order
/// of a plain loop: the same bits with vectors and without.</remarks>
public sealed class OnlineLogistic
{
    private const int Lanes = 2;

    private readonly int size;
    private readonly double[] covariance;
    private readonly double[] gain;
    private readonly double[] loss;

    /// <param name="prior">Where the weights start and are pulled to.</param>
    /// <param name="ridge">How strongly, in units of information.</param>
    public OnlineLogistic(ReadOnlySpan<double> prior, double ridge)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ridge);
        size = prior.Length;
        Weights = prior.ToArray();
        int rows = (size + Lanes - 1) / Lanes * Lanes;
        gain = new double[rows];
        loss = new double[rows];
        covariance = new double[rows * size];
        for (int i = 0; i < size; i++) covariance[i * rows + i] = 1 / ridge;
    }

    public double[] Weights { get; }

    public int Examples { get; private set; }

    /// <summary>The weighted sum: log-odds of yes, but for what is known beforehand.</summary>
    public double Sum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Weights[i] * x[i];
        return sum;
    }

    /// <summary>Learns that the outcome was yes or no.</summary>
    /// <param name="offset">Log-odds known beforehand, added to the weighted sum.</param>
    /// <param name="weight">How much of an independent example this is: 1/h where outcomes of h bars overlap.</param>
    public void Learn(ReadOnlySpan<double> x, double offset, bool yes, double weight)
    {
        Examples++;
        Gain(x);
        double spread = 0;
        for (int i = 0; i < x.Length; i++) spread += gain[i] * x[i];
        if (spread <= 0) return;
        double p = Odds.Probability(offset + Sum(x));
        double information = weight * p * (1 - p);
        double shrink = 1 / (1 + information * spread);
        double error = weight * ((yes ? 1 : 0) - p);
        for (int i = 0; i < x.Length; i++)
        {
            double scaled = gain[i] * shrink;
            Weights[i] += scaled * error;
            loss[i] = scaled * information;
        }
        Shrink();
    }

    // The covariance times x.
    private void Gain(ReadOnlySpan<double> x)
    {
        Span<Vector128<double>> sums = MemoryMarshal.Cast<double, Vector128<double>>(gain.AsSpan());
        ReadOnlySpan<Vector128<double>> column = MemoryMarshal.Cast<double, Vector128<double>>(covariance);
        sums.Clear();
        foreach (double scale in x)
        {
            Vector128<double> scales = Vector128.Create(scale);
            for (int i = 0; i < sums.Length; i++) sums[i] += column[i] * scales;
            column = column[sums.Length..];
        }
    }

    private void Shrink()
    {
        Span<Vector128<double>> losses = MemoryMarshal.Cast<double, Vector128<double>>(loss.AsSpan());
        Span<Vector128<double>> column = MemoryMarshal.Cast<double, Vector128<double>>(covariance.AsSpan());
        foreach (double scale in gain.AsSpan(0, size))
        {
            Vector128<double> scales = Vector128.Create(scale);
            for (int i = 0; i < losses.Length; i++) column[i] -= losses[i] * scales;
            column = column[losses.Length..];
        }
    }
}
