import { lazy, Suspense, useMemo, useState } from "react";
import { barTime, count, price } from "../../lib/format";
import type { BarsView, Signal } from "../../lib/shapes";
import { ListState } from "../../ui/list-state";
import { columnSets } from "../../ui/price-chart/column-sets";
import type { Level, RangeStep } from "../../ui/price-chart/drawings";
import { rangeClaims } from "./claims-of";
import { PatternsTable } from "./patterns-table";
import { useBars } from "./use-bars";

const chart = () => import("../../ui/price-chart/price-chart");
const PriceChart = lazy(() => chart().then((module) => ({ default: module.PriceChart })));

/** The candles, with shapes, set-ups and ranges of the signal that is shown. */
export function ChartPanel({ signal, newest }: { signal: Signal; newest: string }) {
  const [on, setOn] = useState<readonly string[]>([]);
  const bars = useBars(signal.symbol, signal.interval, on, newest);
  const [kinds, setKinds] = useState<readonly string[]>(shapeKinds.map(({ kind }) => kind));
  const drawn = useMemo(() => drawingsOf(signal, kinds), [signal, kinds]);

  return (
    <section className="panel area-chart" aria-label="Price chart">
      <div className="panel-head">
        <h2>Price</h2>
        <span className="muted">currency units; shaded, 80 and 90 % range ahead</span>
        <div className="toggles" role="group" aria-label="Drawn by the agents">
          {shapeKinds.map(({ kind, title }) => (
            <button key={kind} aria-pressed={kinds.includes(kind)} onClick={() => setKinds(toggled(kinds, kind))}>
              {title}
            </button>
          ))}
        </div>
        <div className="toggles" role="group" aria-label="Indicators">
          {columnSets.map(({ key, title }) => (
            <button key={key} aria-pressed={on.includes(key)} onClick={() => setOn(toggled(on, key))}>
              {title}
            </button>
          ))}
        </div>
      </div>
      <ListState
        query={bars}
        what={`the bars of ${signal.symbol}`}
        skeleton={
          <div className="skeleton-chart">
            <i className="skeleton" />
          </div>
        }
        isEmpty={(view) => view.time.length === 0}
        empty={<p className="empty">No bars yet.</p>}
      >
        {(view) => (
          <Suspense
            fallback={
              <div className="skeleton-chart">
                <i className="skeleton" />
              </div>
            }
          >
            <PriceChart bars={view} columns={on} {...drawn} saidAt={signal.asOf} />
            <PatternsTable signal={signal} />
            <BarsTable bars={view} />
          </Suspense>
        )}
      </ListState>
    </section>
  );
}

const shapeKinds = [
  { kind: "figure", title: "Patterns" },
  { kind: "candles", title: "Candles" },
  { kind: "level", title: "Levels" },
] as const;

function toggled(on: readonly string[], one: string): readonly string[] {
  return on.includes(one) ? on.filter((other) => other !== one) : [...on, one];
}

function drawingsOf(
  signal: Signal,
  kinds: readonly string[],
): { shapes: Signal["agents"][number]["shapes"]; levels: Level[]; ranges: RangeStep[] } {
  const { trade } = signal;
  return {
    shapes: signal.agents.flatMap((agent) => agent.shapes).filter((shape) => kinds.includes(shape.kind ?? "figure")),
    levels: !trade
      ? []
      : [
          { kind: "target", price: trade.target, text: `Target ${price(trade.target, signal.close)}` },
          { kind: "entry", price: trade.entry, text: `Entry ${price(trade.entry, signal.close)}` },
          { kind: "stop", price: trade.stop, text: `Stop ${price(trade.stop, signal.close)}` },
        ],
    ranges: rangeClaims(signal).map(({ horizon, range }) => ({ bars: horizon, p80: pair(range!.p80), p90: pair(range!.p90) })),
  };
}

function pair([low = NaN, high = NaN]: readonly number[]): [number, number] {
  return [low, high];
}

/** Bars listed in words for those who cannot see the drawing. */
const BarsListed = 20;

function BarsTable({ bars }: { bars: BarsView }) {
  const [open, setOpen] = useState(false);
  const places = bars.time
    .map((_, place) => place)
    .slice(-BarsListed)
    .reverse();
  return (
    <details className="bars-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The last {places.length} bars as a table</summary>
      {open && (
        <div className="scroll">
          <table className="list">
            <thead>
              <tr>
                <th>Close of</th>
                <th className="num">Open</th>
                <th className="num">High</th>
                <th className="num">Low</th>
                <th className="num">Close</th>
                <th className="num">Volume</th>
              </tr>
            </thead>
            <tbody>
              {places.map((place) => (
                <tr key={bars.time[place]}>
                  <td>{barTime(new Date(bars.time[place]! * 1000).toISOString(), bars.interval)}</td>
                  {[bars.open, bars.high, bars.low, bars.close].map((column, one) => (
                    <td key={one} className="num">
                      {price(column[place], bars.close[place])}
                    </td>
                  ))}
                  <td className="num">{count(bars.volume[place])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
