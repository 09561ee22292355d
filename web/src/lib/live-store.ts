import type { Connection } from "./stream";
import type { Signal } from "./shapes";

/** What is alive on the pages: the state of the connection and the newest signal of each series. */
export interface LiveState {
  readonly connection: Connection;
  /** Newest signal by {@link seriesKey}. */
  readonly latest: ReadonlyMap<string, Signal>;
}

/** Live state outside React. However fast signals come, listeners are told once per tick, with the newest per series. */
export interface LiveStore {
  push(signal: Signal): void;
  setConnection(connection: Connection): void;
  getState(): LiveState;
  subscribe(listener: () => void): () => void;
  /** Called once per tick with the signals that tick brought, oldest series first. */
  onBatch(listener: (signals: readonly Signal[]) => void): () => void;
}

/** One frame of a 60 Hz screen. */
export const TickMs = 16;

export function seriesKey(symbol: string, interval: string): string {
  return `${symbol} ${interval}`;
}

export function createLiveStore(schedule: (run: () => void) => void = (run) => void setTimeout(run, TickMs)): LiveStore {
  let state: LiveState = { connection: { state: "connecting" }, latest: new Map() };
  let waiting = new Map<string, Signal>();
  let scheduled = false;
  const listeners = new Set<() => void>();
  const batchListeners = new Set<(signals: readonly Signal[]) => void>();

  function flush(): void {
    scheduled = false;
    const batch = waiting;
    waiting = new Map();
    if (batch.size > 0) {
      state = { ...state, latest: new Map([...state.latest, ...batch]) };
      for (const listener of batchListeners) listener([...batch.values()]);
    }
    for (const listener of listeners) listener();
  }

  function flushSoon(): void {
    if (scheduled) return;
    scheduled = true;
    schedule(flush);
  }

  return {
    push(signal) {
      waiting.set(seriesKey(signal.symbol, signal.interval), signal);
      flushSoon();
    },
    setConnection(connection) {
      state = { ...state, connection };
      flushSoon();
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onBatch(listener) {
      batchListeners.add(listener);
      return () => batchListeners.delete(listener);
    },
  };
}
