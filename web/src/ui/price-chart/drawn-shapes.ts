import type { BarsView, Shape } from "../../lib/shapes";
import { plain } from "../../lib/targets";
import type { DrawnShape } from "./drawings";

/** A name covers about this many bars to either side. */
const NameHalfBars = 6;

/** Shapes that begin within the bars: figures, marks, candles, so that names make room in this order. Of several marks at one price only the first is drawn. */
export function drawnShapes(shapes: readonly Shape[], bars: BarsView): DrawnShape[] {
  const marked = new Set<number>();
  const begun = shapes.filter(({ points }) => points[0] && Date.parse(points[0].time) >= (bars.time[0] ?? 0) * 1000);
  const marks = begun.filter((shape) => isMark(shape) && !marked.has(shape.points[0]!.price) && marked.add(shape.points[0]!.price));
  const figures = begun.filter((shape) => shape.kind !== "candles" && !isMark(shape));
  const candles = begun.filter((shape) => shape.kind === "candles");
  return [...figures, ...marks, ...candles].map((shape) => drawn(shape, bars));
}

/** One price all along: a support or a resistance rather than a figure. */
function isMark({ kind, points }: Shape): boolean {
  return kind === "level" || (kind !== "candles" && points.length === 2 && points[0]!.price === points[1]!.price);
}

/** A name stands over a figure that begins at a peak and under one that begins at a trough, clear of the bars around. */
function drawn(shape: Shape, bars: BarsView): DrawnShape {
  const [first, second] = shape.points;
  const isCandles = shape.kind === "candles";
  const above = isCandles ? (shape.side ?? 0) < 0 : !second || second.price <= first!.price;
  const place = placeOf(bars, first!.time);
  const around = [Math.max(0, place - NameHalfBars), place + NameHalfBars] as const;
  return {
    name: plain(shape.name),
    points: shape.points.map((point) => ({ bar: placeOf(bars, point.time), price: point.price })),
    lines: isCandles ? [] : shape.lines?.length ? shape.lines : [shape.points.map((_, place) => place)],
    kind: isMark(shape) ? "mark" : isCandles ? "candles" : "figure",
    failed: shape.failed ?? false,
    above,
    labelAt: above ? Math.max(...bars.high.slice(...around)) : Math.min(...bars.low.slice(...around)),
  };
}

/** Place of the last bar closed by a moment. */
export function placeOf(bars: BarsView, time: string): number {
  const seconds = Date.parse(time) / 1000;
  return bars.time.findLastIndex((closed) => closed <= seconds);
}
