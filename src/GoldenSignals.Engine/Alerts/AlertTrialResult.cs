using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Alerts;

/// <summary>How a rule would have spoken over stored bars.</summary>
/// <param name="Sentence">The rule as it reads.</param>
/// <param name="Headline">The gist, saying no more than is proven.</param>
/// <param name="DataLabel">Of all series; several parted by blanks.</param>
/// <param name="Ran">backtest: nobody was told.</param>
/// <param name="From">First close that was looked at, UTC.</param>
/// <param name="Bars">Closes that were looked at, of all series.</param>
/// <param name="Count">How often it would have fired.</param>
/// <param name="Firings">When, newest first; of very many the newest.</param>
/// <param name="Card">The record of the claims it would have told of; null where it tells of none, and on synthetic data.</param>
/// <param name="Missing">Symbols it names of which nothing is stored.</param>
public sealed record AlertTrialResult(
    string Sentence, string Headline, string DataLabel, string Ran, DateTime? From, DateTime? To, int Bars, int Count,
    IReadOnlyList<AlertTrialFiring> Firings, IReadOnlyList<AlertTrialSeries> Series, ClaimCard? Card, IReadOnlyList<string> Missing);

/// <summary>A close at which it would have fired.</summary>
/// <param name="Probability">Of the claim it would have told of.</param>
/// <param name="Right">Whether the likelier side came; null where there is no claim, while it is open, and on synthetic data.</param>
public sealed record AlertTrialFiring(string Symbol, string Interval, DateTime Time, double? Probability, string? State, bool? Right);

/// <summary>How often on one series.</summary>
public sealed record AlertTrialSeries(string Symbol, string Interval, string DataLabel, DateTime From, DateTime To, int Bars, int Count);
