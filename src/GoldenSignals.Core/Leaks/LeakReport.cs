namespace GoldenSignals.Core.Leaks;

/// <summary>A way to catch a number that knew the future.</summary>
public enum LeakCheck
{
    /// <summary>Asked about the same bars again, after it has seen later ones, it says the same.</summary>
    Repaint,

    /// <summary>What it says at a bar from the bars up to it is what it says of that bar from all bars.</summary>
    Truncation,

    /// <summary>Another future, as likely as the real one, changes nothing it said before.</summary>
    Perturbation,

    /// <summary>An absurd future (prices a hundred million times as high or next to nothing, numbers that are none) changes nothing it said before.</summary>
    Poison,

    /// <summary>The same bars four hundred years later give the same numbers.</summary>
    TimeShift,

    /// <summary>On moves or labels drawn by lot nothing it says foretells the next one.</summary>
    LabelShuffle,
}

/// <summary>A future value that was used.</summary>
/// <param name="Bar">The first bar found at which what was said depends on what came later, counted from 0.</param>
/// <param name="Time">Its close, UTC.</param>
/// <param name="Told">What was said of the bar when it closed; NaN for nothing.</param>
/// <param name="Later">What was said of it once the future was another.</param>
/// <param name="Ahead">How many bars later the number is final; null where that was not looked for.</param>
public sealed record Leak(LeakCheck Check, int Bar, DateTime Time, string Field, double Told, double Later, int? Ahead, string Words);

/// <summary>How one check went.</summary>
/// <param name="Leak">Null when it found none.</param>
/// <param name="Failure">Why it could not be carried out; null when it was.</param>
public sealed record LeakFinding(LeakCheck Check, Leak? Leak, string? Failure = null);

/// <summary>How a subject stood every check.</summary>
public sealed record LeakReport(string Subject, IReadOnlyList<LeakFinding> Findings)
{
    /// <summary>Every check was carried out and none found a leak.</summary>
    public bool Passed => Findings.All(finding => finding is { Leak: null, Failure: null });

    /// <summary>What the checks found, in their order.</summary>
    public IEnumerable<Leak> Leaks => Findings.Select(finding => finding.Leak).OfType<Leak>();
}
