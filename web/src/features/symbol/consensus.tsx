import { useState } from "react";
import { isKnown, number, probability, signed } from "../../lib/format";
import type { AgentView, Claim, OpinionView, Signal } from "../../lib/shapes";
import { agentWords, isDirectional, plain, targetWords } from "../../lib/targets";
import { StateChip } from "../../ui/chips";
import { ScoreBar } from "../../ui/lean-bar";
import { claimOn, opinionOn, targetsOf } from "./claims-of";
import { EvidenceList } from "./evidence";
import { LogOdds } from "./log-odds";
import "./consensus.css";

/** The target most agents speak on, and the one the lean is taken from. */
const first = "direction:5";

/** What keeps an agent from speaking at all. */
const statusWords: Record<string, string> = { missing: "Not yet installed", faulted: "Faulted", timedOut: "Timed out", benched: "Benched" };

/** The nine places: all scores at a glance, then one target in full, down to the log-odds that make its probability. */
export function Consensus({ signal }: { signal: Signal }) {
  const targets = targetsOf(signal);
  const [picked, setPicked] = useState(first);
  const target = targets.includes(picked) ? picked : targets[0];
  return (
    <section className="panel area-consensus" aria-label="Consensus">
      <div className="panel-head">
        <h2>Consensus</h2>
        <span className="muted">score of each agent, −1 to 1; pick a target for its reasons and what they add, in log-odds</span>
      </div>
      {target === undefined ? (
        <p className="empty">No agent has spoken yet.</p>
      ) : (
        <div className="consensus-parts">
          <Matrix signal={signal} targets={targets} target={target} onPick={setPicked} />
          <Reasons signal={signal} target={target} />
        </div>
      )}
    </section>
  );
}

interface MatrixProps {
  signal: Signal;
  targets: readonly string[];
  target: string;
  onPick: (target: string) => void;
}

function Matrix({ signal, targets, target, onPick }: MatrixProps) {
  return (
    <div className="matrix-frame">
      <table className="matrix">
        <thead>
          <tr>
            <th>
              <span className="hidden">Agent</span>
            </th>
            {targets.map((key) => (
              <th key={key} className={key === target ? "picked" : ""}>
                <button aria-pressed={key === target} onClick={() => onPick(key)} title={targetWords(key, signal.interval).question}>
                  {targetWords(key, signal.interval)
                    .short.split(/ (?=\d+$)/)
                    .map((part) => (
                      <span key={part}>{part} </span>
                    ))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {signal.agents.map((agent) => (
            <tr key={agent.agent} className={agent.status === "missing" ? "absent" : ""}>
              <th scope="row">{agentWords(agent.agent)}</th>
              {targets.map((key) => (
                <td key={key} className={key === target ? "picked" : ""}>
                  <Score agent={agent} target={key} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Consensus</th>
            {targets.map((key) => (
              <td key={key} className={key === target ? "picked" : ""}>
                <Published claim={claimOn(signal, key)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What the consensus publishes on a target; grey while it is only the base rate. */
function Published({ claim }: { claim: Claim | undefined }) {
  if (!claim?.state)
    return (
      <span className="muted" title={claim?.noClaim ?? undefined}>
        –
      </span>
    );
  if (claim.state === "unproven")
    return (
      <span className="muted" title="Unproven: the base rate">
        {probability(claim.probability)}
      </span>
    );
  return <strong title={claim.state}>{probability(claim.probability)}</strong>;
}

function Score({ agent, target }: { agent: AgentView; target: string }) {
  const opinion = opinionOn(agent, target);
  if (!opinion) return null;
  if (!isKnown(opinion.score))
    return (
      <span className="silent" title={plain(opinion.why)}>
        ·<span className="hidden">silent</span>
      </span>
    );
  return (
    <span title={`${signed(opinion.score, 2)} with confidence ${number(opinion.confidence, 2)}. ${plain(opinion.why)}`}>
      <ScoreBar score={opinion.score} description={signed(opinion.score, 2)} directional={isDirectional(target)} />
    </span>
  );
}

function Reasons({ signal, target }: { signal: Signal; target: string }) {
  const words = targetWords(target, signal.interval);
  const claim = claimOn(signal, target);
  return (
    <div className="reasons">
      <div className="reasons-head">
        <h3>{words.question}</h3>
        {claim?.state && (
          <span className={claim.state === "unproven" ? "muted" : ""}>
            {probability(claim.probability)} {words.yes}
          </span>
        )}
        {claim?.state && <StateChip state={claim.state} />}
        {claim?.noClaim && <span className="muted">No claim: {claim.noClaim}</span>}
      </div>
      <table className="list reasons-table">
        <thead>
          <tr>
            <th>Agent</th>
            <th className="num">Score</th>
            <th className="num">Confidence</th>
            <th className="num" title="Its share of the log-odds">
              Adds
            </th>
            <th className="num" title="What it would add if it had earned belief; never summed">
              If proven
            </th>
            <th>Why</th>
          </tr>
        </thead>
        <tbody>
          {signal.agents.map((agent) => (
            <Reason key={agent.agent} agent={agent} target={target} close={signal.close} />
          ))}
        </tbody>
      </table>
      {claim && <LogOdds claim={claim} opinions={signal.agents.flatMap((agent) => opinionOn(agent, target) ?? [])} />}
    </div>
  );
}

function Reason({ agent, target, close }: { agent: AgentView; target: string; close: number }) {
  const opinion = opinionOn(agent, target);
  const name = <th scope="row">{agentWords(agent.agent)}</th>;
  if (!opinion || !isKnown(opinion.score))
    return (
      <tr className="quiet">
        {name}
        <td colSpan={5}>{silence(agent, opinion)}</td>
      </tr>
    );
  return (
    <tr>
      {name}
      <td className="num" data-title="Score">
        <span className={isDirectional(target) ? tone(opinion.score) : ""}>{signed(opinion.score, 2)}</span>
      </td>
      <td className="num" data-title="Confidence">
        {number(opinion.confidence, 2)}
      </td>
      <td className="num" data-title="Adds">
        {signed(opinion.contribution, 3)}
      </td>
      <td className="num muted" data-title="If proven">
        {signed(opinion.contributionIfProven, 3)}
      </td>
      <td className="why">
        {plain(opinion.why)}
        <EvidenceList evidence={agent.evidence} close={close} />
      </td>
    </tr>
  );
}

/** Why an agent adds nothing here. */
function silence(agent: AgentView, opinion: OpinionView | undefined) {
  const word = statusWords[agent.status];
  if (word)
    return (
      <>
        <span className={`status-${agent.status}`}>{word}</span>
        {opinion && `. ${plain(opinion.why)}`}
      </>
    );
  return opinion ? `Abstains. ${plain(opinion.why)}` : "Does not speak on this target";
}

function tone(score: number): string {
  return score === 0 ? "" : score > 0 ? "up" : "down";
}
