namespace GoldenSignals.Core.Consensus;

/// <summary>How far probabilities were from frequencies: five bins of equal count, less what chance alone would show.</summary>
/// <remarks>Kept as counts per whole percent, so that it costs nothing to add to and a hundred additions to read.</remarks>
public sealed class Reliability
{
    private const int Cells = 101, Bins = 5;

    private readonly double[] counts = new double[Cells];
    private readonly double[] probabilities = new double[Cells];
    private readonly double[] yes = new double[Cells];
    private double total;

    public void Add(double probability, double outcome)
    {
        int cell = (int)(probability * 100);
        counts[cell]++;
        probabilities[cell] += probability;
        yes[cell] += outcome;
        total++;
    }

    /// <summary>Mean distance of probability and frequency over the bins, less the mean distance of a perfect forecaster with as many
    /// independent calls, never below 0; NaN while empty.</summary>
    public double Error(double effectiveSample)
    {
        if (total == 0 || effectiveSample <= 0) return double.NaN;
        double error = 0, bin = 0, p = 0, y = 0;
        int closed = 0;
        double seen = 0;
        for (int cell = 0; cell < Cells; cell++)
        {
            bin += counts[cell];
            p += probabilities[cell];
            y += yes[cell];
            seen += counts[cell];
            bool full = seen >= total * (closed + 1) / Bins;
            if (bin == 0 || !(full || cell == Cells - 1)) continue;
            error += Excess(bin, p / bin, y / bin, effectiveSample);
            closed = (int)(seen * Bins / total);
            bin = p = y = 0;
        }
        return Math.Max(0, error / total);
    }

    /// <summary>The bin's distance less the mean absolute deviation of a binomial share, √(2 p(1−p) / πn).</summary>
    private double Excess(double bin, double p, double frequency, double effectiveSample)
    {
        double independent = effectiveSample * bin / total;
        double chance = Math.Sqrt(2 * p * (1 - p) / (Math.PI * independent));
        return bin * (Math.Abs(p - frequency) - chance);
    }
}
