import type { ProblemDetails } from "./shapes";

/** What went wrong with a request, in words a person can act on: the cause, the next step, and the id to quote. */
export class Problem extends Error {
  readonly status: number;
  readonly nextStep: string;
  readonly errorId: string | null;
  /** The field of what was sent that is wrong; null where it is none. */
  readonly field: string | null;

  constructor(cause: string, nextStep: string, status: number, errorId: string | null, field: string | null = null) {
    super(cause);
    this.name = "Problem";
    this.status = status;
    this.nextStep = nextStep;
    this.errorId = errorId;
    this.field = field;
  }

  /** The server answered with an error. */
  static fromAnswer(status: number, details: ProblemDetails): Problem {
    const cause = details.detail ?? details.title ?? `The server answered ${status}.`;
    return new Problem(cause, details.remedy ?? nextStepFor(status), status, details.errorId ?? null, details.field ?? null);
  }

  /** No answer came at all. */
  static unreachable(): Problem {
    return new Problem("The server does not answer.", "Check that golden serve is running on this address, then retry.", 0, null);
  }

  static from(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const cause = error instanceof Error ? error.message : String(error);
    return new Problem(cause, "Reload the page. If it comes back, look at the status page.", 0, null);
  }
}

function nextStepFor(status: number): string {
  if (status === 404) return "Check the spelling, or add the symbol on the market page first.";
  if (status === 413) return "Send a smaller file, or import it with golden import on the machine itself.";
  if (status === 429) return "Wait a few seconds, then retry.";
  if (status >= 500) return "Retry. If it stays, look for the error id in the server's log.";
  return "Correct the request, then retry.";
}
