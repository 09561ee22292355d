using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Agents;

/// <summary>A view brought from outside: a model of the user's own, or a person.</summary>
/// <param name="Agent">Whose it is: lower case letters, digits and underscores, none of the catalog's names.</param>
/// <param name="Target">Key of a target that asks yes or no.</param>
/// <param name="Time">From when on it may be heard, UTC: at the first bar that closes then or later, and at that bar alone.</param>
/// <param name="Score">−1 surely no, to 1 surely yes.</param>
/// <param name="Confidence">How much of the score to believe, 0 to 1.</param>
public sealed record ExternalOpinion(string Agent, string Target, DateTime Time, double Score, double Confidence = 1)
{
    /// <summary>Longest name of an agent from outside, in characters.</summary>
    public const int NameCharactersMax = 40;

    /// <summary>What is wrong with it, naming the field; null when nothing is.</summary>
    public (string Field, string Fault)? Fault =>
        !IsName(Agent) ? ("agent", $"\"{Agent}\" is not 1 to {NameCharactersMax} lower case letters, digits and underscores")
        : AgentCatalog.Find(Agent) is not null ? ("agent", $"{Agent} is the name of an agent of this program")
        : TargetCatalog.Find(Target)?.Make is null ? ("target", $"\"{Target}\" is no target that asks yes or no")
        : !(Score is >= -1 and <= 1) ? ("score", $"{Score} is not from -1 to 1")
        : !(Confidence is >= 0 and <= 1) ? ("confidence", $"{Confidence} is not from 0 to 1")
        : null;

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= NameCharactersMax } && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
