namespace GoldenSignals.Core.Claims;

/// <summary>The chain an entry stands on: one for each session and kind of run. Chains are never added together.</summary>
/// <param name="Ran">live, paper, replay or synthetic.</param>
public sealed record LedgerChain(string Symbol, string Interval, string Ran)
{
    public override string ToString() => $"{Symbol} {Interval} {Ran}";
}

/// <summary>One entry of the ledger: written once, never changed. <see cref="LedgerBytes"/> is its form, docs/reference/ledger its description.</summary>
/// <param name="Sequence">Its place on the chain, from 0.</param>
/// <param name="Time">Close of the latest bar the session knew, UTC; never earlier than that of the entry before.</param>
/// <param name="Written">What the clock said when it was written, UTC.</param>
public abstract record LedgerEntry(LedgerChain Chain, long Sequence, DateTime Time, DateTime Written);

/// <summary>What the signals after it are made with: enough, beside the stored inputs, to make them again.</summary>
/// <param name="Settings">The session's settings in one line.</param>
/// <param name="ModelHash">As in every signal made with them.</param>
/// <param name="Universe">Tickers of the symbols watched together, in order.</param>
/// <param name="Journaled">Whether contexts written down earlier were told, or all made from the stored bars.</param>
/// <param name="Bars">Bars the session had stepped.</param>
/// <param name="Trail">Of every so many of these bars the first 4 bytes of the hash of all inputs by then, so that a changed one can be found.</param>
/// <param name="TrailBars">How many bars lie from one place of the trail to the next; its last place is the last bar.</param>
public sealed record OpeningEntry(
    LedgerChain Chain, long Sequence, DateTime Time, DateTime Written,
    string Settings, string ModelHash, IReadOnlyList<string> Universe, bool Journaled, long Bars, long TrailBars, byte[] Trail)
    : LedgerEntry(Chain, Sequence, Time, Written);

/// <summary>What was said at a close, before anyone could know what comes.</summary>
public sealed record SignalEntry(
    LedgerChain Chain, long Sequence, DateTime Time, DateTime Written,
    string SignalId, string DataLabel, string ModelHash, string InputHash, string Decision, string Reason, double Close,
    IReadOnlyList<LedgerClaim> Claims) : LedgerEntry(Chain, Sequence, Time, Written);

/// <summary>What came true of a claim.</summary>
/// <param name="Claim">Sequence of the entry the claim stands in.</param>
/// <param name="Outcome">Of a range: whether the 80 % range held.</param>
/// <param name="Outcome90">Whether the 90 % range held; null for a question with yes or no.</param>
/// <param name="Value">The close it was settled at, in currency on the scale of its issue: a split or dividend since is taken out. Null where there was none.</param>
/// <param name="SettledAt">Close of the bar that settled it; for a void claim the moment it was given up, UTC.</param>
/// <param name="Replaces">Sequence of the settlement this one stands for after a correction; null for the first.</param>
/// <param name="Why">Empty, or why it is void, early or settled again.</param>
public sealed record SettlementEntry(
    LedgerChain Chain, long Sequence, DateTime Time, DateTime Written,
    long Claim, string Target, int Horizon, LedgerOutcome Outcome, LedgerOutcome? Outcome90, double? Value, DateTime SettledAt,
    long? Replaces, string Why) : LedgerEntry(Chain, Sequence, Time, Written);

/// <summary>Says that after a correction the session would have said something else. The claims stay on the record and are settled as they were made.</summary>
/// <param name="Withdrawn">Sequence of the entry it names.</param>
/// <param name="Instead">Id of the signal the corrected inputs give.</param>
public sealed record WithdrawalEntry(
    LedgerChain Chain, long Sequence, DateTime Time, DateTime Written, long Withdrawn, string Instead, string Why)
    : LedgerEntry(Chain, Sequence, Time, Written);

/// <summary>How a claim ended. The numbers are those of the byte form.</summary>
public enum LedgerOutcome
{
    No = 0,
    Yes = 1,

    /// <summary>The bars that were to settle it never came.</summary>
    Void = 2,
}

/// <summary>A claim as the ledger keeps it: a question with a probability, or a range.</summary>
/// <param name="Expires">Close of the bar that settles it as the calendar has it; null where it does not reach.</param>
public sealed record LedgerClaim(string Target, int Horizon, DateTime? Expires, LedgerOdds? Odds, LedgerRange? Range);

/// <summary>A question with yes or no.</summary>
/// <param name="Band">Lowest and highest close that keep a band, in currency at issue; null for other questions.</param>
/// <param name="Contributions">Shares of logit(raw) of the agents that have one.</param>
public sealed record LedgerOdds(
    double Raw, double Probability, double BaseRate, string Baseline, double BaselineProbability, double Calibration, string State,
    LedgerBounds? Band, IReadOnlyList<LedgerShare> Contributions);

/// <summary>A range forecast, in currency at issue.</summary>
public sealed record LedgerRange(LedgerBounds P80, LedgerBounds P90);

public readonly record struct LedgerBounds(double Low, double High);

public readonly record struct LedgerShare(string Agent, double Share);
