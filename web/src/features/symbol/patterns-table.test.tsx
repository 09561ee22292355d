// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Shape, Signal } from "../../lib/shapes";
import { PatternsTable } from "./patterns-table";

const at = (day: number, price: number) => ({ time: `2024-03-${String(day).padStart(2, "0")}T21:00:00Z`, price });
const shapes: Shape[] = [
  { name: "support", kind: "level", side: 0, failed: false, lines: [[0, 1]], points: [at(1, 9), at(20, 9)] },
  { name: "double bottom", kind: "figure", side: 1, failed: true, lines: [[0, 1, 2]], points: [at(4, 10), at(8, 12), at(15, 13)] },
  { name: "dark cloud cover", kind: "candles", side: -1, failed: false, lines: [], points: [at(18, 14), at(19, 11)] },
  { name: "doji", kind: "candles", side: 0, failed: false, lines: [], points: [at(12, 12), at(12, 11)] },
];
const signal = { interval: "1d", close: 12.5, agents: [{ agent: "pattern", shapes }] } as unknown as Signal;

test("What is drawn is told in words, the latest first, without the levels", () => {
  render(<PatternsTable signal={signal} />);
  const rows = screen.getAllByRole("row", { hidden: true }).slice(1);
  expect(rows.map((row) => [...row.querySelectorAll("td")].slice(1, 4).map((cell) => cell.textContent))).toEqual([
    ["Dark cloud cover", "a fall", "not failed"],
    ["Double bottom", "a rise", "failed"],
    ["Doji", "neither", ""],
  ]);
});

test("Where nothing is drawn there is no table", () => {
  const { container } = render(<PatternsTable signal={{ ...signal, agents: [] }} />);
  expect(container.childElementCount).toBe(0);
});
