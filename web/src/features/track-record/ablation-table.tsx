import { isKnown, number, points } from "../../lib/format";
import type { AgentAblation } from "../../lib/shapes";
import { agentWords, compareTargets, targetWords } from "../../lib/targets";
import { Whisker } from "../../ui/plot/whisker";
import { reachOf } from "./cards";

/** What changes when an agent is left out. */
export function AblationTable({ ablation }: { ablation: readonly AgentAblation[] }) {
  const reach = reachOf(ablation.flatMap((one) => one.targets.map((target) => target.marginalBrierSkill)));
  return (
    <section className="panel" aria-label="Ablation">
      <div className="panel-head">
        <h2>Without each agent</h2>
        <span className="muted">
          Brier skill that an agent adds to the consensus, in points; it earns its place where the interval lies above zero
        </span>
      </div>
      <div className="panel-body ablation">
        {ablation.map((one) => (
          <details key={one.agent}>
            <summary>
              <strong>{agentWords(one.agent)}</strong>
              <span>{one.sentence}</span>
              <span className="muted">
                {isKnown(one.nanosecondsPerBar) && `${number(one.nanosecondsPerBar, 0)} ns a bar`}
                {one.redundantWith &&
                  isKnown(one.correlation) &&
                  ` · goes most with ${agentWords(one.redundantWith)}, ${number(one.correlation, 2)}`}
              </span>
            </summary>
            <table className="list">
              <tbody>
                {[...one.targets]
                  .sort((a, b) => compareTargets(a.target, b.target))
                  .map(({ target, marginalBrierSkill: { value, low, high } }) => (
                    <tr key={target}>
                      <td>{targetWords(target, "1d").short}</td>
                      <td className="card-lift">
                        {isKnown(value) && isKnown(low) && isKnown(high) ? (
                          <Whisker
                            value={value}
                            low={low}
                            high={high}
                            reach={reach}
                            muted={false}
                            description={`from ${points(low)} to ${points(high)} points`}
                          />
                        ) : (
                          <span className="muted">not known yet</span>
                        )}
                      </td>
                      <td className="num">{points(value, 2)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </details>
        ))}
      </div>
    </section>
  );
}
