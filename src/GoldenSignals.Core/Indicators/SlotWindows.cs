namespace GoldenSignals.Core.Indicators;

/// <summary>The last 60 numbers of each slot of the day, one a day, in order of size: medians and quantiles per time of day.</summary>
/// <remarks>Numbers are kept as <see cref="float"/>, five bytes each with their age: 300 bytes a slot, whatever was stepped. What is compared
/// with a median must be rounded alike, or a number would not equal itself.</remarks>
public sealed class SlotWindows(int slots)
{
    /// <summary>Days a slot remembers, and days it must have seen before it says anything.</summary>
    public const int DaysMax = 60, DaysMin = 20;

    private readonly float[] sorted = new float[slots * DaysMax];
    private readonly byte[] marks = new byte[slots * DaysMax]; // which of the last 60 each number is
    private readonly byte[] counts = new byte[slots];
    private readonly byte[] next = new byte[slots];

    /// <summary>A number as it is kept here.</summary>
    public static double Rounded(double value) => (float)value;

    /// <summary>Whether a slot has seen days enough.</summary>
    public bool IsKnown(int slot) => counts[slot] >= DaysMin;

    /// <summary>Takes a number into a slot and, when full, the oldest out. NaN is ignored: unknown is not a size.</summary>
    public void Add(int slot, double value)
    {
        if (double.IsNaN(value)) return;
        int first = slot * DaysMax, count = counts[slot];
        Span<float> numbers = sorted.AsSpan(first, DaysMax);
        Span<byte> ages = marks.AsSpan(first, DaysMax);
        if (count == DaysMax)
        {
            int oldest = ages.IndexOf(next[slot]);
            numbers[(oldest + 1)..].CopyTo(numbers[oldest..]);
            ages[(oldest + 1)..].CopyTo(ages[oldest..]);
            count--;
        }
        float number = (float)value;
        int place = 0;
        while (place < count && numbers[place] <= number) place++;
        numbers[place..count].CopyTo(numbers[(place + 1)..]);
        ages[place..count].CopyTo(ages[(place + 1)..]);
        numbers[place] = number;
        ages[place] = next[slot];
        counts[slot] = (byte)(count + 1);
        next[slot] = (byte)(next[slot] + 1 == DaysMax ? 0 : next[slot] + 1);
    }

    /// <summary>The middle number, the mean of the two middle ones when even; NaN while empty.</summary>
    public double Median(int slot)
    {
        int count = counts[slot], first = slot * DaysMax;
        if (count == 0) return double.NaN;
        return (count & 1) == 1 ? sorted[first + count / 2] : 0.5 * ((double)sorted[first + count / 2 - 1] + sorted[first + count / 2]);
    }

    /// <summary>The smallest number with at least this share of the slot at or below it; NaN while empty.</summary>
    public double Quantile(int slot, double share)
    {
        int count = counts[slot];
        return count == 0 ? double.NaN : sorted[slot * DaysMax + Math.Clamp((int)Math.Ceiling(share * count), 1, count) - 1];
    }

    /// <summary>Mean of a slot's numbers; NaN while empty.</summary>
    public double Mean(int slot)
    {
        double sum = 0;
        foreach (float number in Of(slot)) sum += number;
        return sum / counts[slot];
    }

    /// <summary>Root of the mean square of a slot's numbers; NaN while empty.</summary>
    public double RootMeanSquare(int slot)
    {
        double sum = 0;
        foreach (float number in Of(slot)) sum += (double)number * number;
        return Math.Sqrt(sum / counts[slot]);
    }

    private ReadOnlySpan<float> Of(int slot) => sorted.AsSpan(slot * DaysMax, counts[slot]);
}
