/** What the selects stand at. */
export interface Choice {
  kind: "claim" | "decision" | "lean" | "regime" | "price" | "indicator" | "settled" | "source";
  /** A claim or an indicator. */
  subject: string;
  symbol: string;
  side: string;
  level: string;
  state: string;
  becomes: string;
  often: string;
}

export const kinds: readonly { kind: Choice["kind"]; name: string }[] = [
  { kind: "claim", name: "a claim passes a probability" },
  { kind: "decision", name: "the decision changes" },
  { kind: "lean", name: "the agents' lean changes" },
  { kind: "regime", name: "the regime flips" },
  { kind: "price", name: "the price passes a level" },
  { kind: "indicator", name: "an indicator passes a level" },
  { kind: "settled", name: "a claim settles" },
  { kind: "source", name: "a live source goes quiet" },
];

export const firstChoice: Choice = {
  kind: "claim",
  subject: "volatility:5",
  symbol: "any watched",
  side: "above",
  level: "75",
  state: "",
  becomes: "",
  often: "",
};

/** The sentence of a choice; the server has the last word on it. */
export function write(choice: Choice): string {
  const clauses = [head(choice)];
  if (choice.state && (choice.kind === "claim" || choice.kind === "settled")) clauses.push(choice.state);
  if (choice.often) clauses.push(choice.often);
  return clauses.join(", ");
}

function head({ kind, subject, symbol, side, level, becomes }: Choice): string {
  const change = becomes ? `becomes ${becomes}` : "changes";
  switch (kind) {
    case "claim":
      return `${subject} of ${symbol} ${side} ${level} %`;
    case "price":
      return `price of ${symbol} ${side} ${level}`;
    case "indicator":
      return `${subject} of ${symbol} ${side} ${level}`;
    case "settled":
      return `${subject} of ${symbol} settles`;
    case "source":
      return `source of ${symbol} is stale`;
    case "lean":
      return `lean of ${symbol} changes`;
    default:
      return `${kind} of ${symbol} ${change}`;
  }
}
