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
  kind: "figure",
  side: 0,
  failed: false,
  lines: [],
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

test("Candles come last, named under the box when they speak for a rise and over it for a fall", () => {
  const candles = (name: string, side: number): Shape => ({ ...shape(name, [2, 14], [3, 8]), kind: "candles", side });
  const drawn = drawnShapes([candles("piercing line", 1), candles("dark cloud cover", -1), shape("double top", [2, 14], [3, 8])], bars);
  expect(drawn.map((one) => [one.name, one.kind, one.above])).toEqual([
    ["Double top", "figure", true],
    ["Piercing line", "candles", false],
    ["Dark cloud cover", "candles", true],
  ]);
});

test("A figure is drawn by its own lines, and by one through all corners where it has none", () => {
  const triangle: Shape = {
    ...shape("ascending triangle", [1, 11], [2, 10], [4, 11], [4, 10.5]),
    lines: [
      [0, 2],
      [1, 3],
    ],
  };
  const [two, one] = drawnShapes([triangle, shape("double top", [2, 14], [3, 8], [4, 14])], bars);
  expect([two!.lines, one!.lines]).toEqual([
    [
      [0, 2],
      [1, 3],
    ],
    [[0, 1, 2]],
  ]);
});
