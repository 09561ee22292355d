namespace GoldenSignals.Engine.Ledger;

/// <summary>The trail of an opening: for each of its bars the first bytes of the hash of all inputs by then.</summary>
public static class OpeningTrail
{
    public const int PlaceBytes = 4;

    /// <summary>Places kept; a longer trail keeps every second bar, or every third.</summary>
    public const int PlacesMax = 32_768;

    /// <summary>The trail in no more places than there may be, the last bar among them, and how many bars lie between two.</summary>
    public static (int Step, byte[] Trail) Thin(IReadOnlyList<byte> trail)
    {
        int bars = trail.Count / PlaceBytes, step = Math.Max(1, (bars + PlacesMax - 1) / PlacesMax);
        var thinned = new List<byte>();
        foreach (int bar in Places(bars, step))
        {
            for (int i = 0; i < PlaceBytes; i++)
            {
                thinned.Add(trail[bar * PlaceBytes + i]);
            }
        }
        return (step, [.. thinned]);
    }

    /// <summary>The bars, from 0, that have a place: counted back from the last.</summary>
    public static IEnumerable<int> Places(int bars, int step)
    {
        for (int bar = bars == 0 ? 0 : (bars - 1) % step; bar < bars; bar += step)
        {
            yield return bar;
        }
    }
}
