namespace GoldenSignals.Core.Indicators;

/// <summary>The last n numbers kept in order of size: exact rolling medians, quantiles and shares.</summary>
/// <remarks>Two binary searches and one block move a bar; for the few hundred numbers used here nothing cleverer is faster.</remarks>
public sealed class SortedWindow
{
    private readonly double[] arrivals;
    private readonly double[] sorted;
    private int next;

    /// <param name="length">How many numbers are kept.</param>
    public SortedWindow(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        arrivals = new double[length];
        sorted = new double[length];
    }

    public int Count { get; private set; }

    public bool IsFull => Count == arrivals.Length;

    /// <summary>Takes a number in and, when full, the oldest out. NaN is ignored: unknown is not a size.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value)) return;
        int to;
        if (IsFull)
        {
            // Only what lies between the one that leaves and the one that comes has to move.
            (to, int from) = CountBelow(value, arrivals[next]);
            if (to > from) sorted.AsSpan(from + 1, --to - from).CopyTo(sorted.AsSpan(from));
            else sorted.AsSpan(to, from - to).CopyTo(sorted.AsSpan(to + 1));
        }
        else
        {
            (to, _) = CountBelow(value, value);
            sorted.AsSpan(to, Count - to).CopyTo(sorted.AsSpan(to + 1));
            Count++;
        }
        sorted[to] = value;
        arrivals[next] = value;
        next = next + 1 == arrivals.Length ? 0 : next + 1;
    }

    /// <summary>The middle number, the mean of the two middle ones when even; NaN while empty.</summary>
    public double Median => Count == 0
        ? double.NaN
        : (Count & 1) == 1 ? sorted[Count / 2] : 0.5 * (sorted[Count / 2 - 1] + sorted[Count / 2]);

    /// <summary>The smallest number with at least this share of the window at or below it; NaN while empty.</summary>
    public double Quantile(double share) => Count == 0
        ? double.NaN
        : sorted[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];

    /// <summary>The number of this rank, 1 for the smallest; the largest when the rank is beyond it.</summary>
    public double Ranked(int rank) => Count == 0 ? double.NaN : sorted[Math.Clamp(rank - 1, 0, Count - 1)];

    /// <summary>Share of the window above a level, kept off 0 and 1 by half a number; NaN while empty.</summary>
    public double ShareAbove(double level)
    {
        if (Count == 0 || double.IsNaN(level)) return double.NaN;
        int above = Count - CountAtMost(level);
        return (above + 0.5) / (Count + 1);
    }

    // Two searches in one loop: each waits for memory at every step, together they wait once.
    private (int First, int Second) CountBelow(double first, double second)
    {
        ReadOnlySpan<double> numbers = sorted;
        int one = 0, two = 0;
        for (int left = Count; left > 0;)
        {
            int half = (left + 1) >> 1;
            one += half & -Bit(numbers[one + half - 1] < first);
            two += half & -Bit(numbers[two + half - 1] < second);
            left -= half;
        }
        return (one, two);
    }

    private int CountAtMost(double value)
    {
        ReadOnlySpan<double> numbers = sorted;
        int place = 0;
        for (int left = Count; left > 0;)
        {
            int half = (left + 1) >> 1;
            place += half & -Bit(numbers[place + half - 1] <= value);
            left -= half;
        }
        return place;
    }

    // The searches halve without a branch: which half a number falls in cannot be predicted, and a wrong guess costs more than a step.
    private static int Bit(bool so) => so ? 1 : 0;
}
