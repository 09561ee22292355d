// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { MarketRow } from "../../lib/shapes";
import { MarketPage } from "./market-page";
import { marketKey } from "./market-query";
import { aRow } from "./test-rows";

/** What the server would answer; the request that is being made decides which. */
type Answers = Record<string, () => Response | Promise<Response>>;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

function view(rows: MarketRow[]) {
  return {
    sentence: "1 of 3 likely wilder than usual.",
    interval: "1d",
    asOf: "2015-06-30T20:00:00Z",
    dataLabels: [],
    rows,
    disclosure: "",
  };
}

async function open(answers: Answers) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const request = `${init?.method ?? "GET"} ${url.replace("/api/v1", "").split("?")[0]}`;
    asked.push(request);
    return Promise.resolve(answers[request]?.() ?? json([]));
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute();
  const market = createRoute({ getParentRoute: () => root, path: "/", component: MarketPage });
  const symbol = createRoute({ getParentRoute: () => root, path: "/symbol/$symbol", component: () => <h1>Page of a symbol</h1> });
  const router = createRouter({ routeTree: root.addChildren([market, symbol]), history: createMemoryHistory({ initialEntries: ["/"] }) });
  render(
    <QueryClientProvider client={queries}>
      {/* The tests' own small router has fewer routes than the registered one. */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.querySelector("[data-state]")).toBeTruthy());
  return { asked, queries, router, state: () => document.querySelector("[data-state]")!.getAttribute("data-state") };
}

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => vi.unstubAllGlobals());

const three = [aRow({ symbol: "GLD" }), aRow({ symbol: "SPY" }), aRow({ symbol: "QQQ" })];

test("The market is loading until it answers", async () => {
  const { state } = await open({ "GET /market": () => new Promise(() => {}) });
  expect(state()).toBe("loading");
});

test("An empty watchlist says how to fill it", async () => {
  const { state } = await open({ "GET /market": () => json(view([])) });
  await waitFor(() => expect(state()).toBe("empty"));
  expect(screen.getByText("No symbols yet")).toBeTruthy();
});

test("A market that cannot be read says why and what to do", async () => {
  const { state } = await open({ "GET /market": () => json({ detail: "The store is locked.", errorId: "e-9" }, 503) });
  await waitFor(() => expect(state()).toBe("failed"));
  expect(screen.getByRole("alert").textContent).toContain("The store is locked.");
  expect(screen.getByRole("alert").textContent).toContain("e-9");
});

test("A market that stops answering stays on the screen as stale", async () => {
  let well = true;
  const { state, queries } = await open({ "GET /market": () => (well ? json(view(three)) : json({}, 500)) });
  await waitFor(() => expect(state()).toBe("full"));
  well = false;
  await queries.invalidateQueries({ queryKey: marketKey });
  await waitFor(() => expect(state()).toBe("stale"));
  expect(screen.getByText("GLD")).toBeTruthy();
});

test("A full market has a row a symbol, with every number and its unit", async () => {
  const { state } = await open({ "GET /market": () => json(view(three)) });
  await waitFor(() => expect(state()).toBe("full"));
  const row = screen.getByRole("row", { name: /^SPY/ });
  for (const words of [
    "205.42",
    "+0.45",
    "201.50",
    "209.80",
    "held 81",
    "Above usual",
    "63",
    "weak",
    "84 shares",
    "Broke support at 206.00",
  ]) {
    expect(row.textContent).toContain(words);
  }
});

test("An unproven number is muted and called a base rate", async () => {
  await open({ "GET /market": () => json(view([aRow({ wild: { side: "above", probability: 0.52, state: "unproven" } })])) });
  const row = await screen.findByRole("row", { name: /^SPY/ });
  expect(within(row).getByText(/Above usual/).className).toContain("muted");
  expect(row.textContent).toContain("base rate");
});

test("A part that cannot be said honestly shows its reason", async () => {
  await open({ "GET /market": () => json(view([aRow({ range: null, missing: "Ranges need 100 settled forecasts; 64 so far" })])) });
  const row = await screen.findByRole("row", { name: /^SPY/ });
  expect(row.textContent).toContain("Ranges need 100 settled forecasts; 64 so far");
});

test("Arrows move between rows, Enter opens, Delete stops watching", async () => {
  const { asked, router } = await open({ "GET /market": () => json(view(three)) });
  const first = await screen.findByRole("row", { name: /^GLD/ });
  first.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(screen.getByRole("row", { name: /^SPY/ }));
  await userEvent.keyboard("{End}{Delete}");
  await waitFor(() => expect(asked).toContain("DELETE /watchlist/QQQ"));
  await userEvent.keyboard("{Home}{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/symbol/GLD"));
});

test("Pasted tickers are added at once, and an unknown one brings its remedy", async () => {
  const { asked } = await open({
    "GET /market": () => json(view(three)),
    "POST /watchlist": () => json({ added: ["IWM"], unknown: [{ symbol: "FOO", remedy: "Import a file named FOO.csv." }] }),
  });
  await userEvent.click(await screen.findByRole("combobox", { name: "Tickers to watch" }));
  await userEvent.paste("iwm\nFOO");
  await userEvent.click(screen.getByRole("button", { name: "Add 2" }));
  await screen.findByText(/Import a file named FOO.csv./);
  expect(asked).toContain("POST /watchlist");
  expect(screen.getByText("IWM")).toBeTruthy();
});
