using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Evaluations;

/// <summary>Writes what a session settles into a book, bar by bar. The session runs on all its bars; the book counts the issue dates asked for.</summary>
public sealed class SessionRecord
{
    private readonly SignalSession session;
    private readonly CardBook book;
    private readonly VoiceOdds[] odds;
    private readonly int[] places;
    private readonly DateTime from, to;
    private int place;

    /// <param name="session">New, before its first bar.</param>
    /// <param name="from">Only what was issued after this moment counts; null for all.</param>
    /// <param name="to">Only what was issued by this moment counts.</param>
    public SessionRecord(SignalSession session, CardBook book, DateTime? from = null, DateTime? to = null)
    {
        (this.session, this.book) = (session, book);
        odds = new VoiceOdds[session.Targets.Count];
        for (int i = 0; i < odds.Length; i++) odds[i] = new VoiceOdds(session.Targets[i].Horizon, session.VoicesOn(i).Count);
        places = new int[1 + TargetCatalog.All.Max(entry => entry.Horizon)];
        (this.from, this.to) = (from ?? DateTime.MinValue, to ?? DateTime.MaxValue);
    }

    /// <summary>Also written, where agents are to be left out in turn.</summary>
    public MarginBook? Margins { get; init; }

    /// <summary>Takes what settled at the bar the session has just stepped.</summary>
    public void Take()
    {
        int bar = session.Bars - 1;
        place = book.Dates.PlaceOf(session.LastBar.Time, place);
        places[bar % places.Length] = place;
        foreach (ref readonly Settlement settled in session.Settlements) Take(in settled);
        foreach (ref readonly RangeSettlement range in session.RangeSettlements)
        {
            if (Counts(range.Issued)) book.RangeOf(range.Horizon)?.Add(places[range.IssueBar % places.Length], in range);
        }
        foreach (VoiceOdds alone in odds) alone.EndBar();
    }

    private void Take(in Settlement settled)
    {
        if (book.ConsensusOn(settled.Question) is not { } tally) return;
        Yardstick question = Yardstick.Of(places[settled.IssueBar % places.Length], session.Targets[settled.Question].Horizon, in settled);
        bool counts = Counts(settled.Issued);
        if (counts)
        {
            tally.Ask(in question);
            if (settled.Claimed) tally.Add(in question, Call.OfConsensus(in settled));
            if (session.SetUpOf(in settled) is { Side: not 0 } named) book.SetUps.Take(named, in question, in settled);
            Margins?.Take(in question, in settled, session.StrengthsAt(in settled));
        }
        TakeVoices(in settled, in question, counts);
    }

    private void TakeVoices(in Settlement settled, in Yardstick question, bool counts)
    {
        CardTally[] voices = book.VoicesOn(settled.Question);
        ReadOnlySpan<double> strengths = session.StrengthsAt(in settled);
        VoiceOdds alone = odds[settled.Question];
        double baseLogit = Odds.Logit(settled.BaseRate);
        for (int i = 0; i < voices.Length; i++)
        {
            if (counts) voices[i].Ask(in question);
            // A strength of exactly 0 names no side, so there is nothing to be right about.
            if (double.IsNaN(strengths[i]) || strengths[i] == 0) continue;
            if (counts) voices[i].Add(in question, Call.OfVoice(alone.Probability(i, baseLogit, strengths[i]), strengths[i]));
            alone.Learn(i, baseLogit, strengths[i], question.Yes);
        }
    }

    private bool Counts(DateTime issued) => issued > from && issued <= to;
}
