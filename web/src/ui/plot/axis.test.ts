import { expect, test } from "vitest";
import { logAxis, roundAxis, scale, timeAxis } from "./axis";

const plain = String;
const at = (text: string) => Date.parse(text);

test("An axis ends on round numbers around its values", () => {
  const axis = roundAxis([97_312, 181_004], 4, plain);
  expect(axis.ticks.map((tick) => tick.text)).toEqual(["75000", "100000", "125000", "150000", "175000", "200000"]);
  expect([axis.low, axis.high]).toEqual([75_000, 200_000]);
});

test("Small steps do not drift off their round numbers", () => {
  expect(roundAxis([0.001, 0.299], 3, plain).ticks.map((tick) => tick.text)).toEqual(["0", "0.1", "0.2", "0.3"]);
});

test("Values that are all the same still get an axis", () => {
  const axis = roundAxis([5, 5], 3, plain);
  expect(axis.high).toBeGreaterThan(axis.low);
  expect(roundAxis([], 3, plain).high).toBe(1);
});

test("On a logarithmic axis doubling is the same distance everywhere", () => {
  const axis = logAxis([100_000, 900_000], 6, plain);
  const y = scale(axis, 100, 0);
  const [a, b, c] = [100_000, 200_000, 400_000].map((one) => y(Math.log(one)));
  expect(a! - b!).toBeCloseTo(b! - c!);
  expect(axis.ticks.every((tick) => Number(tick.text) >= 100_000 && Number(tick.text) <= 900_000)).toBe(true);
});

test("Time is marked by years, months, days or hours, whichever fit", () => {
  const words = (from: string, to: string) => timeAxis(at(from), at(to), 5).ticks.map((tick) => tick.text);
  expect(words("2006-03-01", "2020-12-31")).toEqual(["2010", "2015", "2020"]);
  expect(words("2020-02-10", "2021-03-01")).toEqual(["Apr", "Jul", "Oct", "2021"]);
  expect(words("2021-03-01T12:00Z", "2021-03-06T12:00Z")).toEqual(["2 Mar", "3 Mar", "4 Mar", "5 Mar", "6 Mar"]);
  expect(words("2021-03-01T20:00Z", "2021-03-02T08:00Z")).toEqual(["21:00", "2 Mar", "03:00", "06:00"]);
});
