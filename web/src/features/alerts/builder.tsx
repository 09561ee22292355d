import { useQuery } from "@tanstack/react-query";
import { useId, useState, type ReactNode } from "react";
import type { AlertWordsView } from "../../lib/shapes";
import { firstChoice, kinds, write, type Choice } from "./choice";
import { wordsQuery } from "./queries";

/** Selects that write the sentence for those who do not know its words yet. */
export function Builder({ onWrite }: { onWrite: (sentence: string) => void }) {
  const { data: words } = useQuery(wordsQuery);
  const [choice, setChoice] = useState<Choice>(firstChoice);
  if (!words) return null;

  function change(changes: Partial<Choice>): void {
    const next = { ...choice, ...changes };
    setChoice(next);
    onWrite(write(next));
  }

  return (
    <details className="builder">
      <summary>Choose the words</summary>
      <div className="builder-fields">
        <Select
          label="What"
          value={choice.kind}
          options={kinds.map((kind) => [kind.kind, kind.name])}
          onChange={(kind) => change({ ...startOf(kind as Choice["kind"], words) })}
        />
        <Select
          label="Of"
          value={choice.symbol}
          options={[["any watched", "any watched"], ...words.symbols.map((one) => [one, one] as const)]}
          onChange={(symbol) => change({ symbol })}
        />
        <Details choice={choice} words={words} change={change} />
        <Select
          label="How often"
          value={choice.often}
          options={[
            ["", "every time"],
            ["at most every 1d", "at most once a day"],
            ["at most every 1w", "at most once a week"],
            ["once", "once"],
          ]}
          onChange={(often) => change({ often: often as Choice["often"] })}
        />
      </div>
    </details>
  );
}

function Details({ choice, words, change }: { choice: Choice; words: AlertWordsView; change: (changes: Partial<Choice>) => void }) {
  switch (choice.kind) {
    case "claim":
      return (
        <>
          <Select
            label="Claim"
            value={choice.subject}
            options={words.claims.map((one) => [one, one])}
            onChange={(subject) => change({ subject })}
          />
          <Side choice={choice} change={change} unit="%" />
          <Select
            label="Proven"
            value={choice.state}
            options={[
              ["", "any state"],
              ["weak or better", "weak or better"],
              ["demonstrated", "demonstrated"],
            ]}
            onChange={(state) => change({ state })}
          />
        </>
      );
    case "price":
      return <Side choice={choice} change={change} unit="" />;
    case "indicator":
      return (
        <>
          <Select
            label="Indicator"
            value={choice.subject}
            options={words.indicators.map((one) => [one, one])}
            onChange={(subject) => change({ subject })}
          />
          <Side choice={choice} change={change} unit="" />
        </>
      );
    case "regime":
      return (
        <Select
          label="Becomes"
          value={choice.becomes}
          options={[["", "another one"], ...words.regimes.map((one) => [one, one] as const)]}
          onChange={(becomes) => change({ becomes })}
        />
      );
    case "decision":
      return (
        <Select
          label="Becomes"
          value={choice.becomes}
          options={[
            ["", "another one"],
            ["buy", "buy"],
            ["sell", "sell"],
            ["hold", "hold"],
          ]}
          onChange={(becomes) => change({ becomes })}
        />
      );
    case "settled":
      return (
        <Select
          label="Claim"
          value={choice.subject}
          options={words.claims.map((one) => [one, one])}
          onChange={(subject) => change({ subject })}
        />
      );
    default:
      return null;
  }
}

function Side({ choice, change, unit }: { choice: Choice; change: (changes: Partial<Choice>) => void; unit: string }) {
  return (
    <>
      <Select
        label="Is"
        value={choice.side}
        options={[
          ["above", "above"],
          ["below", "below"],
        ]}
        onChange={(side) => change({ side })}
      />
      <Labelled label={unit ? `Level in ${unit}` : "Level"}>
        {(id) => (
          <input
            id={id}
            className="input"
            inputMode="decimal"
            value={choice.level}
            onChange={(event) => change({ level: event.target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function startOf(kind: Choice["kind"], words: AlertWordsView): Partial<Choice> {
  if (kind === "claim")
    return { kind, subject: words.claims.find((one) => one.startsWith("volatility")) ?? words.claims[0]!, level: "75", side: "above" };
  if (kind === "settled") return { kind, subject: words.claims.find((one) => one.startsWith("volatility")) ?? words.claims[0]! };
  if (kind === "indicator")
    return { kind, subject: words.indicators.find((one) => one.startsWith("rsi")) ?? words.indicators[0]!, level: "30", side: "below" };
  if (kind === "price") return { kind, level: "100", side: "above" };
  return { kind, becomes: "" };
}
