import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { post } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { DemoView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { PlayIcon } from "../../ui/icons";
import { demoKey, demoQuery } from "./market-query";

/** Demonstrations that are not running yet, as buttons beside the box. */
export function DemoOffer({ onStarted }: { onStarted: () => unknown }) {
  const { offered, start } = useDemos(onStarted);
  return offered.map((demo) => (
    <button
      key={demo.id}
      className="button demo"
      disabled={start.isPending}
      onClick={() => start.mutate(demo.id)}
      title={about(demo, start.error)}
    >
      <PlayIcon />
      {demo.title}
      <LabelBadge label={demo.label} />
    </button>
  ));
}

/** The same with all that is known of them, for a page that has nothing else to show. */
export function DemoCards({ onStarted }: { onStarted: () => unknown }) {
  const { offered, start } = useDemos(onStarted);
  if (offered.length === 0) return null;
  return (
    <ul className="demo-cards">
      {offered.map((demo) => (
        <li key={demo.id}>
          <strong>{demo.title}</strong> <LabelBadge label={demo.label} />
          <p>{demo.description}</p>
          <p className="muted">Source: {demo.source}</p>
          <button className="button button-main" disabled={start.isPending} onClick={() => start.mutate(demo.id)}>
            <PlayIcon />
            {start.isPending && start.variables === demo.id ? "Starting…" : "Start"}
          </button>
          {start.isError && start.variables === demo.id && <p className="down">{Problem.from(start.error).message}</p>}
        </li>
      ))}
    </ul>
  );
}

function useDemos(onStarted: () => unknown) {
  const queries = useQueryClient();
  const { data: demos = [] } = useQuery(demoQuery);
  const start = useMutation({
    mutationFn: (id: string) => post<unknown>(`/demo/${encodeURIComponent(id)}`),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: demoKey }), onStarted()]),
  });
  return { offered: demos.filter((demo) => !demo.active), start };
}

function about(demo: DemoView, error: unknown): string {
  return error ? Problem.from(error).message : `${demo.description} Source: ${demo.source}`;
}
