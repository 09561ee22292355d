import type { BacktestStanding } from "../../lib/shapes";

/** A backtest that is done, for tests to change. */
export function aStanding(changes: Partial<BacktestStanding> = {}): BacktestStanding {
  return {
    id: 1,
    state: "done",
    progress: 1,
    doing: null,
    ahead: null,
    rule: "sma:20,50",
    symbols: ["SPY"],
    interval: "1d",
    started: "2026-01-05T10:00:00Z",
    finished: "2026-01-05T10:00:01Z",
    summary: {
      rule: "sma:20,50",
      dataLabel: "imported",
      symbols: 1,
      firstSymbol: "SPY",
      interval: "1d",
      from: "2010-01-04T21:00:00Z",
      to: "2017-11-10T21:00:00Z",
      trades: 14,
      cagr: 0.041,
      sharpe: 0.5,
      maxDrawdown: 0.12,
      headline: "Does not beat its baseline.",
    },
    why: null,
    ...changes,
  };
}
