import { day, number, percent, plural } from "../../lib/format";
import type { RiskView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { Left } from "./left";

const names: Record<string, string> = {
  historical: "The past",
  normal: "Normal",
  cornishFisher: "Cornish–Fisher",
  monteCarlo: "Monte Carlo",
};

/** Four ways of asking one question, and whose risk it is. */
export function ValueAtRisk({ view }: { view: RiskView }) {
  return (
    <section className="panel" aria-label="Value at risk">
      <div className="panel-head">
        <h2>Value at risk</h2>
        {view.dataLabel.split(", ").map((label) => (
          <LabelBadge key={label} label={label} />
        ))}
        <span className="muted">
          {view.returns > 0 &&
            `${number(100 * view.confidence, Number.isInteger(100 * view.confidence) ? 0 : 1)} % over ${plural(view.days, "day")}, from ${plural(view.returns, "return")}, ${day(view.from)} to ${day(view.to)}`}
        </span>
      </div>
      <div className="panel-body">
        <p className="risk-sentence">{view.sentence}</p>
        <div className="risk-tables">
          <div className="scroll" tabIndex={0} role="group" aria-label="Methods">
            <Methods view={view} />
          </div>
          <div className="scroll" tabIndex={0} role="group" aria-label="Whose risk it is">
            <Parts view={view} />
          </div>
        </div>
        <Left left={view.left} />
      </div>
    </section>
  );
}

function Methods({ view }: { view: RiskView }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th>Method</th>
          <th className="num">Value at risk</th>
          <th className="num">95 % interval</th>
          <th className="num">Shortfall beyond</th>
          <th>Assumes</th>
        </tr>
      </thead>
      <tbody>
        {view.methods.map((one) => (
          <tr key={one.method}>
            <th scope="row">{names[one.method] ?? one.method}</th>
            <td className="num">{number(one.valueAtRisk, 0)}</td>
            <td className="num muted">{one.low === null && one.high === null ? "" : `${number(one.low, 0)} to ${number(one.high, 0)}`}</td>
            <td className="num">{number(one.expectedShortfall, 0)}</td>
            <td className="muted assumes">{one.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Parts({ view }: { view: RiskView }) {
  const parts = [...view.parts].sort((a, b) => (b.component ?? 0) - (a.component ?? 0));
  return (
    <table className="list">
      <thead>
        <tr>
          <th>Position</th>
          <th className="num">Worth</th>
          <th className="num">Adds</th>
          <th className="num">Share</th>
          <th className="num">Volatility a year</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((one) => (
          <tr key={one.symbol}>
            <th scope="row">{one.symbol}</th>
            <td className="num">{number(one.value, 0)}</td>
            <td className="num">{number(one.component, 0)}</td>
            <td className="num">{percent(one.sharePercent)}</td>
            <td className="num">{percent(one.volatilityPercent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
