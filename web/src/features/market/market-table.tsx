import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import type { MarketRow } from "../../lib/shapes";
import { percentAround } from "../../ui/range-band";
import { Row } from "./market-row";
import { keepOrder, nextSort, rowKey, sortRows, type Sort, type SortKey } from "./sort";
import "./market-table.css";

interface Column {
  readonly key: SortKey;
  readonly title: string;
  readonly unit: string;
  readonly className?: string;
}

const columns: readonly Column[] = [
  { key: "symbol", title: "Symbol", unit: "close of" },
  { key: "change", title: "Close", unit: "1-bar change", className: "num" },
  { key: "range", title: "Where can it go", unit: "80 % range of the close" },
  { key: "wild", title: "How wild", unit: "next 5 bars" },
  { key: "risk", title: "What do I risk", unit: "2 ATR stop, size", className: "num" },
  { key: "changed", title: "What changed", unit: "since the last close" },
  { key: "lean", title: "Lean", unit: "the agents' plain vote" },
];

interface MarketTableProps {
  rows: readonly MarketRow[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  onRemove: (symbol: string) => void;
}

/** The rows. One tab stop: arrows move between rows, Enter opens, Delete stops watching. */
export function MarketTable({ rows, sort, onSort, onRemove }: MarketTableProps) {
  const navigate = useNavigate();
  const body = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const fresh = sortRows(rows, sort);
  const sorted = held ? keepOrder(fresh, held) : fresh;
  const scale = bandScale(rows);
  const newest = rows.reduce<string | null>((last, row) => (row.asOf && (last === null || row.asOf > last) ? row.asOf : last), null);
  const stop = Math.max(
    0,
    sorted.findIndex((row) => rowKey(row) === active),
  );

  const open = (row: MarketRow) =>
    void navigate({ to: "/symbol/$symbol", params: { symbol: row.symbol }, search: { interval: row.interval } });

  function focus(place: number): void {
    const next = Math.max(0, Math.min(sorted.length - 1, place));
    const row = body.current?.children[next];
    if (row instanceof HTMLElement) row.focus();
  }

  function onKey(event: KeyboardEvent, place: number): void {
    if (event.target !== event.currentTarget) return;
    const row = sorted[place];
    const moves: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: sorted.length - 1,
      PageDown: place + 10,
      PageUp: place - 10,
    };
    const move = moves[event.key];
    if (move !== undefined) focus(move);
    else if (event.key === "Enter" && row) open(row);
    else if (event.key === "Delete" && row) onRemove(row.symbol);
    else return;
    event.preventDefault();
  }

  return (
    <div className="panel market-table" role="table" aria-label="Market" aria-rowcount={sorted.length + 1}>
      <div className="market-header" role="row">
        {columns.map((column) => (
          <Header key={column.key} column={column} sort={sort} onSort={() => onSort(nextSort(sort, column.key))} />
        ))}
      </div>
      <div
        ref={body}
        role="rowgroup"
        className="market-rows"
        {...holding(
          () => setHeld(sorted.map(rowKey)),
          () => setHeld(null),
        )}
      >
        {sorted.map((row, place) => (
          <Row
            key={rowKey(row)}
            row={row}
            newest={newest}
            scale={scale}
            tabStop={place === stop}
            onFocus={() => setActive(rowKey(row))}
            onOpen={() => open(row)}
            onKey={(event) => onKey(event, place)}
            onRemove={() => onRemove(row.symbol)}
          />
        ))}
      </div>
    </div>
  );
}

/** Rows stay where they are while a pointer or the keyboard is among them, so that none moves away under a click. */
function holding(hold: () => void, release: () => void) {
  const leaves = (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget);
  return {
    onPointerEnter: hold,
    onPointerLeave: release,
    onFocus: (event: FocusEvent) => leaves(event) && hold(),
    onBlur: (event: FocusEvent) => leaves(event) && release(),
  };
}

function Header({ column, sort, onSort }: { column: Column; sort: Sort; onSort: () => void }) {
  const sorted = column.key === sort.key;
  const ascending = sorted && !sort.descending;
  return (
    <div role="columnheader" className={column.className} aria-sort={sorted ? (ascending ? "ascending" : "descending") : "none"}>
      <button onClick={onSort}>
        {column.title}
        <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" className={sorted ? "" : "sort-idle"}>
          <path d={ascending ? "M4 1.5 7.5 6.5h-7Z" : "M4 6.5.5 1.5h7Z"} fill="currentColor" />
        </svg>
      </button>
      <span className="unit">{column.unit}</span>
    </div>
  );
}

/** Percent at the edge of every band: wide enough for all but the few that are far wilder than the rest. */
function bandScale(rows: readonly MarketRow[]): number {
  const reaches = rows
    .flatMap((row) => {
      if (!row.range || !row.close) return [];
      const ends = percentAround(row.close, row.range.low, row.range.high);
      return [Math.max(-ends.low, ends.high)];
    })
    .sort((a, b) => a - b);
  const median = reaches[Math.floor(reaches.length / 2)] ?? 1;
  return Math.max(0.1, Math.min(reaches.at(-1) ?? 1, 3 * median));
}
