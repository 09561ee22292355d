import type { DeepPartial, Styles } from "klinecharts";

/** The page's colours as a canvas can use them. */
export interface ChartColours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly panel: string;
  /** Behind words that stand on bars. */
  readonly halo: string;
  readonly up: string;
  readonly down: string;
  readonly upFaint: string;
  readonly downFaint: string;
  readonly gold: string;
  readonly band80: string;
  readonly band90: string;
  readonly bandEdge: string;
  readonly series: readonly string[];
  readonly font: string;
}

/** Reads the tokens where the chart stands. A canvas knows no custom properties, so a probe has them worked out. */
export function readColours(place: HTMLElement): ChartColours {
  const probe = place.appendChild(document.createElement("span"));
  const read = (value: string) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const faint = (token: string, percent: number) => read(`color-mix(in srgb, var(${token}) ${percent}%, transparent)`);
  const colours: ChartColours = {
    ink: read("var(--ink)"),
    quiet: read("var(--ink-3)"),
    line: read("var(--line)"),
    panel: read("var(--panel)"),
    halo: faint("--panel", 70),
    up: read("var(--up)"),
    down: read("var(--down)"),
    upFaint: faint("--up", 38),
    downFaint: faint("--down", 38),
    gold: read("var(--gold)"),
    band80: faint("--gold-fill", 34),
    band90: faint("--gold-fill", 16),
    bandEdge: faint("--gold-fill", 80),
    series: [read("var(--series-1)"), read("var(--series-2)"), read("var(--series-3)")],
    font: getComputedStyle(place).fontFamily,
  };
  probe.remove();
  return colours;
}

/** Rising bars are hollow and falling ones solid, so colour is never alone. Words stand beside the chart, not on it. */
export function chartStyles(colours: ChartColours): DeepPartial<Styles> {
  const text = { color: colours.quiet, family: colours.font, size: 11 };
  const mark = { family: colours.font, size: 11, color: colours.panel, borderRadius: 3 };
  const axis = { axisLine: { color: colours.line }, tickLine: { show: false }, tickText: text };
  const crosshair = { line: { color: colours.quiet }, text: { ...mark, backgroundColor: colours.ink, borderColor: colours.ink } };
  return {
    grid: { horizontal: { color: colours.line, style: "solid" }, vertical: { show: false } },
    candle: {
      type: "candle_up_stroke",
      bar: {
        upColor: colours.up,
        upBorderColor: colours.up,
        upWickColor: colours.up,
        downColor: colours.down,
        downBorderColor: colours.down,
        downWickColor: colours.down,
        noChangeColor: colours.quiet,
        noChangeBorderColor: colours.quiet,
        noChangeWickColor: colours.quiet,
      },
      priceMark: {
        high: { show: false },
        low: { show: false },
        last: {
          upColor: colours.ink,
          downColor: colours.ink,
          noChangeColor: colours.ink,
          line: { size: 1, dashedValue: [2, 3] },
          text: mark,
        },
      },
      tooltip: { showRule: "none" },
    },
    indicator: { lastValueMark: { show: false }, tooltip: { showRule: "none" } },
    xAxis: axis,
    yAxis: { ...axis, axisLine: { show: false } },
    separator: { color: colours.line, activeBackgroundColor: colours.band90 },
    crosshair: { horizontal: crosshair, vertical: crosshair },
  };
}
