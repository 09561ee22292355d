using GoldenSignals.Core;

namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>
/// Shocks whose size remembers: big ones follow big ones, and more so after a fall. GJR-GARCH(1,1) with Student-t shocks
/// (Glosten, Jagannathan and Runkle, Journal of Finance 48, 1993, page 1779).
/// </summary>
internal sealed class GarchProcess
{
    private const double Persistence = 0.98;

    /// <summary>A variance stays below this many levels, so that ten years are a market and not an explosion.</summary>
    private const double LevelsMax = 30;

    private readonly double usualVariance, freedom, weight, leverage;
    private readonly SeededRandom random;

    /// <param name="usualVariance">Variance it returns to at level 1.</param>
    /// <param name="freedom">Degrees of freedom of a shock.</param>
    /// <param name="weight">What a shock adds to the next variance.</param>
    /// <param name="leverage">What it adds on top where prices fall.</param>
    public GarchProcess(double usualVariance, double freedom, double weight, double leverage, SeededRandom random)
    {
        (this.usualVariance, this.freedom, this.weight, this.leverage, this.random) = (usualVariance, freedom, weight, leverage, random);
        Variance = usualVariance;
    }

    /// <summary>Variance of the next shock.</summary>
    public double Variance { get; private set; }

    /// <param name="level">How wild the times are; the variance drifts towards this many times the usual.</param>
    public double Next(double level)
    {
        double shock = Math.Sqrt(Variance) * random.NextStudent(freedom);
        double heard = weight + (shock < 0 ? leverage : 0);
        double memory = Persistence - weight - leverage / 2;
        double next = (1 - Persistence) * level * usualVariance + heard * shock * shock + memory * Variance;
        Variance = Math.Min(next, LevelsMax * level * usualVariance);
        return shock;
    }
}
