import type { QueryClient } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import type { AlertFiringView, AlertHistoryView } from "../../lib/shapes";
import { here } from "./here";
import { alertsKey } from "./queries";

/** How often an open page asks for what has fired, besides after every batch of signals. */
const AskMs = 10_000;

/** Alerts are decided a moment after their signal is sent. */
const AfterSignalMs = 700;

/** Place of the last firing some page of this browser has shown. */
const shownKey = "alerts.shown";

/**
 * Asks for what has fired and shows it once in this browser, however many pages are open. Returns what to call when signals came.
 */
export function startAlerts(queries: QueryClient): () => void {
  let last: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function ask(): Promise<void> {
    timer = null;
    try {
      const page = await get<AlertHistoryView>("/alerts/history" + query(last === null ? { limit: 1 } : { after: last, limit: 100 }));
      if (last !== null && page.items.length > 0) {
        await show(page.items);
        void queries.invalidateQueries({ queryKey: alertsKey });
      }
      last = last === null || page.items.length === 0 ? page.last : Math.max(...page.items.map((one) => one.id));
    } catch {
      // The page says elsewhere that the server does not answer; what fired meanwhile is asked for next time.
    }
    timer ??= setTimeout(() => void ask(), AskMs);
  }

  void ask();
  return () => {
    if (last === null) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void ask(), AfterSignalMs);
  };
}

async function show(items: readonly AlertFiringView[]): Promise<void> {
  const wanted = items.filter((one) => one.channels.includes("browser"));
  here.toast(wanted);
  const first = await firstInBrowser(wanted);
  if (first.length > 0) here.notify(first);
}

/** Those that no other page of this browser has shown: one page at a time looks and writes down where it is. */
async function firstInBrowser(items: readonly AlertFiringView[]): Promise<readonly AlertFiringView[]> {
  const take = () => {
    const shown = Number(localStorage.getItem(shownKey) ?? 0);
    // A server whose folder was begun anew counts from 1 again.
    const first = items.filter((one) => one.id > shown || shown - one.id > 1_000_000);
    if (first.length > 0) localStorage.setItem(shownKey, String(Math.max(...first.map((one) => one.id))));
    return first;
  };
  return "locks" in navigator ? navigator.locks.request(shownKey, take) : take();
}
