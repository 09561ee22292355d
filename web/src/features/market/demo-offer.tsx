import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { post } from "../../lib/api";
import { Problem } from "../../lib/problem";
import { LabelBadge } from "../../ui/chips";
import { PlayIcon } from "../../ui/icons";
import { demoKey, demoQuery } from "./market-query";

/** Demonstrations that are not running yet. Each says what its data is and where it comes from. */
export function DemoOffer({ onStarted }: { onStarted: () => unknown }) {
  const queries = useQueryClient();
  const { data: demos = [] } = useQuery(demoQuery);
  const start = useMutation({
    mutationFn: (id: string) => post<unknown>(`/demo/${encodeURIComponent(id)}`),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: demoKey }), onStarted()]),
  });
  return demos
    .filter((demo) => !demo.active)
    .map((demo) => (
      <button
        key={demo.id}
        className="button demo"
        disabled={start.isPending}
        onClick={() => start.mutate(demo.id)}
        title={start.isError ? Problem.from(start.error).message : `${demo.description} Source: ${demo.source}`}
      >
        <PlayIcon />
        {demo.title}
        <LabelBadge label={demo.label} />
      </button>
    ));
}
