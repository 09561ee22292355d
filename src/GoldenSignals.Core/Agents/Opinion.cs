namespace GoldenSignals.Core.Agents;

/// <summary>One agent on one target.</summary>
/// <param name="Score">Which way and how far, −1 (surely no) to 1 (surely yes).</param>
/// <param name="Confidence">How much of the score to believe, 0 to 1.</param>
/// <param name="Why">The reason, also for abstaining.</param>
/// <param name="Holds">False when the agent abstains.</param>
public readonly record struct Opinion(double Score, double Confidence, Why Why, bool Holds)
{
    /// <summary>What the consensus adds up: Score × Confidence, 0 when silent.</summary>
    public double Strength => Holds ? Score * Confidence : 0;

    /// <summary>An opinion, held inside its bounds.</summary>
    public static Opinion Of(double score, double confidence, Why why) =>
        new(Math.Clamp(score, -1, 1), Math.Clamp(confidence, 0, 1), why, true);

    public static Opinion Abstain(Why why) => new(0, 0, why, false);

    public static Opinion Abstain(string why) => Abstain(new Why(why));
}
