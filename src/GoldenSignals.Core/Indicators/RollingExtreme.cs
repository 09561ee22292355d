using System.Numerics;

namespace GoldenSignals.Core.Indicators;

/// <summary>Highest or lowest of the last n prices, and how long ago it was; of equals the latest.</summary>
/// <remarks>A queue of candidates, each further from the extreme than the one before it, so an update costs a constant on average.</remarks>
public sealed class RollingExtreme
{
    private readonly long[] keys;
    private readonly long[] bars;
    private readonly int period;
    private readonly int mask;
    private readonly int sign;
    private long seen;
    private int head;
    private int count;

    private RollingExtreme(int period, int sign)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        this.period = period;
        this.sign = sign;
        int room = (int)BitOperations.RoundUpToPowerOf2((uint)period);
        mask = room - 1;
        keys = new long[room];
        bars = new long[room];
    }

    public static RollingExtreme Highest(int period) => new(period, 1);

    public static RollingExtreme Lowest(int period) => new(period, -1);

    /// <summary>Whether n prices were seen.</summary>
    public bool Ready => seen >= period;

    /// <summary>The extreme of what was seen so far, at most the last n; 0 before the first.</summary>
    public long Value => sign * keys[head];

    /// <summary>Bars since the extreme; 0 when it is the latest.</summary>
    public int Age => (int)(seen - bars[head]);

    public void Update(long value)
    {
        long key = sign * value;
        seen++;
        if (count > 0 && bars[head] <= seen - period)
        {
            head = (head + 1) & mask;
            count--;
        }
        while (count > 0 && keys[(head + count - 1) & mask] <= key)
        {
            count--;
        }
        int tail = (head + count) & mask;
        keys[tail] = key;
        bars[tail] = seen;
        count++;
    }
}
