import { registerOverlay, type Bounding, type Coordinate, type OverlayFigure, type OverlayTemplate } from "klinecharts";
import type { ChartColours } from "./colours";

/** Where the close can be, so many bars after the bar it was said at. Prices in currency. */
export interface RangeStep {
  readonly bars: number;
  readonly p80: readonly [number, number];
  readonly p90: readonly [number, number];
}

/** A horizontal line of a trade plan, from the bar it was made at into what comes. */
export interface Level {
  readonly price: number;
  readonly text: string;
  readonly kind: "entry" | "stop" | "target";
}

export interface RangeData {
  readonly from: number;
  readonly close: number;
  readonly steps: readonly RangeStep[];
  readonly colours: ChartColours;
}

export interface LevelData {
  readonly from: number;
  readonly level: Level;
  readonly colours: ChartColours;
}

export interface ShapesData {
  readonly shapes: readonly DrawnShape[];
  readonly colours: ChartColours;
}

/** What an agent would draw: a figure of lines between its corners, a box around candles, or a mark at one price. */
export interface DrawnShape {
  readonly name: string;
  readonly points: readonly { readonly bar: number; readonly price: number }[];
  /** Each line by the places of the points it joins. */
  readonly lines: readonly (readonly number[])[];
  readonly kind: "figure" | "candles" | "mark";
  /** A close has since proved it wrong: drawn dashed and paler. */
  readonly failed: boolean;
  /** Price its name stands at, clear of the bars, and whether that is above them. */
  readonly labelAt: number;
  readonly above: boolean;
}

/** Drawn things are shown, not edited. */
const still = {
  lock: true,
  needDefaultPointFigure: false,
  needDefaultXAxisFigure: false,
  needDefaultYAxisFigure: false,
  totalStep: 2,
} as const;

const range: OverlayTemplate<RangeData> = {
  ...still,
  name: "golden-range",
  createPointFigures({ overlay, xAxis, yAxis }) {
    const { from, close, steps, colours } = overlay.extendData;
    if (!xAxis || !yAxis || steps.length === 0) return [];
    const start: Coordinate = { x: xAxis.convertToPixel(from), y: yAxis.convertToPixel(close) };
    const at = (bars: number, price: number): Coordinate => ({ x: xAxis.convertToPixel(from + bars), y: yAxis.convertToPixel(price) });
    const fan = (pick: (step: RangeStep) => readonly [number, number]) => {
      const low = steps.map((step) => at(step.bars, pick(step)[0]));
      const high = steps.map((step) => at(step.bars, pick(step)[1]));
      return [start, ...high, ...low.reverse()];
    };
    const last = steps.at(-1)!;
    const corner = at(last.bars, last.p80[1]);
    const inside = { x: corner.x - 3, y: corner.y + 2 };
    return [
      polygon(
        fan((step) => step.p90),
        colours.band90,
        colours.band90,
      ),
      polygon(
        fan((step) => step.p80),
        colours.band80,
        colours.bandEdge,
      ),
      label("80 %", inside, "top", colours.gold, colours, "right"),
    ];
  },
};

const level: OverlayTemplate<LevelData> = {
  ...still,
  name: "golden-level",
  createPointFigures({ overlay, xAxis, yAxis, bounding }) {
    const { from, level: drawn, colours } = overlay.extendData;
    if (!xAxis || !yAxis) return [];
    const begin = xAxis.convertToPixel(from);
    if (begin > bounding.width) return [];
    const y = yAxis.convertToPixel(drawn.price);
    const colour = { entry: colours.ink, stop: colours.down, target: colours.up }[drawn.kind];
    const across = [
      { x: begin, y },
      { x: bounding.width, y },
    ];
    const dashes = drawn.kind === "entry" ? undefined : [5, 3];
    return [line(across, colour, 1, dashes), label(drawn.text, { x: bounding.width - 4, y: y - 2 }, "bottom", colour, colours, "right")];
  },
};

