import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { MarketPage } from "../features/market/market-page";
import { NotFound } from "./not-found";
import { PageFailed } from "./page-failed";
import { Shell } from "./shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailed });

const market = createRoute({ getParentRoute: () => root, path: "/", component: MarketPage });

const symbol = createRoute({
  getParentRoute: () => root,
  path: "/symbol/$symbol",
  validateSearch: (search): { interval?: string } => (typeof search["interval"] === "string" ? { interval: search["interval"] } : {}),
  component: lazyRouteComponent(() => import("../features/symbol/symbol-page"), "SymbolPage"),
});

const status = createRoute({
  getParentRoute: () => root,
  path: "/status",
  component: lazyRouteComponent(() => import("../features/status/status-page"), "StatusPage"),
});

const trackRecord = createRoute({
  getParentRoute: () => root,
  path: "/track-record",
  validateSearch: (search): RecordSearch => ({
    ...(search["ran"] === "replay" || search["ran"] === "paper" || search["ran"] === "live" ? { ran: search["ran"] } : {}),
    ...(search["run"] == null ? {} : { run: String(search["run"]) }),
    ...(search["compare"] == null ? {} : { compare: String(search["compare"]) }),
  }),
  component: lazyRouteComponent(() => import("../features/track-record/track-record-page"), "TrackRecordPage"),
});

/** Where claims were made, the evaluation that is shown, or the two that are compared. */
interface RecordSearch {
  ran?: "backtest" | "replay" | "paper" | "live";
  run?: string;
  compare?: string;
}

const backtests = createRoute({
  getParentRoute: () => root,
  path: "/backtests",
  component: lazyRouteComponent(() => import("../features/backtests/backtests-page"), "BacktestsPage"),
});

const backtest = createRoute({
  getParentRoute: () => root,
  path: "/backtests/$id",
  component: lazyRouteComponent(() => import("../features/backtests/backtest-page"), "BacktestPage"),
});

const comparison = createRoute({
  getParentRoute: () => root,
  path: "/backtests/compare",
  validateSearch: (search): { ids?: string } => (search["ids"] == null ? {} : { ids: String(search["ids"]) }),
  component: lazyRouteComponent(() => import("../features/backtests/compare-page"), "ComparePage"),
});

const alerts = createRoute({
  getParentRoute: () => root,
  path: "/alerts",
  component: lazyRouteComponent(() => import("../features/alerts/alerts-page"), "AlertsPage"),
});

const portfolio = createRoute({
  getParentRoute: () => root,
  path: "/portfolio",
  validateSearch: (search): { name?: string; open?: string } => ({
    ...(search["name"] == null ? {} : { name: String(search["name"]) }),
    ...(search["open"] == null ? {} : { open: String(search["open"]) }),
  }),
  component: lazyRouteComponent(() => import("../features/portfolio/portfolio-page"), "PortfolioPage"),
});

const risk = createRoute({
  getParentRoute: () => root,
  path: "/risk",
  validateSearch: (search): RiskSearch => ({
    ...(search["positions"] == null ? {} : { positions: String(search["positions"]) }),
    ...(search["portfolio"] == null ? {} : { portfolio: String(search["portfolio"]) }),
    ...(search["shock"] == null ? {} : { shock: String(search["shock"]) }),
    ...(Number.isFinite(Number(search["confidence"] ?? NaN)) ? { confidence: Number(search["confidence"]) } : {}),
    ...(Number.isFinite(Number(search["days"] ?? NaN)) ? { days: Number(search["days"]) } : {}),
  }),
  component: lazyRouteComponent(() => import("../features/risk/risk-page"), "RiskPage"),
});

/** Whose risk, how sure, how many days ahead. */
interface RiskSearch {
  positions?: string;
  portfolio?: string;
  shock?: string;
  confidence?: number;
  days?: number;
}

export const router = createRouter({
  routeTree: root.addChildren([market, symbol, trackRecord, backtests, backtest, comparison, risk, alerts, portfolio, status]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
