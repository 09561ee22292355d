import { count, isKnown, points, share } from "../../lib/format";
import type { SetUpRecord } from "../../lib/shapes";
import { plain } from "../../lib/targets";
import { StateChip } from "../../ui/chips";
import { Whisker } from "../../ui/plot/whisker";
import { reachOf } from "./cards";

/** What came of each named trade, beside a random entry with the same barriers. */
export function SetUpsTable({ setUps }: { setUps: readonly SetUpRecord[] }) {
  const reach = reachOf(setUps.map((one) => one.lift));
  return (
    <section className="panel" aria-label="Set-ups">
      <div className="panel-head">
        <h2>Set-ups</h2>
        <span className="muted">
          how often a pattern's trade reached its target before its stop, beside a random entry with the same barriers
        </span>
      </div>
      <div className="panel-body">
        <table className="list cards-table">
          <thead>
            <tr>
              <th>Set-up</th>
              <th>State</th>
              <th className="num">Times</th>
              <th className="num">Target first</th>
              <th className="num">Random entry</th>
              <th title="Above the random entry, in points, with a 95 % interval">Lift, points</th>
              <th className="num" title="Times that can count as independent; 250 are needed">
                Effective sample
              </th>
            </tr>
          </thead>
          <tbody>
            {setUps.map(({ name, side, state, calls, hitRate, baselineHitRate, lift, effectiveSample }) => (
              <tr key={`${name} ${side}`} className="card-row">
                <td>
                  {plain(name)} <span className="muted">{side > 0 ? "buy" : "sell"}</span>
                </td>
                <td>
                  <StateChip state={state} />
                </td>
                <td className="num" data-title="times">
                  {count(calls)}
                </td>
                <td className="num" data-title="target first">
                  {share(hitRate)}
                </td>
                <td className="num" data-title="random entry">
                  {share(baselineHitRate)}
                </td>
                <td className="card-lift">
                  {isKnown(lift.value) && isKnown(lift.low) && isKnown(lift.high) ? (
                    <Whisker
                      value={lift.value}
                      low={lift.low}
                      high={lift.high}
                      reach={reach}
                      muted={state === "unproven"}
                      description={`${points(lift.value)} points, from ${points(lift.low)} to ${points(lift.high)}`}
                    />
                  ) : (
                    <span className="muted">too few times</span>
                  )}
                </td>
                <td className="num" data-title="effective sample">
                  {count(Math.floor(effectiveSample))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
