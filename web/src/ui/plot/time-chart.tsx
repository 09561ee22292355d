import { useState, type PointerEvent } from "react";
import { barTime } from "../../lib/format";
import { logAxis, roundAxis, timeAxis, type Axis } from "./axis";
import { Legend } from "./legend";
import { Plot, path, type Places } from "./plot";
import { useWidth } from "./use-width";

/** How a line looks: each tone has a colour and a dash of its own. */
export type Tone = "main" | "one" | "two" | "three" | "four";

export interface TimeLine {
  readonly name: string;
  readonly tone: Tone;
  readonly values: readonly (number | null)[];
  /** Where most of the draws behind the line lay. */
  readonly band?: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] };
  /** Filled down from zero. */
  readonly filled?: boolean;
}

export interface TimePane {
  readonly name: string;
  readonly height: number;
  readonly lines: readonly TimeLine[];
  readonly format: (value: number) => string;
  readonly axisFormat?: (value: number) => string;
  /** Levels that were promised, drawn across. */
  readonly levels?: readonly number[];
  readonly log?: boolean;
}

export interface TimeChartProps {
  title: string;
  description: string;
  /** Milliseconds since 1970, rising, one for each value. */
  times: readonly number[];
  interval: string;
  panes: readonly TimePane[];
}

/** Lines over the same time, in panes above each other. Pointing at them, or moving along with the arrow keys, reads the values off. */
export function TimeChart({ title, description, times, interval, panes }: TimeChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [picked, setPicked] = useState<number | null>(null);
  const last = times.length - 1;
  const place = Math.min(picked ?? last, last);
  const x = timeAxis(times[0] ?? 0, times[last] ?? 1, width / 110);
  const when = barTime(new Date(times[place] ?? 0).toISOString(), interval);

  function point(event: PointerEvent<HTMLDivElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - 48) / Math.max(1, width - 60);
    setPicked(nearest(times, x.low + share * (x.high - x.low)));
  }

  return (
    <figure className="time-chart">
      <Legend
        when={picked === null ? `At the end, ${when}` : when}
        entries={panes.flatMap((pane) => pane.lines.map((line) => ({ line, text: reading(pane, line, place) })))}
      />
      <div ref={frame} className="time-panes" onPointerMove={point} onPointerDown={point} onPointerLeave={() => setPicked(null)}>
        {panes.map((pane, i) => (
          <Plot
            key={pane.name}
            title={`${title}: ${pane.name}`}
            description={i === 0 ? description : `${pane.name} over the same time.`}
            width={width}
            height={pane.height}
            x={i === panes.length - 1 ? x : { ...x, ticks: [] }}
            y={yAxis(pane)}
            yName={pane.name}
          >
            {(at) => <Lines pane={pane} times={times} at={at} place={picked === null ? null : place} />}
          </Plot>
        ))}
      </div>
      <input
        className="time-cursor"
        type="range"
        min={0}
        max={last}
        value={place}
        aria-label={`${title}: moment to read off`}
        aria-valuetext={`${when}: ${panes.flatMap((pane) => pane.lines.map((line) => `${line.name} ${reading(pane, line, place)}`)).join(", ")}`}
        onChange={(event) => setPicked(Number(event.target.value))}
        onBlur={() => setPicked(null)}
      />
    </figure>
  );
}

function Lines({ pane, times, at, place }: { pane: TimePane; times: readonly number[]; at: Places; place: number | null }) {
  const y = (value: number | null | undefined) => (isDrawn(value, pane) ? at.y(pane.log ? Math.log(value) : value) : null);
  const points = (values: readonly (number | null)[]) => times.map((time, i) => [at.x(time), y(values[i])] as const);
  const cursor = place === null ? null : at.x(times[place]!);
  return (
    <>
      {pane.lines.map(
        ({ band, tone, name }) =>
          band && (
            <path
              key={name}
              className={`band-${tone}`}
              d={`${path(points(band.high))}${path(points(band.low).toReversed()).replace(/^M/, "L")}Z`}
            />
          ),
      )}
      {pane.levels?.map((level) => (
        <line key={level} className="plot-level" x1={at.left} x2={at.right} y1={at.y(level)} y2={at.y(level)} />
      ))}
      {pane.lines.toReversed().map(({ name, tone, values, filled }) => (
        <g key={name}>
          {filled && (
            <path
              className={`fill-${tone}`}
              d={`${path(points(values))}L${at.x(times.at(-1)!)} ${at.y(0)}L${at.x(times[0]!)} ${at.y(0)}Z`}
            />
          )}
          <path className={`line line-${tone}`} d={path(points(values))} />
        </g>
      ))}
      {cursor !== null && place !== null && (
        <g className="plot-cursor">
          <line x1={cursor} x2={cursor} y1={at.top} y2={at.bottom} />
          {pane.lines.map((line) => {
            const dot = y(line.values[place]);
            return dot === null ? null : <circle key={line.name} className={`dot-${line.tone}`} cx={cursor} cy={dot} r={3.5} />;
          })}
        </g>
      )}
    </>
  );
}

function isDrawn(value: number | null | undefined, pane: TimePane): value is number {
  return typeof value === "number" && Number.isFinite(value) && (!pane.log || value > 0);
}

function yAxis(pane: TimePane): Axis {
  const values = pane.lines.flatMap((line) => [line.values, line.band?.low ?? [], line.band?.high ?? []].flat());
  const known = [...values.filter((value) => isDrawn(value, pane)), ...(pane.levels ?? [])] as number[];
  const about = pane.height / 46;
  const format = pane.axisFormat ?? pane.format;
  return pane.log ? logAxis(known, about, format) : roundAxis(known, about, format);
}

function reading(pane: TimePane, line: TimeLine, place: number): string {
  const value = line.values[place];
  return typeof value === "number" ? pane.format(value) : "–";
}

/** The place of the time closest to one, by halving. */
function nearest(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle;
    else high = middle;
  }
  return time - times[low]! <= times[high]! - time ? low : high;
}
