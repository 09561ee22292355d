import type { Signal } from "./shapes";

/** A signal that says nothing, for tests to change. */
export function aSignal(changes: Partial<Signal> = {}): Signal {
  return {
    id: "a",
    symbol: "SPY",
    interval: "1d",
    asOf: "2015-06-30T20:00:00Z",
    dataLabel: "imported",
    bars: 2604,
    close: 205.42,
    decision: "hold",
    reason: "noEdge",
    lean: { score: 0, up: 0, down: 0, silent: 6, record: "No lean yet" },
    changed: [],
    trade: null,
    risk: null,
    claims: [],
    agents: [],
    modelHash: "m",
    inputHash: "i",
    ...changes,
  };
}
