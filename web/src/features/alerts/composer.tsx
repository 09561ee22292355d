import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, type FormEvent } from "react";
import { post } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { AlertTrialResult, AlertView } from "../../lib/shapes";
import { Builder } from "./builder";
import { alertsKey } from "./queries";
import { Trial } from "./trial";
import { useCheck } from "./use-check";
import "../../ui/field.css";

interface ComposerProps {
  sentence: string;
  onChange: (sentence: string) => void;
}

/** The box a rule is written in, with what is wrong in it, what it would have done, and selects that write it. */
export function Composer({ sentence, onChange }: ComposerProps) {
  const id = useId();
  const queries = useQueryClient();
  const check = useCheck(sentence);
  const trial = useMutation({ mutationFn: (asked: string) => post<AlertTrialResult>("/alerts/test", { sentence: asked }) });
  const add = useMutation({
    mutationFn: (asked: string) => post<AlertView>("/alerts", { sentence: asked }),
    onSuccess: async () => {
      onChange("");
      trial.reset();
      await queries.invalidateQueries({ queryKey: alertsKey });
    },
  });
  const failed = add.error ?? trial.error;
  const fault = check?.fault;
  const understood = check?.sentence ?? null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (understood) add.mutate(understood);
  }

  return (
    <form className="panel composer" onSubmit={submit} aria-label="New alert" noValidate>
      <div className="panel-head">
        <h2>New alert</h2>
      </div>
      <div className="panel-body composer-parts">
        <div className={`field ${fault ? "field-wrong" : ""}`}>
          <label htmlFor={id}>Tell me when</label>
          <textarea
            id={id}
            className="input sentence"
            rows={2}
            value={sentence}
            placeholder="volatility:5 of SPY above 75 %, weak or better"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={fault != null}
            aria-describedby={`${id}h`}
            onChange={(event) => {
              onChange(event.target.value.replaceAll("\n", " "));
              add.reset();
              trial.reset();
            }}
          />
          <div id={`${id}h`} className="field-hint" role="status">
            {fault ? (
              <p className="down">
                {fault.message}.{" "}
                <span className="muted">
                  {fault.near.length === 0 && fault.remedy}
                  {fault.near.length > 0 && "Did you mean "}
                </span>
                {fault.near.map((word) => (
                  <button key={word} type="button" className="link near" onClick={() => onChange(replaced(sentence, fault, word))}>
                    {word}
                  </button>
                ))}
              </p>
            ) : (
              understood && <p className="understood">Understood: {understood}</p>
            )}
          </div>
        </div>
        <Builder onWrite={onChange} />
        {failed && (
          <p className="down" role="alert">
            {Problem.from(failed).message} <span className="muted">{Problem.from(failed).nextStep}</span>
          </p>
        )}
        <div className="composer-buttons">
          <button
            type="button"
            className="button"
            disabled={!understood || trial.isPending}
            onClick={() => understood && trial.mutate(understood)}
          >
            {trial.isPending ? "Trying…" : "Try on the past"}
          </button>
          <button className="button button-main" disabled={!understood || add.isPending}>
            {add.isPending ? "Adding…" : "Add alert"}
          </button>
        </div>
        {trial.data && <Trial result={trial.data} />}
      </div>
    </form>
  );
}

function replaced(sentence: string, { at, word }: { at: number; word: string }, by: string): string {
  return sentence.slice(0, at) + by + sentence.slice(at + word.length);
}
