import { expect, test } from "vitest";
import type { BarsView } from "../../lib/shapes";
import { appendBars } from "./append-bars";

function aView(times: number[], close: number): BarsView {
  const prices = times.map(() => close);
  return {
    symbol: "SPY",
    interval: "1d",
    dataLabel: "imported",
    time: times,
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: prices,
    columns: { "rsi:14": times.map(() => close) },
  };
}

test("New bars follow the old ones, their columns with them", () => {
  const joined = appendBars(aView([1, 2, 3], 10), aView([4, 5], 20));
  expect(joined.time).toEqual([1, 2, 3, 4, 5]);
  expect(joined.close).toEqual([10, 10, 10, 20, 20]);
  expect(joined.columns["rsi:14"]).toEqual([10, 10, 10, 20, 20]);
});

test("A bar that is sent again takes the place of the old one", () => {
  const joined = appendBars(aView([1, 2, 3], 10), aView([3, 4], 20));
  expect(joined.time).toEqual([1, 2, 3, 4]);
  expect(joined.close).toEqual([10, 10, 20, 20]);
});

test("An empty end changes nothing", () => {
  const old = aView([1], 10);
  expect(appendBars(old, aView([], 0))).toBe(old);
});

test("What grows beyond twice the most is cut back to it", () => {
  const joined = appendBars(aView([1, 2, 3, 4], 10), aView([5], 20), 2);
  expect(joined.time).toEqual([4, 5]);
  expect(joined.columns["rsi:14"]).toEqual([10, 20]);
});
