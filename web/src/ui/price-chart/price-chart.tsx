import { dispose, init, type Chart } from "klinecharts";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { barTime, isIntraday, price } from "../../lib/format";
import type { BarsView, Shape } from "../../lib/shapes";
import { MinusIcon, PlusIcon } from "../icons";
import { Legend } from "./legend";
import { chartStyles, readColours, type ChartColours } from "./colours";
import { BarsFeed } from "./bars-feed";
import { columnSets } from "./column-sets";
import { drawColumns } from "./columns";
import { drawnShapes, placeOf } from "./drawn-shapes";
import "./drawings";
import { leaveScrollingToPage } from "./page-scroll";
import type { Level, RangeStep } from "./drawings";
import "./price-chart.css";

export interface PriceChartProps {
  bars: BarsView;
  /** Keys of the column sets to draw; the bars carry their columns. */
  columns: readonly string[];
  shapes: readonly Shape[];
  levels: readonly Level[];
  ranges: readonly RangeStep[];
  /** The close everything drawn ahead was said at; ISO-8601. */
  saidAt: string;
}

/** Room kept to the right of the last bar, in bars, so that the longest range fits. */
const AheadBars = 24;
/** Width of a bar: narrower where the whole chart is. */
const barSpacePx = (width: number) => (width < 480 ? 4 : width < 1100 ? 7 : 8);
const KeyScrollPx = 60;
/** Most of the chart that is given to what lies ahead. */
const AheadShareMax = 0.5;
/** What lies ahead may widen the price axis by at most this share of what the bars need. */
const StretchMax = 0.6;

/** Candles with volume, what the agents drew on them, and what the claims say lies ahead. The only user of the chart library. */
export function PriceChart(props: PriceChartProps) {
  const { bars, columns } = props;
  const sets = useMemo(() => columnSets.filter((set) => columns.includes(set.key)), [columns]);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [theme, setTheme] = useState(0);
  const feed = useRef(new BarsFeed());
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const made =
      place.current && init(place.current, { timezone: "Etc/UTC", hotkey: { enabled: false }, formatter: { formatDate: shortDate } });
    if (!made) return;
    chart.current = made;
    feed.current = new BarsFeed();
    // The library gives itself a place in the tab order before everything else; the frame around it is the one to focus.
    made.getDom()?.querySelector("[tabindex]")?.setAttribute("tabindex", "-1");
    const barSpace = barSpacePx(place.current!.clientWidth);
    made.setBarSpace(barSpace);
    made.setMaxOffsetRightDistance(AheadBars * barSpace * 4);
    made.setOffsetRightDistance(AheadBars * barSpace);
    made.overrideYAxis({
      paneId: "candle_pane",
      gap: { top: 0.08, bottom: 0.06 },
      createRange: ({ defaultRange }) => stretched(defaultRange, latest.current),
    });
    made.subscribeAction("onCrosshairChange", (data) =>
      setPointed(
        (data as { dataIndex?: number; kLineData?: unknown }).kLineData ? ((data as { dataIndex?: number }).dataIndex ?? null) : null,
      ),
    );
    const resized = new ResizeObserver(() => place.current!.clientWidth > 0 && resize(made));
    resized.observe(place.current!);
    const scrolling = leaveScrollingToPage(place.current!);
    return () => {
      resized.disconnect();
      scrolling();
      dispose(made);
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const again = () => setTheme((times) => times + 1);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", again);
    document.addEventListener("theme", again);
    return () => {
      dark.removeEventListener("change", again);
      document.removeEventListener("theme", again);
    };
  }, []);

  useEffect(() => {
    if (!chart.current || !place.current) return;
    const colours = readColours(place.current);
    chart.current.setStyles(chartStyles(colours));
    drawColumns(chart.current, sets, colours);
  }, [sets, theme]);

  useEffect(() => {
    if (chart.current) feed.current.put(chart.current, bars);
  }, [bars]);

  useEffect(() => {
    if (chart.current && place.current) draw(chart.current, props, readColours(place.current));
    // Everything drawn comes with these; the other props do not change it.
  }, [bars, theme, props.shapes, props.levels, props.ranges, props.saidAt]);

  function onKey(event: KeyboardEvent): void {
    const made = chart.current;
    if (!made || event.target !== event.currentTarget) return;
    if (event.key === "ArrowLeft") made.scrollByDistance(KeyScrollPx);
    else if (event.key === "ArrowRight") made.scrollByDistance(-KeyScrollPx);
    else if (event.key === "+" || event.key === "=") zoom(made, 1.25);
    else if (event.key === "-") zoom(made, 0.8);
    else if (event.key === "End") made.scrollToRealTime();
    else return;
    event.preventDefault();
  }

  return (
    <div className="price-chart">
      <Legend bars={bars} sets={sets} place={pointed ?? bars.time.length - 1} />
      <div className="price-chart-frame" tabIndex={0} role="application" onKeyDown={onKey} aria-label={description(props)}>
        <div ref={place} className="price-chart-canvas" />
      </div>
      <div className="price-chart-zoom">
        <button className="icon-button" aria-label="Zoom in" onClick={() => chart.current && zoom(chart.current, 1.25)}>
          <PlusIcon />
        </button>
        <button className="icon-button" aria-label="Zoom out" onClick={() => chart.current && zoom(chart.current, 0.8)}>
          <MinusIcon />
        </button>
      </div>
    </div>
  );
}

