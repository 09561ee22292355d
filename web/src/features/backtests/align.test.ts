import { expect, test } from "vitest";
import { align } from "./align";

test("Each curve keeps its last value, and is unknown outside its own time", () => {
  const { times, values } = align([
    { times: [1, 3, 5], values: [10, 30, 50] },
    { times: [2, 3], values: [200, 300] },
  ]);
  expect(times).toEqual([1, 2, 3, 5]);
  expect(values).toEqual([
    [10, 10, 30, 50],
    [null, 200, 300, null],
  ]);
});
