using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Core.Learning;

/// <summary>Least squares with a little ridge, over every example seen so far. The first feature is the constant 1 and is not shrunk.</summary>
/// <remarks>Keeps the normal equations and solves them by Cholesky, so nothing drifts however long it runs.</remarks>
public sealed class LinearFit
{
    private const int Lanes = 4;

    private readonly int size;
    private readonly double ridge;
    private readonly double[] gram;
    private readonly double[] moment;
    private readonly double[] factor;

    public LinearFit(int features, double ridge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ridge);
        size = features;
        this.ridge = ridge;
        gram = new double[features * features];
        factor = new double[features * features];
        moment = new double[features];
        Weights = new double[features];
    }

    public int Examples { get; private set; }

    public double[] Weights { get; }

    public void Add(ReadOnlySpan<double> x, double y)
    {
        for (int row = 0; row < size; row++)
        {
            // Nothing right of the diagonal is ever read; where vectors reach a little beyond it, they may.
            int columns = Math.Min(size, (row / Lanes + 1) * Lanes);
            AddScaled(gram.AsSpan(row * size, columns), x[row], x);
        }
        AddScaled(moment, y, x);
        Examples++;
    }

    public double Predict(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < size; i++) sum += Weights[i] * x[i];
        return sum;
    }

    /// <summary>Solves for the weights. Leaves them as they were when the examples do not determine them.</summary>
    public void Solve()
    {
        if (!Factorise()) return;
        for (int row = 0; row < size; row++)
        {
            double sum = moment[row];
            for (int k = 0; k < row; k++) sum -= factor[row * size + k] * Weights[k];
            Weights[row] = sum * factor[row * size + row];
        }
        for (int row = size - 1; row >= 0; row--)
        {
            double sum = Weights[row];
            for (int k = row + 1; k < size; k++) sum -= factor[k * size + row] * Weights[k];
            Weights[row] = sum * factor[row * size + row];
        }
    }

    // The diagonal holds reciprocals: they are only ever divided by.
    private bool Factorise()
    {
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = gram[row * size + column];
                if (row == column && row > 0) sum += ridge;
                for (int k = 0; k < column; k++) sum -= factor[row * size + k] * factor[column * size + k];
                if (row == column)
                {
                    if (!(sum > 1e-12)) return false;
                    factor[row * size + row] = 1 / Math.Sqrt(sum);
                }
                else
                {
                    factor[row * size + column] = sum * factor[column * size + column];
                }
            }
        }
        return true;
    }

    // Element by element, each product rounded before it is added: vectors of any width give the same bits as a plain loop.
    private static void AddScaled(Span<double> sums, double scale, ReadOnlySpan<double> x)
    {
        Span<Vector256<double>> wide = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        ReadOnlySpan<Vector256<double>> others = MemoryMarshal.Cast<double, Vector256<double>>(x);
        Vector256<double> scales = Vector256.Create(scale);
        for (int i = 0; i < wide.Length && i < others.Length; i++) wide[i] += scales * others[i];
        for (int i = wide.Length * Lanes; i < sums.Length; i++) sums[i] += scale * x[i];
    }
}
