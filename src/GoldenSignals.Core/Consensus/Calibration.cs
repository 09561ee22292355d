using GoldenSignals.Core.Learning;

namespace GoldenSignals.Core.Consensus;

/// <summary>Corrects the consensus for having been too sure or too shy: slope a, intercept b, and the share λ of the agents' sum to keep.</summary>
/// <remarks>Learned from settled claims all year, put into force only when a year ends: what is in force was fitted on earlier claims alone.</remarks>
public sealed class Calibration
{
    /// <summary>Settled claims before the first correction.</summary>
    public const int ExamplesMin = 250;

    private const double ShareRidge = 50, SlopeMin = 0.2, SlopeMax = 3;

    /// <summary>Slope and intercept need ten times the evidence the agents' share needs: an intercept learned from one year of claims is
    /// mostly that year's luck, and costs more than a small edge earns.</summary>
    private const double PlattRidge = 10 * ShareRidge;

    /// <summary>One ridge holds all weights, so what is to be held harder is made smaller.</summary>
    private static readonly double Scale = Math.Sqrt(ShareRidge / PlattRidge);

    private readonly OnlineLogistic fit = new([1 / Scale, 1, 0], ShareRidge);
    private readonly double[] x = [0, 0, Scale];

    /// <summary>Platt's slope.</summary>
    public double A { get; private set; } = 1;

    /// <summary>Platt's intercept.</summary>
    public double B { get; private set; }

    /// <summary>Share of the agents' sum that is kept, 0 to 1.</summary>
    public double Lambda { get; private set; } = 1;

    public void Learn(double baseLogit, double agentsSum, bool yes, double weight)
    {
        x[0] = Scale * baseLogit;
        x[1] = agentsSum;
        fit.Learn(x, 0, yes, weight);
    }

    /// <summary>Puts what was learned into force.</summary>
    public void EndYear()
    {
        if (fit.Examples < ExamplesMin) return;
        A = Math.Clamp(Scale * fit.Weights[0], SlopeMin, SlopeMax);
        Lambda = Math.Clamp(fit.Weights[1] / A, 0, 1);
        B = Scale * fit.Weights[2];
    }
}
