import { expect, test } from "vitest";
import type { BarsView, Shape } from "../../lib/shapes";
import { drawnShapes, placeOf } from "./drawn-shapes";

const hour = 3600;
const bars: BarsView = {
  symbol: "SPY",
  interval: "1h",
  dataLabel: "imported",
  time: [1, 2, 3, 4].map((bar) => bar * hour),
  open: [10, 11, 12, 13],
  high: [11, 14, 13, 14],
  low: [9, 10, 8, 12],
  close: [11, 12, 9, 13],
  volume: [1, 1, 1, 1],
  columns: {},
};
const at = (bar: number) => new Date(bar * hour * 1000).toISOString();
const shape = (name: string, ...points: [number, number][]): Shape => ({
  name,
  points: points.map(([bar, price]) => ({ time: at(bar), price })),
});

test("A moment belongs to the last bar closed by then", () => {
  expect(placeOf(bars, at(3))).toBe(2);
  expect(placeOf(bars, at(3.5))).toBe(2);
  expect(placeOf(bars, at(0.5))).toBe(-1);
});

test("A figure that begins at a peak is named above the bars, at a trough below", () => {
  const [top, bottom] = drawnShapes([shape("double top", [2, 14], [3, 8], [4, 14]), shape("double bottom", [3, 8], [4, 14])], bars);
  expect([top!.above, top!.labelAt, top!.name]).toEqual([true, 14, "Double top"]);
  expect([bottom!.above, bottom!.labelAt]).toEqual([false, 8]);
});

test("Marks at one price are drawn once, after the figures", () => {
  const drawn = drawnShapes([shape("support", [1, 9], [4, 9]), shape("support", [2, 9], [4, 9]), shape("hammer", [3, 8])], bars);
  expect(drawn.map((one) => one.name)).toEqual(["Hammer", "Support"]);
});

test("What began before the first bar is left out", () => {
  expect(drawnShapes([shape("double top", [0, 14], [3, 8])], bars)).toEqual([]);
});
