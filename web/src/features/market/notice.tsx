import { useEffect } from "react";
import type { Problem } from "../../lib/problem";
import type { WatchResult } from "../../lib/shapes";
import { CloseIcon } from "../../ui/icons";

export type Notice =
  | { readonly kind: "watched"; readonly result: WatchResult }
  | { readonly kind: "removed"; readonly symbol: string }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Good news goes by itself; what needs an answer stays. */
const UndoMs = 10_000;

export function NoticeBar({ notice, onClose, onUndo }: { notice: Notice | null; onClose: () => void; onUndo: (symbol: string) => void }) {
  const passing = notice !== null && (notice.kind === "removed" || (notice.kind === "watched" && notice.result.unknown.length === 0));
  useEffect(() => {
    if (!passing) return;
    const timer = setTimeout(onClose, UndoMs);
    return () => clearTimeout(timer);
  }, [notice, passing, onClose]);

  if (!notice) return <div role="status" />;
  return (
    <div className={`notice ${notice.kind === "failed" ? "notice-failed" : ""}`} role="status">
      <div className="notice-words">{words(notice)}</div>
      {notice.kind === "removed" && (
        <button className="button button-small" onClick={() => onUndo(notice.symbol)}>
          Undo
        </button>
      )}
      <button className="icon-button" onClick={onClose} aria-label="Dismiss">
        <CloseIcon />
      </button>
    </div>
  );
}

function words(notice: Notice) {
  if (notice.kind === "removed")
    return (
      <span>
        <strong>{notice.symbol}</strong> is no longer watched. Its bars are kept.
      </span>
    );
  if (notice.kind === "failed") {
    const { problem } = notice;
    return (
      <span>
        <strong>{problem.message}</strong> {problem.nextStep}
        {problem.errorId && (
          <>
            {" "}
            Error id <code>{problem.errorId}</code>
          </>
        )}
      </span>
    );
  }
  const { added, unknown } = notice.result;
  return (
    <>
      {added.length > 0 && (
        <span>
          Watching <strong>{added.join(", ")}</strong>.
        </span>
      )}
      {added.length === 0 && unknown.length === 0 && <span>Already watched.</span>}
      {unknown.map(({ symbol, remedy }) => (
        <span key={symbol}>
          <strong>{symbol}</strong> has no bars here. {remedy}
        </span>
      ))}
    </>
  );
}
