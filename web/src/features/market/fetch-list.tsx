import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { count, plural } from "../../lib/format";
import type { FetchView } from "../../lib/shapes";
import { CloseIcon, WarnIcon } from "../../ui/icons";
import { fetchesQuery, marketKey } from "./market-query";

/** How far the history of each added ticker is. Shown while one is on its way or has failed; dismissed until another is added. */
export function FetchList({ onRetry }: { onRetry: (symbols: string[]) => void }) {
  const queries = useQueryClient();
  const { data = [] } = useQuery(fetchesQuery);
  const [dismissed, setDismissed] = useState(0);
  const stored = data.filter((one) => one.state === "stored").length;
  const failed = data.filter((one) => one.state === "failed");
  const active = data.filter(isActive).length;

  useEffect(() => {
    void queries.invalidateQueries({ queryKey: marketKey });
  }, [queries, stored, failed.length]);

  if (active === 0 && (failed.length === 0 || dismissed >= data.length)) return null;
  return (
    <section className="panel fetches" aria-label="Histories being fetched">
      <div className="panel-head">
        <h2>
          {active > 0
            ? `Fetching ${plural(active, "history", "histories")}`
            : `${plural(failed.length, "history", "histories")} could not be had`}
        </h2>
        {failed.length > 0 && active === 0 && (
          <>
            <button className="button button-small" onClick={() => onRetry(failed.map((one) => one.symbol))}>
              Try again
            </button>
            <button className="icon-button" onClick={() => setDismissed(data.length)} aria-label="Dismiss">
              <CloseIcon />
            </button>
          </>
        )}
      </div>
      <ul className="panel-body" role="status">
        {data.map((one) => (
          <li key={one.symbol} className={`fetch fetch-${one.state}`}>
            <strong>{one.symbol}</strong>
            <span>{words(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function isActive(one: FetchView): boolean {
  return one.state === "waiting" || one.state === "fetching";
}

function words(one: FetchView) {
  if (one.state === "waiting") return "waiting";
  if (one.state === "fetching") return one.source ? `fetching from ${one.source}` : "fetching";
  if (one.state === "stored") return `${count(one.bars)} bars from ${one.source}`;
  return (
    <>
      <WarnIcon /> failed: {one.why}. {one.next}
    </>
  );
}
