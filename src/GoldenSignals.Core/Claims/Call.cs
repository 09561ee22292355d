namespace GoldenSignals.Core.Claims;

/// <summary>Something somebody said of a question, now that its answer is known.</summary>
/// <param name="Place">Its issue date among <see cref="IssueDates"/>.</param>
/// <param name="Bar">Its issue bar in its session.</param>
/// <param name="Probability">Of yes, strictly between 0 and 1.</param>
/// <param name="SaysYes">Which way it was called.</param>
/// <param name="Yes">The answer.</param>
public readonly record struct Call(
    int Place, int Bar, double Probability, bool SaysYes, bool Yes, double Published, double BaseRate, double BaselineProbability, bool BaselineSaysYes)
{
    /// <summary>What the consensus had claimed.</summary>
    public static Call OfConsensus(int place, in Settlement settled) => new(
        place, settled.IssueBar, settled.Raw, settled.Raw > 0.5, settled.Outcome > 0.5, settled.Published, settled.BaseRate,
        settled.BaselineProbability, settled.BaselineSaysYes);

    /// <summary>What a single voice had said, as a probability and as a side.</summary>
    public static Call OfVoice(int place, in Settlement settled, double probability, double strength) => new(
        place, settled.IssueBar, probability, strength > 0, settled.Outcome > 0.5, probability, settled.BaseRate,
        settled.BaselineProbability, settled.BaselineSaysYes);
}
