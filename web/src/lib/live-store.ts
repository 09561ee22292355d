import type { Connection } from "./stream";
import type { Signal } from "./shapes";

/** What is alive on every page. The signals themselves go to the query cache, a batch a tick. */
export interface LiveState {
  readonly connection: Connection;
}

/** Live state outside React. However fast signals come, listeners are told once per tick, and batches hold the newest per series. */
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

export function createLiveStore(schedule: (run: () => void) => void = (run) => void setTimeout(run, TickMs)): LiveStore {
  let state: LiveState = { connection: { state: "connecting" } };
  let waiting = new Map<string, Signal>();
  let scheduled = false;
  const listeners = new Set<() => void>();
  const batchListeners = new Set<(signals: readonly Signal[]) => void>();

  function flush(): void {
    scheduled = false;
    const batch = waiting;
    waiting = new Map();
    if (batch.size > 0) for (const listener of batchListeners) listener([...batch.values()]);
    for (const listener of listeners) listener();
  }

  function flushSoon(): void {
    if (scheduled) return;
    scheduled = true;
    schedule(flush);
  }

  return {
    push(signal) {
      waiting.set(`${signal.symbol} ${signal.interval}`, signal);
      flushSoon();
    },
    setConnection(connection) {
      state = { connection };
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
