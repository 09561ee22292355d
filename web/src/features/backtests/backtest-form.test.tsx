// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { configure, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { BacktestsPage } from "./backtests-page";
import { aStanding } from "./test-runs";

type Answers = Record<string, (body: unknown) => Response>;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

async function open(answers: Answers) {
  const sent: { request: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const request = `${init?.method ?? "GET"} ${url.replace("/api/v1", "").split("?")[0]}`;
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : null;
    sent.push({ request, body });
    return Promise.resolve(answers[request]?.(body) ?? json({ items: [], next: null }));
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: "/backtests", component: BacktestsPage });
  const run = createRoute({ getParentRoute: () => root, path: "/backtests/$id", component: () => <h1>Page of a run</h1> });
  const router = createRouter({
    routeTree: root.addChildren([page, run]),
    history: createMemoryHistory({ initialEntries: ["/backtests"] }),
  });
  render(
    <QueryClientProvider client={queries}>
      {/* The tests' own small router has fewer routes than the registered one. */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByRole("form", { name: "New backtest" });
  return { sent, router, state: () => document.querySelector("[data-state]")?.getAttribute("data-state") };
}

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => vi.unstubAllGlobals());

test("Without a run the page says what to do", async () => {
  const { state } = await open({});
  await waitFor(() => expect(state()).toBe("empty"));
  expect(screen.getByText("No backtest yet")).toBeTruthy();
});

test("A fault is named at its field, which gets the focus", async () => {
  const fault = {
    title: "usage",
    status: 400,
    detail: "rule: sma takes two numbers",
    remedy: "As in sma:20,50.",
    errorId: "e",
    field: "rule",
  };
  await open({ "POST /backtests": () => json(fault, 400) });
  await userEvent.click(screen.getByRole("button", { name: "Run backtest" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("sma takes two numbers");
  const rule = screen.getByLabelText("Rule");
  expect(rule.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(rule);
  expect(screen.getByLabelText("Symbols").getAttribute("aria-invalid")).toBe("false");
});

test("A fault of no field stands above the button", async () => {
  await open({ "POST /backtests": () => json({ detail: "20 backtests wait already.", field: null }, 503) });
  await userEvent.click(screen.getByRole("button", { name: "Run backtest" }));
  expect((await screen.findByRole("alert")).textContent).toContain("20 backtests wait already.");
});

test("What was filled in is sent, and its run opened", async () => {
  const { sent, router } = await open({ "POST /backtests": () => json(aStanding({ id: 7, state: "queued" }), 202) });
  await userEvent.selectOptions(screen.getByLabelText("Rule"), "rsi");
  await userEvent.clear(screen.getByLabelText("Lower bound"));
  await userEvent.type(screen.getByLabelText("Lower bound"), "25");
  await userEvent.type(screen.getByLabelText("Cash"), "5000");
  await userEvent.click(screen.getByRole("button", { name: "Run backtest" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/backtests/7"));
  const body = sent.find((one) => one.request === "POST /backtests")!.body as { rule: string; cash: number };
  expect([body.rule, body.cash]).toEqual(["rsi:14,25,70", 5000]);
});

test("A run that goes on shows how far it is and can be cancelled", async () => {
  const runs = [aStanding({ id: 4, state: "queued", ahead: 1 }), aStanding({ id: 3, state: "running", progress: 0.4, doing: "trading" })];
  const { sent } = await open({ "GET /backtests": () => json({ items: runs, next: null }) });
  const queue = await screen.findByRole("region", { name: "Queue" });
  expect(queue.textContent).toMatch(/40.%.*trading.*Waits for 1 other/);
  await userEvent.click(screen.getAllByRole("button", { name: "Cancel" })[0]!);
  await waitFor(() => expect(sent.some((one) => one.request === "DELETE /backtests/3")).toBe(true));
});

test("Two that are done can be compared, one that failed says why", async () => {
  const runs = [
    aStanding({ id: 5, state: "failed", why: "There is no bar.", summary: null }),
    aStanding({ id: 2 }),
    aStanding({ id: 1, rule: "buyhold" }),
  ];
  await open({ "GET /backtests": () => json({ items: runs, next: null }) });
  const compare = await screen.findByRole("button", { name: "Compare" });
  expect(compare).toHaveProperty("disabled", true);
  expect(screen.getByText(/There is no bar/)).toBeTruthy();
  for (const box of screen.getAllByRole("checkbox", { name: /Compare backtest/ })) await userEvent.click(box);
  expect(screen.getByRole("button", { name: "Compare 2" })).toHaveProperty("disabled", false);
});
