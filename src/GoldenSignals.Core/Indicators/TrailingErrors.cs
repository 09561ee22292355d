using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Core.Indicators;

/// <summary>The last n errors of a forecast of logs, and which share of them lies above a level: exactly, though most are only looked at coarsely.</summary>
/// <remarks>Each number has a coarse copy in sixteen bits that keeps the order, and eight of those are compared at once; only numbers that
/// are coarsely the same as the level are compared themselves. A count is the same in vectors of any width.</remarks>
public sealed class TrailingErrors
{
    private const int Lanes = 8;

    /// <summary>Coarse steps in a unit of logs: of 500 errors that spread over one, hardly any shares a step with the level.</summary>
    private const double Steps = 16384;

    private readonly double[] errors;
    private readonly short[] coarse;
    private int next;

    /// <param name="length">How many errors are kept.</param>
    public TrailingErrors(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        errors = new double[length];
        coarse = new short[(length + Lanes - 1) / Lanes * Lanes];
        Array.Fill(errors, double.NaN);
        Array.Fill(coarse, short.MinValue);
    }

    public int Count { get; private set; }

    /// <summary>Takes an error in and, when full, the oldest out. NaN is ignored: unknown is no size.</summary>
    public void Add(double error)
    {
        if (double.IsNaN(error)) return;
        errors[next] = error;
        coarse[next] = Coarse(error);
        next = next + 1 == errors.Length ? 0 : next + 1;
        if (Count < errors.Length) Count++;
    }

    /// <summary>Share of the errors above a level, kept off 0 and 1 by half an error; NaN while there are none.</summary>
    public double ShareAbove(double level) =>
        Count == 0 || double.IsNaN(level) ? double.NaN : (CountAbove(level) + 0.5) / (Count + 1);

    private int CountAbove(double level)
    {
        Vector128<short> step = Vector128.Create(Coarse(level)), above = default, same = default;
        ReadOnlySpan<Vector128<short>> all = MemoryMarshal.Cast<short, Vector128<short>>(coarse);
        foreach (Vector128<short> some in all)
        {
            above -= Vector128.GreaterThan(some, step);
            same |= Vector128.Equals(some, step);
        }
        int count = Vector128.Sum(above);
        for (int i = 0; same != default && i < all.Length; i++)
        {
            if (Vector128.EqualsAny(all[i], step)) count += CountAboveWithin(i * Lanes, step[0], level);
        }
        return count;
    }

    private int CountAboveWithin(int first, short step, double level)
    {
        int count = 0;
        for (int i = first; i < first + Lanes && i < errors.Length; i++)
        {
            if (coarse[i] == step && errors[i] > level) count++;
        }
        return count;
    }

    private static short Coarse(double number) => (short)Math.Clamp(Math.Floor(number * Steps), short.MinValue, short.MaxValue);
}
