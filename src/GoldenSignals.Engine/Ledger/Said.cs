using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Ledger;

/// <summary>A recorded signal whose claims may still have to be settled.</summary>
internal sealed class Said(SignalEntry entry)
{
    public long Sequence { get; } = entry.Sequence;

    public DateTime Time { get; } = entry.Time;

    public string SignalId { get; } = entry.SignalId;

    public string InputHash { get; } = entry.InputHash;

    public SaidClaim[] Claims { get; } = [.. entry.Claims.Select(claim => new SaidClaim(claim))];

    /// <summary>Adjusted price over raw price at its close; NaN until a session has come past it.</summary>
    public double Factor { get; set; } = double.NaN;

    public bool Withdrawn { get; set; }

    public bool IsOver => Claims.All(claim => claim.SettledBy is not null);

    public SaidClaim? Find(string target, int horizon) => Claims.FirstOrDefault(claim => claim.Target == target && claim.Horizon == horizon);
}

/// <summary>A recorded claim, and how it was settled last.</summary>
internal sealed class SaidClaim(LedgerClaim claim)
{
    public string Target { get; } = claim.Target;

    public int Horizon { get; } = claim.Horizon;

    public DateTime? Expires { get; } = claim.Expires;

    public LedgerRange? Range { get; } = claim.Range;

    /// <summary>Sequence of the settlement that holds; null while it is open.</summary>
    public long? SettledBy { get; private set; }

    public LedgerOutcome Outcome { get; private set; }

    public LedgerOutcome? Outcome90 { get; private set; }

    public void Settle(SettlementEntry by) => (SettledBy, Outcome, Outcome90) = (by.Sequence, by.Outcome, by.Outcome90);
}
