import { useEffect, useState, useSyncExternalStore } from "react";
import { createLiveStore, type LiveState } from "./live-store";

/** The one live store of the page. */
export const live = createLiveStore();

/** Reads a part of the live state; renders again only when that part changes. */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useSyncExternalStore(live.subscribe, () => select(live.getState()));
}

/** The time now, renewed every so many milliseconds, for ages on the screen. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
