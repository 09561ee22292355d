import type { Sort, SortKey } from "./sort";

const choices: readonly [SortKey, string][] = [
  ["changed", "What changed"],
  ["symbol", "Symbol"],
  ["change", "Change"],
  ["range", "Width of range"],
  ["wild", "How wild"],
  ["risk", "Stop distance"],
  ["lean", "Lean"],
];

/** Sorting where there is no header row to click. */
export function SortSelect({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <label className="sort-select">
      <span className="muted">Sort</span>
      <select
        value={sort.key}
        onChange={(event) => onSort({ key: event.target.value as SortKey, descending: event.target.value !== "symbol" })}
      >
        {choices.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
