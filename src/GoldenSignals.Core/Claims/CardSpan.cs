using System.Numerics;

namespace GoldenSignals.Core.Claims;

/// <summary>Over which dates a record has calls: what its effective sample is counted from.</summary>
internal sealed class CardSpan(int dates)
{
    private readonly ulong[] called = new ulong[(dates + 63) / 64];
    private int firstBar = int.MaxValue, lastBar = -1, barsOfOthers;

    /// <summary>Distinct issue dates with a call.</summary>
    public int Dates
    {
        get
        {
            int count = 0;
            foreach (ulong word in called) count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Bars from the first call to the last, of the series where that is longest.</summary>
    public int Bars => Math.Max(barsOfOthers, lastBar < 0 ? 0 : lastBar - firstBar + 1);

    public int First
    {
        get
        {
            int word = Array.FindIndex(called, word => word != 0);
            return word < 0 ? -1 : word * 64 + BitOperations.TrailingZeroCount(called[word]);
        }
    }

    public int Last
    {
        get
        {
            int word = Array.FindLastIndex(called, word => word != 0);
            return word < 0 ? -1 : word * 64 + 63 - BitOperations.LeadingZeroCount(called[word]);
        }
    }

    public void Add(int place, int bar)
    {
        called[place >> 6] |= 1UL << place;
        firstBar = Math.Min(firstBar, bar);
        lastBar = Math.Max(lastBar, bar);
    }

    /// <summary>Takes in the calls of other series.</summary>
    public void Merge(CardSpan other)
    {
        for (int i = 0; i < called.Length; i++) called[i] |= other.called[i];
        barsOfOthers = Math.Max(barsOfOthers, other.Bars);
    }

    public void Clear()
    {
        Array.Clear(called);
        (firstBar, lastBar, barsOfOthers) = (int.MaxValue, -1, 0);
    }

    /// <summary>Calls that can count as independent: distinct dates over the horizon, at most the span over the horizon.</summary>
    public double EffectiveSample(int horizon) => (double)Math.Min(Dates, Bars) / horizon;
}
