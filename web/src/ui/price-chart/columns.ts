import { registerIndicator, type Chart, type IndicatorFigure, type KLineData } from "klinecharts";
import type { ChartColours } from "./colours";
import type { ColumnSet } from "./column-sets";

const volumePane = "volume";
const PaneHeightPx = 92;

/** Which of the three colours a set on the candles starts with, so that two averages differ. */
const firstColour: Record<string, number> = { "sma:200": 1, "bollinger:20:2": 2 };

/** Draws volume and the switched-on sets anew. Their values ride on the bars, under the column's own name. */
export function drawColumns(chart: Chart, sets: readonly ColumnSet[], colours: ChartColours): void {
  chart.removeIndicator();
  registerVolume(colours);
  chart.createIndicator({ name: "golden-volume", paneId: volumePane });
  chart.setPaneOptions({ id: volumePane, height: PaneHeightPx, minHeight: 40 });
  for (const set of sets) {
    registerSet(set, colours);
    const paneId = set.place === "candles" ? "candle_pane" : set.key;
    chart.createIndicator({ name: set.key, paneId }, true);
    if (set.place === "pane") chart.setPaneOptions({ id: paneId, height: PaneHeightPx, minHeight: 40 });
  }
}

function registerVolume(colours: ChartColours): void {
  registerIndicator<{ volume: number }>({
    name: "golden-volume",
    series: "volume",
    shouldFormatBigNumber: true,
    precision: 0,
    minValue: 0,
    figures: [
      {
        key: "volume",
        type: "bar",
        baseValue: 0,
        styles: ({ data }) => {
          const bar = data.current as unknown as KLineData | null;
          return { color: bar && bar.close >= bar.open ? colours.upFaint : colours.downFaint };
        },
      },
    ],
    calc: (bars) => bars.map((bar) => ({ volume: bar.volume ?? 0, open: bar.open, close: bar.close })),
  });
}

type Row = Record<string, number>;

function registerSet(set: ColumnSet, colours: ChartColours): void {
  registerIndicator<Row>({
    name: set.key,
    series: set.place === "candles" ? "price" : "normal",
    ...(set.key.startsWith("rsi") ? { minValue: 0, maxValue: 100, precision: 0 } : { precision: 2 }),
    figures: set.parts.map((part, place) =>
      figure(part, colours.series[((firstColour[set.key] ?? 0) + (set.key in firstColour ? 0 : place)) % 3]!, colours),
    ),
    calc: (bars) => bars.map((bar) => values(bar, set.parts)),
  });
}

function figure(part: string, color: string, colours: ChartColours): IndicatorFigure<Row> {
  if (!part.endsWith("histogram")) return { key: part, type: "line", styles: () => ({ color, size: 1.25 }) };
  return {
    key: part,
    type: "bar",
    baseValue: 0,
    styles: ({ data }) => ({ color: (data.current?.[part] ?? 0) >= 0 ? colours.upFaint : colours.downFaint }),
  };
}

function values(bar: KLineData, parts: readonly string[]): Row {
  const row: Row = {};
  for (const part of parts) {
    const value = bar[part];
    if (typeof value === "number") row[part] = value;
  }
  return row;
}
