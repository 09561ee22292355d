// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { EvaluationReport, EvaluationRow } from "../../lib/shapes";
import { aCard } from "./test-cards";
import { TrackRecordPage } from "./track-record-page";

type Answers = Record<string, (body: unknown) => Response>;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

async function open(answers: Answers, at = "/track-record") {
  const sent: { request: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const request = `${init?.method ?? "GET"} ${url.replace("/api/v1", "").split("?")[0]}`;
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : null;
    sent.push({ request, body });
    return Promise.resolve(answers[request]?.(body) ?? json([]));
  });
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: "/track-record", component: TrackRecordPage });
  const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: [at] }) });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      {/* The tests' own small router has fewer routes than the registered one. */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByRole("heading", { name: "Track record" });
  return { sent, state: () => document.querySelector("[data-state]")?.getAttribute("data-state") };
}

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => vi.unstubAllGlobals());

const row: EvaluationRow = {
  id: "3",
  state: "done",
  started: "2026-01-05T10:00:00Z",
  finished: "2026-01-05T10:00:04Z",
  settings: "symbols=SPY",
  settingsHash: "s".repeat(64),
  dataHash: "d".repeat(64),
  resultHash: "r".repeat(64),
  summary: {
    interval: "1d",
    symbols: 1,
    bars: 3000,
    cards: 2,
    weak: 0,
    demonstrated: 1,
    from: null,
    to: null,
    sentence: "volatility:5 of SPY: market_regime alone is demonstrated, 72 % against 66.5 %. No direction is proven: do not trade on one.",
  },
  why: null,
  progress: null,
};

const report: EvaluationReport = {
  id: "3",
  dataHash: row.dataHash!,
  settingsHash: row.settingsHash,
  variantsTried: 7,
  resultHash: row.resultHash!,
  interval: "1d",
  symbols: ["SPY"],
  dataLabels: ["imported"],
  from: null,
  to: null,
  bars: 3000,
  setUps: [],
  ablation: null,
  cards: [
    aCard(),
    aCard({
      target: "volatility:5",
      who: "market_regime",
      state: "demonstrated",
      hitRate: 0.724,
      lift: { value: 0.064, low: 0.049, high: 0.079 },
    }),
    aCard({ scope: "SPY" }),
  ],
};

const done: Answers = {
  "GET /evaluations": () => json({ items: [row], variantsTried: 7, next: null }),
  "GET /evaluations/3": () => json({ run: row, report }),
};

test("On synthetic data there is no accuracy, and it says why", async () => {
  const { state } = await open({
    "GET /evaluations": () => json({ items: [], variantsTried: 0, next: null }),
    "GET /symbols": () => json([{ symbol: "SYN-BROAD", dataLabel: "SYNTHETIC" }]),
  });
  expect(await screen.findByText("No accuracy is shown on synthetic data")).toBeTruthy();
  expect(state()).toBe("empty");
  expect(document.body.textContent).not.toMatch(/\d\s?%/);
});

test("What is to be taken from it stands first, each sentence by itself, with agents by their names", async () => {
  await open(done);
  const gist = await screen.findByRole("region", { name: "What to take from it" });
  expect(
    within(gist)
      .getAllByRole("listitem")
      .map((one) => one.textContent),
  ).toEqual([
    "Volatility 5 of SPY: Market regime alone is demonstrated, 72 % against 66.5 %.",
    "No direction is proven: do not trade on one.",
  ]);
  expect(gist.textContent).toContain("7 variants tried");
});

test("Each card shows its state, its right calls beside the baseline's, and its lift with the interval in words", async () => {
  await open(done);
  const table = within(await screen.findByRole("region", { name: "Claim cards" }));
  const proven = table.getByRole("row", { name: /Market regime/ }).textContent;
  expect(proven).toMatch(/demonstrated72\.4.%56\.7.%/);
  expect(table.getByRole("img", { name: "+6.4, from +4.9 to +7.9 points" })).toBeTruthy();
  expect(table.getByRole("row", { name: /Consensus/ }).textContent).toContain("unproven");
});

test("Opened, a card shows reliability, accuracy and coverage, and each symbol", async () => {
  await open(done);
  await userEvent.click(await screen.findByRole("button", { name: "Consensus", expanded: false }));
  expect(screen.getByRole("img", { name: /^Reliability Said 50.%, came true 52.%/ })).toBeTruthy();
  expect(screen.getByRole("img", { name: /^Accuracy and coverage/ })).toBeTruthy();
  expect(screen.getByText(/the base rate\.$/)).toBeTruthy();
  expect(screen.getByRole("row", { name: /^SPY/ })).toBeTruthy();
});

test("An evaluation of the watchlist is started, followed and cancelled", async () => {
  const running = {
    ...row,
    id: "4",
    state: "running",
    summary: null,
    progress: { bars: 500, barsTotal: 2000, barsPerSecond: 250, secondsLeft: 6 },
  };
  let items = [row];
  const { sent } = await open({
    ...done,
    "GET /evaluations": () => json({ items, variantsTried: 7, next: null }),
    "POST /evaluations": () => {
      items = [running, row];
      return json(running, 202);
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Evaluate the watchlist" }));
  const now = await screen.findByRole("region", { name: "Evaluation 4" });
  expect(now.textContent).toMatch(/25.%stepping bars · 250 bars\/s · 6.s left/);
  expect(sent.find((one) => one.request === "POST /evaluations")!.body).toEqual({ symbols: ["@watchlist"], ablate: false });
  await userEvent.click(within(now).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(sent.some((one) => one.request === "DELETE /evaluations/4")).toBe(true));
});

test("The ledger's record is not added to the backtest's", async () => {
  const chain = { symbol: "SPY", interval: "1d", ran: "replay", entries: 40, last: "2017-11-10T21:00:00Z", hash: "a".repeat(64) };
  const ledger = {
    entries: 50,
    chains: [chain, { ...chain, symbol: "GLD", ran: "live", entries: 10 }],
    publicKey: null,
    head: null,
    refused: [],
  };
  const record = { ran: "replay", cards: [aCard({ ran: "replay", hitRate: 0.601 })], disclosure: "" };
  const { sent } = await open(
    { ...done, "GET /ledger": () => json(ledger), "GET /track-record": () => json(record) },
    "/track-record?ran=replay",
  );
  const words = await screen.findByRole("region", { name: "What stands here" });
  expect(words.textContent).toContain("40 entries of 1 session");
  expect(screen.queryByText("GLD")).toBeNull();
  expect((await screen.findByRole("row", { name: /Consensus/ })).textContent).toContain("60.1");
  expect(sent.some((one) => one.request === "GET /evaluations")).toBe(false);
});
