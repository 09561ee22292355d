import { queryOptions } from "@tanstack/react-query";
import { get } from "../../lib/api";
import type { DemoView, FetchView, MarketView } from "../../lib/shapes";

export const marketKey = ["market"] as const;

/** The market page. Asked for again even when the stream is quiet, so ages and states cannot stand still. */
export const marketQuery = queryOptions({
  queryKey: marketKey,
  queryFn: ({ signal }) => get<MarketView>("/market", signal),
  refetchInterval: 15_000,
});

export const fetchesKey = ["fetches"] as const;

/** What is being fetched: looked at every second while something is on its way. */
export const fetchesQuery = queryOptions({
  queryKey: fetchesKey,
  queryFn: ({ signal }) => get<FetchView[]>("/watchlist/fetches", signal),
  refetchInterval: (query) => (query.state.data?.some((one) => one.state === "waiting" || one.state === "fetching") ? 1_000 : false),
});

export const demoKey = ["demo"] as const;

export const demoQuery = queryOptions({
  queryKey: demoKey,
  queryFn: ({ signal }) => get<DemoView[]>("/demo", signal),
  staleTime: 60_000,
});
