import type { Chart, KLineData, Period } from "klinecharts";
import { priceDigits } from "../../lib/format";
import type { BarsView } from "../../lib/shapes";

/** Hands the library its bars: whole series at once, and bars that close later one by one, so the view stays where it was put. */
export class BarsFeed {
  private shown: BarsView | null = null;
  private append: ((bar: KLineData) => void) | null = null;

  put(chart: Chart, bars: BarsView): void {
    const before = this.shown;
    this.shown = bars;
    if (before && this.append && extend(before, bars)) {
      for (let place = before.time.length - 1; place < bars.time.length; place++) this.append(barAt(bars, place));
      return;
    }
    this.load(chart, bars, before);
  }

  private load(chart: Chart, bars: BarsView, before: BarsView | null): void {
    const all = bars.time.map((_, place) => barAt(bars, place));
    chart.setDataLoader({
      getBars: ({ type, callback }) => callback(type === "init" ? all : [], false),
      subscribeBar: ({ callback }) => (this.append = callback),
    });
    if (before?.symbol === bars.symbol && before.interval === bars.interval) {
      chart.resetData();
      return;
    }
    chart.setSymbol({ ticker: bars.symbol, pricePrecision: priceDigits(bars.close.at(-1) ?? 0), volumePrecision: 0 });
    chart.setPeriod(period(bars.interval));
  }
}

/** Whether the second holds the first, with the same columns, and only goes on after it. */
function extend(before: BarsView, after: BarsView): boolean {
  const last = before.time.length - 1;
  return (
    before.symbol === after.symbol &&
    before.interval === after.interval &&
    last >= 0 &&
    before.time[0] === after.time[0] &&
    before.time[last] === after.time[last] &&
    Object.keys(before.columns).join() === Object.keys(after.columns).join()
  );
}

function barAt(bars: BarsView, place: number): KLineData {
  const bar: KLineData = {
    timestamp: bars.time[place]! * 1000,
    open: bars.open[place]!,
    high: bars.high[place]!,
    low: bars.low[place]!,
    close: bars.close[place]!,
    volume: bars.volume[place]!,
  };
  for (const [name, column] of Object.entries(bars.columns)) bar[name] = column[place];
  return bar;
}

function period(interval: string): Period {
  const span = Number.parseInt(interval, 10);
  const types: Record<string, Period["type"]> = { m: "minute", h: "hour", d: "day", w: "week" };
  return { type: types[interval.slice(-1)] ?? "day", span };
}
