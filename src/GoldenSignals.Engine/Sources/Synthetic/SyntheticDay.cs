namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>One day of one synthetic symbol before its bars are drawn.</summary>
/// <param name="LogBefore">Logarithm of the close before, in currency.</param>
/// <param name="Return">Log return of the whole day, its jump included.</param>
/// <param name="Variance">Variance the return was drawn with, jumps left out.</param>
/// <param name="Volume">Units to be traded.</param>
internal readonly record struct SyntheticDay(
    SyntheticListing Listing, DateOnly Date, SyntheticRegime Regime, double LogBefore, double Return, double Variance, double Jump, double Volume);
