import { queryOptions } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import type { CorrelationView, ExposureView, PortfoliosAnswer, RiskView, StressView } from "../../lib/shapes";

/** What is asked about: a portfolio, or symbols with amounts as a person wrote them. */
export interface RiskAsked {
  readonly positions?: string;
  readonly portfolio?: string;
  readonly confidence?: number;
  readonly days?: number;
  readonly shock?: string;
}

export const portfoliosQuery = queryOptions({
  queryKey: ["portfolios", "for risk"],
  queryFn: ({ signal }) => get<PortfoliosAnswer>("/portfolios", signal),
});

const of = ({ positions, portfolio }: RiskAsked) => ({ positions: portfolio ? null : positions, portfolio });

export const riskQuery = (asked: RiskAsked) =>
  queryOptions({
    queryKey: ["risk", asked],
    queryFn: ({ signal }) => get<RiskView>("/risk" + query({ ...of(asked), confidence: asked.confidence, days: asked.days }), signal),
    retry: false,
  });

export const stressQuery = (asked: RiskAsked) =>
  queryOptions({
    queryKey: ["risk", "stress", asked],
    queryFn: ({ signal }) => get<StressView>("/risk/stress" + query({ ...of(asked), shock: asked.shock }), signal),
    retry: false,
  });

export const exposureQuery = (asked: RiskAsked) =>
  queryOptions({
    queryKey: ["risk", "exposure", asked],
    queryFn: ({ signal }) => get<ExposureView>("/risk/exposure" + query(of(asked)), signal),
    retry: false,
  });

export const correlationQuery = (symbols: readonly string[]) =>
  queryOptions({
    queryKey: ["risk", "correlation", symbols],
    queryFn: ({ signal }) => get<CorrelationView>("/risk/correlation" + query({ symbols: symbols.join(",") }), signal),
    enabled: symbols.length > 1,
    retry: false,
  });
