import type { Signal } from "./shapes";

/** The state of the stream as the header shows it. */
export type Connection =
  | { readonly state: "connecting" }
  | { readonly state: "live"; readonly since: number }
  | { readonly state: "waiting"; readonly retryAt: number; readonly lostAt: number };

/** The part of WebSocket the stream uses. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

export interface StreamSurroundings {
  open(): Socket;
  now(): number;
  /** Runs something later; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** 0 to 1, spreads the reconnects of many pages over time. */
  random(): number;
  onSignal(signal: Signal): void;
  onConnection(connection: Connection): void;
}

const FirstRetryMs = 500;
const RetryMsMax = 30_000;
/** A stream that says nothing for this long, not even a heartbeat, is taken for dead. */
const SilenceMsMax = 45_000;

interface Frame {
  readonly id?: number;
  readonly signal?: Signal;
  readonly batch?: readonly Frame[];
}

/** Follows the server's signals. After a drop it asks for everything since the last one it saw, and passes none on twice. */
export class SignalStream {
  private readonly around: StreamSurroundings;
  private socket: Socket | null = null;
  private lastId: number | null = null;
  private tries = 0;
  private lostAt: number | null = null;
  private stopped = false;
  private cancelRetry: () => void = () => {};
  private cancelSilence: () => void = () => {};

  constructor(around: StreamSurroundings) {
    this.around = around;
  }

  start(): void {
    this.stopped = false;
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry();
    this.drop();
  }

  /** Skips the wait, for when the network or the person comes back. */
  retryNow(): void {
    if (this.stopped || this.socket) return;
    this.cancelRetry();
    this.connect();
  }

  private connect(): void {
    this.around.onConnection({ state: "connecting" });
    const socket = this.around.open();
    this.socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ subscribe: ["*"], since: this.lastId }));
      this.lostAt = null;
      this.around.onConnection({ state: "live", since: this.around.now() });
      this.listenForSilence();
    };
    socket.onmessage = (event) => {
      this.tries = 0;
      this.listenForSilence();
      this.take(JSON.parse(String(event.data)) as Frame);
    };
    socket.onclose = () => this.socket === socket && this.lost();
  }

  private take(frame: Frame): void {
    if (frame.batch) {
      for (const part of frame.batch) this.take(part);
      return;
    }
    if (frame.id === undefined || !frame.signal) return;
    if (this.lastId !== null && frame.id <= this.lastId) return;
    this.lastId = frame.id;
    this.around.onSignal(frame.signal);
  }

  private lost(): void {
    this.drop();
    if (this.stopped) return;
    const now = this.around.now();
    this.lostAt ??= now;
    const longest = Math.min(RetryMsMax, FirstRetryMs * 2 ** this.tries++);
    const wait = longest * (0.5 + this.around.random() / 2);
    this.around.onConnection({ state: "waiting", retryAt: now + wait, lostAt: this.lostAt });
    this.cancelRetry = this.around.after(wait, () => this.connect());
  }

  private listenForSilence(): void {
    this.cancelSilence();
    this.cancelSilence = this.around.after(SilenceMsMax, () => this.lost());
  }

  private drop(): void {
    this.cancelSilence();
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}

/** The stream over a real socket and a real clock. */
export function followSignals(onSignal: (signal: Signal) => void, onConnection: (connection: Connection) => void): SignalStream {
  return new SignalStream({
    open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/stream`) as unknown as Socket,
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    onSignal,
    onConnection,
  });
}
