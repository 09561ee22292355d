import { expect, test } from "vitest";
import { createLiveStore } from "./live-store";
import { aSignal } from "./test-signals";

function store() {
  const ticks: (() => void)[] = [];
  const made = createLiveStore((run) => ticks.push(run));
  const tick = () => ticks.shift()?.();
  return { made, tick, waiting: () => ticks.length };
}

test("Listeners are told once per tick however many signals come", () => {
  const { made, tick, waiting } = store();
  let told = 0;
  made.subscribe(() => told++);
  for (let bar = 0; bar < 1000; bar++) made.push(aSignal({ bars: bar }));
  expect([told, waiting()]).toEqual([0, 1]);
  tick();
  expect(told).toBe(1);
});

test("The newest signal of a series wins its tick", () => {
  const { made, tick } = store();
  const batches: number[][] = [];
  made.onBatch((signals) => batches.push(signals.map((signal) => signal.bars)));
  made.push(aSignal({ bars: 1 }));
  made.push(aSignal({ symbol: "QQQ", bars: 7 }));
  made.push(aSignal({ bars: 2 }));
  tick();
  expect(batches).toEqual([[2, 7]]);
});

test("A state that was read does not change afterwards", () => {
  const { made } = store();
  const before = made.getState();
  made.setConnection({ state: "live", since: 0 });
  expect(before.connection.state).toBe("connecting");
  expect(made.getState().connection.state).toBe("live");
});

test("One who left is told nothing more", () => {
  const { made, tick } = store();
  let told = 0;
  made.subscribe(() => told++)();
  made.setConnection({ state: "live", since: 0 });
  tick();
  expect(told).toBe(0);
});
