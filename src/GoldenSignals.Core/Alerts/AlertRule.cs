using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Alerts;

/// <summary>Something to be told of: a condition on symbols, and how often it may speak. <see cref="Sentence"/> is its one text form.</summary>
/// <param name="Symbols">Tickers in upper case; empty for any that is watched.</param>
/// <param name="Interval">Null for the interval a symbol is shown at: its days, or else the longest that is stored.</param>
public sealed record AlertRule(AlertCondition Condition, IReadOnlyList<string> Symbols, Interval? Interval)
{
    /// <summary>At most one firing for each symbol.</summary>
    public bool Once { get; init; }

    /// <summary>Time from close to close that must lie between two firings on a symbol; null for none.</summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>The last day, UTC, whose closes may fire; null for ever.</summary>
    public DateOnly? Until { get; init; }

    public AlertSeverity Severity { get; init; }

    /// <summary>Names of the channels it goes to; empty for all that are set up.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The rule in words; reading it gives the same rule.</summary>
    public string Sentence => AlertSentence.Write(this);

    /// <summary>Whether it asks about a symbol, which is watched.</summary>
    public bool IsAbout(string ticker) => Symbols.Count == 0 || Symbols.Contains(ticker, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a close may still fire it.</summary>
    public bool IsOpenAt(DateTime close) => Until is not { } last || DateOnly.FromDateTime(close) <= last;
}

/// <summary>How much it matters.</summary>
public enum AlertSeverity
{
    Info,
    Warning,
    Critical,
}

/// <summary>Which way a number must lie, or pass.</summary>
public enum AlertSide
{
    Above,
    Below,

    /// <summary>From one side to the other, whichever.</summary>
    Either,
}
