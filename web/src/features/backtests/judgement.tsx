import { count, day, number, plural, share } from "../../lib/format";
import type { BacktestView } from "../../lib/shapes";
import { Change } from "../../ui/change";

/** What needs no rule, beside the rule. */
export function Baselines({ view }: { view: BacktestView }) {
  return (
    <section className="panel" aria-label="Baselines">
      <div className="panel-head">
        <h2>Beside it</h2>
        <span className="muted">the same account, the same costs</span>
      </div>
      <div className="panel-body scroll">
        <table className="list">
          <thead>
            <tr>
              <th>Rule</th>
              <th className="num">A year</th>
              <th className="num">Sharpe</th>
              <th className="num">Worst fall</th>
              <th className="num">End</th>
              <th>Beaten</th>
            </tr>
          </thead>
          <tbody>
            <tr className="shown">
              <th scope="row">{view.rule}</th>
              <td className="num">{share(view.stats.cagr)}</td>
              <td className="num">{number(view.stats.sharpe, 2)}</td>
              <td className="num">{share(-view.stats.maxDrawdown)}</td>
              <td className="num">{number(view.equity.end, 0)}</td>
              <td />
            </tr>
            {view.baselines.map((one) => (
              <tr key={one.name}>
                <td>{one.name}</td>
                <td className="num">{share(one.cagr)}</td>
                <td className="num">{number(one.sharpe, 2)}</td>
                <td className="num">{share(-one.maxDrawdown)}</td>
                <td className="num">{number(one.end, 0)}</td>
                <td className={one.beaten ? "" : "muted"}>
                  {one.beaten ? "yes" : "no"}
                  {one.draws !== null && (
                    <span className="unit">
                      , {one.drawsBeaten} of {one.draws} draws
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The same run at other fees. */
export function CostCases({ view }: { view: BacktestView }) {
  return (
    <section className="panel" aria-label="Cost sensitivity">
      <div className="panel-head">
        <h2>What costs do to it</h2>
        <span className="muted">the same run at other fees</span>
      </div>
      <div className="panel-body">
        <table className="list">
          <thead>
            <tr>
              <th>Fee of a fill</th>
              <th className="num">A year</th>
              <th className="num">Sharpe</th>
              <th className="num">End</th>
            </tr>
          </thead>
          <tbody>
            {view.costs.map((one) => (
              <tr key={one.bp}>
                <td>{number(one.bp, 0)} bp</td>
                <td className="num">{share(one.cagr)}</td>
                <td className="num">{number(one.sharpe, 2)}</td>
                <td className="num">{number(one.end, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Each symbol's part of the result, the largest gain first. One symbol alone has nothing to part. */
export function Symbols({ view }: { view: BacktestView }) {
  if (view.symbols.length < 2) return null;
  return (
    <section className="panel" aria-label="Symbols">
      <div className="panel-head">
        <h2>Symbols</h2>
        <span className="muted">profit in currency</span>
      </div>
      <div className="panel-body short-list">
        <table className="list">
          <thead>
            <tr>
              <th>Symbol</th>
              <th className="num">Orders</th>
              <th className="num">Trades</th>
              <th className="num">Profit</th>
            </tr>
          </thead>
          <tbody>
            {[...view.symbols]
              .sort((a, b) => b.profit - a.profit)
              .map((one) => (
                <tr key={one.symbol}>
                  <th scope="row">{one.symbol}</th>
                  <td className="num">{count(one.orders)}</td>
                  <td className="num">{count(one.trades)}</td>
                  <td className="num">
                    <Profit value={one.profit} share={one.profit / view.equity.start} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Orders that were not filled as asked: said, never silent. */
export function Dropped({ view }: { view: BacktestView }) {
  if (view.dropped.length === 0) return null;
  return (
    <section className="panel" aria-label="Orders not filled as asked">
      <div className="panel-head">
        <h2>Orders not filled as asked</h2>
      </div>
      <ul className="panel-body dropped">
        {view.dropped.map((one) => (
          <li key={one.reason}>
            {plural(one.count, "order")} {one.text}
            <span className="muted">
              {" "}
              (first: {one.firstSymbol}, {day(one.firstTime)})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Money with its sign, shape and colour; the share of the start beside it. */
export function Profit({ value, share: part }: { value: number; share: number }) {
  return (
    <span title={number(value, 2)}>
      {number(value, 0)} <Change percent={100 * part} />
    </span>
  );
}
