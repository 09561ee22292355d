import { useMutation, useQueryClient } from "@tanstack/react-query";
import { remove } from "../../lib/api";
import { count, day } from "../../lib/format";
import { Problem } from "../../lib/problem";
import type { PortfolioView, TransactionView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { pathOf, portfoliosKey } from "./queries";
import { plain } from "./words";

/** The lines of the books, newest first. What was corrected stays, struck through. */
export function Lines({ view }: { view: PortfolioView }) {
  const client = useQueryClient();
  const takeBack = useMutation({
    mutationFn: (id: number) => remove(pathOf(view.name, `/transactions/${id}`)),
    onSettled: () => client.invalidateQueries({ queryKey: portfoliosKey }),
  });
  if (view.transactions.length === 0) return null;
  const problem = takeBack.error ? Problem.from(takeBack.error) : null;
  return (
    <section className="panel" aria-label="Lines">
      <div className="panel-head">
        <h2>Lines</h2>
        <span className="muted">
          {view.transactionsAll > view.transactions.length
            ? `the newest ${count(view.transactions.length)} of ${count(view.transactionsAll)}`
            : "nothing is ever deleted"}
        </span>
        <a className="button button-small" href={`/api/v1${pathOf(view.name, "/export")}`} download>
          Export CSV
        </a>
      </div>
      {problem && (
        <p className="panel-body down" role="alert">
          {problem.message} <span className="muted">{problem.nextStep}</span>
        </p>
      )}
      <div className="panel-body scroll" tabIndex={0} role="region" aria-label="Table of lines">
        <table className="list lines">
          <thead>
            <tr>
              <th>Date</th>
              <th>Type</th>
              <th>Symbol</th>
              <th className="num">Quantity</th>
              <th className="num">Price</th>
              <th className="num">Amount</th>
              <th className="num">Fee</th>
              <th>Currency</th>
              <th>From</th>
              <th>
                <span className="hidden">Take back</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.transactions.map((one) => (
              <Row key={one.id} one={one} busy={takeBack.isPending} onTakeBack={() => takeBack.mutate(one.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ one, busy, onTakeBack }: { one: TransactionView; busy: boolean; onTakeBack: () => void }) {
  const counts = one.replacedBy == null && !one.takenBack;
  const blank = (value: number) => (value === 0 ? "" : plain(value));
  return (
    <tr className={counts ? "" : "gone"}>
      <td>{day(one.time)}</td>
      <td>
        {one.type}
        {one.takenBack && <span className="price-note muted">takes line {one.replaces} back</span>}
        {one.replacedBy != null && <span className="price-note muted">line {one.replacedBy} stands for it</span>}
      </td>
      <td>{one.symbol}</td>
      <td className="num">{blank(one.quantity)}</td>
      <td className="num">{blank(one.price)}</td>
      <td className="num">{blank(one.amount)}</td>
      <td className="num">{blank(one.fee)}</td>
      <td>{one.toCurrency ? `${one.currency} → ${plain(one.toAmount)} ${one.toCurrency}` : one.currency}</td>
      <td>
        {one.origin.startsWith("order ") ? `order, ${one.origin.split(" ").at(-1)}` : one.origin} <LabelBadge label={one.dataLabel} />
      </td>
      <td className="num">
        {counts && (
          <button className="button button-small" disabled={busy} onClick={onTakeBack} aria-label={`Take line ${one.id} back`}>
            Take back
          </button>
        )}
      </td>
    </tr>
  );
}
