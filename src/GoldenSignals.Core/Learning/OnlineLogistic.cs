namespace GoldenSignals.Core.Learning;

/// <summary>Ridge-logistic regression learned one example at a time: each takes one Newton step with the information gathered so far.</summary>
/// <remarks>The recursion is the extended Kalman filter of a constant weight vector (Bishop, Pattern Recognition, 4.5, in recursive form);
/// its prior is the ridge.</remarks>
public sealed class OnlineLogistic
{
    private readonly int size;
    private readonly double[] covariance;
    private readonly double[] gain;

    /// <param name="prior">Where the weights start and are pulled to.</param>
    /// <param name="ridge">How strongly, in units of information.</param>
    public OnlineLogistic(ReadOnlySpan<double> prior, double ridge)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ridge);
        size = prior.Length;
        Weights = prior.ToArray();
        gain = new double[size];
        covariance = new double[size * size];
        for (int i = 0; i < size; i++) covariance[i * size + i] = 1 / ridge;
    }

    public double[] Weights { get; }

    public int Examples { get; private set; }

    public double Sum(ReadOnlySpan<double> x) => Dot(Weights, x);

    /// <summary>Learns that the outcome was yes or no.</summary>
    /// <param name="offset">Log-odds known beforehand, added to the weighted sum.</param>
    /// <param name="weight">How much of an independent example this is: 1/h where outcomes of h bars overlap.</param>
    public void Learn(ReadOnlySpan<double> x, double offset, bool yes, double weight)
    {
        Examples++;
        double p = Odds.Probability(offset + Sum(x));
        double information = weight * p * (1 - p);
        double spread = 0;
        for (int row = 0; row < size; row++)
        {
            gain[row] = Dot(covariance.AsSpan(row * size, size), x);
            spread += gain[row] * x[row];
        }
        if (spread <= 0) return;
        double shrink = 1 / (1 + information * spread);
        double error = weight * ((yes ? 1 : 0) - p);
        for (int row = 0; row < size; row++)
        {
            double scaled = gain[row] * shrink;
            Weights[row] += scaled * error;
            double loss = scaled * information;
            Span<double> line = covariance.AsSpan(row * size, size);
            for (int column = 0; column < line.Length; column++) line[column] -= loss * gain[column];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length && i < b.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
