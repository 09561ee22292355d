import { expect, test } from "vitest";
import { age, barTime, barsAhead, percent, price, probability, signed, signedPercent, weekday } from "./format";

test("A price is shown on the grid its size calls for", () => {
  expect(price(1234.5)).toBe("1,234.50");
  expect(price(5.2)).toBe("5.20");
  expect(price(1.08342)).toBe("1.0834");
  expect(price(0.00001234)).toBe("0.00001234");
});

test("A range is shown with the digits of its close", () => {
  expect(price(5.23456, 5.2)).toBe("5.23");
  expect(price(1.1, 1.08342)).toBe("1.1000");
});

test("What is not known is a dash, never a zero", () => {
  for (const text of [
    price(null),
    percent(undefined),
    probability(NaN),
    signed(Infinity, 2),
    age(null),
    barTime(null, "1d"),
    weekday(undefined),
  ]) {
    expect(text).toBe("–");
  }
});

test("A signed number carries its sign, and a rounded zero carries none", () => {
  expect(signed(0.42, 2)).toBe("+0.42");
  expect(signed(-0.42, 2)).toBe("−0.42");
  expect(signed(-0.001, 2)).toBe("0.00");
  expect(signedPercent(1.5)).toBe("+1.50\u202f%");
});

test("A probability is never rounded to certainty", () => {
  expect(probability(0.634)).toBe("63\u202f%");
  expect(probability(0.997)).toBe(">99\u202f%");
  expect(probability(0.003)).toBe("<1\u202f%");
  expect(probability(1)).toBe("100\u202f%");
});

test("An age is told in the unit a person would use", () => {
  expect([12, 300, 7200, 3 * 86_400, 9 * 365.25 * 86_400].map(age)).toEqual([
    "12\u202fs",
    "5\u202fmin",
    "2\u202fh",
    "3\u202fd",
    "9\u202fy",
  ]);
});

test("A daily bar is told by its day, a shorter one by its minute in UTC", () => {
  expect(barTime("2015-06-30T20:00:00Z", "1d")).toBe("30 Jun 2015");
  expect(barTime("2015-06-30T20:05:00Z", "5m")).toBe("30 Jun 2015, 20:05\u202fUTC");
  expect(weekday("2015-06-30T20:00:00Z")).toBe("Tue 30 Jun");
});

test("A number of bars is told in days where a bar is a day", () => {
  expect(barsAhead(1, "1d")).toBe("1\u00a0day");
  expect(barsAhead(5, "1d")).toBe("5\u00a0days");
  expect(barsAhead(5, "15m")).toBe("5\u00a0bars of 15m");
});
