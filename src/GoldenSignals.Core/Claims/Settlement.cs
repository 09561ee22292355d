namespace GoldenSignals.Core.Claims;

/// <summary>What came true of a question a session put h bars ago, beside what was said of it then.</summary>
/// <param name="Question">Place of the target among those of the session.</param>
/// <param name="Issued">Close of the bar the question was put at, UTC.</param>
/// <param name="IssueBar">That bar's place in the session, from 0.</param>
/// <param name="Outcome">1 yes, 0 no; NaN for nothing settled.</param>
/// <param name="Claimed">False where too few agents held an opinion: then only the question, its base rate and its baseline are known.</param>
/// <param name="Raw">Probability of yes before belief; skill is computed on it.</param>
/// <param name="Published">What was published: raw, or the base rate while unproven.</param>
/// <param name="BaselineProbability">Probability the fixed baseline gave to yes.</param>
/// <param name="BaselineSaysYes">Which way the baseline called it.</param>
/// <param name="State">Of the kind of claim when this one was issued.</param>
public readonly record struct Settlement(
    int Question, DateTime Issued, int IssueBar, double Outcome, bool Claimed, double Raw, double Published, double BaseRate,
    double BaselineProbability, bool BaselineSaysYes, ClaimState State)
{
    /// <summary>Nothing settled at this bar.</summary>
    public static readonly Settlement None = new() { Outcome = double.NaN };

    public bool IsNone => double.IsNaN(Outcome);
}
