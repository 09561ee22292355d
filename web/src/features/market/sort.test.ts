import { expect, test } from "vitest";
import { byChanged, keepOrder, nextSort, rowKey, sortRows } from "./sort";
import { aRow } from "./test-rows";

const rows = [
  aRow({ symbol: "QQQ", changePercent: 1.5 }),
  aRow({ symbol: "GLD", changePercent: null }),
  aRow({ symbol: "SPY", changePercent: -0.5 }),
  aRow({ symbol: "IWM", changePercent: 0.2 }),
];
const symbols = (list: readonly { symbol: string }[]) => list.map((row) => row.symbol).join(" ");

test("By what changed, the server's order stands", () => {
  expect(sortRows(rows, byChanged)).toBe(rows);
});

test("Rows without the number come last whichever way it is turned", () => {
  expect(symbols(sortRows(rows, { key: "change", descending: true }))).toBe("QQQ IWM SPY GLD");
  expect(symbols(sortRows(rows, { key: "change", descending: false }))).toBe("SPY IWM QQQ GLD");
});

test("A header turns round on its second click and lets go on its third", () => {
  const once = nextSort(byChanged, "symbol");
  const twice = nextSort(once, "symbol");
  expect(once).toEqual({ key: "symbol", descending: false });
  expect(twice).toEqual({ key: "symbol", descending: true });
  expect(nextSort(twice, "symbol")).toEqual(byChanged);
});

test("A wide range sorts by its width in percent, not in currency", () => {
  const range = (low: number, high: number) => ({ low, high, by: "2015-07-07T20:00:00Z", trailingCoverage: 0.8 });
  const cheap = aRow({ symbol: "USO", close: 10, range: range(9, 11) });
  const dear = aRow({ symbol: "SPY", close: 250, range: range(245, 255) });
  expect(symbols(sortRows([dear, cheap], { key: "range", descending: true }))).toBe("USO SPY");
});

test("A held order stands, and new rows follow it", () => {
  const [qqq, gld, spy, iwm] = rows;
  expect(symbols(keepOrder([gld!, iwm!, qqq!], [rowKey(qqq!), rowKey(spy!), rowKey(gld!)]))).toBe("QQQ GLD IWM");
});