/** The library forgets the room on the right when it changes its width; this puts it back. */
function resize(chart: Chart): void {
  const ahead = chart.getOffsetRightDistance();
  chart.resize();
  if (ahead > 0) chart.setOffsetRightDistance(ahead);
}

/** Nearer or further, around the last bar while it is in view; what lies ahead of it stays in view too. */
function zoom(chart: Chart, scale: number): void {
  const atEnd = chart.getOffsetRightDistance() > 0;
  chart.zoomAtDataIndex(scale, chart.getDataList().length - 1);
  const width = chart.getSize()?.width ?? 0;
  if (atEnd) chart.setOffsetRightDistance(Math.min(AheadBars * chart.getBarSpace().bar, width * AheadShareMax));
}

function draw(chart: Chart, { bars, shapes, levels, ranges, saidAt }: PriceChartProps, colours: ChartColours): void {
  chart.removeOverlay();
  const from = placeOf(bars, saidAt);
  const close = bars.close[from];
  if (close === undefined) return;
  const anchor = [{ timestamp: bars.time[from]! * 1000, value: close }];
  chart.createOverlay({ name: "golden-range", points: anchor, extendData: { from, close, steps: ranges, colours } });
  chart.createOverlay({ name: "golden-shapes", points: anchor, extendData: { shapes: drawnShapes(shapes, bars), colours } });
  for (const level of levels) chart.createOverlay({ name: "golden-level", points: anchor, extendData: { from, level, colours } });
}

interface AxisSpan {
  readonly realFrom: number;
  readonly realTo: number;
}

/** Makes room on the price axis for what lies ahead, as long as the bars stay readable. */
function stretched<T extends AxisSpan>(span: T, { ranges, levels, bars }: PriceChartProps): T {
  if (bars.time.length === 0) return span;
  const ahead = [...ranges.flatMap((step) => step.p90), ...levels.map((level) => level.price)];
  const room = (span.realTo - span.realFrom) * StretchMax;
  const from = Math.max(span.realFrom - room, Math.min(span.realFrom, ...ahead));
  const to = Math.min(span.realTo + room, Math.max(span.realTo, ...ahead));
  const size = to - from;
  return {
    ...span,
    from,
    to,
    range: size,
    realFrom: from,
    realTo: to,
    realRange: size,
    displayFrom: from,
    displayTo: to,
    displayRange: size,
  };
}

const months = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/** Ticks of the time axis: the year where it begins, then months, then days, then minutes. The library says which by its template. */
function shortDate({ timestamp, template, type }: { timestamp: number; template: string; type: string }): string {
  const date = new Date(timestamp);
  const minutes = date.toISOString().slice(11, 16);
  if (type !== "xAxis") return template.includes("HH") ? barTime(date.toISOString(), "1m") : barTime(date.toISOString(), "1d");
  if (template === "YYYY") return String(date.getUTCFullYear());
  if (template === "YYYY-MM") return `${months.format(date)} ${date.getUTCFullYear()}`;
  if (template.startsWith("MM-DD")) return `${date.getUTCDate()} ${months.format(date)}`;
  return template.includes("HH") ? minutes : `${date.getUTCDate()} ${months.format(date)}`;
}

function description({ bars, ranges, saidAt }: PriceChartProps): string {
  const last = bars.close.at(-1);
  const step = ranges.at(-1);
  const ahead = step ? ` 80 percent range ${step.bars} bars ahead: ${price(step.p80[0], last)} to ${price(step.p80[1], last)}.` : "";
  const until = barTime(saidAt, isIntraday(bars.interval) ? bars.interval : "1d");
  return [
    `${bars.symbol} price chart, ${bars.time.length} bars of ${bars.interval} up to ${until}, last close ${price(last)}.${ahead}`,
    "Arrow keys scroll, plus and minus zoom.",
  ].join(" ");
}
