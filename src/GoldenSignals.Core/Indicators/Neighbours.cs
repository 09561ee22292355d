using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Core.Indicators;

/// <summary>Of many numbers, some that follow each other in order of size, and how many of the rest are smaller.</summary>
/// <remarks>No number left out lies between two that are kept. Which ones are kept changes no answer, only how soon they must be gathered
/// anew.</remarks>
internal sealed class Neighbours
{
    private const int KeptMax = 96, Lanes = 2;

    /// <summary>How many to gather, about: enough to wander among, few enough to put in order.</summary>
    private const int Wanted = 40;

    private readonly double[] kept = new double[KeptMax];
    private int count, smaller;
    private double reach;

    /// <summary>The number with this many before it in order of size, if it is kept.</summary>
    public bool TryGet(int place, out double number)
    {
        int at = place - smaller;
        bool found = (uint)at < (uint)count;
        number = found ? kept[at] : double.NaN;
        return found;
    }

    public void Remove(double leaving)
    {
        if (count == 0 || leaving > kept[count - 1]) return;
        if (leaving < kept[0])
        {
            smaller--;
            return;
        }
        // From the top down everything moves one place, until the one that leaves is overwritten.
        double moved = kept[--count];
        for (int at = count - 1; moved > leaving; at--) (kept[at], moved) = (moved, kept[at]);
    }

    public void Insert(double coming)
    {
        if (count == 0 || coming > kept[count - 1]) return;
        if (coming < kept[0])
        {
            smaller++;
            return;
        }
        if (count == KeptMax) count--;
        Place(coming);
    }

    /// <summary>Gathers the neighbours of a place anew, out of all the numbers.</summary>
    /// <returns>The number at that place.</returns>
    public double Gather(ReadOnlySpan<double> all, int place)
    {
        if (all.Length <= Wanted) reach = double.PositiveInfinity;
        // The place has wandered beyond one end, and the next ones most likely lie as densely as those gathered last.
        double centre = count == 0 ? all[0] : place < smaller ? kept[0] : kept[count - 1];
        if (Collect(all, centre - reach, centre + reach) && TryGet(place, out double number))
        {
            reach *= Math.Clamp((double)Wanted / count, 0.5, 2);
            return number;
        }
        return Sort(all, place);
    }

    private bool Collect(ReadOnlySpan<double> all, double from, double to)
    {
        Vector128<double> low = Vector128.Create(from), high = Vector128.Create(to);
        Vector128<long> below = default;
        count = 0;
        foreach (Vector128<double> some in MemoryMarshal.Cast<double, Vector128<double>>(all))
        {
            below -= Vector128.LessThan(some, low).AsInt64();
            uint inside = (Vector128.GreaterThanOrEqual(some, low) & Vector128.LessThanOrEqual(some, high)).ExtractMostSignificantBits();
            for (; inside != 0; inside &= inside - 1)
            {
                if (count == KeptMax) return false;
                Place(some[BitOperations.TrailingZeroCount(inside)]);
            }
        }
        smaller = (int)Vector128.Sum(below);
        foreach (double number in all[(all.Length / Lanes * Lanes)..])
        {
            if (number < from) smaller++;
            if (!(number >= from && number <= to)) continue;
            if (count == KeptMax) return false;
            Place(number);
        }
        return true;
    }

    private double Sort(ReadOnlySpan<double> all, int place)
    {
        Span<double> sorted = stackalloc double[all.Length];
        all.CopyTo(sorted);
        sorted.Sort();
        smaller = Math.Max(0, place - Wanted / 2);
        count = Math.Min(Wanted, all.Length - smaller);
        sorted.Slice(smaller, count).CopyTo(kept);
        reach = 0.5 * (kept[count - 1] - kept[0]);
        return sorted[place];
    }

    private void Place(double number)
    {
        int at = count++;
        for (; at > 0 && kept[at - 1] > number; at--) kept[at] = kept[at - 1];
        kept[at] = number;
    }
}
