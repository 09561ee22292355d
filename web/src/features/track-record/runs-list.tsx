import { Link, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { age, count, moment, plural } from "../../lib/format";
import type { EvaluationRow, EvaluationsPage } from "../../lib/shapes";

interface RunsListProps {
  page: EvaluationsPage;
  /** Id of the run whose cards are on the page. */
  shown: string | undefined;
  start: ReactNode;
}

/** Every evaluation, newest first; two can be held side by side. */
export function RunsList({ page, shown, start }: RunsListProps) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const navigate = useNavigate();
  const pick = (id: string, on: boolean) => setPicked(on ? [...picked, id].slice(-2) : picked.filter((one) => one !== id));
  return (
    <section className="panel" aria-label="Evaluations">
      <div className="panel-head">
        <h2>Evaluations</h2>
        <span className="muted" title="The more settings are tried, the more looks good by chance">
          {plural(page.variantsTried, "variant")} tried so far; pick two to compare them
        </span>
        <button
          className="button button-small"
          disabled={picked.length !== 2}
          onClick={() => void navigate({ to: "/track-record", search: { compare: picked.join(",") } })}
        >
          Compare
        </button>
      </div>
      <div className="panel-body">
        <table className="list evaluations-table">
          <tbody>
            {page.items
              .filter((run) => run.state !== "running")
              .map((run) => (
                <Line key={run.id} run={run} shown={run.id === shown} picked={picked.includes(run.id)} onPick={(on) => pick(run.id, on)} />
              ))}
          </tbody>
        </table>
        {start}
      </div>
    </section>
  );
}

function Line({ run, shown, picked, onPick }: { run: EvaluationRow; shown: boolean; picked: boolean; onPick: (on: boolean) => void }) {
  const { summary } = run;
  return (
    <tr className={shown ? "shown" : ""}>
      <td>
        {summary && (
          <input
            type="checkbox"
            aria-label={`Compare evaluation ${run.id}`}
            checked={picked}
            onChange={(event) => onPick(event.target.checked)}
          />
        )}
      </td>
      <th scope="row">
        {summary ? (
          <Link to="/track-record" search={{ run: run.id }} aria-current={shown ? "true" : undefined}>
            {run.id}
          </Link>
        ) : (
          run.id
        )}
      </th>
      <td>
        {summary ? (
          `${plural(summary.symbols, "symbol")}, ${summary.interval}`
        ) : (
          <span className={run.state === "failed" ? "down" : "muted"}>
            {run.state}
            {run.why && `: ${run.why}`}
          </span>
        )}
      </td>
      <td className="num">{summary && `${count(summary.bars)} bars`}</td>
      <td>{summary && `${summary.demonstrated} demonstrated, ${summary.weak} weak of ${plural(summary.cards, "card")}`}</td>
      <td className="num muted" title={moment(run.started)}>
        {age((Date.now() - Date.parse(run.started)) / 1000)} ago
      </td>
    </tr>
  );
}
