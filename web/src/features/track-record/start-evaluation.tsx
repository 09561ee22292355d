import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { post, remove } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { EvaluationAsked, EvaluationRow } from "../../lib/shapes";
import { PlayIcon } from "../../ui/icons";
import { Progress } from "../../ui/progress";
import { evaluationsKey } from "./queries";

/** Starts an evaluation of the watchlist. */
export function StartEvaluation({ busy }: { busy: boolean }) {
  const [ablate, setAblate] = useState(false);
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => post<EvaluationRow>("/evaluations", { symbols: ["@watchlist"], ablate } satisfies Partial<EvaluationAsked>),
    onSettled: () => queries.invalidateQueries({ queryKey: evaluationsKey }),
  });
  const problem = start.error ? Problem.from(start.error) : null;
  return (
    <div className="start-evaluation">
      <button className="button button-main" disabled={busy || start.isPending} onClick={() => start.mutate()}>
        <PlayIcon />
        {start.isPending ? "Starting…" : "Evaluate the watchlist"}
      </button>
      <label className="check" title="Takes as many times longer as there are agents">
        <input type="checkbox" checked={ablate} onChange={(event) => setAblate(event.target.checked)} />
        also leave each agent out in turn
      </label>
      {problem && (
        <p className="down" role="alert">
          {problem.message} <span className="muted">{problem.nextStep}</span>
        </p>
      )}
    </div>
  );
}

/** How far the evaluation is that runs now, with a way to stop it. */
export function RunningNow({ run }: { run: EvaluationRow }) {
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => remove(`/evaluations/${encodeURIComponent(run.id)}`),
    onSettled: () => queries.invalidateQueries({ queryKey: evaluationsKey }),
  });
  const { progress } = run;
  const done = progress && progress.barsTotal > 0 ? progress.bars / progress.barsTotal : null;
  return (
    <section className="panel running-now" aria-label={`Evaluation ${run.id}`}>
      <strong>Evaluation {run.id}</strong>
      <Progress
        done={done}
        words={progress ? "stepping bars" : "running in another program"}
        barsPerSecond={progress && progress.bars > 0 ? progress.barsPerSecond : null}
        secondsLeft={progress?.secondsLeft ?? null}
      />
      {progress && (
        <button className="button button-small" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {cancel.isPending ? "Stopping…" : "Cancel"}
        </button>
      )}
      {cancel.error && <p className="down">{Problem.from(cancel.error).message}</p>}
    </section>
  );
}
