import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Signal, SignalsPage } from "../../lib/shapes";
import { signalKey, signalsKey, type AgedSignal } from "./symbol-queries";

/** Recent signals kept in memory before the list is read anew. */
const RecentMax = 100;

/** Puts a signal that has just come where its page reads it: as the newest, and on top of the recent ones. */
export function keepSignal(queries: QueryClient, signal: Signal, now = Date.now()): void {
  queries.setQueryData<AgedSignal>(signalKey(signal.symbol, signal.interval), (old) => {
    if (!old || old.value.asOf > signal.asOf) return old;
    return { value: signal, ageSeconds: Math.max(0, (now - Date.parse(signal.asOf)) / 1000) };
  });
  const recent = queries.getQueryData<InfiniteData<SignalsPage>>(signalsKey(signal.symbol));
  if ((recent?.pages[0]?.items.length ?? 0) >= RecentMax) {
    void queries.invalidateQueries({ queryKey: signalsKey(signal.symbol) });
    return;
  }
  queries.setQueryData<InfiniteData<SignalsPage>>(signalsKey(signal.symbol), (old) => {
    const [first, ...others] = old?.pages ?? [];
    if (!old || !first || first.items.some((one) => one.id === signal.id)) return old;
    return { ...old, pages: [{ ...first, items: [signal, ...first.items] }, ...others] };
  });
}
