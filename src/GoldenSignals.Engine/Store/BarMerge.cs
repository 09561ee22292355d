namespace GoldenSignals.Engine.Store;

/// <summary>Two runs of bars made one; where both have a bar of the same time, the fresh one holds.</summary>
internal readonly record struct BarMerge(BarColumns Bars, int Added, int Replaced, int Unchanged)
{
    public bool Changed => Added > 0 || Replaced > 0;

    public static BarMerge Of(BarColumns stored, BarColumns fresh)
    {
        if (stored.Count == 0)
        {
            return new BarMerge(fresh, fresh.Count, 0, 0);
        }
        int shared = CountShared(stored, fresh);
        var merged = new BarColumns(stored.Count + fresh.Count - shared);
        int replaced = 0, s = 0, f = 0;
        for (int i = 0; i < merged.Count; i++)
        {
            bool both = s < stored.Count && f < fresh.Count && stored.Times[s] == fresh.Times[f];
            if (both && !stored.SameAt(s, fresh, f))
            {
                replaced++;
            }
            if (f < fresh.Count && (s == stored.Count || fresh.Times[f] <= stored.Times[s]))
            {
                merged.CopyFrom(i, fresh, f++, 1);
                s += both ? 1 : 0;
            }
            else
            {
                merged.CopyFrom(i, stored, s++, 1);
            }
        }
        return new BarMerge(merged, fresh.Count - shared, replaced, shared - replaced);
    }

    private static int CountShared(BarColumns stored, BarColumns fresh)
    {
        int shared = 0;
        for (int s = 0, f = 0; s < stored.Count && f < fresh.Count;)
        {
            long difference = stored.Times[s] - fresh.Times[f];
            shared += difference == 0 ? 1 : 0;
            s += difference <= 0 ? 1 : 0;
            f += difference >= 0 ? 1 : 0;
        }
        return shared;
    }
}
