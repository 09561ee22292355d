namespace GoldenSignals.Core.Metrics;

/// <summary>How often something was so among the last n times.</summary>
public sealed class TrailingShare
{
    private readonly bool[] ring;
    private int next;
    private int held;

    public TrailingShare(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ring = new bool[length];
    }

    public int Count { get; private set; }

    /// <summary>0 to 1; NaN before the first.</summary>
    public double Value => Count == 0 ? double.NaN : (double)held / Count;

    public void Add(bool so)
    {
        if (Count == ring.Length)
        {
            if (ring[next]) held--;
        }
        else
        {
            Count++;
        }
        ring[next] = so;
        if (so) held++;
        next = next + 1 == ring.Length ? 0 : next + 1;
    }
}
