using System.Collections;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Store;

/// <summary>Bars as columns, in order of time: as they are stored, and as loops over many of them want them.</summary>
public sealed class BarColumns : IReadOnlyList<Bar>
{
    public static readonly BarColumns Empty = new(0);

    public BarColumns(int count)
    {
        Times = new long[count];
        Opens = new long[count];
        Highs = new long[count];
        Lows = new long[count];
        Closes = new long[count];
        Volumes = new double[count];
    }

    /// <summary>Close of each bar, microseconds since 1970 UTC, rising.</summary>
    public long[] Times { get; }

    /// <summary>Ticks of the symbol's grid, as are Highs, Lows and Closes.</summary>
    public long[] Opens { get; }

    public long[] Highs { get; }

    public long[] Lows { get; }

    public long[] Closes { get; }

    public double[] Volumes { get; }

    public int Count => Times.Length;

    public Bar this[int index]
    {
        get => new(Moment.FromMicroseconds(Times[index]), Opens[index], Highs[index], Lows[index], Closes[index], Volumes[index]);
        internal set => (Times[index], Opens[index], Highs[index], Lows[index], Closes[index], Volumes[index]) =
            (Moment.ToMicroseconds(value.Time), value.Open, value.High, value.Low, value.Close, value.Volume);
    }

    /// <exception cref="ArgumentException">The bars are not in rising order of time.</exception>
    public static BarColumns Of(IReadOnlyList<Bar> bars)
    {
        var columns = new BarColumns(bars.Count);
        for (int i = 0; i < bars.Count; i++)
        {
            columns[i] = bars[i];
            if (i > 0 && columns.Times[i] <= columns.Times[i - 1])
            {
                throw new ArgumentException($"Bar {i} ({bars[i].Time:O}) is not later than the one before it.", nameof(bars));
            }
        }
        return columns;
    }

    /// <summary>How many bars close at or before a moment.</summary>
    public int CountUntil(long time)
    {
        int place = Array.BinarySearch(Times, time);
        return place >= 0 ? place + 1 : ~place;
    }

    /// <summary>The bars from one place up to, not including, another.</summary>
    public BarColumns Slice(int from, int to)
    {
        if (from == 0 && to == Count)
        {
            return this;
        }
        var slice = new BarColumns(to - from);
        slice.CopyFrom(0, this, from, to - from);
        return slice;
    }

    /// <summary>These bars and then others, all later.</summary>
    internal BarColumns With(BarColumns later)
    {
        var all = new BarColumns(Count + later.Count);
        all.CopyFrom(0, this, 0, Count);
        all.CopyFrom(Count, later, 0, later.Count);
        return all;
    }

    public IEnumerator<Bar> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void CopyFrom(int to, BarColumns other, int from, int count)
    {
        Array.Copy(other.Times, from, Times, to, count);
        Array.Copy(other.Opens, from, Opens, to, count);
        Array.Copy(other.Highs, from, Highs, to, count);
        Array.Copy(other.Lows, from, Lows, to, count);
        Array.Copy(other.Closes, from, Closes, to, count);
        Array.Copy(other.Volumes, from, Volumes, to, count);
    }

    internal bool SameAt(int index, BarColumns other, int otherIndex) =>
        Opens[index] == other.Opens[otherIndex] && Highs[index] == other.Highs[otherIndex] && Lows[index] == other.Lows[otherIndex]
        && Closes[index] == other.Closes[otherIndex] && Volumes[index].Equals(other.Volumes[otherIndex]);
}
