using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>
/// One session's hand in the ledger: what it says, what came of it, and what a correction changed. It only puts entries together; whoever
/// saves the signals takes them and writes both in one transaction.
/// </summary>
internal sealed class Recorder
{
    /// <summary>Days without a bar after which a claim that was due is given up: its symbol has stopped trading.</summary>
    public const int DelistedDays = 30;

    private readonly RecorderMind mind;
    private readonly LedgerDraft draft;
    private readonly Series series;
    private readonly RecordedWith with;
    private readonly TimeProvider clock;
    private readonly DateTime[] closes = new DateTime[64]; // longer than any band
    private readonly List<byte> trail = [];
    private List<LedgerRow> rows = [];
    private List<LedgerRefusal> refusals = [];
    private string replayWhy = "";
    private int bars;

    /// <param name="mind">What the chain holds, as it was read.</param>
    public Recorder(RecorderMind mind, Series series, RecordedWith with, TimeProvider clock)
    {
        (this.mind, this.series, this.with, this.clock) = (mind, series, with, clock);
        draft = new LedgerDraft(mind.Tail);
    }

    /// <summary>Says why the session is being stepped through its stored inputs.</summary>
    public void BeginReplay(string why) => replayWhy = why;

    /// <summary>Looks at a stored bar that the session has just been stepped through again.</summary>
    public void Replayed(SessionInputs inputs)
    {
        Remember(inputs);
        if (!mind.KnowsOpening(with))
        {
            inputs.AddTrail(trail);
        }
        if (mind.At(inputs.Session.LastBar.Time) is { } said && mind.IsComparable(said, with) && !said.Withdrawn)
        {
            Compare(said, inputs);
        }
        Settle(inputs.Session, replaying: true);
    }

    /// <summary>Forgets what is settled for good; corrections of it are found when it is read again.</summary>
    public void EndReplay() => mind.Trim();

    /// <summary>Settles what ends at a new bar; the signal follows.</summary>
    public void Stepped(SessionInputs inputs)
    {
        Remember(inputs);
        Settle(inputs.Session, replaying: false);
    }

    /// <summary>Takes a signal before anyone can know what comes of it, or says why not.</summary>
    public void Say(Signal signal, SignalSession session)
    {
        if (mind.Has(signal))
        {
            return; // said before, as after a restart
        }
        if (WhyNot(signal.AsOf) is { } why)
        {
            refusals.Add(new LedgerRefusal(Now(), draft.Chain, signal.AsOf, why));
            return;
        }
        if (!mind.KnowsOpening(with, signal.ModelHash))
        {
            Open(signal);
        }
        SignalEntry entry = LedgerWords.Of(signal, draft.Chain, draft.Next, Now());
        rows.Add(draft.Add(entry));
        mind.Take(new Said(entry) { Factor = session.Factor });
    }

    /// <summary>Settles as void what was due so long ago that its bars will not come.</summary>
    /// <param name="now">The moment the market has come to.</param>
    public void GiveUp(DateTime now)
    {
        foreach ((Said said, SaidClaim claim) in mind.Open().Where(open => (open.Claim.Expires ?? open.Said.Time).AddDays(DelistedDays) < now).ToList())
        {
            Conclude(said, claim, LedgerOutcome.Void, claim.Range is null ? null : LedgerOutcome.Void, null, now,
                $"no bar came for {DelistedDays} days after it was due", replaying: false);
        }
    }

    /// <summary>What is to be written; it is not given twice.</summary>
    public (IReadOnlyList<LedgerRow> Rows, IReadOnlyList<LedgerRefusal> Refusals) Take()
    {
        var taken = (rows, refusals);
        (rows, refusals) = ([], []);
        return taken;
    }

    private void Remember(SessionInputs inputs)
    {
        closes[bars++ % closes.Length] = inputs.Session.LastBar.Time;
        if (mind.At(inputs.Session.LastBar.Time) is { } said)
        {
            said.Factor = inputs.Session.Factor;
        }
    }

    private string? WhyNot(DateTime asOf)
    {
        if (asOf <= draft.LastSignal || asOf < draft.Last)
        {
            return $"back-dated: the ledger has gone on to {draft.Last:yyyy-MM-dd HH:mm} UTC";
        }
        if (!LedgerWords.IsLive(draft.Chain) || asOf.Year >= TradingCalendar.LastDay.Year)
        {
            return null;
        }
        DateTime next = TradingCalendar.For(series.Symbol).NextClose(asOf, series.Interval);
        return Now() > next ? $"back-dated: it would be written after the next bar closed, at {next:yyyy-MM-dd HH:mm} UTC" : null;
    }

