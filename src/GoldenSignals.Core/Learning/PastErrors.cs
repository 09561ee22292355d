using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Core.Learning;

/// <summary>The last n errors of a forecast: how often it was off by more than so much.</summary>
/// <remarks>Kept as they come. Only shares are asked for, and to count a few hundred costs less than to keep them in order.</remarks>
public sealed class PastErrors
{
    private readonly double[] errors;
    private int next;

    public PastErrors(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        errors = new double[length];
    }

    public int Count { get; private set; }

    /// <summary>Takes an error in and, when full, the oldest out. NaN is ignored: unknown is not a size.</summary>
    public void Add(double error)
    {
        if (double.IsNaN(error)) return;
        errors[next] = error;
        next = next + 1 == errors.Length ? 0 : next + 1;
        if (Count < errors.Length) Count++;
    }

    /// <summary>Share of the errors above a level, kept off 0 and 1 by half an error; NaN while empty.</summary>
    public double ShareAbove(double level) =>
        Count == 0 || double.IsNaN(level) ? double.NaN : (CountAbove(errors.AsSpan(0, Count), level) + 0.5) / (Count + 1);

    private static int CountAbove(ReadOnlySpan<double> errors, double level)
    {
        ReadOnlySpan<Vector256<double>> wide = MemoryMarshal.Cast<double, Vector256<double>>(errors);
        Vector256<double> levels = Vector256.Create(level);
        Vector256<long> first = default, second = default;
        int i = 0;
        for (; i + 1 < wide.Length; i += 2)
        {
            first -= Vector256.GreaterThan(wide[i], levels).AsInt64();
            second -= Vector256.GreaterThan(wide[i + 1], levels).AsInt64();
        }
        int above = (int)Vector256.Sum(first + second);
        for (int rest = i * Vector256<double>.Count; rest < errors.Length; rest++) above += errors[rest] > level ? 1 : 0;
        return above;
    }
}
