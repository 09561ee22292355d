import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { aSignal } from "../../lib/test-signals";
import { keepSignal } from "./keep-signal";
import { signalKey, signalsKey } from "./symbol-queries";

const old = aSignal({ id: "old", asOf: "2015-06-29T20:00:00Z" });
const next = aSignal({ id: "next", asOf: "2015-06-30T20:00:00Z" });
const now = Date.parse("2015-06-30T20:01:00Z");

function opened() {
  const queries = new QueryClient();
  queries.setQueryData(signalKey("SPY", "1d"), { value: old, ageSeconds: 5 });
  queries.setQueryData(signalsKey("SPY"), { pages: [{ items: [old], next: null }], pageParams: [null] });
  return queries;
}

test("A signal that comes becomes the newest, with the age of its close", () => {
  const queries = opened();
  keepSignal(queries, next, now);
  expect(queries.getQueryData(signalKey("SPY", "1d"))).toEqual({ value: next, ageSeconds: 60 });
  expect(queries.getQueryData<{ pages: { items: unknown[] }[] }>(signalsKey("SPY"))?.pages[0]?.items).toEqual([next, old]);
});

test("A signal that comes again is kept once, and an older one replaces nothing", () => {
  const queries = opened();
  keepSignal(queries, next, now);
  keepSignal(queries, next, now);
  keepSignal(queries, old, now);
  expect(queries.getQueryData<{ pages: { items: unknown[] }[] }>(signalsKey("SPY"))?.pages[0]?.items.length).toBe(2);
  expect(queries.getQueryData<{ value: unknown }>(signalKey("SPY", "1d"))?.value).toEqual(next);
});

test("A page nobody opened is not made", () => {
  const queries = new QueryClient();
  keepSignal(queries, next, now);
  expect(queries.getQueryCache().getAll().length).toBe(0);
});
