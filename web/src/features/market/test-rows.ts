import type { MarketRow } from "../../lib/shapes";

/** A row with everything said, for tests to change. */
export function aRow(changes: Partial<MarketRow> = {}): MarketRow {
  return {
    symbol: "SPY",
    interval: "1d",
    status: "ready",
    asOf: "2015-06-30T20:00:00Z",
    ageSeconds: 60,
    dataLabel: "imported",
    close: 205.42,
    changePercent: 0.45,
    range: { low: 201.5, high: 209.8, by: "2015-07-07T20:00:00Z", trailingCoverage: 0.81 },
    wild: { side: "above", probability: 0.63, state: "weak" },
    risk: { stopDistance: 4.31, stopPercent: 2.1, shares: 84.6, held: null, heldAtRisk: null },
    changed: [{ kind: "level", text: "Broke support at 206.00" }],
    decision: "hold",
    reason: "noEdge",
    lean: { score: 0.2, up: 4, down: 1, silent: 1, record: "Leans like this rose 54 %, always-up 57 %: no proven edge" },
    missing: null,
    ...changes,
  };
}
