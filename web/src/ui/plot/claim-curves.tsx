import type { ReactNode } from "react";
import { probability, count } from "../../lib/format";
import { roundAxis } from "./axis";
import { Plot, path } from "./plot";
import { useWidth } from "./use-width";

const percentTick = (share: number) => probability(share);

export interface ReliabilityBinShown {
  readonly predicted: number;
  readonly observed: number;
  readonly n: number;
}

/** What was said against what came true. On the diagonal "70 %" comes true 70 times in 100; a larger disc counts more claims. */
export function ReliabilityPlot({ bins, muted }: { bins: readonly ReliabilityBinShown[]; muted: boolean }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...bins.map((bin) => bin.n));
  const axis = roundAxis(
    bins.flatMap((bin) => [bin.predicted, bin.observed]),
    4,
    percentTick,
  );
  const ends = { ...axis, low: Math.max(0, axis.low), high: Math.min(1, axis.high) };
  const inside = { ...ends, ticks: axis.ticks.filter((tick) => tick.at >= ends.low && tick.at <= ends.high) };
  return (
    <Figure
      name="Reliability"
      words="What was said, against how often it came true. On the line both are the same."
      table={
        <Pairs
          heads={["Said", "Came true", "Claims"]}
          rows={bins.map((bin) => [probability(bin.predicted), probability(bin.observed), count(bin.n)])}
        />
      }
    >
      <div ref={frame}>
        <Plot
          title="Reliability"
          description={bins
            .map((bin) => `Said ${probability(bin.predicted)}, came true ${probability(bin.observed)}, ${count(bin.n)} claims`)
            .join(". ")}
          width={width}
          height={Math.min(260, Math.max(200, width * 0.8))}
          x={inside}
          y={inside}
          xName="said"
          yName="came true"
        >
          {(at) => (
            <>
              <line className="plot-level" x1={at.x(inside.low)} y1={at.y(inside.low)} x2={at.x(inside.high)} y2={at.y(inside.high)} />
              <path className="line line-four" d={path(bins.map((bin) => [at.x(bin.predicted), at.y(bin.observed)]))} />
              {bins.map((bin) => (
                <g key={bin.predicted} className={`plot-point ${muted ? "plot-point-muted" : ""}`}>
                  <circle cx={at.x(bin.predicted)} cy={at.y(bin.observed)} r={3 + 5 * Math.sqrt(bin.n / most)}>
                    <title>{`Said ${probability(bin.predicted)}, came true ${probability(bin.observed)}, ${count(bin.n)} claims`}</title>
                  </circle>
                </g>
              ))}
            </>
          )}
        </Plot>
      </div>
    </Figure>
  );
}

export interface CurvePointShown {
  readonly coverage: number;
  readonly hitRate: number;
  readonly n: number;
}

/** How often the surest calls were right: fewer calls to the left, all of them at the right, the baseline across. */
export function CoverageCurve({
  points,
  baseline,
  muted,
}: {
  points: readonly CurvePointShown[];
  baseline: number | null;
  muted: boolean;
}) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const ordered = [...points].sort((a, b) => a.coverage - b.coverage);
  const y = roundAxis([...ordered.map((point) => point.hitRate), ...(baseline === null ? [] : [baseline])], 4, percentTick);
  const x = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: probability(at) })) };
  return (
    <Figure
      name="Accuracy and coverage"
      words="Right calls among only the surest. How sure is sure enough was taken from earlier years."
      table={
        <Pairs
          heads={["Coverage", "Hit rate", "Calls"]}
          rows={ordered.map((point) => [probability(point.coverage), probability(point.hitRate), count(point.n)])}
        />
      }
    >
      <div ref={frame}>
        <Plot
          title="Accuracy and coverage"
          description={ordered.map((point) => `${probability(point.hitRate)} right at ${probability(point.coverage)} coverage`).join(". ")}
          width={width}
          height={Math.min(260, Math.max(200, width * 0.8))}
          x={x}
          y={y}
          xName="share of questions called"
          yName="right"
        >
          {(at) => (
            <>
              {baseline !== null && (
                <>
                  <line className="plot-level" x1={at.left} x2={at.right} y1={at.y(baseline)} y2={at.y(baseline)} />
                  <text className="plot-label" x={at.left + 4} y={at.y(baseline) - 5}>
                    baseline {probability(baseline)}
                  </text>
                </>
              )}
              <path
                className={`line ${muted ? "line-four" : "line-main"}`}
                d={path(ordered.map((point) => [at.x(point.coverage), at.y(point.hitRate)]))}
              />
              {ordered.map((point) => (
                <g key={point.coverage} className={`plot-point ${muted ? "plot-point-muted" : ""}`}>
                  <circle cx={at.x(point.coverage)} cy={at.y(point.hitRate)} r={4}>
                    <title>{`${probability(point.hitRate)} of ${count(point.n)} right at ${probability(point.coverage)} coverage`}</title>
                  </circle>
                </g>
              ))}
            </>
          )}
        </Plot>
      </div>
    </Figure>
  );
}

/** A drawing under its name, with the same numbers as a table for who wants or needs them. */
function Figure({ name, words, table, children }: { name: string; words: string; table: ReactNode; children: ReactNode }) {
  return (
    <figure className="plot-figure">
      <figcaption>
        <strong>{name}</strong>
        <span className="muted">{words}</span>
      </figcaption>
      {children}
      <details className="plot-table">
        <summary>As a table</summary>
        {table}
      </details>
    </figure>
  );
}

function Pairs({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} className="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column} className="num">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
