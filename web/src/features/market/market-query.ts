import { queryOptions } from "@tanstack/react-query";
import { get } from "../../lib/api";
import type { DemoView, MarketView } from "../../lib/shapes";

export const marketKey = ["market"] as const;

/** The market page. Asked for again even when the stream is quiet, so ages and states cannot stand still. */
export const marketQuery = queryOptions({
  queryKey: marketKey,
  queryFn: ({ signal }) => get<MarketView>("/market", signal),
  refetchInterval: 15_000,
});

export const demoKey = ["demo"] as const;

export const demoQuery = queryOptions({
  queryKey: demoKey,
  queryFn: ({ signal }) => get<DemoView[]>("/demo", signal),
  staleTime: 60_000,
});
