import type { QueryClient } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import type { InboxItem, InboxPage } from "../../lib/shapes";
import { here } from "./here";
import { alertsKey } from "./queries";

/** How often an open page asks for what came for it, besides after every batch of signals. */
const AskMs = 10_000;

/** An alert comes through a moment after its signal is sent. */
const AfterSignalMs = 1000;

/** The last message that some page of this browser has told of. */
const toldKey = "alerts.told";

/**
 * Asks for what came over the browser channel, shows it on this page, and tells of it once in this browser, however many pages are open. Returns
 * what to call when signals came.
 */
export function startAlerts(queries: QueryClient): () => void {
  let last: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let soon = false;
  let asking = false;

  async function ask(): Promise<void> {
    timer = null;
    soon = false;
    asking = true;
    try {
      const page: InboxPage = await get<InboxPage>(
        "/notifications/inbox" + query(last === null ? { limit: 1 } : { after: last, limit: 100 }),
      );
      if (last !== null && page.items.length > 0) {
        await show(page.items);
        void queries.invalidateQueries({ queryKey: alertsKey });
      }
      last = last === null ? page.last : Math.max(last, ...page.items.map((one) => one.sequence));
    } catch {
      // The page says elsewhere that the server does not answer; what came meanwhile is asked for next time.
    }
    asking = false;
    timer ??= setTimeout(() => void ask(), AskMs);
  }

  void ask();
  return () => {
    if (soon || asking) return; // signals that pour in must not put it off for ever
    soon = true;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void ask(), AfterSignalMs);
  };
}

async function show(items: readonly InboxItem[]): Promise<void> {
  here.toast(items);
  const first = await firstInBrowser(items);
  if (first.length > 0) here.notify(first);
}

/** Those that no other page of this browser has told of: one page at a time looks, and writes down where it is. */
export async function firstInBrowser(items: readonly InboxItem[]): Promise<readonly InboxItem[]> {
  const take = () => {
    // The time before the sequence: a server whose folder was begun anew counts from 1 again.
    const [toldTime = 0, toldSequence = 0] = (localStorage.getItem(toldKey) ?? "").split(":").map(Number);
    const isNew = ({ time, sequence }: InboxItem) =>
      Date.parse(time) > toldTime || (Date.parse(time) === toldTime && sequence > toldSequence);
    const first = items.filter(isNew);
    const last = first.at(-1);
    if (last) localStorage.setItem(toldKey, `${Date.parse(last.time)}:${last.sequence}`);
    return first;
  };
  return "locks" in navigator ? navigator.locks.request(toldKey, take) : take();
}
