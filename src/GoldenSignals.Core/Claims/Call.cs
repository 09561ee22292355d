namespace GoldenSignals.Core.Claims;

/// <summary>What somebody said of a question.</summary>
/// <param name="Probability">Of yes, strictly between 0 and 1.</param>
/// <param name="SaysYes">Which way it was called.</param>
/// <param name="Published">What was published of it.</param>
public readonly record struct Call(double Probability, bool SaysYes, double Published)
{
    /// <summary>What the consensus had claimed.</summary>
    public static Call OfConsensus(in Settlement settled) => new(settled.Raw, settled.Raw > 0.5, settled.Published);

    /// <summary>What a single voice had said, as a probability and as a side.</summary>
    public static Call OfVoice(double probability, double strength) => new(probability, strength > 0, probability);
}
