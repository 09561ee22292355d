import { clock } from "../../lib/format";

/** A place on an axis and what is written there. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
}

/** Pixels of a value on an axis that runs from one end to the other. */
export function scale(axis: Pick<Axis, "low" | "high">, from: number, to: number): (value: number) => number {
  const span = axis.high - axis.low || 1;
  return (value) => from + ((value - axis.low) / span) * (to - from);
}

/** An axis of round numbers around the values, about so many of them. */
export function roundAxis(values: Iterable<number>, about: number, format: (value: number) => string): Axis {
  const [low, high] = ends(values);
  const step = roundStep((high - low || Math.abs(high) || 1) / Math.max(1, about));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => {
    // Whole steps, because a sum of many small ones would drift off the round number.
    const at = Number(((first + i) * step).toPrecision(12));
    return { at, text: format(at) };
  });
  return { low: ticks[0]!.at, high: ticks.at(-1)!.at, ticks };
}

/** The same in logarithms: equal distances are equal factors. Only for values above zero. */
export function logAxis(values: Iterable<number>, about: number, format: (value: number) => string): Axis {
  const [low, high] = ends(values);
  const candidates: number[] = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++)
    for (const digit of [1, 1.5, 2, 3, 5, 7]) candidates.push(digit * 10 ** decade);
  const inside = candidates.filter((one) => one >= low && one <= high);
  const every = Math.ceil(inside.length / about);
  const shown = inside.filter((_, i) => i % every === 0);
  const room = (Math.log(high) - Math.log(low)) * 0.04 || 0.1;
  return { low: Math.log(low) - room, high: Math.log(high) + room, ticks: shown.map((one) => ({ at: Math.log(one), text: format(one) })) };
}

const Day = 86_400_000;

/** Ends of a time axis, milliseconds, with years, months, days or hours where they begin (UTC). */
export function timeAxis(from: number, to: number, about: number): Axis {
  const days = (to - from) / Day / Math.max(1, about);
  if (days < 0.6) return { low: from, high: to, ticks: hours(from, to, days * 24) };
  if (days < 20) return { low: from, high: to, ticks: dayTicks(from, to, Math.ceil(days)) };
  const months = [1, 3, 6, 12, 24, 60, 120, 240].find((one) => one * 30.4 >= days) ?? 600;
  return { low: from, high: to, ticks: monthTicks(from, to, months) };
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  const start = new Date(from);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let month = first; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12);
    if (at > to) return ticks;
    if (at >= from) ticks.push({ at, text: month % 12 === 0 || step >= 12 ? String(Math.floor(month / 12)) : monthNames.format(at) });
  }
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / Day) * Day; at <= to; at += step * Day) ticks.push({ at, text: dayNames.format(at) });
  return ticks;
}

function hours(from: number, to: number, about: number): Tick[] {
  const step = ([1, 2, 3, 6, 12].find((one) => one >= about) ?? 12) * 3_600_000;
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step)
    ticks.push({ at, text: at % Day === 0 ? dayNames.format(at) : clock(new Date(at).toISOString()).slice(0, 5) });
  return ticks;
}

function roundStep(least: number): number {
  const decade = 10 ** Math.floor(Math.log10(least));
  return decade * ([1, 2, 2.5, 5, 10].find((one) => one * decade >= least * 0.999) ?? 10);
}

function ends(values: Iterable<number>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? [0, 1] : [low, high];
}

const monthNames = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const dayNames = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
