import { day, number, percent, plural, share } from "../../lib/format";
import type { ExposureView } from "../../lib/shapes";
import { Left } from "./left";

/** How much is in the market and in what. */
export function ExposurePanel({ view }: { view: ExposureView }) {
  const { past } = view;
  return (
    <section className="panel" aria-label="Exposure">
      <div className="panel-head">
        <h2>Exposure</h2>
      </div>
      <div className="panel-body">
        <dl className="risk-facts">
          <Fact name="Gross" value={number(view.gross, 0)} />
          <Fact name="Net" value={number(view.net, 0)} />
          <Fact
            name="Moves like"
            value={view.betaWeighted === null ? "no beta known" : `${number(view.betaWeighted, 0)} of ${view.benchmark}`}
          />
          {past && <Fact name="Volatility a year" value={percent(past.volatilityPercent)} />}
          {past && <Fact name="Deepest fall" value={percent(past.maxDrawdownPercent)} />}
        </dl>
        <p className="muted">
          {past
            ? `The same shares held over ${plural(past.returns, "day")}, ${day(past.from)} to ${day(past.to)}; nobody's record.`
            : "Too few days in common to tell its past."}
        </p>
        <table className="list">
          <tbody>
            {[
              ...view.byAssetClass.map((one) => ({ ...one, kind: "class" })),
              ...view.byCurrency.map((one) => ({ ...one, kind: "currency" })),
            ].map((one) => (
              <tr key={one.kind + one.name}>
                <th scope="row">{one.name}</th>
                <td className="muted">{one.kind}</td>
                <td className="num">{number(one.net, 0)}</td>
                <td className="num">{share(one.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Left left={[...view.left, ...(past?.left ?? [])]} />
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
