import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { remove } from "../../lib/api";
import { age, count, day, moment, number, plural, share } from "../../lib/format";
import { Problem } from "../../lib/problem";
import type { BacktestStanding } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { Progress } from "../../ui/progress";
import { backtestsKey, isGoing } from "./queries";

/** The server compares no more at once. */
const ComparedMax = 10;

interface BacktestListProps {
  runs: readonly BacktestStanding[];
  older: { more: boolean; busy: boolean; fetch: () => void };
}

/** What waits and runs, then what has ended, newest first. */
export function BacktestList({ runs, older }: BacktestListProps) {
  const [picked, setPicked] = useState<readonly number[]>([]);
  const going = runs.filter(isGoing).toReversed();
  const ended = runs.filter((run) => !isGoing(run));
  const pick = (id: number, on: boolean) => setPicked(on ? [...picked, id] : picked.filter((one) => one !== id));
  return (
    <div className="backtest-lists">
      {going.length > 0 && (
        <section className="panel" aria-label="Queue">
          <div className="panel-head">
            <h2>Queue</h2>
            <span className="muted">one runs at a time</span>
          </div>
          <ul className="panel-body queue">
            {going.map((run) => (
              <Going key={run.id} run={run} />
            ))}
          </ul>
        </section>
      )}
      {ended.length > 0 && (
        <section className="panel" aria-label="Finished backtests">
          <div className="panel-head">
            <h2>Finished</h2>
            <span className="muted">pick two or more to compare them</span>
            <CompareButton picked={picked} />
          </div>
          <div className="panel-body scroll">
            <table className="list runs-table">
              <thead>
                <tr>
                  <th>
                    <span className="hidden">Compare</span>
                  </th>
                  <th>Rule</th>
                  <th>Symbols</th>
                  <th>Bars of</th>
                  <th className="num">Return a year</th>
                  <th className="num">Sharpe</th>
                  <th className="num">Worst fall</th>
                  <th className="num">Trades</th>
                  <th className="num">Asked for</th>
                </tr>
              </thead>
              <tbody>
                {ended.map((run) => (
                  <Ended
                    key={run.id}
                    run={run}
                    picked={picked.includes(run.id)}
                    full={picked.length >= ComparedMax}
                    onPick={(on) => pick(run.id, on)}
                  />
                ))}
              </tbody>
            </table>
            {older.more && (
              <button className="button button-small" disabled={older.busy} onClick={older.fetch}>
                {older.busy ? "Loading…" : "Older"}
              </button>
            )}
          </div>
        </section>
      )}
    </div>
  );
}

function CompareButton({ picked }: { picked: readonly number[] }) {
  const navigate = useNavigate();
  return (
    <button
      className="button button-small"
      disabled={picked.length < 2}
      onClick={() => void navigate({ to: "/backtests/compare", search: { ids: picked.join(",") } })}
    >
      {picked.length < 2 ? "Compare" : `Compare ${picked.length}`}
    </button>
  );
}

/** A backtest that waits or runs, with a way to stop it. */
export function Going({ run }: { run: BacktestStanding }) {
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => remove(`/backtests/${run.id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: backtestsKey }),
  });
  return (
    <li>
      <div className="queue-head">
        <Link to="/backtests/$id" params={{ id: String(run.id) }}>
          {run.rule}
        </Link>
        <span className="muted">{symbolsOf(run)}</span>
        <button className="button button-small" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {cancel.isPending ? "Stopping…" : "Cancel"}
        </button>
      </div>
      {run.state === "queued" ? (
        <p className="muted">{run.ahead ? `Waits for ${plural(run.ahead, "other")}` : "Waits"}</p>
      ) : (
        <Progress done={run.progress} words={run.doing ?? "running"} />
      )}
      {cancel.error && <p className="down">{Problem.from(cancel.error).message}</p>}
    </li>
  );
}

function Ended({ run, picked, full, onPick }: { run: BacktestStanding; picked: boolean; full: boolean; onPick: (on: boolean) => void }) {
  const { summary } = run;
  return (
    <tr className={picked ? "shown" : ""}>
      <td>
        {summary && (
          <input
            type="checkbox"
            aria-label={`Compare backtest ${run.id}, ${run.rule}`}
            checked={picked}
            disabled={!picked && full}
            onChange={(event) => onPick(event.target.checked)}
          />
        )}
      </td>
      <th scope="row">
        <Link to="/backtests/$id" params={{ id: String(run.id) }} title={summary?.headline}>
          {run.rule}
        </Link>{" "}
        {summary && <LabelBadge label={summary.dataLabel} />}
      </th>
      <td title={run.symbols.join(", ")} data-title="on">
        {symbolsOf(run)}
      </td>
      <td className="nowrap">{summary ? `${day(summary.from)} – ${day(summary.to)}` : <span className="muted">{run.interval}</span>}</td>
      {summary ? (
        <>
          <td className="num" data-title="a year">
            {share(summary.cagr)}
          </td>
          <td className="num" data-title="Sharpe">
            {number(summary.sharpe, 2)}
          </td>
          <td className="num" data-title="worst fall">
            {share(-summary.maxDrawdown)}
          </td>
          <td className="num" data-title="trades">
            {count(summary.trades)}
          </td>
        </>
      ) : (
        <td colSpan={4} className={run.state === "failed" ? "down" : "muted"}>
          {run.state}
          {run.why && `: ${run.why}`}
        </td>
      )}
      <td className="num muted nowrap" title={moment(run.started)}>
        {age((Date.now() - Date.parse(run.started)) / 1000)} ago
      </td>
    </tr>
  );
}

/** Few symbols by name, many by number. */
export function symbolsOf({ symbols }: { symbols: readonly string[] }): string {
  return symbols.length <= 4 ? symbols.join(", ") : `${symbols.slice(0, 2).join(", ")} and ${symbols.length - 2} more`;
}
