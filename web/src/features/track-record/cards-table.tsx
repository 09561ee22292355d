import { Fragment, useState } from "react";
import { count, isKnown, points, share } from "../../lib/format";
import type { ClaimCard } from "../../lib/shapes";
import { agentWords, targetWords } from "../../lib/targets";
import { StateChip } from "../../ui/chips";
import { ChevronIcon } from "../../ui/icons";
import { Whisker } from "../../ui/plot/whisker";
import { CardDetail } from "./card-detail";
import { consensus, groups, ofSymbols, reachOf, skill, type CardGroup } from "./cards";

/** Below this effective sample a claim stays unproven whatever it shows. */
export const SampleMin = 250;

const Columns = 8;

/** A row for each speaker on each question, in reach of everything that is known of it. */
export function CardsTable({ cards }: { cards: readonly ClaimCard[] }) {
  const [who, setWho] = useState<"consensus" | "everyone">("everyone");
  const [open, setOpen] = useState<string | null>(null);
  const shown = groups(cards, who);
  const odds = shown.filter((group) => group.cards.some((card) => !card.rangeCoverage));
  const ranges = shown.filter((group) => group.cards.some((card) => card.rangeCoverage));
  const part = { all: cards, open, onOpen: (key: string) => setOpen(open === key ? null : key) };
  return (
    <>
      <section className="panel" aria-label="Claim cards">
        <div className="panel-head">
          <h2>Claims</h2>
          <span className="muted">right calls beside a fixed baseline's on the same questions; open one for all that is known of it</span>
          {cards.some((card) => card.who !== consensus) && (
            <div className="toggles">
              <button aria-pressed={who === "consensus"} onClick={() => setWho("consensus")}>
                Consensus
              </button>
              <button aria-pressed={who === "everyone"} onClick={() => setWho("everyone")}>
                Agents too
              </button>
            </div>
          )}
        </div>
        <div className="panel-body">
          <table className="list cards-table">
            <thead>
              <tr>
                <th>Who</th>
                <th>State</th>
                <th className="num">Right</th>
                <th className="num">Baseline</th>
                <th title="Right calls above the baseline's, in points, with a 95 % interval">Lift, points</th>
                <th className="num" title="Calls that can count as independent; 250 are needed">
                  Effective sample
                </th>
                <th className="num" title="Calls over questions">
                  Coverage
                </th>
                <th className="num" title="How far what was said is from what came true, in points">
                  Calibration error
                </th>
              </tr>
            </thead>
            <Groups groups={odds} {...part} />
          </table>
        </div>
      </section>
      {ranges.length > 0 && (
        <section className="panel" aria-label="Ranges">
          <div className="panel-head">
            <h2>Ranges</h2>
            <span className="muted">how often the close ended inside what was to hold 80 and 90 of 100</span>
          </div>
          <div className="panel-body">
            <table className="list cards-table">
              <thead>
                <tr>
                  <th>Who</th>
                  <th>State</th>
                  <th className="num">80 % held</th>
                  <th className="num">90 % held</th>
                  <th title="Share of the baseline's interval score that is saved, with a 95 % interval">Skill, points</th>
                  <th className="num">Effective sample</th>
                  <th className="num" title="Mean width of the 90 % range, of the close">
                    Width of 90 %
                  </th>
                  <th className="num" title="The baseline's width: a normal of the past year's volatility">
                    Baseline's
                  </th>
                </tr>
              </thead>
              <Groups groups={ranges} {...part} />
            </table>
          </div>
        </section>
      )}
    </>
  );
}

interface GroupsProps {
  groups: readonly CardGroup[];
  all: readonly ClaimCard[];
  open: string | null;
  onOpen: (key: string) => void;
}

function Groups({ groups: shown, all, open, onOpen }: GroupsProps) {
  const reach = reachOf(shown.flatMap((group) => group.cards.map(decisive)));
  return shown.map((group) => (
    <tbody key={group.target}>
      <tr className="card-question">
        <th colSpan={Columns} scope="rowgroup">
          {targetWords(group.target, group.interval).question} <span className="unit">{group.target}</span>
        </th>
      </tr>
      {group.cards.map((card) => {
        const key = `${card.who} ${card.target}`;
        return (
          <Fragment key={key}>
            <Row card={card} reach={reach} open={open === key} onOpen={() => onOpen(key)} />
            {open === key && (
              <tr className="card-opened">
                <td colSpan={Columns}>
                  <CardDetail card={card} symbols={ofSymbols(all, card)} />
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </tbody>
  ));
}

/** The interval that is drawn: the lift of a call, the skill of a range. */
function decisive(card: ClaimCard) {
  return card.rangeCoverage ? skill(card) : card.lift;
}

function Row({ card, reach, open, onOpen }: { card: ClaimCard; reach: number; open: boolean; onOpen: () => void }) {
  const { rangeCoverage: range } = card;
  const measured = decisive(card);
  const words = isKnown(measured.low)
    ? `${points(measured.value)}, from ${points(measured.low)} to ${points(measured.high)} points`
    : "not known yet";
  return (
    <tr className={`card-row ${card.state === "unproven" ? "card-unproven" : ""} ${open ? "shown" : ""}`}>
      <th scope="row">
        <button className="card-open" aria-expanded={open} onClick={onOpen}>
          <ChevronIcon />
          {card.who === consensus ? "Consensus" : agentWords(card.who)}
        </button>
      </th>
      <td>
        <StateChip state={card.state} />
      </td>
      <td className="num" data-title={range ? "80 % held" : "Right"}>
        {share(range ? range.p80 : card.hitRate)}
      </td>
      <td className="num" data-title={range ? "90 % held" : "Baseline"}>
        {range ? share(range.p90) : <span title={card.baseline.name}>{share(card.baseline.hitRate)}</span>}
      </td>
      <td className="card-lift" data-title={range ? "Skill" : "Lift"}>
        {isKnown(measured.value) && isKnown(measured.low) && isKnown(measured.high) ? (
          <span title={words}>
            <Whisker
              value={measured.value}
              low={measured.low}
              high={measured.high}
              reach={reach}
              muted={card.state === "unproven"}
              description={words}
            />
            <span className="num">{points(measured.value)}</span>
          </span>
        ) : (
          <span className="muted">–</span>
        )}
      </td>
      <td className="num" data-title="Effective sample">
        {count(Math.floor(card.effectiveSample))}
        {card.effectiveSample < SampleMin && <span className="unit"> of {SampleMin}</span>}
      </td>
      <td className="num" data-title={range ? "Width of 90 %" : "Coverage"}>
        {range ? share(range.width90) : share(card.coverage, 0)}
      </td>
      <td className="num" data-title={range ? "Baseline's" : "Calibration error"}>
        {range ? share(range.baselineWidth90) : isKnown(card.calibrationError) ? points(card.calibrationError).replace("+", "") : "–"}
      </td>
    </tr>
  );
}
