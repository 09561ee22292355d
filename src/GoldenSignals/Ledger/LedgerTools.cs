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

/// <summary>Whether a signal was recorded as it is shown, and the proof.</summary>
/// <param name="AsOf">Close the signal was made at.</param>
/// <param name="Ok">Every hash and the signature hold.</param>
/// <param name="SignedAt">When the head over it was signed.</param>
public sealed record ProofAnswer(string DataLabel, DateTime? AsOf, string Disclosure, bool Ok, DateTime SignedAt, string Sentence, LedgerProof Proof);

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
            "verify_signal", "Verify a signal",
            "Says whether a signal was recorded as it is shown, and gives the proof: its bytes and the hashes that lead from them to a signature. REPLAY means "
            + "stored bars were played; it is no live record.",
            services, VerifySignal);
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

    private static ProofAnswer VerifySignal(LedgerStore store, Settings settings, [Description("Id of a signal.")] string signalId)
    {
        LedgerProof proof = LedgerAnswers.Prove(store, signalId);
        LedgerEntry entry = LedgerForm.Read(Convert.FromBase64String(proof.Entry.Bytes));
        DateTime signed = proof.Head.ToHead().SignedAt;
        bool holds = proof.Holds(LedgerKey.PublicOf(store.Folder) is { } key ? Convert.ToBase64String(key) : "");
        return new ProofAnswer(
            LedgerWords.LabelOf(entry.Chain.Ran), entry.Time, settings.Disclosure, holds, signed,
            (holds ? "The proof holds: entry" : "THE PROOF DOES NOT HOLD: entry") + $" {entry.Sequence} of {entry.Chain} was written at {entry.Written:yyyy-MM-dd HH:mm:ss} UTC and signed at {signed:yyyy-MM-dd HH:mm:ss} UTC.",
            proof);
    }
}
