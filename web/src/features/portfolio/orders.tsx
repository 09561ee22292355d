import { useMutation, useQueryClient } from "@tanstack/react-query";
import { barTime } from "../../lib/format";
import { remove } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { OrderView, PortfolioView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { pathOf, portfoliosKey } from "./queries";
import { plain } from "./words";

/** Orders that wait or hold a position first, then what became of the others; and what the portfolio follows. */
export function Orders({ view }: { view: PortfolioView }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (path: string) => remove(pathOf(view.name, path)),
    onSettled: () => client.invalidateQueries({ queryKey: portfoliosKey }),
  });
  if (view.orders.length + view.follows.length === 0) return null;
  const living = view.orders.filter((one) => one.state === "waiting" || one.state === "open");
  const ended = view.orders.filter((one) => !living.includes(one));
  return (
    <section className="panel" aria-label="Orders">
      <div className="panel-head">
        <h2>Orders</h2>
        <span className="muted">filled at the next open</span>
      </div>
      {end.error && (
        <p className="panel-body down" role="alert">
          {Problem.from(end.error).message}
        </p>
      )}
      {view.follows.length > 0 && (
        <ul className="panel-body follows">
          {view.follows.map((one) => (
            <li key={`${one.symbol} ${one.interval}`}>
              <span>
                Follows <strong>{one.symbol}</strong> {one.interval}. <span className="muted">{one.says}</span>
              </span>
              <button className="button button-small" onClick={() => end.mutate(`/follows/${encodeURIComponent(one.symbol)}`)}>
                Stop following {one.symbol}
              </button>
            </li>
          ))}
        </ul>
      )}
      {view.orders.length > 0 && (
        <div className="panel-body scroll" tabIndex={0} role="region" aria-label="Table of orders">
          <table className="list">
            <thead>
              <tr>
                <th>Symbol</th>
                <th className="num">Quantity</th>
                <th className="num">Stop</th>
                <th className="num">Target</th>
                <th>State</th>
                <th className="num">Asked</th>
                <th>
                  <span className="hidden">End</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {[...living, ...ended].map((one) => (
                <Row key={one.id} one={one} busy={end.isPending} onEnd={() => end.mutate(`/orders/${one.id}`)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ one, busy, onEnd }: { one: OrderView; busy: boolean; onEnd: () => void }) {
  const lives = one.state === "waiting" || (one.state === "open" && !one.says.includes("is left"));
  const word = one.state === "waiting" ? "Cancel" : "Close";
  return (
    <tr className={`order-${one.state}`}>
      <th scope="row">
        {one.symbol} <LabelBadge label={one.dataLabel} />
      </th>
      <td className="num">{plain(one.quantity)}</td>
      <td className="num">{plain(one.stop)}</td>
      <td className="num">{plain(one.target)}</td>
      <td>
        {one.says}
        {one.signalId && (
          <code className="price-note" title={one.signalId}>
            signal {one.signalId.slice(0, 8)}
          </code>
        )}
      </td>
      <td className="num">{barTime(one.asked, one.interval)}</td>
      <td className="num">
        {lives && (
          <button className="button button-small" disabled={busy} onClick={onEnd} aria-label={`${word} ${one.symbol}`}>
            {word}
          </button>
        )}
      </td>
    </tr>
  );
}
