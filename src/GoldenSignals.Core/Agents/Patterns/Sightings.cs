namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>The latest sightings. They fade with age and fail when a close proves them wrong; what they looked like never changes.</summary>
public sealed class Sightings
{
    /// <summary>Sightings kept; a power of two.</summary>
    public const int SightingsMax = 128;

    /// <summary>Bars over which a figure fades to nothing, and a candle pattern, which is a matter of days.</summary>
    public const int FadeBars = 20, CandleFadeBars = 5;

    /// <summary>How a reason says the age of its pattern; the number is filled in when it is read.</summary>
    internal const string Age = ", age {0} of 20 bars", CandleAge = ", age {0} of 5 bars";

    private readonly Sighting[] ring = new Sighting[SightingsMax];
    private int added;

    public int Count => Math.Min(added, SightingsMax);

    /// <summary>0 is the latest.</summary>
    public ref Sighting this[int back] => ref ring[(added - 1 - back) & (SightingsMax - 1)];

    public void Add(in Sighting sighting) => ring[added++ & (SightingsMax - 1)] = sighting;

    internal static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Marks as failed what the latest close proves wrong, and finds the one that weighs most of those that still stand.</summary>
    /// <param name="strongest">Its place, 0 the latest; −1 for none.</param>
    /// <returns>How many that take a side are young enough to count, standing or not.</returns>
    public int Judge(Chart chart, out int strongest)
    {
        strongest = -1;
        double most = 0;
        int young = 0;
        for (int i = 0; i < Count && chart.Last - this[i].Bar < FadeBars; i++)
        {
            ref Sighting sighting = ref this[i];
            int age = chart.Last - sighting.Bar;
            if (sighting.Side == 0 || age >= sighting.FadeBars)
            {
                continue;
            }
            young++;
            sighting.Failed |= sighting.Side * chart[chart.Last].Close < sighting.Side * sighting.Wrong;
            double weight = sighting.Weight * sighting.Freshness(age);
            if (!sighting.Failed && weight > most)
            {
                (strongest, most) = (i, weight);
            }
        }
        return young;
    }
}
