using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Alerts;

/// <summary>What a rule can see at a close.</summary>
/// <param name="Measures">Numbers read from the bars, by full name, on the raw scale; NaN while unknown.</param>
/// <param name="Settled">Claims that have been settled at this close.</param>
public sealed record AlertSight(Signal Signal, IReadOnlyDictionary<string, double> Measures, IReadOnlyList<SettledSight> Settled)
{
    public static readonly IReadOnlyDictionary<string, double> NoMeasures = new Dictionary<string, double>();

    public Claim? Claim(string target) => Signal.Claims.FirstOrDefault(claim => claim.Target == target && claim.Probability is not null);

    public string? Regime => Signal.Agents.FirstOrDefault(agent => agent.State is not null)?.State;
}

/// <summary>A claim that has been settled, beside what was published of it.</summary>
/// <param name="Issued">Close it was made at, UTC.</param>
/// <param name="Yes">What came.</param>
public sealed record SettledSight(string Target, DateTime Issued, bool Yes, double Published, ClaimState State)
{
    /// <summary>Whether the likelier side came.</summary>
    public bool Right => Published > 0.5 == Yes;
}

/// <summary>What a rule remembers of a symbol from close to close.</summary>
/// <param name="At">The last close it has seen, UTC.</param>
/// <param name="Holds">Whether the condition held there; null while unknown, and for conditions on a change.</param>
/// <param name="Value">The decision, side or regime there; null while unknown, and for conditions that hold or do not.</param>
/// <param name="Fired">The close it fired at last; null for never.</param>
public sealed record AlertMemory(DateTime At, bool? Holds, string? Value, DateTime? Fired);
