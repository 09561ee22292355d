import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { count, day, number, probability, share } from "../../lib/format";
import type { BacktestsCompared } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { WarnIcon } from "../../ui/icons";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { Sample } from "../../ui/plot/legend";
import { TimeChart, type Tone } from "../../ui/plot/time-chart";
import { align } from "./align";
import { Crumb } from "./backtest-page";
import { comparisonQuery } from "./queries";
import "./backtests.css";

type Compared = BacktestsCompared["items"][number];

const tones: readonly Tone[] = ["main", "one", "two", "three", "four"];

/** Results side by side: the curves from 100, the figures in columns. */
export function ComparePage() {
  const { ids = "" } = useSearch({ from: "/backtests/compare" });
  const comparison = useQuery(comparisonQuery(ids));
  useEffect(() => {
    document.title = "Compare backtests · GoldenSignals";
  }, []);
  return (
    <div className="page backtest">
      <Crumb text="Compare backtests" />
      <ListState
        query={comparison}
        what="the comparison"
        skeleton={
          <div className="panel">
            <SkeletonRows rows={10} height={40} />
          </div>
        }
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="panel empty">Nothing to compare.</p>}
      >
        {(compared) => <Side compared={compared} />}
      </ListState>
    </div>
  );
}

function Side({ compared: { sameData, items } }: { compared: BacktestsCompared }) {
  const aligned = align(
    items.map((one) => ({
      times: one.curve.times.map(Date.parse),
      values: one.curve.equity.map((worth) => (100 * worth) / one.equity.start),
    })),
  );
  return (
    <>
      <h1 className="backtest-headline">{items.map((one) => one.rule).join(" beside ")}</h1>
      {!sameData && (
        <p className="warning">
          <WarnIcon />
          They went through different bars, so their figures do not compare one to one.
        </p>
      )}
      <section className="panel" aria-label="Equity">
        <div className="panel-head">
          <h2>Equity</h2>
          <span className="muted">each from 100 at its start, after its costs</span>
        </div>
        <div className="panel-body">
          <TimeChart
            title="Equity of the compared backtests"
            description={items.map((one) => `${nameOf(one)}: ${share(one.stats.cagr)} a year`).join(". ")}
            times={aligned.times}
            interval={items[0]!.interval}
            panes={[
              {
                name: "Equity from 100",
                height: 320,
                lines: items.map((one, i) => ({ name: nameOf(one), tone: tones[i % tones.length]!, values: aligned.values[i]! })),
                format: (value) => number(value, 1),
                axisFormat: (value) => number(value, 0),
              },
            ]}
          />
        </div>
      </section>
      <section className="panel" aria-label="Figures">
        <div className="panel-body scroll compare-table">
          <Columns items={items} />
        </div>
      </section>
    </>
  );
}

const rows: readonly { name: string; of: (one: Compared) => ReactNode }[] = [
  { name: "Symbols", of: (one) => count(one.symbols) },
  { name: "From", of: (one) => day(one.from) },
  { name: "To", of: (one) => day(one.to) },
  { name: "End of 100", of: (one) => number((100 * one.equity.end) / one.equity.start, 1) },
  { name: "Return a year", of: (one) => share(one.stats.cagr) },
  { name: "Volatility", of: (one) => share(one.stats.volatility) },
  { name: "Sharpe", of: (one) => number(one.stats.sharpe, 2) },
  { name: "Sharpe, 95 % interval", of: (one) => `${number(one.stats.sharpeLow, 2)} to ${number(one.stats.sharpeHigh, 2)}` },
  { name: "Deflated Sharpe", of: (one) => probability(one.stats.deflatedSharpe) },
  { name: "Sortino", of: (one) => number(one.stats.sortino, 2) },
  { name: "Worst fall", of: (one) => share(-one.stats.maxDrawdown) },
  { name: "Hit rate", of: (one) => share(one.stats.hitRate) },
  { name: "Profit factor", of: (one) => number(one.stats.profitFactor, 2) },
  { name: "Exposure", of: (one) => share(one.stats.exposure) },
  { name: "Turnover a year", of: (one) => number(one.stats.turnover, 1) },
  { name: "Trades", of: (one) => count(one.trades) },
  { name: "Ten best days", of: (one) => probability(one.stats.bestTenShare) },
  { name: "Costs", of: (one) => one.terms.costs },
  { name: "Sizing", of: (one) => one.terms.sizing },
];

function Columns({ items }: { items: readonly Compared[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th />
          {items.map((one, i) => (
            <th key={one.id} scope="col" className="num">
              <Sample tone={tones[i % tones.length]!} />{" "}
              <Link to="/backtests/$id" params={{ id: String(one.id) }} title={one.headline}>
                {nameOf(one)}
              </Link>{" "}
              <LabelBadge label={one.dataLabel} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of }) => (
          <tr key={name}>
            <td className="muted">{name}</td>
            {items.map((one) => (
              <td key={one.id} className="num">
                {of(one)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(one: Compared): string {
  return `${one.rule} (${one.id})`;
}
