import { number } from "../../lib/format";
import type { CorrelationView } from "../../lib/shapes";

/** Pairs, closest first, each with its interval. */
export function Correlations({ view }: { view: CorrelationView }) {
  return (
    <section className="panel" aria-label="Correlations">
      <div className="panel-head">
        <h2>Correlations</h2>
        <span className="muted">of daily returns</span>
      </div>
      <div className="panel-body scroll" tabIndex={0} role="group" aria-label="Pairs">
        <table className="list">
          <thead>
            <tr>
              <th>Pair</th>
              <th className="num">r</th>
              <th className="num">95 % interval</th>
              <th className="num">Days</th>
            </tr>
          </thead>
          <tbody>
            {view.pairs.map((one) => (
              <tr key={one.first + one.second}>
                <th scope="row">
                  {one.first} {one.second}
                </th>
                <td className="num">{number(one.value, 2)}</td>
                <td className="num muted">{one.why ?? `${number(one.low, 2)} to ${number(one.high, 2)}`}</td>
                <td className="num">{number(one.returns, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
