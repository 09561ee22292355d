import { queryOptions } from "@tanstack/react-query";
import { get, getWithAge, query } from "../../lib/api";
import type { AgreementView, BarsView, CorrectionsView, Signal, SignalsPage } from "../../lib/shapes";

/** Bars shown at first; the chart asks for no more than it can draw well. */
export const BarsMax = 1500;
const SignalsMax = 20;
const CorrectionsMax = 10;

/** A signal and how old its close was when it came, in seconds. */
export interface AgedSignal {
  readonly value: Signal;
  readonly ageSeconds: number | null;
}

export const signalKey = (symbol: string, interval: string) => ["signal", symbol, interval] as const;
export const signalsKey = (symbol: string) => ["signals", symbol] as const;

export function signalQuery(symbol: string, interval: string) {
  return queryOptions({
    queryKey: signalKey(symbol, interval),
    queryFn: ({ signal }) => getWithAge<Signal>(`/symbols/${encodeURIComponent(symbol)}/signal${query({ interval })}`, signal),
    refetchInterval: 15_000,
  });
}

/** What each stored interval says, side by side. */
export function agreementQuery(symbol: string) {
  return queryOptions({
    queryKey: ["agreement", symbol],
    queryFn: ({ signal }) => get<AgreementView>(`/symbols/${encodeURIComponent(symbol)}/agreement`, signal),
    refetchInterval: 60_000,
  });
}

/** Bars that came late or were corrected. */
export function correctionsQuery(symbol: string, interval: string) {
  return queryOptions({
    queryKey: ["corrections", symbol, interval],
    queryFn: ({ signal }) =>
      get<CorrectionsView>(`/symbols/${encodeURIComponent(symbol)}/corrections${query({ interval, limit: CorrectionsMax })}`, signal),
    refetchInterval: 60_000,
  });
}

/** Bars with the columns of the indicators that are switched on; `from` asks for the end of them only. */
export function getBars(
  symbol: string,
  interval: string,
  columns: readonly string[],
  from: string | null,
  signal?: AbortSignal,
): Promise<BarsView> {
  const asked = query({ interval, limit: BarsMax, with: columns.join(","), from });
  return get<BarsView>(`/symbols/${encodeURIComponent(symbol)}/bars${asked}`, signal);
}

export function signalsPage(symbol: string, before: string | null): Promise<SignalsPage> {
  return get<SignalsPage>("/signals" + query({ symbol, before, limit: SignalsMax }));
}
