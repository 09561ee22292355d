import { useQuery } from "@tanstack/react-query";
import { get } from "../../lib/api";
import { barTime, count, moment } from "../../lib/format";
import { checkProof, type LedgerProof, type ProofStep } from "../../lib/ledger-proof";
import { Problem } from "../../lib/problem";
import type { LedgerView, Signal } from "../../lib/shapes";
import { CloseIcon, CrossMark, SettledIcon } from "../../ui/icons";
import "./proof-panel.css";

const AskAgainMs = 15_000;

interface Checked {
  readonly proof: LedgerProof;
  readonly steps: readonly ProofStep[];
}

/** Follows the proof of a signal in this browser, and says what was checked or why nothing could be. */
export function ProofPanel({ signal, onClose }: { signal: Signal; onClose: () => void }) {
  const checked = useQuery({
    queryKey: ["proof", signal.id],
    queryFn: ({ signal: stop }) => check(signal.id, stop),
    retry: false,
    staleTime: 0,
    // What is not signed yet soon is.
    refetchInterval: ({ state }) => (state.data ? false : AskAgainMs),
  });
  return (
    <section className="panel proof" aria-label="Proof of this signal" role="status">
      <button className="icon-button" onClick={onClose} aria-label="Close the proof">
        <CloseIcon />
      </button>
      {checked.data ? (
        <Verdict checked={checked.data} signal={signal} />
      ) : checked.error ? (
        <NotYet problem={Problem.from(checked.error)} signal={signal} />
      ) : (
        <p className="muted">Checking…</p>
      )}
    </section>
  );
}

/** The key is asked for apart from the proof, so that a proof cannot bring a key of its own. */
async function check(id: string, stop: AbortSignal): Promise<Checked> {
  if (!globalThis.crypto?.subtle)
    throw new Problem(
      "This browser checks signatures only over HTTPS or on localhost.",
      "Open the page there, or run golden ledger prove on the machine itself.",
      0,
      null,
    );
  const proof = await get<LedgerProof>(`/ledger/proof/${encodeURIComponent(id)}`, stop);
  const { publicKey } = await get<LedgerView>("/ledger", stop);
  return { proof, steps: await checkProof(proof, publicKey ?? "") };
}

function Verdict({ checked: { proof, steps }, signal }: { checked: Checked; signal: Signal }) {
  const { entry, chain, head } = proof;
  const wrong = steps.filter((step) => !step.holds).length;
  const shown = [
    `${chain.symbol} ${chain.interval}, ${chain.ran}: entry ${count(entry.sequence + 1)} of ${count(chain.entries)}`,
    entry.hash,
    chain.root,
    head.root,
    `${moment(new Date(head.signedAt / 1000).toISOString())}`,
  ];
  return (
    <>
      <h2 className={wrong > 0 ? "down" : ""}>
        {wrong > 0 ? <CrossMark /> : <SettledIcon />}
        {wrong > 0 ? "This signal does not verify" : "Verified in this browser"}
      </h2>
      <p className="muted">
        {wrong > 0
          ? "Something in the ledger is not what was signed. golden ledger verify names the first wrong entry."
          : `The signal of ${barTime(signal.asOf, signal.interval)} was written down no later than it was signed, and its entry has not been changed since.`}
      </p>
      <ol>
        {steps.map((step, i) => (
          <li key={step.says} className={step.holds ? "" : "down"}>
            {step.holds ? <SettledIcon /> : <CrossMark />}
            <span>
              {step.says.charAt(0).toUpperCase() + step.says.slice(1)}
              <span className="hidden">{step.holds ? ": holds" : ": does not hold"}</span>
            </span>
            {/^[0-9a-f]{64}$/.test(shown[i] ?? "") ? (
              <code title={shown[i]}>{shown[i]!.slice(0, 16)}</code>
            ) : (
              <span className="muted">{shown[i]}</span>
            )}
          </li>
        ))}
      </ol>
      {chain.ran !== "live" && <p className="muted">{notLive[chain.ran] ?? `Recorded as ${chain.ran}.`}</p>}
    </>
  );
}

const notLive: Record<string, string> = {
  replay: "Recorded as a replay: its bars were already past, so it shows that nothing was changed, not that nothing was known.",
  synthetic: "Recorded on synthetic bars: it shows how a proof works, and nothing about a market.",
};

function NotYet({ problem, signal }: { problem: Problem; signal: Signal }) {
  const why = problem.message.replaceAll(/"?\b[0-9a-f]{40,}\b"?/g, (id) => `${id.replaceAll('"', "").slice(0, 12)}…`);
  return (
    <>
      <h2>The signal of {barTime(signal.asOf, signal.interval)} cannot be verified yet</h2>
      <p>{why.charAt(0).toUpperCase() + why.slice(1)}</p>
      <p className="muted">{problem.nextStep}</p>
    </>
  );
}
