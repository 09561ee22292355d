import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { points, share } from "../../lib/format";
import { Problem } from "../../lib/problem";
import type { ClaimCard, EvaluationReport } from "../../lib/shapes";
import { agentWords, compareTargets, targetWords } from "../../lib/targets";
import { StateChip } from "../../ui/chips";
import { Failed, SkeletonRows } from "../../ui/list-state";
import { everySymbol, skill } from "./cards";
import { evaluationQuery } from "./queries";

/** Two evaluations side by side, card by card. */
export function CompareRuns({ first, second }: { first: string; second: string }) {
  const [a, b] = useQueries({ queries: [evaluationQuery(first), evaluationQuery(second)] });
  const failed = a.error ?? b.error;
  if (failed)
    return <Failed problem={Problem.from(failed)} what="the comparison" retry={() => void Promise.all([a.refetch(), b.refetch()])} />;
  if (!a.data?.report || !b.data?.report)
    return (
      <div className="panel">
        <SkeletonRows rows={10} height={36} />
      </div>
    );
  return <Beside first={a.data.report} second={b.data.report} />;
}

function Beside({ first, second }: { first: EvaluationReport; second: EvaluationReport }) {
  const pairs = pair(first.cards, second.cards);
  return (
    <section className="panel" aria-label="Comparison">
      <div className="panel-head">
        <h2>
          Evaluation {first.id} beside {second.id}
        </h2>
        <span className="muted">{sameness(first, second)}</span>
        <Link to="/track-record" className="button button-small">
          Close
        </Link>
      </div>
      <div className="panel-body scroll">
        <table className="list compare-cards">
          <thead>
            <tr>
              <th>Who</th>
              <th>On</th>
              {[first, second].map((one) => (
                <th key={one.id}>State, {one.id}</th>
              ))}
              {[first, second].map((one) => (
                <th key={one.id} className="num">
                  Right, {one.id}
                </th>
              ))}
              {[first, second].map((one) => (
                <th key={one.id} className="num">
                  Skill, {one.id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ who, target, cards }) => (
              <tr key={`${who} ${target}`}>
                <th scope="row">{who === "consensus" ? "Consensus" : agentWords(who)}</th>
                <td>{targetWords(target, first.interval).short}</td>
                {cards.map((card, i) => (
                  <td key={i}>{card && <StateChip state={card.state} />}</td>
                ))}
                {cards.map((card, i) => (
                  <td key={i} className="num">
                    {share(card?.hitRate ?? card?.rangeCoverage?.p80)}
                  </td>
                ))}
                {cards.map((card, i) => (
                  <td key={i} className="num">
                    {card ? points(skill(card).value) : "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function pair(first: readonly ClaimCard[], second: readonly ClaimCard[]) {
  const shared = (cards: readonly ClaimCard[]) =>
    new Map(cards.filter((one) => one.scope === everySymbol && one.calls > 0).map((one) => [`${one.who} ${one.target}`, one]));
  const [a, b] = [shared(first), shared(second)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((key) => {
      const [who = "", target = ""] = key.split(" ");
      return { who, target, cards: [a.get(key), b.get(key)] as const };
    })
    .sort(
      (x, y) =>
        compareTargets(x.target, y.target) || Number(y.who === "consensus") - Number(x.who === "consensus") || x.who.localeCompare(y.who),
    );
}

function sameness(first: EvaluationReport, second: EvaluationReport): string {
  if (first.resultHash === second.resultHash) return "the same result, to the last bit";
  const differ = [first.settingsHash !== second.settingsHash && "settings", first.dataHash !== second.dataHash && "data"].filter(Boolean);
  return differ.length === 0 ? "another version of the program made one of them" : `different ${differ.join(" and ")}`;
}
