import { useState } from "react";
import { compact, number, share } from "../../lib/format";
import type { BacktestView } from "../../lib/shapes";
import { TimeChart, type TimeLine, type Tone } from "../../ui/plot/time-chart";

const baselineTones: readonly Tone[] = ["one", "two", "three", "four"];

/** Equity and drawdown, with the baselines in the same picture. */
export function EquityChart({ view }: { view: BacktestView }) {
  const [log, setLog] = useState(false);
  const { curve } = view;
  const lines: TimeLine[] = [
    { name: view.rule, tone: "main", values: curve.equity },
    ...view.baselines
      .filter((one) => one.equity.length === curve.times.length)
      .map((one, i): TimeLine => ({
        name: one.name,
        tone: baselineTones[i % baselineTones.length]!,
        values: one.equity,
        ...(one.low && one.high ? { band: { low: one.low, high: one.high } } : {}),
      })),
  ];
  return (
    <section className="panel area-wide" aria-label="Equity and drawdown">
      <div className="panel-head">
        <h2>Equity</h2>
        <span className="muted">
          after all costs{view.baselines.some((one) => one.low) && "; the shaded band holds nine of ten random entries"}
        </span>
        <div className="toggles">
          <button aria-pressed={log} onClick={() => setLog(!log)} title="Equal distances are equal percentages">
            Logarithmic
          </button>
        </div>
      </div>
      <div className="panel-body">
        <TimeChart
          title="Equity of the backtest"
          description={describe(view)}
          times={curve.times.map(Date.parse)}
          interval={view.interval}
          panes={[
            { name: "Equity", height: 300, lines, format: (value) => number(value, 0), axisFormat: compact, log },
            {
              name: "Below its best",
              height: 110,
              lines: [{ name: "drawdown", tone: "main", values: curve.drawdown.map((fall) => -Math.abs(fall)), filled: true }],
              format: (value) => share(value),
              axisFormat: (value) => share(value, 0),
            },
          ]}
        />
      </div>
    </section>
  );
}

function describe(view: BacktestView): string {
  const others = view.baselines.map((one) => `${one.name} ${number(one.end, 0)}`).join(", ");
  return `From ${number(view.equity.start, 0)} to ${number(view.equity.end, 0)}. Beside it: ${others}. Worst fall ${share(view.stats.maxDrawdown)}.`;
}
