import { expect, test } from "vitest";
import { TickersMax, parseTickers } from "./tickers";

test("Tickers are taken from whatever was pasted, each once", () => {
  expect(parseTickers("spy, QQQ;gld\n iwm\tspy")).toEqual(["SPY", "QQQ", "GLD", "IWM"]);
  expect(parseTickers('$TSLA "BRK.B"')).toEqual(["TSLA", "BRK.B"]);
  expect(parseTickers("  ,;\n ")).toEqual([]);
});

test("A paste is cut to its limit", () => {
  const pasted = Array.from({ length: TickersMax + 50 }, (_, place) => `T${place}`).join(" ");
  expect(parseTickers(pasted).length).toBe(TickersMax);
});
