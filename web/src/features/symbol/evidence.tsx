import { count, isKnown, number, percent, plural, price, probability } from "../../lib/format";
import type { AgentView } from "../../lib/shapes";

type Evidence = AgentView["evidence"];

/** The numbers an agent looked at, each with its unit. What it could not know yet is left out. */
export function EvidenceList({ evidence, close }: { evidence: Evidence; close: number }) {
  const known = Object.entries(evidence).filter(([, one]) => isKnown(one?.value));
  if (known.length === 0) return null;
  return (
    <details className="evidence">
      <summary>{plural(known.length, "number")} behind it</summary>
      <dl>
        {known.map(([name, one]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{inUnit(one!.value!, one!.unit, close)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function inUnit(value: number, unit: string, close: number): string {
  switch (unit) {
    case "price":
      return price(value, close);
    case "percent":
      return percent(value);
    case "percent a bar":
      return `${percent(value, 2)} a bar`;
    case "probability":
      return probability(value);
    case "atr":
      return `${number(value, 2)} ATR`;
    case "bars":
    case "volume":
      return `${count(value)} ${unit === "bars" ? "bars" : "units"}`;
    case "ratio":
      return number(value, 2);
    default:
      return `${number(value, 2)} ${unit}`;
  }
}
