import type { BacktestRequest } from "../../lib/shapes";

/** The form as it is being filled in: text, because what is half typed is no number yet. */
export interface Draft {
  readonly symbols: string;
  readonly rule: "workflow" | "lean" | "agent" | "sma" | "rsi" | "buyhold";
  readonly agent: string;
  readonly smaShort: string;
  readonly smaLong: string;
  readonly rsiBars: string;
  readonly rsiLow: string;
  readonly rsiHigh: string;
  readonly interval: string;
  readonly from: string;
  readonly to: string;
  readonly cash: string;
  readonly fee: string;
  readonly feeMin: string;
  readonly slippage: string;
  readonly borrow: string;
  readonly sizing: "equal" | "share" | "units" | "signal";
  readonly amount: string;
  readonly maxPositions: string;
  readonly longOnly: boolean;
}

export const firstDraft: Draft = {
  symbols: "@watchlist",
  rule: "sma",
  agent: "macd",
  smaShort: "20",
  smaLong: "50",
  rsiBars: "14",
  rsiLow: "30",
  rsiHigh: "70",
  interval: "1d",
  from: "",
  to: "",
  cash: "",
  fee: "",
  feeMin: "",
  slippage: "",
  borrow: "",
  sizing: "equal",
  amount: "98",
  maxPositions: "",
  longOnly: false,
};

/** What is asked of the server. A field that was left empty is left to the server, which knows what is usual. */
export function toRequest(draft: Draft): BacktestRequest {
  return {
    symbols: draft.symbols.split(/[\s,;]+/).filter((word) => word !== ""),
    rule: ruleOf(draft),
    interval: draft.interval,
    from: draft.from || null,
    to: draft.to || null,
    cash: numberOf(draft.cash),
    costs: costsOf(draft),
    sizing: draft.sizing === "signal" ? "signal" : `${draft.sizing}:${draft.amount.trim()}`,
    maxPositions: numberOf(draft.maxPositions),
    longOnly: draft.longOnly,
    noAdjust: false,
  };
}

/** A rule as it is written everywhere: in the shell, in the API, in a report. */
export function ruleOf(draft: Draft): string {
  const numbers = (...parts: string[]) => parts.map((part) => part.trim()).join(",");
  switch (draft.rule) {
    case "agent":
      return `agent:${draft.agent}`;
    case "sma":
      return `sma:${numbers(draft.smaShort, draft.smaLong)}`;
    case "rsi":
      return `rsi:${numbers(draft.rsiBars, draft.rsiLow, draft.rsiHigh)}`;
    default:
      return draft.rule;
  }
}

function costsOf(draft: Draft): string | null {
  const parts = { fee: draft.fee, min: draft.feeMin, slippage: draft.slippage, borrow: draft.borrow };
  const told = Object.entries(parts).filter(([, value]) => value.trim() !== "");
  return told.length === 0 ? null : told.map(([name, value]) => `${name}=${value.trim()}`).join(",");
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text.replaceAll(/[\s,]/g, ""));
}
