import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AlertView } from "../../lib/shapes";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { Composer } from "./composer";
import { FiringList } from "./firing-list";
import { HerePanel } from "./here-panel";
import { historyQuery, rulesQuery } from "./queries";
import { RuleList } from "./rule-list";
import "./alerts.css";

/** Rules in sentences: made, tried on the past, at work, and what they have told. */
export function AlertsPage() {
  const rules = useQuery(rulesQuery);
  const history = useInfiniteQuery(historyQuery);
  const [sentence, setSentence] = useState("");
  const [gone, setGone] = useState<AlertView | null>(null);
  useEffect(() => {
    document.title = "Alerts · GoldenSignals";
  }, []);
  return (
    <div className="page alerts">
      <div className="page-head">
        <h1>Alerts</h1>
        <p className="muted">
          A rule speaks at the close where its condition becomes so, and says later whether the claim it told of came true.
        </p>
      </div>
      <div className="alerts-grid">
        <div className="alerts-side">
          <Composer sentence={sentence} onChange={setSentence} />
          <HerePanel />
        </div>
        <div className="alerts-lists">
          <ListState
            query={rules}
            what="alerts"
            skeleton={<Waiting rows={3} />}
            isEmpty={({ items }) => items.length === 0 && gone === null}
            empty={<NoRules />}
          >
            {({ items }) => <RuleList rules={items} gone={gone} setGone={setGone} onTry={setSentence} />}
          </ListState>
          <section aria-label="What has fired">
            <ListState
              query={history}
              what="what has fired"
              skeleton={<Waiting rows={4} />}
              isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
              empty={<NothingFired />}
            >
              {({ pages }) => (
                <FiringList
                  firings={pages.flatMap((page) => page.items)}
                  older={{ more: history.hasNextPage, busy: history.isFetchingNextPage, fetch: () => void history.fetchNextPage() }}
                />
              )}
            </ListState>
          </section>
        </div>
      </div>
    </div>
  );
}

function Waiting({ rows }: { rows: number }) {
  return (
    <div className="panel">
      <SkeletonRows rows={rows} height={34} />
    </div>
  );
}

function NoRules() {
  return (
    <div className="panel empty">
      <h2>No alert yet</h2>
      <p>Write what you want to be told of, try it on the past, and add it.</p>
    </div>
  );
}

function NothingFired() {
  return (
    <div className="panel empty">
      <h2>Nothing has fired yet</h2>
      <p>What fires is kept here, with where it was sent and what came of it.</p>
    </div>
  );
}
