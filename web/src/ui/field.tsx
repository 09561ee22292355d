import { useId, type ReactNode } from "react";
import type { Problem } from "../lib/problem";
import "./field.css";

export interface FieldProps {
  /** As the server names it in a fault. */
  name: string;
  label: string;
  hint?: ReactNode;
  problem: Problem | null;
  /** Given what the input needs to be tied to its label, hint and fault. */
  children: (wiring: FieldWiring) => ReactNode;
}

export interface FieldWiring {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string;
}

/** An input with its label, and the server's fault under it when the fault is about it. */
export function Field({ name, label, hint, problem, children }: FieldProps) {
  const id = useId();
  const wrong = isAbout(problem, name);
  return (
    <div className={`field ${wrong ? "field-wrong" : ""}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-invalid": wrong, "aria-describedby": `${id}h` })}
      <div id={`${id}h`} className="field-hint">
        {wrong ? (
          <p className="down" role="alert">
            {problem!.message} <span className="muted">{problem!.nextStep}</span>
          </p>
        ) : (
          hint
        )}
      </div>
    </div>
  );
}

/** "max-positions" in the shell is "maxPositions" in a body. */
export function isAbout(problem: Problem | null, name: string): boolean {
  const bare = (text: string) => text.replaceAll("-", "").toLowerCase();
  return problem?.field != null && bare(problem.field) === bare(name);
}
