import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { day, plural } from "../../lib/format";
import type { EvaluationReport, EvaluationRow, EvaluationsPage } from "../../lib/shapes";
import { agentWords, plain } from "../../lib/targets";
import { FlaskIcon } from "../../ui/icons";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { AblationTable } from "./ablation-table";
import { CardsTable } from "./cards-table";
import { CompareRuns } from "./compare-runs";
import { evaluationQuery, evaluationsQuery, isGoing, storedQuery } from "./queries";
import { RunsList } from "./runs-list";
import { SetUpsTable } from "./set-ups-table";
import { RunningNow, StartEvaluation } from "./start-evaluation";

/** Evaluations: the cards of one, two beside each other, and all that were run. */
export function EvaluationTab() {
  const runs = useQuery(evaluationsQuery);
  const { data: stored } = useQuery(storedQuery);
  const isMadeUp = stored !== undefined && stored.length > 0 && stored.every((one) => one.dataLabel.toUpperCase() === "SYNTHETIC");
  return (
    <ListState
      query={runs}
      what="evaluations"
      skeleton={<CardsSkeleton />}
      isEmpty={({ items }) => items.length === 0}
      empty={isMadeUp ? <MadeUp /> : <NoEvaluation />}
    >
      {(page) => <Evaluations page={page} isMadeUp={isMadeUp} />}
    </ListState>
  );
}

function Evaluations({ page, isMadeUp }: { page: EvaluationsPage; isMadeUp: boolean }) {
  const { run, compare } = useSearch({ from: "/track-record" });
  const going = page.items.filter(isGoing);
  const done = page.items.filter((one) => one.state === "done");
  const shown = done.find((one) => one.id === run) ?? done[0];
  const [first, second] = (compare ?? "").split(",");
  return (
    <div className="record-parts">
      {going.map((one) => (
        <RunningNow key={one.id} run={one} />
      ))}
      {first && second ? <CompareRuns first={first} second={second} /> : shown ? <Report run={shown} /> : isMadeUp ? <MadeUp /> : null}
      <RunsList page={page} shown={shown?.id} start={<StartEvaluation busy={going.length > 0} />} />
    </div>
  );
}

function Report({ run }: { run: EvaluationRow }) {
  const evaluation = useQuery(evaluationQuery(run.id));
  return (
    <ListState query={evaluation} what={`evaluation ${run.id}`} skeleton={<CardsSkeleton />} isEmpty={({ report }) => !report} empty={null}>
      {({ report }) =>
        report && (
          <div className="record-parts">
            <Gist run={run} report={report} />
            <CardsTable key={run.id} cards={report.cards} />
            {report.setUps && report.setUps.length > 0 && <SetUpsTable setUps={report.setUps} />}
            {report.ablation && <AblationTable ablation={report.ablation} />}
          </div>
        )
      }
    </ListState>
  );
}

/** What to take from it, and what it rests on. */
function Gist({ run, report }: { run: EvaluationRow; report: EvaluationReport }) {
  const sentences = (run.summary?.sentence ?? "").split(/(?<=[^\d]\.) /).filter((one) => one !== "");
  return (
    <section className="panel gist" aria-label="What to take from it">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{plain(sentence).replace(/[a-z_]+(?= alone is )/g, agentWords)}</li>
        ))}
      </ul>
      <p className="muted">
        <span>Evaluation {report.id}</span>
        <span title={report.symbols.join(", ")}>{plural(report.symbols.length, "symbol")}</span>
        <span>{report.interval} bars</span>
        <span>{plural(report.bars, "bar")} stepped</span>
        <span>
          {day(report.from)} to {day(report.to)}
        </span>
        <span title="Distinct settings ever evaluated here: the more, the more looks good by chance">
          {plural(report.variantsTried, "variant")} tried
        </span>
        <span>
          data <code title={report.dataHash}>{report.dataHash.slice(0, 12)}</code>
        </span>
      </p>
    </section>
  );
}

/** Why there is no accuracy here at all. */
export function MadeUp() {
  return (
    <div className="panel empty made-up">
      <FlaskIcon />
      <h2>No accuracy is shown on synthetic data</h2>
      <p>
        Everything stored here was made by the simulator. How often its prices were called right says how the simulator was built, and
        nothing about a market, so it is neither measured nor shown.
      </p>
      <p>
        Import bars of a real market on the market page, or with <code>golden import FILE</code>; then start an evaluation here.
      </p>
    </div>
  );
}

function NoEvaluation() {
  return (
    <div className="panel empty">
      <h2>Nothing has been evaluated yet</h2>
      <p>
        An evaluation steps the stored bars of your watchlist through the platform, settles every claim, and shows how often each kind came
        true beside what needs no skill.
      </p>
      <StartEvaluation busy={false} />
    </div>
  );
}

function CardsSkeleton() {
  return (
    <div className="panel">
      <SkeletonRows rows={10} height={36} />
    </div>
  );
}
