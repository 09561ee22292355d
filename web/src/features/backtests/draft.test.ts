import { expect, test } from "vitest";
import { firstDraft, ruleOf, toRequest } from "./draft";

test("A rule is written with its numbers, as in the shell", () => {
  expect(ruleOf(firstDraft)).toBe("sma:20,50");
  expect(ruleOf({ ...firstDraft, rule: "rsi", rsiLow: " 25 " })).toBe("rsi:14,25,70");
  expect(ruleOf({ ...firstDraft, rule: "agent", agent: "macd" })).toBe("agent:macd");
  expect(ruleOf({ ...firstDraft, rule: "workflow" })).toBe("workflow");
});

test("What was left empty is left to the server", () => {
  const asked = toRequest(firstDraft);
  expect(asked.symbols).toEqual(["@watchlist"]);
  expect([asked.from, asked.to, asked.cash, asked.costs, asked.maxPositions]).toEqual([null, null, null, null, null]);
});

test("Symbols may be pasted with commas, spaces and lines; costs are named one by one", () => {
  const asked = toRequest({ ...firstDraft, symbols: "SPY, QQQ\nGLD", fee: "5", borrow: "80", cash: "250,000" });
  expect(asked.symbols).toEqual(["SPY", "QQQ", "GLD"]);
  expect(asked.costs).toBe("fee=5,borrow=80");
  expect(asked.cash).toBe(250_000);
});

test("A size that follows the rule has no amount", () => {
  expect(toRequest({ ...firstDraft, sizing: "signal" }).sizing).toBe("signal");
  expect(toRequest({ ...firstDraft, sizing: "share", amount: "20" }).sizing).toBe("share:20");
});
