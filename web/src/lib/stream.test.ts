import { expect, test } from "vitest";
import { SignalStream, type Connection, type Socket } from "./stream";
import { aSignal } from "./test-signals";

/** A server at the other end of a wire, and a clock that moves when it is told to. */
function surroundings() {
  const wires: (Socket & { sent: unknown[]; open: boolean })[] = [];
  const timers = new Map<number, { at: number; run: () => void }>();
  const seen: string[] = [];
  const connections: Connection[] = [];
  let now = 0;
  let nextTimer = 0;

  const stream = new SignalStream({
    open() {
      const wire = {
        onopen: null,
        onmessage: null,
        onclose: null,
        sent: [] as unknown[],
        open: true,
        send: (text: string) => void wire.sent.push(JSON.parse(text)),
        close: () => void (wire.open = false),
      };
      wires.push(wire as Socket & { sent: unknown[]; open: boolean });
      return wire;
    },
    now: () => now,
    after(ms, run) {
      const timer = nextTimer++;
      timers.set(timer, { at: now + ms, run });
      return () => timers.delete(timer);
    },
    random: () => 1,
    onSignal: (signal) => seen.push(signal.id),
    onConnection: (connection) => connections.push(connection),
  });

  function pass(ms: number): void {
    now += ms;
    for (const [timer, { at, run }] of [...timers]) {
      if (at > now || !timers.delete(timer)) continue;
      run();
    }
  }

  const wire = () => wires.at(-1)!;
  const say = (frame: unknown) => wire().onmessage?.({ data: JSON.stringify(frame) });
  const signal = (id: number) => ({ id, signal: aSignal({ id: `s${id}` }) });
  return { stream, wires, wire, say, signal, seen, connections, pass };
}

test("A new page asks for everything from now on", () => {
  const { stream, wire, connections } = surroundings();
  stream.start();
  wire().onopen?.();
  expect(wire().sent).toEqual([{ subscribe: ["*"], since: null }]);
  expect(connections.map((one) => one.state)).toEqual(["connecting", "live"]);
});

test("After a drop it resumes from the last signal it saw", () => {
  const { stream, wires, wire, say, signal, pass } = surroundings();
  stream.start();
  wire().onopen?.();
  say(signal(41));
  say({ batch: [signal(42), signal(43)] });
  wire().onclose?.();
  pass(500);
  expect(wires.length).toBe(2);
  wire().onopen?.();
  expect(wire().sent).toEqual([{ subscribe: ["*"], since: 43 }]);
});

test("A signal that is sent again is passed on once", () => {
  const { stream, wire, say, signal, seen } = surroundings();
  stream.start();
  wire().onopen?.();
  say(signal(1));
  say({ batch: [signal(1), signal(2)] });
  say(signal(2));
  say({ heartbeat: "2015-06-30T20:00:00Z" });
  expect(seen).toEqual(["s1", "s2"]);
});

test("Each failed try waits twice as long, up to half a minute", () => {
  const { stream, wires, wire, connections, pass } = surroundings();
  stream.start();
  const waits: number[] = [];
  let now = 0;
  for (let fails = 0; fails < 9; fails++) {
    wire().onclose?.();
    const last = connections.at(-1)!;
    const wait = last.state === "waiting" ? last.retryAt - now : NaN;
    waits.push(wait);
    pass(wait);
    now += wait;
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(wires.length).toBe(10);
});

test("A line that has gone silent is taken for dead", () => {
  const { stream, wires, wire, say, pass } = surroundings();
  stream.start();
  wire().onopen?.();
  pass(40_000);
  say({ heartbeat: "still here" });
  pass(40_000);
  expect(wires.length).toBe(1);
  pass(6_000);
  pass(500);
  expect(wires[0]!.open).toBe(false);
  expect(wires.length).toBe(2);
});

test("A stopped stream stays stopped", () => {
  const { stream, wires, wire, pass } = surroundings();
  stream.start();
  wire().onopen?.();
  stream.stop();
  wire().onclose?.();
  pass(60_000);
  expect(wires.length).toBe(1);
});
