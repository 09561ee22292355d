namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>The latest sightings. They fade with age and fail when a close proves them wrong; what they looked like never changes.</summary>
public sealed class Sightings
{
    /// <summary>Sightings kept; a power of two.</summary>
    public const int SightingsMax = 32;

    /// <summary>Bars over which a sighting fades to nothing.</summary>
    public const int FadeBars = 20;

    /// <summary>How a reason says the age of its pattern; the number is filled in when it is read.</summary>
    internal const string Age = ", age {0} of 20 bars";

    private readonly Sighting[] ring = new Sighting[SightingsMax];
    private int added;

    public int Count => Math.Min(added, SightingsMax);

    /// <summary>0 is the latest.</summary>
    public ref Sighting this[int back] => ref ring[(added - 1 - back) & (SightingsMax - 1)];

    public void Add(in Sighting sighting) => ring[added++ & (SightingsMax - 1)] = sighting;

    /// <summary>1 on the bar that completed it, 0 once it has faded.</summary>
    public static double Freshness(int age) => 1 - (double)age / FadeBars;

    /// <summary>Marks as failed what the latest close proves wrong, and finds the strongest that still stands.</summary>
    /// <param name="strongest">Its place, 0 the latest; −1 for none.</param>
    /// <returns>How many are young enough to count, standing or not.</returns>
    public int Judge(Chart chart, out int strongest)
    {
        strongest = -1;
        double most = 0;
        int young = 0;
        for (int i = 0; i < Count && chart.Last - this[i].Bar < FadeBars; i++)
        {
            ref Sighting sighting = ref this[i];
            young++;
            sighting.Failed |= sighting.Side * chart[chart.Last].Close < sighting.Side * sighting.Wrong;
            double strength = sighting.Strength * Freshness(chart.Last - sighting.Bar);
            if (!sighting.Failed && strength > most)
            {
                (strongest, most) = (i, strength);
            }
        }
        return young;
    }
}
