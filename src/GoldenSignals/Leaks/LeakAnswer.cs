using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Leaks;

/// <summary>What `golden leakcheck` answers.</summary>
/// <param name="Passed">Nobody used the future, and every check could be carried out.</param>
/// <param name="Checks">The checks, in the order they are made.</param>
public sealed record LeakAnswer(bool Passed, IReadOnlyList<LeakCheck> Checks, IReadOnlyList<LeakRow> Results);

/// <summary>How one agent, or the workflow, stood the checks on one symbol.</summary>
/// <param name="Bars">How many it was shown.</param>
public sealed record LeakRow(
    string Subject, string Symbol, string Interval, string DataLabel, int Bars, bool Passed, IReadOnlyList<LeakRowFinding> Findings)
{
    public static LeakRow Of(LeakHistory shown, LeakReport report) => new(
        report.Subject, shown.Series.Symbol.Ticker, shown.Series.Interval.Name, shown.Label.Text(), shown.History.Bars.Count, report.Passed,
        [.. report.Findings.Where(finding => finding.Leak is not null || finding.Failure is not null).Select(LeakRowFinding.Of)]);
}

/// <summary>A leak, or a check that could not be carried out.</summary>
/// <param name="Bar">The first bar at which a later value was used, counted from 0 in the bars looked at.</param>
/// <param name="Ahead">Bars from it to the last value used; null where that was not looked for.</param>
public sealed record LeakRowFinding(
    LeakCheck Check, string? Field, int? Bar, DateTime? Time, double? Told, double? Later, int? Ahead, string Words)
{
    public static LeakRowFinding Of(LeakFinding finding) => finding.Leak is { } leak
        ? new(leak.Check, leak.Field, leak.Bar, leak.Time, leak.Told, leak.Later, leak.Ahead, leak.Words)
        : new(finding.Check, null, null, null, null, null, null, $"could not be carried out: {finding.Failure}");
}
