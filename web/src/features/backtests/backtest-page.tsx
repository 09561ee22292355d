import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { day, moment, plural } from "../../lib/format";
import type { BacktestAnswer, BacktestView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { BackIcon } from "../../ui/icons";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { Going, symbolsOf } from "./backtest-list";
import { EquityChart } from "./equity-chart";
import { Figures } from "./figures";
import { Baselines, CostCases, Dropped, Symbols } from "./judgement";
import { Months } from "./months";
import { backtestQuery, isGoing } from "./queries";
import { Trades } from "./trades";
import "./backtests.css";

/** One backtest: what it comes to first, then everything that says so. */
export function BacktestPage() {
  const { id } = useParams({ from: "/backtests/$id" });
  const backtest = useQuery(backtestQuery(id));
  useEffect(() => {
    document.title = `Backtest ${id} · GoldenSignals`;
  }, [id]);
  return (
    <div className="page backtest">
      <ListState
        query={backtest}
        what={`backtest ${id}`}
        skeleton={
          <>
            <i className="skeleton backtest-headline" style={{ width: "min(620px, 90%)", height: 22 }} />
            <div className="panel">
              <SkeletonRows rows={10} height={40} />
            </div>
          </>
        }
        isEmpty={(answer) => answer.result === null && !isGoing(answer.run)}
        empty={<NoResult answer={backtest.data} />}
      >
        {({ run, result }) =>
          result ? (
            <Result view={result} />
          ) : (
            <>
              <Crumb text={`${run.rule} on ${symbolsOf(run)}`} />
              <div className="panel">
                <ul className="panel-body queue queue-alone">
                  <Going run={run} />
                </ul>
              </div>
            </>
          )
        }
      </ListState>
    </div>
  );
}

function Result({ view }: { view: BacktestView }) {
  return (
    <>
      <Crumb text={`Backtest ${view.id}`} />
      <div className="backtest-headline">
        <h1>{view.headline}</h1>
        <p className="muted">
          <LabelBadge label={view.dataLabel} />
          <span>
            <strong>{view.rule}</strong> on {symbolsOf({ symbols: view.symbols.map((one) => one.symbol) })}
          </span>
          <span>
            {day(view.from)} to {day(view.to)}
          </span>
          <span>{view.interval} bars</span>
          <span>
            costs <code>{view.terms.costs}</code>
          </span>
          <span>
            sizing <code>{view.terms.sizing}</code>
          </span>
          <span>{plural(view.variantsTried, "variant")} tried so far</span>
        </p>
      </div>
      <div className="backtest-grid">
        <EquityChart view={view} />
        <div className="stack">
          <Figures view={view} />
          <Dropped view={view} />
        </div>
        <div className="stack">
          <Baselines view={view} />
          <CostCases view={view} />
          <Symbols view={view} />
        </div>
        <Months years={view.monthly} />
        <Trades view={view} />
      </div>
      <p className="muted backtest-hashes">
        Data <code title={view.dataHash}>{view.dataHash.slice(0, 12)}</code>, settings{" "}
        <code title={view.settingsHash}>{view.settingsHash.slice(0, 12)}</code>, result{" "}
        <code title={view.resultHash}>{view.resultHash.slice(0, 12)}</code>: the same data and settings give the same result.
      </p>
    </>
  );
}

function NoResult({ answer }: { answer: BacktestAnswer | undefined }) {
  if (!answer) return null;
  const { run } = answer;
  return (
    <>
      <Crumb text={`Backtest ${run.id}`} />
      <div className="panel empty">
        <h2>
          {run.rule} on {symbolsOf(run)}: {run.state}
        </h2>
        <p>{run.why ?? "It has no result."}</p>
        <p>{moment(run.finished)}</p>
      </div>
    </>
  );
}

export function Crumb({ text }: { text: string }) {
  return (
    <nav className="crumb" aria-label="Where this is">
      <Link to="/backtests" className="back" aria-label="Back to all backtests">
        <BackIcon />
      </Link>
      <span className="muted">{text}</span>
    </nav>
  );
}
