import type { QueryClient } from "@tanstack/react-query";
import { startAlerts } from "../features/alerts/hear";
import { marketKey } from "../features/market/market-query";
import { keepSignal } from "../features/symbol/keep-signal";
import { live } from "../lib/live";
import { followSignals } from "../lib/stream";

/** The market page asks for its rows again at most this often while signals pour in. */
const MarketRefreshMsMin = 1000;

/** Joins the stream to the query cache: a signal replaces the one on its page, and the market is asked for again. */
export function startLive(queries: QueryClient): void {
  const stream = followSignals(live.push, live.setConnection);
  const refreshMarket = atMostEvery(MarketRefreshMsMin, () => void queries.invalidateQueries({ queryKey: marketKey }));

  const askForAlerts = startAlerts(queries);
  live.onBatch((signals) => {
    for (const signal of signals) keepSignal(queries, signal);
    refreshMarket();
    askForAlerts();
  });
  addEventListener("online", () => stream.retryNow());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && stream.retryNow());
  stream.start();
}

function atMostEvery(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      run();
    }, ms);
  };
}
