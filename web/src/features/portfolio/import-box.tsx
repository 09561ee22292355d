import { useEffect, useRef, useState } from "react";
import { post } from "../../lib/api";
import { plural } from "../../lib/format";
import { Problem } from "../../lib/problem";
import type { PortfolioImportAnswer } from "../../lib/shapes";
import { UploadIcon } from "../../ui/icons";
import { pathOf } from "./queries";
import { useWrite } from "./use-write";

/** Largest file that is sent. */
const FileBytesMax = 8 * 1024 * 1024;

/** Takes a CSV file of transactions or positions, chosen or dropped: all of its lines, or none with every fault by line. */
export function ImportBox({ name }: { name: string }) {
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = useWrite(async (file: File) => ({
    file: file.name,
    answer: await post<PortfolioImportAnswer>(pathOf(name, "/import"), { file: file.name, text: await file.text(), map: null }),
  }));
  function send(file: File | undefined): void {
    if (!file) return;
    setTooLarge(file.size > FileBytesMax ? `${file.name} is larger than 8 MB. Part it, or use golden portfolio import.` : null);
    if (file.size <= FileBytesMax) take.send(file);
  }
  useNoDropElsewhere();
  return (
    <section className="panel" aria-label="Import">
      <div className="panel-head">
        <h2>Import</h2>
        <span className="muted">CSV of transactions or positions</span>
      </div>
      <div className="panel-body form-parts">
        <div
          className={`drop-box ${over ? "drop-over" : ""}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            send(event.dataTransfer.files[0]);
          }}
        >
          <UploadIcon />
          <p>Drop a file here, or</p>
          <button className="button" disabled={take.busy} onClick={() => input.current?.click()}>
            {take.busy ? "Reading…" : "Choose a CSV file"}
          </button>
          <input
            ref={input}
            className="hidden"
            type="file"
            accept=".csv,text/csv"
            tabIndex={-1}
            aria-label="CSV file"
            onChange={(event) => {
              send(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </div>
        {tooLarge && (
          <p className="down" role="alert">
            {tooLarge}
          </p>
        )}
        {take.problem && <Fault problem={take.problem} />}
        {take.done && !take.problem && <Outcome file={take.done.file} answer={take.done.answer} />}
        <p className="muted">
          Columns: date, type, symbol, quantity, price, amount, fee, currency. Without types, each line is a holding brought in.
        </p>
      </div>
    </section>
  );
}

function Outcome({ file, answer }: { file: string; answer: PortfolioImportAnswer }) {
  if (answer.taken) {
    return (
      <p role="status">
        {plural(answer.added, "line")} of {file} added{answer.known > 0 && `, ${answer.known} were there already`}.
      </p>
    );
  }
  return (
    <div role="alert">
      <p className="down">Nothing of {file} was taken.</p>
      <ul className="import-faults">
        {answer.faults.map((fault, i) => (
          <li key={i}>
            <strong>{fault.line > 0 ? `Line ${fault.line}` : "The file"}</strong>
            {fault.field && <code> {fault.field}</code>}: {fault.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fault({ problem }: { problem: Problem }) {
  return (
    <p className="down" role="alert">
      {problem.message} <span className="muted">{problem.nextStep}</span>
    </p>
  );
}

/** A file dropped beside the box must not replace the page. */
function useNoDropElsewhere(): void {
  useEffect(() => {
    const keep = (event: DragEvent) => event.preventDefault();
    addEventListener("dragover", keep);
    addEventListener("drop", keep);
    return () => {
      removeEventListener("dragover", keep);
      removeEventListener("drop", keep);
    };
  }, []);
}
