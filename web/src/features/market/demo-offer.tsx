import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { post, remove } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { DemoView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { PlayIcon } from "../../ui/icons";
import { demoKey, demoQuery } from "./market-query";

/** Demonstrations as buttons beside the box: to start one that does not run yet, and to leave one that does. */
export function DemoOffer({ onStarted }: { onStarted: () => unknown }) {
  const { offered, running, start, leave } = useDemos(onStarted);
  const leaving = running.map((demo) => (
    <button
      key={demo.id}
      className="button demo"
      disabled={leave.isPending}
      onClick={() => leave.mutate(demo.id)}
      title={
        leave.error
          ? Problem.from(leave.error).message
          : `Stops watching the symbols of the ${demo.title}. It does not come back by itself.`
      }
    >
      Leave the demo
      <LabelBadge label={demo.label} />
    </button>
  ));
  const starting = offered.map((demo) => (
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
  return [...leaving, ...starting];
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
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: demoKey }), onStarted()]);
  const start = useMutation({
    mutationFn: (id: string) => post<unknown>(`/demo/${encodeURIComponent(id)}`),
    onSuccess: refresh,
  });
  const leave = useMutation({ mutationFn: (id: string) => remove(`/demo/${encodeURIComponent(id)}`), onSuccess: refresh });
  return { offered: demos.filter((demo) => !demo.active), running: demos.filter((demo) => demo.active), start, leave };
}

function about(demo: DemoView, error: unknown): string {
  return error ? Problem.from(error).message : `${demo.description} Source: ${demo.source}`;
}
