// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import type { InboxItem } from "../../lib/shapes";
import { firstInBrowser } from "./hear";

const item = (sequence: number, second: number): InboxItem => ({
  sequence,
  title: "",
  text: "",
  urgency: "info",
  time: `2026-03-02T21:00:${String(second).padStart(2, "0")}Z`,
  expires: null,
  notices: [],
});

beforeEach(() => localStorage.clear());

test("What one page of a browser has told of, no other page tells of again", async () => {
  expect(await firstInBrowser([item(1, 1), item(2, 2)])).toHaveLength(2);
  expect(await firstInBrowser([item(1, 1), item(2, 2)])).toEqual([]);
  expect(await firstInBrowser([item(2, 2), item(3, 2), item(4, 5)])).toEqual([item(3, 2), item(4, 5)]);
});

test("A server begun anew is heard although it counts from 1 again", async () => {
  await firstInBrowser([item(90, 1)]);
  expect(await firstInBrowser([item(1, 9)])).toEqual([item(1, 9)]);
});
