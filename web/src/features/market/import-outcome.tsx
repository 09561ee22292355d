import { useRef, useState } from "react";
import { barTime, count, day, plural } from "../../lib/format";
import type { Finding, ImportReport } from "../../lib/shapes";
import { CloseIcon, UploadIcon } from "../../ui/icons";
import { Failed } from "../../ui/list-state";
import type { ImportState } from "./use-import";

/** Findings shown before the person asks for more. */
const FindingsShown = 6;

export function ImportButton({ onFiles, busy }: { onFiles: (files: readonly File[]) => void; busy: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button className="button" onClick={() => input.current?.click()} disabled={busy} title="Or drop the files anywhere on this page">
        <UploadIcon />
        Import CSV
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        multiple
        hidden
        aria-label="CSV files to import"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

interface ImportOutcomeProps {
  state: ImportState;
  onRetry: (files: readonly File[]) => void;
  onClose: () => void;
}

/** What became of the files: progress, then a line a symbol, then what was found wrong and what was done about it. */
export function ImportOutcome({ state, onRetry, onClose }: ImportOutcomeProps) {
  if (state.phase === "idle") return null;
  if (state.phase === "failed")
    return (
      <div className="import">
        <Failed problem={state.problem} what="the import" retry={() => onRetry(state.files)} />
      </div>
    );
  if (state.phase === "sending") {
    const sent = state.share < 1;
    return (
      <div className="panel import" role="status">
        <div className="import-progress">
          <span>{sent ? `Sending ${plural(state.files, "file")}` : `Checking and storing ${plural(state.files, "file")}`}…</span>
          <progress max={1} value={sent ? state.share : undefined} />
        </div>
      </div>
    );
  }
  return <ImportResult report={state.report} onClose={onClose} />;
}

function ImportResult({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  const added = report.symbols.reduce((sum, one) => sum + one.added, 0);
  return (
    <section className="panel import" aria-label="Import result">
      <div className="panel-head">
        <h2>
          Imported {plural(added, "bar")} of {plural(report.symbols.length, "symbol")}
        </h2>
        <span className="muted">
          {plural(report.files, "file")}, {plural(report.findings.length, "finding")}
        </span>
        <button className="icon-button" onClick={onClose} aria-label="Dismiss the import result">
          <CloseIcon />
        </button>
      </div>
      <div className="import-table">
        <table className="list">
          <thead>
            <tr>
              <th>Symbol</th>
              <th className="num">
                Added <span className="unit">bars</span>
              </th>
              <th className="num">Replaced</th>
              <th className="num">Refused</th>
              <th className="num">From</th>
              <th className="num">To</th>
            </tr>
          </thead>
          <tbody>
            {report.symbols.map((one) => (
              <tr key={`${one.symbol} ${one.interval}`}>
                <th scope="row">
                  {one.symbol} <span className="unit">{one.interval}</span>
                </th>
                <td className="num">{count(one.added)}</td>
                <td className="num">{count(one.replaced)}</td>
                <td className="num">{one.refused > 0 ? <strong className="down">{count(one.refused)}</strong> : "0"}</td>
                <td className="num">{day(one.first)}</td>
                <td className="num">{day(one.last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.findings.length > 0 && <Findings findings={report.findings} />}
    </section>
  );
}

/** Lines that were lost come before lines that were changed, and those before remarks. */
function weight({ action }: Finding): number {
  return action.startsWith("refused") ? 2 : action.startsWith("kept") ? 0 : 1;
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const [all, setAll] = useState(false);
  const ordered = [...findings].sort((a, b) => weight(b) - weight(a));
  const shown = all ? ordered : ordered.slice(0, FindingsShown);
  return (
    <div className="import-table">
      <table className="list">
        <thead>
          <tr>
            <th>File and line</th>
            <th>Symbol</th>
            <th>Bar</th>
            <th>Found</th>
            <th>Done</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one, place) => (
            <tr key={place}>
              <td>
                {one.file}
                {one.line > 0 && <span className="unit"> line {one.line}</span>}
              </td>
              <td>{one.symbol}</td>
              <td>{barTime(one.time, "1d")}</td>
              <td>{one.rule.replaceAll("-", " ")}</td>
              <td>{one.action}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > shown.length && (
        <button className="button button-small button-quiet" onClick={() => setAll(true)}>
          Show all {count(findings.length)}
        </button>
      )}
    </div>
  );
}
