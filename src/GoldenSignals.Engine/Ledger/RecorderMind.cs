using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>What a chain holds that a recorder must know: its last opening, what was said, and which of it is open.</summary>
internal sealed class RecorderMind
{
    private readonly LedgerStore store;
    private readonly Dictionary<DateTime, Said> said = [];
    private OpeningEntry? opening;
    private Said? newest;
    private bool replaying = true;

    private RecorderMind(LedgerStore store, ChainTail tail) => (this.store, Tail) = (store, tail);

    public ChainTail Tail { get; }

    public bool IsEmpty => said.Count == 0;

    /// <summary>Reads a chain.</summary>
    public static RecorderMind Read(LedgerStore store, ChainTail tail)
    {
        var mind = new RecorderMind(store, tail);
        var bySequence = new Dictionary<long, Said>();
        foreach (LedgerRow row in store.Entries(tail.Id))
        {
            switch (row.Read())
            {
                case OpeningEntry opening:
                    mind.Take(opening);
                    break;
                case SignalEntry signal:
                    mind.Take(bySequence[signal.Sequence] = new Said(signal));
                    break;
                case SettlementEntry settled when bySequence.TryGetValue(settled.Claim, out Said? about):
                    about.Find(settled.Target, settled.Horizon)?.Settle(settled);
                    mind.Forget(about);
                    break;
                case WithdrawalEntry withdrawn when bySequence.TryGetValue(withdrawn.Withdrawn, out Said? about):
                    about.Withdrawn = true;
                    break;
            }
        }
        return mind;
    }

    public void Take(OpeningEntry opening) => this.opening = opening;

    public void Take(Said now)
    {
        said[now.Time] = now;
        (Said? before, newest) = (newest, now);
        if (before is not null)
        {
            Forget(before);
        }
    }

    public Said? At(DateTime close) => said.GetValueOrDefault(close);

    /// <summary>Whether this very signal was recorded, or stands in the place of a withdrawn one.</summary>
    public bool Has(Core.Claims.Signal signal) => At(signal.AsOf) is { } before && (before.SignalId == signal.Id || before.Withdrawn);

    public bool KnowsOpening(RecordedWith with) => opening is not null && with.IsOf(opening);

    public bool KnowsOpening(RecordedWith with, string modelHash) => KnowsOpening(with) && opening!.ModelHash == modelHash;

    /// <summary>Other settings or neighbours may say something else; that is no correction of what was said with these.</summary>
    public bool IsComparable(Said before, RecordedWith with) => KnowsOpening(with) && before.Sequence > opening!.Sequence;

    public bool SaysTheSame(Said before, SignalEntry again)
    {
        LedgerRow row = store.Entries(Tail.Id, before.Sequence, before.Sequence + 1)[0];
        return row.Read() is SignalEntry entry && Content(entry).AsSpan().SequenceEqual(Content(again));
    }

    /// <summary>Every claim that is not settled.</summary>
    public IEnumerable<(Said Said, SaidClaim Claim)> Open() =>
        from one in said.Values.OrderBy(one => one.Sequence)
        from claim in one.Claims
        where claim.SettledBy is null
        select (one, claim);

    /// <summary>Lets go of a signal whose claims are all settled, once nothing is compared any more.</summary>
    public void Forget(Said settled)
    {
        // The newest stays known: a restart says it once more.
        if (!replaying && settled.IsOver && settled != newest)
        {
            said.Remove(settled.Time);
        }
    }

    public void Trim()
    {
        replaying = false;
        foreach (Said one in said.Values.ToList())
        {
            Forget(one);
        }
    }

    private static byte[] Content(SignalEntry entry) =>
        LedgerForm.Write(entry with { SignalId = "", InputHash = "", Written = DateTime.UnixEpoch });
}