const shapes: OverlayTemplate<ShapesData> = {
  ...still,
  name: "golden-shapes",
  createPointFigures({ overlay, xAxis, yAxis, bounding }) {
    const { shapes: drawn, colours } = overlay.extendData;
    if (!xAxis || !yAxis) return [];
    const labels = new Labels(bounding);
    return drawn.flatMap((one) => {
      const corners = one.points.map(({ bar, price }) => ({ x: xAxis.convertToPixel(bar), y: yAxis.convertToPixel(price) }));
      const [first, last] = [corners[0]!, corners.at(-1)!];
      if (last.x < 0 || first.x > bounding.width) return [];
      const barPx = xAxis.convertToPixel(1) - xAxis.convertToPixel(0);
      if (one.kind === "candles") {
        const place = labels.place(one.name, (first.x + last.x) / 2, one.above ? first.y - 4 : last.y + 4, one.above, "center");
        return [box(first, last, barPx / 2, one.failed, colours), ...named(one.name, place, "center", colours.quiet, colours)];
      }
      if (one.kind === "mark") {
        const place = labels.place(one.name, Math.max(first.x, 6), first.y, true, "left");
        return [line(corners, colours.series[2]!, 1, [2, 2]), ...named(one.name, place, "left", colours.series[2]!, colours)];
      }
      const colour = one.failed ? colours.quiet : colours.series[0]!;
      const dashes = one.failed ? [4, 3] : undefined;
      const dots = corners.map(({ x, y }): OverlayFigure => ({
        type: "circle",
        attrs: { x, y, r: 2.5 },
        styles: { style: "fill", color: colour },
        ignoreEvent: true,
      }));
      const place = labels.place(one.name, first.x, yAxis.convertToPixel(one.labelAt) + (one.above ? -5 : 5), one.above, "center");
      const lines = one.lines.map((places) =>
        line(
          places.map((point) => corners[point]!),
          colour,
          1.5,
          dashes,
        ),
      );
      return [...lines, ...dots, ...named(one.name, place, "center", colour, colours)];
    });
  },
};

registerOverlay(range);
registerOverlay(level);
registerOverlay(shapes);

const LabelHeightPx = 15;
/** Roughly, at 11 pixels; only for keeping names apart. */
const LetterWidthPx = 6.2;
/** How far a name may be moved away from its figure before it is left out. */
const MovesMax = 3;

/** Keeps names apart: one that would cover another moves away from its figure, or is left out. */
class Labels {
  private readonly taken: { left: number; right: number; top: number; bottom: number }[] = [];

  constructor(private readonly bounding: Bounding) {}

  place(text: string, x: number, y: number, above: boolean, align: "left" | "center"): (Coordinate & { above: boolean }) | null {
    const width = text.length * LetterWidthPx;
    const left = align === "left" ? x : x - width / 2;
    for (let move = 0; move < MovesMax; move++) {
      const at = y + (above ? -move : move) * LabelHeightPx;
      const box = { left, right: left + width, top: above ? at - LabelHeightPx : at, bottom: above ? at : at + LabelHeightPx };
      if (box.top < 0 || box.bottom > this.bounding.height) return null;
      if (this.taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom))
        continue;
      this.taken.push(box);
      return { x, y: at, above };
    }
    return null;
  }
}

function named(
  text: string,
  place: (Coordinate & { above: boolean }) | null,
  align: CanvasTextAlign,
  color: string,
  colours: ChartColours,
): OverlayFigure[] {
  return place ? [label(text, place, place.above ? "bottom" : "top", color, colours, align)] : [];
}

function line(coordinates: Coordinate[], color: string, size: number, dashedValue?: number[]): OverlayFigure {
  const style = dashedValue ? { style: "dashed", dashedValue } : { style: "solid" };
  return { type: "line", attrs: { coordinates }, styles: { ...style, color, size }, ignoreEvent: true };
}

/** Around candles, from the highest price of the first to the lowest of the last, half a bar wider on both ends. */
function box(first: Coordinate, last: Coordinate, marginPx: number, failed: boolean, colours: ChartColours): OverlayFigure {
  const [left, right, top, bottom] = [first.x - marginPx, last.x + marginPx, first.y - 2, last.y + 2];
  return line(
    [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
      { x: left, y: top },
    ],
    failed ? colours.quiet : colours.series[1]!,
    1,
    failed ? [2, 2] : undefined,
  );
}

function polygon(coordinates: Coordinate[], color: string, borderColor: string): OverlayFigure {
  return {
    type: "polygon",
    attrs: { coordinates },
    styles: { style: "stroke_fill", color, borderColor, borderSize: 1 },
    ignoreEvent: true,
  };
}

function label(
  text: string,
  place: Coordinate,
  baseline: CanvasTextBaseline,
  color: string,
  colours: ChartColours,
  align: CanvasTextAlign = "left",
): OverlayFigure {
  return {
    type: "text",
    attrs: { ...place, text, baseline, align },
    styles: {
      color,
      family: colours.font,
      size: 11,
      weight: 500,
      backgroundColor: colours.halo,
      borderSize: 0,
      paddingLeft: 0,
      paddingRight: 0,
      paddingTop: 2,
      paddingBottom: 2,
    },
    ignoreEvent: true,
  };
}
