using GoldenSignals.Core.Alerts;
using GoldenSignals.Engine.Alerts;

namespace GoldenSignals.Alerts;

/// <summary>A rule as it is shown.</summary>
/// <param name="Sentence">What it says, in its one form.</param>
/// <param name="Kind">claim, settled, decision, lean, regime, level, indicator or stale.</param>
/// <param name="Severity">info, warning or critical.</param>
/// <param name="Symbols">Empty for any that is watched.</param>
/// <param name="Channels">Empty for open pages and every channel that is set up.</param>
/// <param name="LastFired">Close it fired at last; null for never.</param>
public sealed record AlertView(
    long Id, string Sentence, string Kind, string Severity, IReadOnlyList<string> Symbols, IReadOnlyList<string> Channels, bool Enabled, DateTime Created,
    DateTime? LastFired, int Firings)
{
    public static AlertView Of(StoredAlert alert) => new(
        alert.Id, alert.Sentence, alert.Rule.Condition.Kind, AlertWords.Severities[(int)alert.Rule.Severity], alert.Rule.Symbols, alert.Rule.Channels,
        alert.Enabled, alert.Created, alert.LastFired, alert.Firings);
}

/// <summary>Every rule.</summary>
/// <param name="Channels">Names of the channels a sentence may say after "to"; browser stands for open pages.</param>
public sealed record AlertsView(IReadOnlyList<AlertView> Items, IReadOnlyList<string> Channels, string Disclosure);

/// <summary>A rule that has fired, and how far it was delivered.</summary>
/// <param name="Id">Its place among all firings.</param>
/// <param name="Event">Names the event: the same one is never told twice.</param>
/// <param name="Time">Close it fired at, UTC.</param>
/// <param name="FiredAt">What the clock said, UTC.</param>
/// <param name="Came">Whether the claim it told of came true: yes, no or void; null while it is open, and for alerts on no claim.</param>
/// <param name="FollowUp">What was said when it had settled.</param>
public sealed record AlertFiringView(
    long Id, string Event, long RuleId, string Sentence, string Severity, string Symbol, string Interval, DateTime Time, string DataLabel, DateTime FiredAt,
    string Title, string Text, IReadOnlyList<string> Channels, string? Came, string? FollowUp, IReadOnlyList<AlertReceipt> Receipts);

/// <summary>A page of firings.</summary>
/// <param name="Next">Goes into `before` for the page that follows; null on the last.</param>
/// <param name="Last">Place of the newest firing there is; what comes later is asked for with `after`.</param>
public sealed record AlertHistoryView(IReadOnlyList<AlertFiringView> Items, string? Next, long Last, string Disclosure);

/// <summary>A rule to be made.</summary>
/// <param name="Sentence">Such as: volatility:5 of SPY above 75 %, weak or better</param>
public sealed record AlertRequest(string Sentence);

/// <summary>What is to be changed of a rule; what is left out stays.</summary>
public sealed record AlertChange(string? Sentence = null, bool? Enabled = null);

/// <summary>A rule to be tried on stored bars.</summary>
/// <param name="Years">How many of the last years, 1 to 50; 3 when left out.</param>
public sealed record AlertTrialRequest(string Sentence, int? Years = null);

/// <summary>Whether a sentence is understood, while it is being written.</summary>
/// <param name="Sentence">As it would be kept; null while it is not understood.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
public sealed record AlertChecked(string? Sentence, string? Kind, AlertFaultView? Fault);

/// <summary>The word that is wrong.</summary>
/// <param name="At">Where it begins, from 0.</param>
/// <param name="Near">Known words it is like.</param>
public sealed record AlertFaultView(string Message, string Remedy, string Word, int At, IReadOnlyList<string> Near);

/// <summary>The words a sentence can be made of.</summary>
/// <param name="Indicators">Full names with their usual parameters, one for each of their numbers.</param>
/// <param name="Symbols">Tickers of the watchlist.</param>
public sealed record AlertWordsView(
    IReadOnlyList<string> Claims, IReadOnlyList<string> Indicators, IReadOnlyList<string> Regimes, IReadOnlyList<string> Intervals,
    IReadOnlyList<string> Symbols, IReadOnlyList<string> Channels);
