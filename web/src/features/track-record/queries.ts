import { queryOptions } from "@tanstack/react-query";
import { get } from "../../lib/api";
import type { EvaluationRow, EvaluationsPage, EvaluationView, SymbolView } from "../../lib/shapes";

/** How often a run that is going on is asked how far it is. */
const FollowMs = 1000;

export const evaluationsKey = ["evaluations"] as const;

export const evaluationsQuery = queryOptions({
  queryKey: evaluationsKey,
  queryFn: ({ signal }) => get<EvaluationsPage>("/evaluations?limit=50", signal),
  refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? FollowMs : 30_000),
});

/** A run that is done stays as it is. */
export function evaluationQuery(id: string) {
  return queryOptions({
    queryKey: ["evaluation", id],
    queryFn: ({ signal }) => get<EvaluationView>(`/evaluations/${encodeURIComponent(id)}`, signal),
    staleTime: Infinity,
  });
}

/** What is stored, to see whether any of it is of a real market. */
export const storedQuery = queryOptions({
  queryKey: ["symbols", "all"],
  queryFn: ({ signal }) => get<SymbolView[]>("/symbols?limit=1000", signal),
  staleTime: 30_000,
});

export function isGoing(run: EvaluationRow): boolean {
  return run.state === "running";
}
