import { registerOverlay, type Coordinate, type OverlayFigure, type OverlayTemplate } from "klinecharts";
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

export interface ShapeData {
  readonly name: string;
  readonly colours: ChartColours;
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
      label("80 %", at(last.bars, last.p80[1]), "bottom", colours.gold, colours),
    ];
  },
};

const level: OverlayTemplate<LevelData> = {
  ...still,
  name: "golden-level",
  createPointFigures({ overlay, xAxis, yAxis, bounding }) {
    const { from, level: drawn, colours } = overlay.extendData;
    if (!xAxis || !yAxis) return [];
    const y = yAxis.convertToPixel(drawn.price);
    const colour = { entry: colours.ink, stop: colours.down, target: colours.up }[drawn.kind];
    const line: OverlayFigure = {
      type: "line",
      attrs: {
        coordinates: [
          { x: xAxis.convertToPixel(from), y },
          { x: bounding.width, y },
        ],
      },
      styles: { style: drawn.kind === "entry" ? "solid" : "dashed", color: colour, size: 1, dashedValue: [5, 3] },
      ignoreEvent: true,
    };
    return [line, label(drawn.text, { x: bounding.width - 4, y: y - 2 }, "bottom", colour, colours, "right")];
  },
};

const shape: OverlayTemplate<ShapeData> = {
  ...still,
  name: "golden-shape",
  createPointFigures({ overlay, coordinates }) {
    const { name, colours } = overlay.extendData;
    const first = coordinates[0];
    if (!first) return [];
    const corners: OverlayFigure[] = coordinates.map(({ x, y }) => ({
      type: "circle",
      attrs: { x, y, r: 2.5 },
      styles: { style: "fill", color: colours.series[0] },
      ignoreEvent: true,
    }));
    const line: OverlayFigure = {
      type: "line",
      attrs: { coordinates },
      styles: { style: "solid", color: colours.series[0], size: 1.5 },
      ignoreEvent: true,
    };
    const below = coordinates.length > 2 && coordinates[1]!.y < first.y;
    return [
      line,
      ...corners,
      label(name, { x: first.x, y: first.y + (below ? 6 : -6) }, below ? "top" : "bottom", colours.series[0]!, colours),
    ];
  },
};

registerOverlay(range);
registerOverlay(level);
registerOverlay(shape);

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
      backgroundColor: "transparent",
      borderSize: 0,
      paddingLeft: 0,
      paddingRight: 0,
      paddingTop: 2,
      paddingBottom: 2,
    },
    ignoreEvent: true,
  };
}
