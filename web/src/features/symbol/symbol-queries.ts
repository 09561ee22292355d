import { queryOptions } from "@tanstack/react-query";
import { get, getWithAge, query } from "../../lib/api";
import type { BarsView, Signal, SignalsPage } from "../../lib/shapes";

/** Bars shown at first; the chart asks for no more than it can draw well. */
export const BarsMax = 1500;
const SignalsMax = 20;

export const signalKey = (symbol: string, interval: string) => ["signal", symbol, interval] as const;
export const signalsKey = (symbol: string) => ["signals", symbol] as const;

export function signalQuery(symbol: string, interval: string) {
  return queryOptions({
    queryKey: signalKey(symbol, interval),
    queryFn: ({ signal }) => getWithAge<Signal>(`/symbols/${encodeURIComponent(symbol)}/signal${query({ interval })}`, signal),
    refetchInterval: 30_000,
  });
}

/** Bars up to a signal's close, with the columns of the indicators that are switched on. */
export function barsQuery(symbol: string, interval: string, columns: readonly string[], asOf: string | undefined) {
  return queryOptions<BarsView>({
    queryKey: ["bars", symbol, interval, columns.join(","), asOf],
    queryFn: ({ signal }) =>
      get<BarsView>(`/symbols/${encodeURIComponent(symbol)}/bars${query({ interval, limit: BarsMax, with: columns.join(",") })}`, signal),
    placeholderData: (previous) => (previous?.symbol === symbol && previous.interval === interval ? previous : undefined),
    staleTime: 60_000,
  });
}

export function signalsPage(symbol: string, before: string | null): Promise<SignalsPage> {
  return get<SignalsPage>("/signals" + query({ symbol, before, limit: SignalsMax }));
}
