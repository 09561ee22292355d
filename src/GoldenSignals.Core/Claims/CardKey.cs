namespace GoldenSignals.Core.Claims;

/// <summary>What a card is about: who spoke, on which target, measured against what.</summary>
/// <param name="Target">Key of the target catalog.</param>
/// <param name="Baseline">The fixed rule, in words.</param>
public readonly record struct CardKey(string Who, string Target, int Horizon, string Baseline)
{
    /// <summary>The speaker that all agents together are.</summary>
    public const string Consensus = "consensus";
}

/// <summary>Whose record a card is drawn from.</summary>
/// <param name="Scope">all, or a ticker.</param>
public readonly record struct CardScope(string Interval, string Scope, Ran Ran);
