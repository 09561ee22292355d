using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Ledger;

/// <summary>The ledger as it stands.</summary>
/// <param name="PublicKey">What heads are signed with: base64 of 4 and the two coordinates of a point on P-256; null before the first.</param>
/// <param name="Head">The last signed head; null before the first.</param>
/// <param name="Refused">What was not taken in last, newest first.</param>
public sealed record LedgerView(
    long Entries, IReadOnlyList<ChainView> Chains, string? PublicKey, ProofHead? Head, IReadOnlyList<RefusalView> Refused, string Disclosure);

/// <summary>One chain: what one session said in one kind of run.</summary>
/// <param name="Ran">live, paper, replay or synthetic; synthetic is no market.</param>
/// <param name="Last">Close its last entry knew.</param>
/// <param name="Hash">Of its last entry.</param>
public sealed record ChainView(string Symbol, string Interval, string Ran, long Entries, DateTime? Last, string Hash);

/// <summary>Something the ledger did not take.</summary>
/// <param name="Time">The close it was about.</param>
public sealed record RefusalView(DateTime RefusedAt, string Symbol, string Interval, string Ran, DateTime Time, string Why);

/// <summary>What commands, addresses and tools say of the ledger.</summary>
public static class LedgerAnswers
{
    private const int RefusalsShown = 20;

    public static LedgerView View(LedgerStore store, Settings settings)
    {
        ChainView[] chains = [.. store.Chains().Where(tail => tail.Entries > 0).Select(tail => new ChainView(
            tail.Chain.Symbol, tail.Chain.Interval, tail.Chain.Ran, tail.Entries, tail.Last, Convert.ToHexStringLower(tail.Hash)))];
        LedgerHead? head = store.LastHead();
        return new LedgerView(
            chains.Sum(chain => chain.Entries), chains, head is null ? null : Convert.ToBase64String(head.Key), head is null ? null : ProofHead.Of(head),
            [.. store.Refusals(RefusalsShown).Select(refused => new RefusalView(
                refused.RefusedAt, refused.Chain.Symbol, refused.Chain.Interval, refused.Chain.Ran, refused.Time, refused.Why))],
            settings.Disclosure);
    }

    /// <param name="elsewhere">Where heads are kept too; null for the place the settings name.</param>
    public static LedgerVerdict Verify(LedgerStore store, Settings settings, SecondPlace? elsewhere = null) =>
        new LedgerCheck(store, (elsewhere ?? settings.Ledger.SecondPlace())?.Read() ?? [], LedgerKey.PublicOf(store.Folder)).Run();

    /// <exception cref="Fault">There is no such signal, or no head covers it yet.</exception>
    public static LedgerProof Prove(LedgerStore store, string signalId)
    {
        if (LedgerProof.Of(store, signalId) is { } proof)
        {
            return proof;
        }
        throw store.FindSignal(signalId) is null
            ? NoSignal(signalId)
            : Fault.NotFound($"no signed head covers the signal {signalId} yet", "One is signed within a minute while golden runs, and when it ends.");
    }

    public static Fault NoSignal(string signalId) => Fault.NotFound(
        $"the ledger has no signal \"{signalId}\"",
        "Ids are in `golden ledger export`. What is said over imported bars is no record; `golden rehearse SYMBOL` makes one.");

    /// <summary>The kinds of runs among chains, as the label of an answer.</summary>
    public static string Label(IEnumerable<LedgerChain> chains)
    {
        string[] labels = [.. chains.Select(chain => LedgerWords.LabelOf(chain.Ran)).Distinct()];
        return labels.Length == 0 ? "none" : string.Join(", ", labels);
    }
}
