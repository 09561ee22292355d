namespace GoldenSignals.Core.Metrics;

/// <summary>How far probabilities were from frequencies: five bins of equal count, less what chance alone would show.</summary>
/// <remarks>Kept as counts per whole percent, so that it costs nothing to add to and a hundred additions to read.</remarks>
public sealed class Reliability
{
    /// <summary>Whole percents, 0 to 100.</summary>
    public const int Cells = 101;

    private const int BinsMax = 5;

    private readonly double[] counts = new double[Cells];
    private readonly double[] probabilities = new double[Cells];
    private readonly double[] yes = new double[Cells];
    private double total;

    public static int CellOf(double probability) => (int)(probability * 100);

    public void Add(double probability, double outcome) => AddCell(CellOf(probability), 1, probability, outcome);

    /// <summary>Takes many at once whose probabilities share a whole percent.</summary>
    public void AddCell(int cell, double count, double probabilitySum, double yesSum)
    {
        counts[cell] += count;
        probabilities[cell] += probabilitySum;
        yes[cell] += yesSum;
        total += count;
    }

    /// <summary>Mean distance of probability and frequency over the bins, less the mean distance of a perfect forecaster with as many
    /// independent calls, never below 0; NaN while empty.</summary>
    public double Error(double effectiveSample)
    {
        if (total == 0 || effectiveSample <= 0) return double.NaN;
        double error = 0;
        for (Walk walk = default; Next(ref walk) is { Count: > 0 } bin;) error += Excess(in bin, effectiveSample);
        return Math.Max(0, error / total);
    }

    /// <summary>The bins from low probabilities to high: mean probability, frequency of yes, and how many.</summary>
    public IReadOnlyList<ReliabilityBin> Bins()
    {
        List<ReliabilityBin> bins = [];
        for (Walk walk = default; Next(ref walk) is { Count: > 0 } bin;)
            bins.Add(new ReliabilityBin(bin.Probability / bin.Count, bin.Yes / bin.Count, bin.Count));
        return bins;
    }

    /// <summary>The next bin of a walk from low to high; an empty one behind the last.</summary>
    private (double Count, double Probability, double Yes) Next(ref Walk walk)
    {
        double count = 0, p = 0, y = 0;
        while (walk.Cell < Cells)
        {
            count += counts[walk.Cell];
            p += probabilities[walk.Cell];
            y += yes[walk.Cell];
            walk.Seen += counts[walk.Cell++];
            if (count == 0 || !(walk.Seen >= total * (walk.Closed + 1) / BinsMax)) continue;
            walk.Closed = (int)(walk.Seen * BinsMax / total);
            break;
        }
        return (count, p, y);
    }

    /// <summary>The bin's distance less the mean absolute deviation of a binomial share, √(2 p(1−p) / πn).</summary>
    private double Excess(in (double Count, double Probability, double Yes) bin, double effectiveSample)
    {
        double p = bin.Probability / bin.Count, frequency = bin.Yes / bin.Count;
        double independent = effectiveSample * bin.Count / total;
        double chance = Math.Sqrt(2 * p * (1 - p) / (Math.PI * independent));
        return bin.Count * (Math.Abs(p - frequency) - chance);
    }

    private struct Walk
    {
        public int Cell, Closed;
        public double Seen;
    }
}

/// <summary>Calls of like probability: the mean of what was said, how often it was so, and how many.</summary>
public readonly record struct ReliabilityBin(double Predicted, double Observed, double N);
