import type { BarsView } from "../../lib/shapes";

/** Bars and the end of them that was fetched later, as one: a bar of a time that is there already takes its place. Beyond twice `most` the oldest go. */
export function appendBars(old: BarsView, end: BarsView, most = Infinity): BarsView {
  const begin = end.time[0];
  if (begin === undefined) return old;
  const kept = old.time.findIndex((time) => time >= begin);
  const length = (kept < 0 ? old.time.length : kept) + end.time.length;
  const from = length > 2 * most ? length - most : 0;
  const join = <T>(before: readonly T[], after: readonly T[]): T[] =>
    [...(kept < 0 ? before : before.slice(0, kept)), ...after].slice(from);
  return {
    ...old,
    time: join(old.time, end.time),
    open: join(old.open, end.open),
    high: join(old.high, end.high),
    low: join(old.low, end.low),
    close: join(old.close, end.close),
    volume: join(old.volume, end.volume),
    columns: Object.fromEntries(Object.entries(old.columns).map(([name, column]) => [name, join(column, end.columns[name] ?? [])])),
  };
}
