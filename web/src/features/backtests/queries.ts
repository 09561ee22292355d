import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import type { AgentRow, BacktestAnswer, BacktestsCompared, BacktestsPage, BacktestStanding } from "../../lib/shapes";

/** How often a run that is going on is asked how far it is. */
const FollowMs = 1000;

export const backtestsKey = ["backtests"] as const;

export const backtestsQuery = infiniteQueryOptions({
  queryKey: backtestsKey,
  queryFn: ({ pageParam, signal }) => get<BacktestsPage>("/backtests" + query({ before: pageParam }), signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isGoing)) ? FollowMs : 15_000),
});

export function backtestQuery(id: string) {
  return queryOptions({
    queryKey: ["backtest", id],
    queryFn: ({ signal }) => get<BacktestAnswer>(`/backtests/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data && !isGoing(state.data.run) ? false : FollowMs),
  });
}

export function comparisonQuery(ids: string) {
  return queryOptions({
    queryKey: ["backtests", "compare", ids],
    queryFn: ({ signal }) => get<BacktestsCompared>("/backtests/compare" + query({ ids }), signal),
    staleTime: Infinity,
  });
}

export const agentsQuery = queryOptions({
  queryKey: ["agents"],
  queryFn: ({ signal }) => get<AgentRow[]>("/agents", signal),
  staleTime: 60_000,
});

/** Waits or runs, so its standing changes by itself. */
export function isGoing(run: BacktestStanding): boolean {
  return run.state === "queued" || run.state === "running";
}
