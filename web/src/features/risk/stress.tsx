import { number, signed, signedPercent } from "../../lib/format";
import type { StressView } from "../../lib/shapes";
import { DownMark, UpMark } from "../../ui/icons";
import { Left } from "./left";

/** What a bad time would do to what is held now. */
export function Stress({ view }: { view: StressView }) {
  return (
    <section className="panel" aria-label="Stress">
      <div className="panel-head">
        <h2>Stress</h2>
        <span className="muted">{view.sentence}</span>
      </div>
      <div className="panel-body">
        {view.scenarios.map((scenario) => (
          <Scenario key={scenario.name} scenario={scenario} />
        ))}
      </div>
    </section>
  );
}

function Scenario({ scenario }: { scenario: StressView["scenarios"][number] }) {
  return (
    <section className="scenario" aria-label={scenario.title}>
      <h3>
        {scenario.title}: <Profit value={scenario.profit} /> <span className="muted">on {number(scenario.covered, 0)}</span>
      </h3>
      {scenario.lines.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={`Positions: ${scenario.title}`}>
          <table className="list">
            <thead>
              <tr>
                <th>Position</th>
                <th className="num">Worth</th>
                <th className="num">Move</th>
                <th className="num">Result</th>
                <th>From</th>
              </tr>
            </thead>
            <tbody>
              {[...scenario.lines]
                .sort((a, b) => a.profit - b.profit)
                .map((line) => (
                  <tr key={line.symbol}>
                    <th scope="row">{line.symbol}</th>
                    <td className="num">{number(line.value, 0)}</td>
                    <td className="num">{signedPercent(line.movePercent, 1)}</td>
                    <td className="num">
                      <Profit value={line.profit} />
                    </td>
                    <td className="muted assumes">{line.how}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      <Left left={scenario.left} />
      {scenario.source && <p className="muted source">{scenario.source}</p>}
    </section>
  );
}

function Profit({ value }: { value: number }) {
  if (Math.round(value) === 0) return <span>0</span>;
  return (
    <span className={value > 0 ? "up" : "down"}>
      {value > 0 ? <UpMark /> : <DownMark />}
      {signed(value, 0)}
    </span>
  );
}
