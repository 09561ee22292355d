namespace GoldenSignals.Engine.Backtests;

/// <summary>Symbols of one exchange mostly have bars at the same moments: they share one column of times, which is a fifth of the memory.</summary>
public sealed class SharedClocks
{
    /// <summary>Different columns remembered; a market has few.</summary>
    private const int ClocksMax = 16;

    private readonly Lock gate = new();
    private readonly List<long[]> clocks = [];

    /// <summary>The same times, in an array seen before where there is one.</summary>
    public long[] Share(long[] times)
    {
        lock (gate)
        {
            foreach (long[] clock in clocks)
            {
                if (clock.AsSpan().SequenceEqual(times))
                {
                    return clock;
                }
            }
            if (clocks.Count < ClocksMax)
            {
                clocks.Add(times);
            }
            return times;
        }
    }
}
