import { expect, test } from "vitest";
import { agentWords, compareTargets, plain, targetKey, targetWords } from "./targets";

test("A claim's horizon becomes part of its key once", () => {
  expect(targetKey("volatility", 5)).toBe("volatility:5");
  expect(targetKey("volatility:5", 5)).toBe("volatility:5");
  expect(targetKey("trade")).toBe("trade");
});

test("Size comes before direction, and near before far", () => {
  const shuffled = ["trade", "direction:20", "relative:5", "volatility:20", "direction:5", "band:5", "volatility:5", "activity:1"];
  expect(shuffled.sort(compareTargets)).toEqual([
    "volatility:5",
    "volatility:20",
    "band:5",
    "activity:1",
    "direction:5",
    "direction:20",
    "relative:5",
    "trade",
  ]);
});

test("A question counts in the bars of its interval", () => {
  expect(targetWords("direction:5", "1d").question).toBe("Close higher in 5\u00a0days?");
  expect(targetWords("direction:5", "15m").question).toBe("Close higher in 5\u00a0bars of 15m?");
});

test("A target nobody knows is shown under its own name", () => {
  expect(targetWords("moon:3", "1d").question).toBe("moon:3");
  expect(agentWords("market_regime")).toBe("Market regime");
  expect(agentWords("rsi")).toBe("RSI");
});

test("Keys inside a sentence of the server are put into words", () => {
  expect(plain("rsi turned down")).toBe("RSI turned down");
  expect(plain("market_regime turned up")).toBe("Market regime turned up");
  expect(plain("direction:5 settled no, claimed 0.55")).toBe("Direction 5 settled no, claimed 0.55");
  expect(plain("closed above its 20-bar high of 257.51")).toBe("Closed above its 20-bar high of 257.51");
});