    private void Open(Signal signal)
    {
        int known = trail.Count / OpeningTrail.PlaceBytes;
        (int step, byte[] thinned) = OpeningTrail.Thin(trail);
        var opening = new OpeningEntry(
            draft.Chain, draft.Next, signal.AsOf, Now(), with.Settings, signal.ModelHash, with.Universe, with.Journaled, known, step, thinned);
        rows.Add(draft.Add(opening));
        mind.Take(opening);
        trail.Clear();
    }

    /// <summary>The same inputs say the same. Others may still say the same; where they do not, the entry is withdrawn.</summary>
    private void Compare(Said said, SessionInputs inputs)
    {
        if (inputs.HashNow() == said.InputHash)
        {
            return;
        }
        Signal now = inputs.ToSignal(with.Label);
        SignalEntry again = LedgerWords.Of(now, draft.Chain, said.Sequence, DateTime.UnixEpoch);
        if (mind.SaysTheSame(said, again))
        {
            return;
        }
        rows.Add(draft.Add(new WithdrawalEntry(draft.Chain, draft.Next, Later(now.AsOf), Now(), said.Sequence, now.Id, replayWhy)));
        said.Withdrawn = true;
    }

    private void Settle(SignalSession session, bool replaying)
    {
        DateTime now = session.LastBar.Time;
        foreach (ref readonly Settlement settled in session.Settlements)
        {
            TargetEntry target = session.Targets[settled.Question];
            Conclude(session, settled.Issued, target.Key, target.Horizon, settled.Outcome > 0.5, "", replaying);
        }
        foreach (ref readonly RangeSettlement settled in session.RangeSettlements)
        {
            Conclude(session, settled.Issued, "range-forecast", settled.Horizon, null, "", replaying);
        }
        foreach ((TargetEntry target, int ago) in mind.IsEmpty ? [] : session.BandsLeft())
        {
            DateTime issued = closes[(bars - 1 - ago + closes.Length) % closes.Length];
            if (mind.At(issued)?.Find(target.Key, target.Horizon) is { SettledBy: null })
            {
                Conclude(session, issued, target.Key, target.Horizon, false, "a close has left the band", replaying);
            }
        }
    }

    /// <param name="yes">Null for a range, whose recorded bounds decide.</param>
    private void Conclude(SignalSession session, DateTime issued, string target, int horizon, bool? yes, string why, bool replaying)
    {
        if (mind.At(issued) is not { } said || said.Find(target, horizon) is not { } claim || double.IsNaN(said.Factor))
        {
            return; // what was said before anything was recorded, or not at all
        }
        double close = session.Symbol.ToPrice(session.LastBar.Close);
        double value = session.Factor == said.Factor ? close : close * (session.Factor / said.Factor);
        LedgerOutcome Held(LedgerBounds bounds) => value >= bounds.Low && value <= bounds.High ? LedgerOutcome.Yes : LedgerOutcome.No;
        LedgerOutcome outcome = claim.Range is { } range ? Held(range.P80) : yes == true ? LedgerOutcome.Yes : LedgerOutcome.No;
        Conclude(said, claim, outcome, claim.Range is { } wide ? Held(wide.P90) : null, value, session.LastBar.Time, why, replaying);
    }

    private void Conclude(
        Said said, SaidClaim claim, LedgerOutcome outcome, LedgerOutcome? outcome90, double? value, DateTime at, string why, bool replaying)
    {
        bool again = claim.SettledBy is not null;
        bool corrected = again && replaying && claim.Outcome != LedgerOutcome.Void && mind.IsComparable(said, with)
            && (claim.Outcome, claim.Outcome90) != (outcome, outcome90);
        if (again && !corrected)
        {
            return;
        }
        var entry = new SettlementEntry(
            draft.Chain, draft.Next, outcome == LedgerOutcome.Void ? draft.Last : Later(at), Now(), said.Sequence, claim.Target, claim.Horizon, outcome, outcome90, value, at,
            claim.SettledBy, corrected ? replayWhy : why);
        rows.Add(draft.Add(entry));
        claim.Settle(entry);
        mind.Forget(said);
    }

    /// <summary>An entry's time never goes back, whatever it speaks of.</summary>
    private DateTime Later(DateTime time) => time > draft.Last ? time : draft.Last;

    private DateTime Now() => Moment.FromMicroseconds(Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime));
}

/// <summary>What a session's signals are made with.</summary>
internal sealed record RecordedWith(string Settings, IReadOnlyList<string> Universe, bool Journaled, DataLabel Label)
{
    public bool IsOf(OpeningEntry opening) =>
        opening.Settings == Settings && opening.Journaled == Journaled && opening.Universe.SequenceEqual(Universe);
}
