namespace GoldenSignals.Core.Indicators;

/// <summary>The last n numbers, and exactly those of a certain rank among them: rolling medians and quantiles.</summary>
/// <remarks>They lie as they came. Only those around the rank last asked for are kept in order; of the others it is enough to know how many
/// are smaller. So a bar costs a few comparisons, and all numbers are looked at again only when the rank has wandered off.</remarks>
public sealed class RankedWindow
{
    private readonly double[] numbers;
    private readonly Neighbours[] marks;
    private int next;

    /// <param name="length">How many numbers are kept.</param>
    /// <param name="marks">How many different ranks are followed.</param>
    public RankedWindow(int length, int marks = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(marks, 1);
        numbers = new double[length];
        this.marks = new Neighbours[marks];
        for (int i = 0; i < marks; i++) this.marks[i] = new Neighbours();
    }

    public int Count { get; private set; }

    public bool IsFull => Count == numbers.Length;

    /// <summary>Takes a number in and, when full, the oldest out. NaN is ignored: unknown is not a size.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value)) return;
        if (IsFull)
        {
            foreach (Neighbours mark in marks) mark.Remove(numbers[next]);
        }
        else
        {
            Count++;
        }
        foreach (Neighbours mark in marks) mark.Insert(value);
        numbers[next] = value;
        next = next + 1 == numbers.Length ? 0 : next + 1;
    }

    /// <summary>The middle number, the mean of the two middle ones when even; NaN while empty.</summary>
    public double Median => (Count & 1) == 1 ? Ranked(Count / 2 + 1) : 0.5 * (Ranked(Count / 2) + Ranked(Count / 2 + 1));

    /// <summary>The smallest number with at least this share of the window at or below it; NaN while empty.</summary>
    public double Quantile(double share) => Ranked((int)Math.Ceiling(share * Count));

    /// <summary>The number of this rank, 1 for the smallest; the largest when the rank is beyond it; NaN while empty.</summary>
    /// <param name="mark">Which of the marks follows this rank.</param>
    public double Ranked(int rank, int mark = 0)
    {
        if (Count == 0) return double.NaN;
        int place = Math.Clamp(rank, 1, Count) - 1;
        return marks[mark].TryGet(place, out double number) ? number : marks[mark].Gather(numbers.AsSpan(0, Count), place);
    }
}
