namespace GoldenSignals.Core.Metrics;

/// <summary>Picks few points of many so that a picture keeps its highs and lows.</summary>
public static class Thinning
{
    /// <summary>Places to keep: the ends, and the lowest and highest of each of equal stretches, in order. All where there are no more than wanted.</summary>
    /// <param name="most">At least 4.</param>
    public static int[] Places(IReadOnlyList<double> values, int most)
    {
        if (values.Count <= most)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }
        int stretches = (most - 2) / 2;
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        for (int i = 0; i < stretches; i++)
        {
            int from = (int)((long)values.Count * i / stretches), to = (int)((long)values.Count * (i + 1) / stretches);
            int low = from, high = from;
            for (int place = from; place < to; place++)
            {
                low = values[place] < values[low] ? place : low;
                high = values[place] > values[high] ? place : high;
            }
            kept.Add(low);
            kept.Add(high);
        }
        return [.. kept];
    }
}
