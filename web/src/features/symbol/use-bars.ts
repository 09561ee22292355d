import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { BarsView } from "../../lib/shapes";
import { appendBars } from "./append-bars";
import { BarsMax, getBars } from "./symbol-queries";

/** The bars of a series. When a signal says a newer bar has closed, only the end of them is fetched. */
export function useBars(symbol: string, interval: string, columns: readonly string[], newest: string) {
  const queries = useQueryClient();
  const key = ["bars", symbol, interval, columns.join(",")];
  const bars = useQuery<BarsView>({
    queryKey: key,
    queryFn: ({ signal }) => getBars(symbol, interval, columns, null, signal),
    placeholderData: (previous) => (previous?.symbol === symbol && previous.interval === interval ? previous : undefined),
    staleTime: Infinity,
  });

  const last = bars.isPlaceholderData ? undefined : bars.data?.time.at(-1);
  const isBehind = last !== undefined && last * 1000 < Date.parse(newest);
  useEffect(() => {
    if (!isBehind) return;
    const left = new AbortController();
    getBars(symbol, interval, columns, new Date(last * 1000).toISOString(), left.signal)
      .then((end) => queries.setQueryData<BarsView>(key, (old) => old && appendBars(old, end, BarsMax)))
      // The next signal asks again; until then the head of the page says how old the close is.
      .catch(() => undefined);
    return () => left.abort();
  }, [isBehind, newest, ...key]);

  return bars;
}
