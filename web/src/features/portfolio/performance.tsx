import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { compact, day, number, signedPercent } from "../../lib/format";
import type { PerformanceAnswer } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { TimeChart, type TimeLine } from "../../ui/plot/time-chart";
import { performanceQuery, symbolsQuery } from "./queries";
import { madeUp, money } from "./words";

/** Time- and money-weighted return, beside a stored symbol that was bought and held. */
export function Performance({ name }: { name: string }) {
  const [benchmark, setBenchmark] = useState("");
  const { data: symbols = [] } = useQuery(symbolsQuery);
  const answer = useQuery(performanceQuery(name, benchmark));
  const tickers = [...new Set(symbols.map((one) => one.symbol))].sort();
  return (
    <section className="panel" aria-label="Performance">
      <div className="panel-head">
        <h2>Performance</h2>
        {answer.data && madeUp(answer.data.dataLabel).map((label) => <LabelBadge key={label} label={label} />)}
        <label className="benchmark">
          <span className="muted">Beside</span>
          <select className="input" value={benchmark} onChange={(event) => setBenchmark(event.target.value)}>
            <option value="">nothing</option>
            {tickers.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <div className="panel-body">
        <ListState
          query={answer}
          what="the performance"
          skeleton={<SkeletonRows rows={4} height={34} />}
          isEmpty={({ curve }) => curve.times.length < 2}
          empty={<p className="muted">{answer.data?.why || "Nothing has been held over a close yet."}</p>}
        >
          {(data) => <Chart answer={data} />}
        </ListState>
      </div>
    </section>
  );
}

function Chart({ answer }: { answer: PerformanceAnswer }) {
  const { curve } = answer;
  const lines: TimeLine[] = [{ name: answer.portfolio, tone: "main", values: curve.growth.map((value) => (value - 1) * 100) }];
  if (answer.benchmark && answer.benchmarkReturn != null) {
    lines.push({
      name: `${answer.benchmark} held (${answer.benchmarkLabel})`,
      tone: "one",
      values: curve.benchmark.map((value) => (value == null ? null : (value - 1) * 100)),
    });
  }
  return (
    <>
      <dl className="figures">
        <Figure
          name="Time-weighted"
          value={answer.timeReturn}
          yearly={answer.timeReturnYearly}
          title="Of the money itself, whatever was paid in or out"
        />
        <Figure
          name="Money-weighted"
          value={answer.moneyReturn}
          yearly={answer.moneyReturnYearly}
          title="Of the person who paid in and took out"
        />
        {answer.benchmark && (
          <Figure name={`${answer.benchmark}, bought and held`} value={answer.benchmarkReturn} yearly={null} title="Dividends reinvested" />
        )}
        <div>
          <dt>Paid in</dt>
          <dd>
            <strong>{money(answer.paidIn, answer.currency)}</strong>
            {answer.takenOut > 0 && <span className="muted">{money(answer.takenOut, answer.currency)} taken out</span>}
          </dd>
        </div>
      </dl>
      {answer.why && (
        <p className="muted" role="status">
          Unknown: {answer.why}.
        </p>
      )}
      {answer.benchmark && answer.benchmarkReturn == null && (
        <p className="muted">{answer.benchmark} has no close by the first day of this portfolio.</p>
      )}
      <TimeChart
        title={`Time-weighted return of ${answer.portfolio}`}
        description={`From ${day(answer.from)} to ${day(answer.to)}: ${signedPercent(answer.timeReturn)}.`}
        times={curve.times.map(Date.parse)}
        interval="1d"
        panes={[
          {
            name: "Return, %",
            height: 200,
            lines,
            format: (value) => `${number(value, 2)} %`,
            axisFormat: (value) => `${number(value, Math.max(...curve.growth.map((one) => Math.abs(one - 1))) < 0.05 ? 2 : 0)} %`,
          },
          {
            name: `Worth, ${answer.currency}`,
            height: 110,
            lines: [{ name: "worth", tone: "two", values: curve.worth }],
            format: (value) => number(value, 2),
            axisFormat: compact,
          },
        ]}
      />
    </>
  );
}

function Figure({ name, value, yearly, title }: { name: string; value: number | null; yearly: number | null; title: string }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>
        <strong className={value == null || value === 0 ? "" : value > 0 ? "up" : "down"}>{signedPercent(value)}</strong>
        {yearly != null && <span className="muted">{signedPercent(yearly)} a year</span>}
      </dd>
    </div>
  );
}
