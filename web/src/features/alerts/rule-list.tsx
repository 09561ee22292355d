import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { patch, post, remove } from "../../lib/api";
import { day, plural } from "../../lib/format";
import { Problem } from "../../lib/problem";
import type { AlertView } from "../../lib/shapes";
import { CloseIcon } from "../../ui/icons";
import { alertsKey } from "./queries";

/** How long a deletion can be taken back here. */
const UndoMs = 20_000;

interface RuleListProps {
  rules: readonly AlertView[];
  /** Deleted a moment ago, and can be brought back; held by the page, since the last rule takes its list along. */
  gone: AlertView | null;
  setGone: (rule: AlertView | null) => void;
  onTry: (sentence: string) => void;
}

/** Every rule, whether it is at work, and when it spoke last. */
export function RuleList({ rules, gone, setGone, onTry }: RuleListProps) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: alertsKey });
  const enable = useMutation({
    mutationFn: ({ id, enabled }: { id: number; enabled: boolean }) => patch<AlertView>(`/alerts/${id}`, { enabled }),
    onSettled: refresh,
  });
  const erase = useMutation({
    mutationFn: (rule: AlertView) => remove(`/alerts/${rule.id}`),
    onSuccess: (_, rule) => setGone(rule),
    onSettled: refresh,
  });
  const restore = useMutation({
    mutationFn: (id: number) => post<AlertView>(`/alerts/${id}/restore`),
    onSuccess: () => setGone(null),
    onSettled: refresh,
  });
  useEffect(() => {
    if (!gone) return;
    const timer = setTimeout(() => setGone(null), UndoMs);
    return () => clearTimeout(timer);
  }, [gone, setGone]);
  const failed = enable.error ?? erase.error ?? restore.error;
  return (
    <section className="panel" aria-label="Rules">
      <div className="panel-head">
        <h2>Rules</h2>
        <span className="muted">{plural(rules.length, "rule")}</span>
      </div>
      <div className="panel-body">
        <div role="status">
          {gone && (
            <p className="undo">
              <span>Deleted: {gone.sentence}</span>
              <button className="button button-small" onClick={() => restore.mutate(gone.id)}>
                Undo
              </button>
            </p>
          )}
        </div>
        {failed && (
          <p className="down" role="alert">
            {Problem.from(failed).message}
          </p>
        )}
        <ul className="rules">
          {rules.map((rule) => (
            <li key={rule.id} className={rule.enabled ? "" : "resting"}>
              <label className="check">
                <input
                  type="checkbox"
                  role="switch"
                  checked={rule.enabled}
                  onChange={(event) => enable.mutate({ id: rule.id, enabled: event.target.checked })}
                  aria-label={`At work: ${rule.sentence}`}
                />
              </label>
              <button
                className="link rule-sentence"
                title="Take it into the box above to try or change it"
                onClick={() => onTry(rule.sentence)}
              >
                {rule.sentence}
              </button>
              <span className="muted rule-fired">
                {rule.lastFired ? `${plural(rule.firings, "time")}, last ${day(rule.lastFired)}` : rule.enabled ? "has not fired" : "rests"}
              </span>
              <button className="icon-button" aria-label={`Delete ${rule.sentence}`} onClick={() => erase.mutate(rule)}>
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
