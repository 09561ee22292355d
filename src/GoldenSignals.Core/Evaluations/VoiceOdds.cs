using GoldenSignals.Core.Learning;

namespace GoldenSignals.Core.Evaluations;

/// <summary>What each voice on a target would have claimed alone: p = σ(logit(base) + β·s), β learned walk-forward from its own settled opinions.</summary>
/// <remarks>An agent says which way and how strongly, not how likely. To score it by itself its strength must become a probability, and the
/// β of the issue bar is the only one it could have used.</remarks>
internal sealed class VoiceOdds
{
    private const double Ridge = 1, ProbabilityMin = 0.01, ProbabilityMax = 0.99;

    private readonly int horizon;
    private readonly OnlineLogistic[] fits;
    private readonly double[] betas;
    private readonly double[] x = new double[1];
    private int slot;

    public VoiceOdds(int horizon, int voices)
    {
        this.horizon = horizon;
        fits = new OnlineLogistic[voices];
        for (int i = 0; i < voices; i++) fits[i] = new OnlineLogistic([0], Ridge);
        betas = new double[horizon * voices];
    }

    /// <summary>Probability a voice stood for when it said this much h bars ago, at the bar that settles now.</summary>
    public double Probability(int voice, double baseLogit, double strength) =>
        Math.Clamp(Odds.Probability(baseLogit + betas[slot + voice] * strength), ProbabilityMin, ProbabilityMax);

    public void Learn(int voice, double baseLogit, double strength, bool yes)
    {
        x[0] = strength;
        fits[voice].Learn(x, baseLogit, yes, 1.0 / horizon);
    }

    /// <summary>Ends a bar: what is said at it will be read by what was known then.</summary>
    public void EndBar()
    {
        for (int i = 0; i < fits.Length; i++) betas[slot + i] = fits[i].Weights[0];
        slot = slot + fits.Length == betas.Length ? 0 : slot + fits.Length;
    }
}
