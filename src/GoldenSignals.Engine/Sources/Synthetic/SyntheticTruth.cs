namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>What the synthetic market knows and no agent is told: what one day of one symbol was made from.</summary>
/// <param name="Time">The day's close, UTC.</param>
/// <param name="Variance">Variance of the day's log return given everything before it, jumps left out.</param>
/// <param name="Jump">Log return that came in one leap; 0 on most days.</param>
public readonly record struct SyntheticTruth(string Symbol, DateTime Time, SyntheticRegime Regime, double Variance, double Jump);

/// <summary>The mood all synthetic symbols share.</summary>
public enum SyntheticRegime
{
    Calm,
    Restless,
    Crisis,
}
