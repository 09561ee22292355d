// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "../lib/problem";
import { ListState, type ListStateProps } from "./list-state";

type Query = ListStateProps<string[]>["query"];

function show(query: Partial<Query>) {
  const refetch = vi.fn();
  const whole: Query = { data: undefined, error: null, isFetching: false, dataUpdatedAt: 0, refetch, ...query };
  render(
    <ListState query={whole} what="symbols" skeleton={<i>grey bars</i>} isEmpty={(list) => list.length === 0} empty={<p>No symbols yet</p>}>
      {(list) => (
        <ul>
          {list.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </ListState>,
  );
  return { refetch, state: () => document.querySelector("[data-state]")?.getAttribute("data-state") };
}

const broken = Problem.fromAnswer(500, { detail: "The store could not be read.", remedy: "Run golden doctor.", errorId: "e-17" });

test("Loading draws the shape of the list and says so to a reader", () => {
  const { state } = show({});
  expect(state()).toBe("loading");
  expect(screen.getByText("grey bars")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("Loading symbols");
});

test("Empty says what to do", () => {
  const { state } = show({ data: [] });
  expect(state()).toBe("empty");
  expect(screen.getByText("No symbols yet")).toBeTruthy();
});

test("Full shows the list and nothing else", () => {
  const { state } = show({ data: ["SPY"] });
  expect(state()).toBe("full");
  expect(screen.getByText("SPY")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("Failed names the cause, the next step and the error id, and retries", async () => {
  const { state, refetch } = show({ error: broken });
  expect(state()).toBe("failed");
  const words = screen.getByRole("alert").textContent;
  for (const part of ["Could not load symbols", "The store could not be read.", "Run golden doctor.", "e-17"])
    expect(words).toContain(part);
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(refetch).toHaveBeenCalledOnce();
});

test("Stale keeps the old list on the screen with its age", () => {
  const { state } = show({ data: ["SPY"], error: broken, dataUpdatedAt: Date.now() - 5 * 60_000 });
  expect(state()).toBe("stale");
  expect(screen.getByText("SPY")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toContain("5\u202fmin old");
  expect(screen.getByRole("button", { name: "Retry" })).toBeTruthy();
});
