import { useCallback, useState } from "react";
import { upload } from "../../lib/api";
import { Problem } from "../../lib/problem";
import type { ImportReport } from "../../lib/shapes";

export type ImportState =
  | { readonly phase: "idle" }
  | { readonly phase: "sending"; readonly files: number; readonly share: number }
  | { readonly phase: "done"; readonly report: ImportReport }
  | { readonly phase: "failed"; readonly problem: Problem; readonly files: readonly File[] };

export interface Import {
  readonly state: ImportState;
  send(files: readonly File[]): void;
  close(): void;
}

/** One import at a time: files go up, a report comes back. */
export function useImport(onDone: () => unknown): Import {
  const [state, setState] = useState<ImportState>({ phase: "idle" });

  const send = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      const form = new FormData();
      for (const file of files) form.append("files", file, file.name);
      setState({ phase: "sending", files: files.length, share: 0 });
      upload<ImportReport>("/import", form, (share) => setState({ phase: "sending", files: files.length, share }))
        .then((report) => {
          setState({ phase: "done", report });
          onDone();
        })
        .catch((error: unknown) => setState({ phase: "failed", problem: Problem.from(error), files }));
    },
    [onDone],
  );

  const close = useCallback(() => setState({ phase: "idle" }), []);
  return { state, send, close };
}
