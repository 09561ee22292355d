import type { Problem } from "../../lib/problem";
import { isAbout } from "../../ui/field";

/** A fault that is about none of the form's fields. */
export function GeneralFault({ problem, fields }: { problem: Problem | null; fields: readonly string[] }) {
  if (!problem || fields.some((name) => isAbout(problem, name))) return null;
  return (
    <p className="down" role="alert">
      {problem.message} <span className="muted">{problem.nextStep}</span>
    </p>
  );
}
