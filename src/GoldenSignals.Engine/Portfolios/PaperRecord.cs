using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>
/// The paper record: every signal a paper portfolio looked at in time, on live bars, those that said hold among them, because whoever leaves some out
/// afterwards chooses a record. An entry is a copy of the live one, written before the next bar closes; its settlements follow those of the live chain.
/// </summary>
internal static class PaperRecord
{
    /// <summary>Takes a signal. Nothing happens where its bars are not live, it is recorded already, or it is too late.</summary>
    public static void Say(SqliteConnection connection, Series series, Signal signal, DateTime now)
    {
        if (signal.DataLabel != DataLabel.Live.Text() || Live(connection, series) is not { } live || SaidLive(connection, live, signal.Id) is not { } said) return;
        var draft = new LedgerDraft(LedgerStore.FindOrBegin(connection, new LedgerChain(series.Symbol.Ticker, series.Interval.Name, LedgerWords.Paper)));
        if (draft.LastSignal >= signal.AsOf) return; // another portfolio was here before
        if (TooLate(series, signal.AsOf, draft, now) is { } why)
        {
            LedgerStore.Refuse(connection, new LedgerRefusal(now, draft.Chain, signal.AsOf, why));
            return;
        }
        List<LedgerRow> rows = [];
        if (draft.Next == 0 || OpenedSince(connection, live, said, draft))
        {
            OpeningEntry opening = LedgerStore.Walk(connection, live.Id, 0, said.Sequence).Select(row => row.Read()).OfType<OpeningEntry>().Last();
            rows.Add(draft.Add(opening with { Chain = draft.Chain, Sequence = draft.Next, Time = signal.AsOf, Written = now }));
        }
        rows.Add(draft.Add(said with { Chain = draft.Chain, Sequence = draft.Next, Written = now }));
        LedgerStore.Append(connection, rows);
    }

    /// <summary>Writes what has come of recorded signals since, as the live chain says it. Returns how many entries.</summary>
    public static int Settle(SqliteConnection connection, ChainTail paper, DateTime now)
    {
        if (LedgerStore.Find(connection, paper.Chain with { Ran = LedgerWords.Live }) is not { } live) return 0;
        Dictionary<string, long> own = [];
        var settled = new Dictionary<(long, string, int), List<long>>();
        var withdrawn = new HashSet<long>();
        foreach (LedgerEntry entry in LedgerStore.Walk(connection, paper.Id).Select(row => row.Read()))
        {
            if (entry is SignalEntry said) own[said.SignalId] = said.Sequence;
            if (entry is SettlementEntry one) ListOf(settled, (one.Claim, one.Target, one.Horizon)).Add(one.Sequence);
            if (entry is WithdrawalEntry gone) withdrawn.Add(gone.Withdrawn);
        }
        var draft = new LedgerDraft(paper);
        var names = new Dictionary<long, long>();
        var seen = new Dictionary<(long, string, int), int>();
        List<LedgerRow> rows = [];
        foreach (LedgerEntry entry in LedgerStore.Walk(connection, live.Id).Select(row => row.Read()))
        {
            if (entry is SignalEntry said && own.TryGetValue(said.SignalId, out long mine)) names[said.Sequence] = mine;
            if (entry is SettlementEntry one && names.TryGetValue(one.Claim, out long claim)) Copy(one, claim);
            if (entry is WithdrawalEntry gone && names.TryGetValue(gone.Withdrawn, out long of) && withdrawn.Add(of))
            {
                rows.Add(draft.Add(gone with { Chain = draft.Chain, Sequence = draft.Next, Time = Later(gone.Time), Written = now, Withdrawn = of }));
            }
        }
        LedgerStore.Append(connection, rows);
        return rows.Count;

        void Copy(SettlementEntry one, long claim)
        {
            var key = (claim, one.Target, one.Horizon);
            int place = seen.GetValueOrDefault(key);
            seen[key] = place + 1;
            List<long> known = ListOf(settled, key);
            if (place < known.Count) return;
            long? replaces = known.Count > 0 ? known[^1] : null;
            known.Add(draft.Next);
            rows.Add(draft.Add(one with
            {
                Chain = draft.Chain, Sequence = draft.Next, Time = Later(one.Time), Written = now, Claim = claim, Replaces = replaces,
            }));
        }

        DateTime Later(DateTime time) => time > draft.Last ? time : draft.Last;
    }

    /// <summary>The paper chains there are.</summary>
    public static IReadOnlyList<ChainTail> Chains(SqliteConnection connection) =>
        [.. LedgerStore.Chains(connection).Where(tail => tail.Chain.Ran == LedgerWords.Paper)];

    private static ChainTail? Live(SqliteConnection connection, Series series) =>
        LedgerStore.Find(connection, new LedgerChain(series.Symbol.Ticker, series.Interval.Name, LedgerWords.Live));

    private static SignalEntry? SaidLive(SqliteConnection connection, ChainTail live, string signalId) => LedgerStore.FindSignal(connection, live.Id, signalId)?.Read() as SignalEntry;

    private static string? TooLate(Series series, DateTime asOf, LedgerDraft draft, DateTime now)
    {
        if (asOf < draft.Last) return $"back-dated: the ledger has gone on to {draft.Last:yyyy-MM-dd HH:mm} UTC";
        if (asOf.Year >= TradingCalendar.LastDay.Year) return null;
        DateTime next = TradingCalendar.For(series.Symbol).NextClose(asOf, series.Interval);
        return now > next ? $"back-dated: it would be written after the next bar closed, at {next:yyyy-MM-dd HH:mm} UTC" : null;
    }

    /// <summary>Whether the live chain was opened anew since the last signal on the paper chain.</summary>
    private static bool OpenedSince(SqliteConnection connection, ChainTail live, SignalEntry said, LedgerDraft draft) => LedgerStore
        .Walk(connection, live.Id, 0, said.Sequence).Any(row => row.Kind == "opening" && row.Time > draft.LastSignal);

    private static List<long> ListOf(Dictionary<(long, string, int), List<long>> lists, (long, string, int) key)
    {
        if (!lists.TryGetValue(key, out List<long>? list)) lists[key] = list = [];
        return list;
    }
}
