import { queryOptions } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import type { PerformanceAnswer, PortfolioView, PortfoliosAnswer, SymbolView } from "../../lib/shapes";

/** Bars and fills arrive by themselves, so an open page asks again. */
const FreshMs = 5_000;

export const portfoliosKey = ["portfolios"] as const;

export const portfoliosQuery = queryOptions({
  queryKey: portfoliosKey,
  queryFn: ({ signal }) => get<PortfoliosAnswer>("/portfolios", signal),
  refetchInterval: FreshMs,
});

export function portfolioQuery(name: string) {
  return queryOptions({
    queryKey: [...portfoliosKey, name],
    queryFn: ({ signal }) => get<PortfolioView>(pathOf(name), signal),
    refetchInterval: FreshMs,
  });
}

export function performanceQuery(name: string, benchmark: string) {
  return queryOptions({
    queryKey: [...portfoliosKey, name, "performance", benchmark],
    queryFn: ({ signal }) => get<PerformanceAnswer>(pathOf(name, "/performance") + query({ benchmark }), signal),
    refetchInterval: FreshMs * 6,
  });
}

/** What can be a benchmark. */
export const symbolsQuery = queryOptions({
  queryKey: ["symbols", "all"],
  queryFn: ({ signal }) => get<SymbolView[]>("/symbols" + query({ limit: 200 }), signal),
  staleTime: 60_000,
});

export function pathOf(name: string, rest = ""): string {
  return `/portfolios/${encodeURIComponent(name)}${rest}`;
}
