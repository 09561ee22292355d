import { useQuery } from "@tanstack/react-query";
import { agentWords } from "../../lib/targets";
import { Field } from "../../ui/field";
import type { Part } from "./backtest-form";
import type { Draft } from "./draft";
import { agentsQuery } from "./queries";

const rules: readonly { rule: Draft["rule"]; name: string; words: string }[] = [
  { rule: "workflow", name: "The platform's own decisions", words: "Trades only what is proven, so it often holds throughout." },
  { rule: "lean", name: "The bare lean", words: "The agents' plain vote. Unproven; the platform itself does not act on it." },
  { rule: "agent", name: "One agent", words: "Follows one agent's view of the next 5 bars, unproven or not." },
  { rule: "sma", name: "Moving averages", words: "Long while the short average is above the long one, else out." },
  { rule: "rsi", name: "RSI", words: "Long from below the lower bound until above the upper one." },
  { rule: "buyhold", name: "Buy and hold", words: "Buys once and keeps it." },
];

/** Which rule, and its own numbers. */
export function RuleFields({ draft, problem, change }: Part) {
  return (
    <Field name="rule" label="Rule" hint={rules.find((one) => one.rule === draft.rule)?.words} problem={problem}>
      {(wiring) => (
        <>
          <select
            {...wiring}
            className="input"
            value={draft.rule}
            onChange={(event) => change({ rule: event.target.value as Draft["rule"] })}
          >
            {rules.map(({ rule, name }) => (
              <option key={rule} value={rule}>
                {name}
              </option>
            ))}
          </select>
          {draft.rule === "agent" && <AgentSelect draft={draft} problem={problem} change={change} />}
          {draft.rule === "sma" && (
            <div className="field-parts">
              <Bars label="Bars of the short average" value={draft.smaShort} onChange={(smaShort) => change({ smaShort })} />
              <span className="unit">above</span>
              <Bars label="Bars of the long average" value={draft.smaLong} onChange={(smaLong) => change({ smaLong })} />
              <span className="unit">bars</span>
            </div>
          )}
          {draft.rule === "rsi" && (
            <div className="field-parts">
              <Bars label="Bars of the RSI" value={draft.rsiBars} onChange={(rsiBars) => change({ rsiBars })} />
              <span className="unit">bars, from</span>
              <Bars label="Lower bound" value={draft.rsiLow} onChange={(rsiLow) => change({ rsiLow })} />
              <span className="unit">to</span>
              <Bars label="Upper bound" value={draft.rsiHigh} onChange={(rsiHigh) => change({ rsiHigh })} />
            </div>
          )}
        </>
      )}
    </Field>
  );
}

function AgentSelect({ draft, change }: Part) {
  const { data: agents = [] } = useQuery(agentsQuery);
  const speaking = agents.filter((one) => one.status === "installed");
  return (
    <select className="input" aria-label="Agent" value={draft.agent} onChange={(event) => change({ agent: event.target.value })}>
      {speaking.map(({ agent }) => (
        <option key={agent} value={agent}>
          {agentWords(agent)}
        </option>
      ))}
    </select>
  );
}

function Bars({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input className="input" inputMode="decimal" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />
  );
}
