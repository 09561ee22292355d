namespace GoldenSignals.Core.Learning;

/// <summary>Between probabilities and log-odds.</summary>
public static class Odds
{
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}
