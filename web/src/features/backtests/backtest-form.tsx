import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { post } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { BacktestStanding } from "../../lib/shapes";
import { Field } from "../../ui/field";
import { PlayIcon } from "../../ui/icons";
import { Account } from "./account-fields";
import { firstDraft, toRequest, type Draft } from "./draft";
import { backtestsKey } from "./queries";
import { RuleFields } from "./rule-fields";

/** Fields that show their own fault; any other fault stands above the button. */
const shownAtField = ["symbols", "rule", "interval", "from", "to", "cash", "costs", "sizing", "maxpositions"];

const intervals = ["1d", "1w", "4h", "1h", "30m", "15m", "5m", "1m"];

/** What every part of the form is given. */
export interface Part {
  draft: Draft;
  problem: Problem | null;
  change: (changes: Partial<Draft>) => void;
}

export function BacktestForm() {
  const [draft, setDraft] = useState<Draft>(firstDraft);
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: (asked: Draft) => post<BacktestStanding>("/backtests", toRequest(asked)),
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: backtestsKey });
      await navigate({ to: "/backtests/$id", params: { id: String(run.id) } });
    },
  });
  const problem = start.error ? Problem.from(start.error) : null;
  const part: Part = { draft, problem, change: (changes) => setDraft((old) => ({ ...old, ...changes })) };
  const elsewhere = problem && !shownAtField.includes(problem.field?.replaceAll("-", "").toLowerCase() ?? "");

  useEffect(() => {
    if (start.isError) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [start.isError, start.error]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    start.mutate(draft);
  }

  return (
    <form ref={form} className="panel backtest-form" onSubmit={submit} aria-label="New backtest" noValidate>
      <div className="panel-head">
        <h2>New backtest</h2>
      </div>
      <div className="panel-body form-parts">
        <Field name="symbols" label="Symbols" hint="Tickers, @watchlist or @all" problem={problem}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              value={draft.symbols}
              onChange={(event) => part.change({ symbols: event.target.value })}
              spellCheck={false}
              autoComplete="off"
            />
          )}
        </Field>
        <RuleFields {...part} />
        <Times {...part} />
        <Account {...part} />
        {elsewhere && (
          <p className="down" role="alert">
            {problem.message} <span className="muted">{problem.nextStep}</span>
          </p>
        )}
        <button className="button button-main" disabled={start.isPending}>
          <PlayIcon />
          {start.isPending ? "Asking…" : "Run backtest"}
        </button>
      </div>
    </form>
  );
}

function Times({ draft, problem, change }: Part) {
  return (
    <div className="form-row form-row-3">
      <Field name="from" label="From" problem={problem}>
        {(wiring) => (
          <input {...wiring} className="input" type="date" value={draft.from} onChange={(event) => change({ from: event.target.value })} />
        )}
      </Field>
      <Field name="to" label="To" problem={problem}>
        {(wiring) => (
          <input {...wiring} className="input" type="date" value={draft.to} onChange={(event) => change({ to: event.target.value })} />
        )}
      </Field>
      <Field name="interval" label="Bars" problem={problem}>
        {(wiring) => (
          <select {...wiring} className="input" value={draft.interval} onChange={(event) => change({ interval: event.target.value })}>
            {intervals.map((interval) => (
              <option key={interval}>{interval}</option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
