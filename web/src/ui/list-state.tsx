import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { age } from "../lib/format";
import { useNow } from "../lib/live";
import { Problem } from "../lib/problem";
import { ClockIcon, WarnIcon } from "./icons";
import "./list-state.css";

export interface ListStateProps<T> {
  query: Pick<UseQueryResult<T>, "data" | "error" | "isFetching" | "dataUpdatedAt" | "refetch">;
  /** What is listed, in the plural: "symbols". */
  what: string;
  /** Drawn while nothing has come yet, in the shape of what will come. */
  skeleton: ReactNode;
  isEmpty: (data: T) => boolean;
  empty: ReactNode;
  children: (data: T) => ReactNode;
}

/** The five states of every list: loading, empty, stale, failed, full. An old list stays on the screen and says how old it is. */
export function ListState<T>({ query, what, skeleton, isEmpty, empty, children }: ListStateProps<T>) {
  const { data, error } = query;
  const retry = () => void query.refetch();
  if (data === undefined) {
    if (error) return <Failed problem={Problem.from(error)} what={what} retry={retry} busy={query.isFetching} />;
    return (
      <div aria-busy="true" data-state="loading">
        <span className="hidden" role="status">
          Loading {what}
        </span>
        {skeleton}
      </div>
    );
  }
  const body = isEmpty(data) ? <div data-state="empty">{empty}</div> : children(data);
  if (!error) return isEmpty(data) ? body : <div data-state="full">{body}</div>;
  return (
    <div data-state="stale">
      <StaleNote since={query.dataUpdatedAt} problem={Problem.from(error)} retry={retry} busy={query.isFetching} />
      {body}
    </div>
  );
}

function StaleNote({ since, problem, retry, busy }: { since: number; problem: Problem; retry: () => void; busy: boolean }) {
  const now = useNow();
  return (
    <div className="stale-note" role="status">
      <ClockIcon />
      <strong>{age((now - since) / 1000)} old.</strong>
      <span>{problem.message} These are the last numbers that came.</span>
      <button className="button button-small" onClick={retry} disabled={busy}>
        Retry
      </button>
    </div>
  );
}

export function Failed({ problem, what, retry, busy = false }: { problem: Problem; what: string; retry: () => void; busy?: boolean }) {
  return (
    <div className="failed" role="alert" data-state="failed">
      <WarnIcon />
      <div className="failed-words">
        <strong>Could not load {what}</strong>
        <p>{problem.message}</p>
        <p className="muted">{problem.nextStep}</p>
        {problem.errorId && (
          <p className="muted">
            Error id <code>{problem.errorId}</code>
          </p>
        )}
      </div>
      <button className="button" onClick={retry} disabled={busy}>
        {busy ? "Retrying…" : "Retry"}
      </button>
    </div>
  );
}

/** Grey bars where text will stand. */
export function SkeletonRows({ rows, height = 56 }: { rows: number; height?: number }) {
  return (
    <div className="skeleton-rows">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ height }}>
          <i style={{ width: 56 }} />
          <i style={{ width: 72 }} />
          <i style={{ flex: 1 }} />
          <i style={{ width: "16%" }} />
          <i style={{ width: "10%" }} />
        </div>
      ))}
    </div>
  );
}
