import { Link } from "@tanstack/react-router";
import { day, number } from "../../lib/format";
import type { PortfolioView, PositionView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { ClockIcon } from "../../ui/icons";
import { plain, signedMoney } from "./words";

/** What is held, each with the price it is valued at and how old that is. */
export function Positions({ view }: { view: PortfolioView }) {
  if (view.positions.length === 0) {
    return (
      <div className="panel empty">
        <h2>Nothing is held</h2>
        <p>
          {view.kind === "paper"
            ? "Ask for units of a symbol, or open a position from a signal on its page."
            : "Write what you bought, or drop a CSV file on the page."}
        </p>
      </div>
    );
  }
  return (
    <section className="panel" aria-label="Positions">
      <div className="panel-head">
        <h2>Positions</h2>
      </div>
      <div className="panel-body scroll" tabIndex={0} role="region" aria-label="Table of positions">
        <table className="list">
          <thead>
            <tr>
              <th>Symbol</th>
              <th className="num">Quantity</th>
              <th className="num">Cost each</th>
              <th className="num">Price</th>
              <th className="num">Value</th>
              <th className="num">Gain</th>
              <th className="num">Weight</th>
            </tr>
          </thead>
          <tbody>
            {view.positions.map((one) => (
              <Row key={one.symbol} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ one }: { one: PositionView }) {
  const side = one.gain == null || one.gain === 0 ? "" : one.gain > 0 ? "up" : "down";
  return (
    <tr>
      <th scope="row">
        {one.priceLabel && one.priceLabel !== "typed in" ? (
          <Link to="/symbol/$symbol" params={{ symbol: one.symbol }}>
            {one.symbol}
          </Link>
        ) : (
          one.symbol
        )}
      </th>
      <td className="num">{plain(one.quantity)}</td>
      <td className="num">
        {plain(one.averageCost)} <span className="unit">{one.currency}</span>
      </td>
      <td className="num">
        {plain(one.price)}
        <span className={`price-note ${one.stale ? "late" : "muted"}`}>
          {one.stale && <ClockIcon size={12} />}
          {one.priceTime ? day(one.priceTime) : "unknown"}
          {one.stale && " · stale"}
          {one.priceLabel === "typed in" && " · your price"}
          {one.priceLabel && <LabelBadge label={one.priceLabel} />}
        </span>
      </td>
      <td className="num">{one.value == null ? "–" : number(one.value, 2)}</td>
      <td className={`num ${side}`}>
        {signedMoney(one.gain)}
        {one.gainPercent != null && (
          <span className="price-note">
            {(one.gainPercent > 0 ? "+" : one.gainPercent < 0 ? "−" : "") + number(Math.abs(one.gainPercent), 2)} %
          </span>
        )}
      </td>
      <td className="num">{one.weight == null ? "–" : `${number(one.weight, 1)} %`}</td>
    </tr>
  );
}
