using GoldenSignals.Core.Alerts;

namespace GoldenSignals.Engine.Alerts;

/// <summary>A rule as it lies in the store.</summary>
/// <param name="Deleted">When it was deleted, UTC; null while it is there.</param>
/// <param name="LastFired">Close it fired at last; null for never.</param>
/// <param name="Firings">How often it has fired.</param>
public sealed record StoredAlert(long Id, string Sentence, bool Enabled, DateTime Created, DateTime? Deleted, DateTime? LastFired, int Firings)
{
    public AlertRule Rule { get; } = AlertSentence.Parse(Sentence);
}

/// <summary>A rule that has fired.</summary>
/// <param name="Id">Its place among all firings; a listener goes on after the last one it has seen.</param>
/// <param name="Event">Hash of rule, series, close and kind.</param>
/// <param name="Severity">info, warning or critical.</param>
/// <param name="Time">Close it fired at, UTC.</param>
/// <param name="FiredAt">What the clock said, UTC.</param>
/// <param name="Channels">Where it was sent.</param>
/// <param name="Target">The claim it told of; null for none.</param>
/// <param name="Came">yes, no or void; null while the claim is open.</param>
/// <param name="FollowUp">What was said once the claim had settled.</param>
public sealed record AlertFiring(
    long Id, string Event, long RuleId, string Sentence, string Severity, string Symbol, string Interval, DateTime Time, string Label, string? SignalId,
    DateTime FiredAt, string Title, string Text, IReadOnlyList<string> Channels, string? Target, int? Horizon, DateTime? SettledAt, string? Came, string? FollowUp);
