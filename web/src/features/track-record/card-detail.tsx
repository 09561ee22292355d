import { count, day, isKnown, plural, points, share } from "../../lib/format";
import type { ClaimCard, Measured } from "../../lib/shapes";
import { StateChip } from "../../ui/chips";
import { CoverageCurve, ReliabilityPlot } from "../../ui/plot/claim-curves";
import { TimeChart } from "../../ui/plot/time-chart";
import { SampleMin } from "./cards-table";

/** Everything that is known of one kind of claim. */
export function CardDetail({ card, symbols }: { card: ClaimCard; symbols: readonly ClaimCard[] }) {
  const muted = card.state === "unproven";
  return (
    <div className="card-detail">
      <p>{verdict(card)}</p>
      <div className="card-plots">
        {card.reliability.length > 0 && <ReliabilityPlot bins={card.reliability} muted={muted} />}
        {card.curve.length > 0 && <CoverageCurve points={card.curve} baseline={card.baseline.hitRate} muted={muted} />}
        {card.rangeCoverage && <Trailing card={card} />}
        <Facts card={card} />
      </div>
      {symbols.length > 0 && <PerSymbol cards={symbols} />}
    </div>
  );
}

/** What the state rests on, in words. */
function verdict(card: ClaimCard): string {
  const skill = card.rangeCoverage?.scoreSkill ?? card.brierSkill;
  if (card.effectiveSample < SampleMin)
    return `Unproven: ${count(Math.floor(card.effectiveSample))} calls count as independent, and ${SampleMin} are needed before anything can be told.`;
  if (card.state === "unproven")
    return isKnown(skill.low) && skill.low > 0
      ? "Unproven: its skill may be chance among so many cards."
      : "Unproven: the interval of its skill reaches down to none. What is published is the base rate.";
  if (card.state === "weak") return "Weak: its odds are better than the baseline's, by little or not for long.";
  return "Demonstrated: better than its baseline, calibrated, and still so over the last 250 independent calls.";
}

function Facts({ card }: { card: ClaimCard }) {
  const range = card.rangeCoverage;
  const facts: [string, string][] = [
    ["Calls", count(card.calls)],
    ["From", day(card.from)],
    ["To", day(card.to)],
    ["Baseline", card.baseline.name],
    ...(range
      ? ([
          ["Baseline held", `${share(range.baseline80)} and ${share(range.baseline90)}`],
          ["Skill of the ranges", interval(range.scoreSkill)],
        ] as [string, string][])
      : ([
          ["Lift", interval(card.lift)],
          ["Brier skill, decides", interval(card.brierSkill)],
          ["Brier skill against the base rate", points(card.brierSkillClimatology)],
          ["Log-loss skill", points(card.logLossSkill)],
        ] as [string, string][])),
    ...(card.bootstrap ? ([["Brier skill by bootstrap", interval(card.bootstrap.brierSkill)]] as [string, string][]) : []),
    ...(card.published ? ([["As published, right", share(card.published.hitRate)]] as [string, string][]) : []),
  ];
  return (
    <dl className="card-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function interval(measured: Measured): string {
  if (!isKnown(measured.value)) return "not known yet";
  return isKnown(measured.low) ? `${points(measured.value)} [${points(measured.low)}, ${points(measured.high)}]` : points(measured.value);
}

/** How often the ranges of the dates before held, date by date. */
function Trailing({ card }: { card: ClaimCard }) {
  const trailing = card.rangeCoverage!.trailing;
  if (trailing.length < 2) return null;
  return (
    <figure className="plot-figure card-trailing">
      <figcaption>
        <strong>Trailing coverage</strong>
        <span className="muted">How often the ranges of about 250 dates before held. Dotted: what was promised.</span>
      </figcaption>
      <TimeChart
        title="Trailing coverage"
        description="Share of closes inside the 80 and the 90 % range."
        times={trailing.map((one) => Date.parse(one.at))}
        interval={card.interval}
        panes={[
          {
            name: "held",
            height: 220,
            levels: [0.8, 0.9],
            format: (value) => share(value),
            axisFormat: (value) => share(value, 0),
            lines: [
              { name: "90 % range", tone: "main", values: trailing.map((one) => one.p90) },
              { name: "80 % range", tone: "one", values: trailing.map((one) => one.p80) },
            ],
          },
        ]}
      />
    </figure>
  );
}

function PerSymbol({ cards }: { cards: readonly ClaimCard[] }) {
  const isRange = cards[0]!.rangeCoverage !== null;
  return (
    <details className="per-symbol" open={cards.length <= 8}>
      <summary>{plural(cards.length, "symbol")} one by one</summary>
      <div className="scroll">
        <table className="list">
          <thead>
            <tr>
              <th>Symbol</th>
              <th>State</th>
              <th className="num">{isRange ? "80 % held" : "Right"}</th>
              <th className="num">{isRange ? "90 % held" : "Baseline"}</th>
              <th className="num">{isRange ? "Skill, points" : "Lift, points"}</th>
              <th className="num">Effective sample</th>
              <th className="num">Calls</th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <tr key={card.scope} className={card.state === "unproven" ? "card-unproven" : ""}>
                <th scope="row">{card.scope}</th>
                <td>
                  <StateChip state={card.state} />
                </td>
                <td className="num">{share(card.rangeCoverage?.p80 ?? card.hitRate)}</td>
                <td className="num">{share(card.rangeCoverage?.p90 ?? card.baseline.hitRate)}</td>
                <td className="num">{interval(card.rangeCoverage?.scoreSkill ?? card.lift)}</td>
                <td className="num">{count(Math.floor(card.effectiveSample))}</td>
                <td className="num">{count(card.calls)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
