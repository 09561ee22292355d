import type { ErrorComponentProps } from "@tanstack/react-router";
import { Problem } from "../lib/problem";
import { Failed } from "../ui/list-state";

/** A fault in a page's own code: said, with a way back, instead of a blank screen. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page">
      <Failed problem={Problem.from(error)} what="this page" retry={reset} />
    </div>
  );
}
