import { useState } from "react";
import { barTime, count, isKnown, number, plural, price } from "../../lib/format";
import type { BacktestView } from "../../lib/shapes";
import { Change } from "../../ui/change";
import { DownMark, UpMark } from "../../ui/icons";

type Trade = BacktestView["tradeList"][number];

/** Trades on a page of the table. */
const PageTrades = 25;

const reasons: Record<string, string> = {
  exit: "rule",
  stop: "stop",
  target: "target",
  marginCall: "margin call",
  ended: "end of data",
  open: "still open",
};

/** Every trade, a page at a time. */
export function Trades({ view }: { view: BacktestView }) {
  const [page, setPage] = useState(0);
  const all = view.tradeList;
  if (all.length === 0) return null;
  const pages = Math.ceil(all.length / PageTrades);
  const shown = all.slice(page * PageTrades, (page + 1) * PageTrades);
  const total = view.trades + view.open;
  return (
    <section className="panel area-wide" aria-label="Trades">
      <div className="panel-head">
        <h2>Trades</h2>
        <span className="muted">
          {plural(total, "trade")}
          {all.length < total && `, the first ${count(all.length)} listed`}; profit after fees, dividends and borrowing
        </span>
        {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
      </div>
      <div className="panel-body scroll">
        <table className="list trades-table">
          <thead>
            <tr>
              <th>Symbol</th>
              <th>Side</th>
              <th className="num">Units</th>
              <th className="num">In</th>
              <th className="num">At</th>
              <th className="num">Out</th>
              <th className="num">At</th>
              <th className="num">Profit</th>
              <th className="num">Of its size</th>
              <th>Ended by</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((trade, place) => (
              <Line key={page * PageTrades + place} trade={trade} interval={view.interval} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line({ trade, interval }: { trade: Trade; interval: string }) {
  const size = trade.quantity * trade.entryPrice;
  return (
    <tr>
      <th scope="row">{trade.symbol}</th>
      <td className={trade.side === "long" ? "up" : "down"}>
        {trade.side === "long" ? <UpMark /> : <DownMark />}
        {trade.side}
      </td>
      <td className="num">{number(trade.quantity, Number.isInteger(trade.quantity) ? 0 : 4)}</td>
      <td className="num">{barTime(trade.entryTime, interval)}</td>
      <td className="num">{price(trade.entryPrice)}</td>
      <td className="num">{trade.exitTime ? barTime(trade.exitTime, interval) : <span className="muted">open</span>}</td>
      <td className="num">{price(trade.exitPrice, trade.entryPrice)}</td>
      <td className="num">{number(trade.profit, 2)}</td>
      <td className="num">
        <Change percent={isKnown(size) && size > 0 ? (100 * trade.profit) / size : null} />
      </td>
      <td className="muted">{reasons[trade.reason] ?? trade.reason}</td>
    </tr>
  );
}

function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  return (
    <nav className="pager" aria-label="Pages of trades">
      <button className="button button-small" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Earlier
      </button>
      <span>
        {page + 1} of {pages}
      </span>
      <button className="button button-small" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        Later
      </button>
    </nav>
  );
}
