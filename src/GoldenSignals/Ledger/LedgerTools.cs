using System.ComponentModel;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Ledger;

/// <summary>Whether the record is as it was written.</summary>
/// <param name="AsOf">When the last head was signed.</param>
public sealed record VerdictAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, bool Ok, long Entries, long Heads, LedgerFault? FirstWrong, string Sentence);

/// <summary>The proof that a signal was recorded.</summary>
/// <param name="AsOf">Close the signal was made at.</param>
/// <param name="SignedAt">When the head over it was signed.</param>
public sealed record ProofAnswer(string DataLabel, DateTime? AsOf, string Disclosure, DateTime SignedAt, string Sentence, LedgerProof Proof);

/// <summary>The ledger, for a language model.</summary>
internal static class LedgerTools
{
    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "ledger_verify", "Verify the ledger",
            "Goes through the whole record of signals and settlements and says whether every entry and signed head is as it was written, or names the first "
            + "that is not.",
            services, Verify);
        yield return Tools.Reading(
            "prove_signal", "Prove a signal",
            "Gives the proof that a signal was recorded as it is shown: its bytes, and the hashes that lead from them to a signature. REPLAY means stored bars "
            + "were played; it is no live record.",
            services, Prove);
    }

    private static VerdictAnswer Verify(LedgerStore store, Settings settings)
    {
        LedgerVerdict verdict = LedgerAnswers.Verify(store, settings);
        string sentence = verdict.FirstWrong is { } wrong
            ? $"{wrong.Session}, {wrong.Sequence}: {wrong.Fault}"
            : $"All {verdict.Entries} entries and {verdict.Heads} signed heads are as they were written.";
        return new VerdictAnswer(
            LedgerAnswers.Label(store.Chains().Where(tail => tail.Entries > 0).Select(tail => tail.Chain)), store.LastHead()?.SignedAt, settings.Disclosure,
            verdict.Ok, verdict.Entries, verdict.Heads, verdict.FirstWrong, sentence);
    }

    private static ProofAnswer Prove(LedgerStore store, Settings settings, [Description("Id of a signal.")] string signalId)
    {
        LedgerProof proof = LedgerAnswers.Prove(store, signalId);
        LedgerEntry entry = LedgerForm.Read(Convert.FromBase64String(proof.Entry.Bytes));
        DateTime signed = proof.Head.ToHead().SignedAt;
        return new ProofAnswer(
            LedgerWords.LabelOf(entry.Chain.Ran), entry.Time, settings.Disclosure, signed,
            $"Entry {entry.Sequence} of {entry.Chain} was written at {entry.Written:yyyy-MM-dd HH:mm:ss} UTC and signed at {signed:yyyy-MM-dd HH:mm:ss} UTC.",
            proof);
    }
}
