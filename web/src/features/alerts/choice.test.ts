import { expect, test } from "vitest";
import { firstChoice, write } from "./choice";

test("The selects write sentences", () => {
  expect(write(firstChoice)).toBe("volatility:5 of any watched above 75 %");
  expect(write({ ...firstChoice, symbol: "SPY", state: "weak or better", often: "once" })).toBe(
    "volatility:5 of SPY above 75 %, weak or better, once",
  );
  expect(write({ ...firstChoice, kind: "regime", becomes: "wild downtrend" })).toBe("regime of any watched becomes wild downtrend");
  expect(write({ ...firstChoice, kind: "decision" })).toBe("decision of any watched changes");
  expect(write({ ...firstChoice, kind: "indicator", subject: "rsi:14", side: "below", level: "30" })).toBe(
    "rsi:14 of any watched below 30",
  );
  expect(write({ ...firstChoice, kind: "settled" })).toBe("volatility:5 of any watched settles");
  expect(write({ ...firstChoice, kind: "source", state: "demonstrated" })).toBe("source of any watched is stale");
});
