import type { MarketRow } from "../../lib/shapes";

export type SortKey = "changed" | "symbol" | "change" | "range" | "wild" | "risk" | "lean";

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** The server's own order: what changed comes first. */
export const byChanged: Sort = { key: "changed", descending: true };

/** A first click sorts the way people mostly want, a second turns it round, a third goes back to what changed. */
export function nextSort(current: Sort, key: SortKey): Sort {
  const first: Sort = { key, descending: key !== "symbol" };
  if (key === "changed" || current.key !== key) return first;
  return current.descending === first.descending ? { key, descending: !first.descending } : byChanged;
}

/** Rows in order. Those without the number come last whichever way it is turned. */
export function sortRows(rows: readonly MarketRow[], sort: Sort): readonly MarketRow[] {
  if (sort.key === "changed") return rows;
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = sortValue(a, sort.key);
    const right = sortValue(b, sort.key);
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sign * (typeof left === "string" ? left.localeCompare(String(right)) : left - Number(right));
  });
}

export function rowKey(row: MarketRow): string {
  return `${row.symbol} ${row.interval}`;
}

/** Rows in an order they had before; new ones follow after. */
export function keepOrder(rows: readonly MarketRow[], keys: readonly string[]): readonly MarketRow[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const place = (row: MarketRow) => places.get(rowKey(row)) ?? keys.length;
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** Width of a range in percent of the close it lies around; null where there is none. */
export function rangeWidthPercent(row: MarketRow): number | null {
  return row.range && row.close ? (100 * (row.range.high - row.range.low)) / row.close : null;
}

function sortValue(row: MarketRow, key: SortKey): number | string | null {
  switch (key) {
    case "symbol":
      return row.symbol;
    case "change":
      return row.changePercent ?? null;
    case "range":
      return rangeWidthPercent(row);
    case "wild":
      return row.wild ? (row.wild.side === "above" ? row.wild.probability : 1 - row.wild.probability) : null;
    case "risk":
      return row.risk?.stopPercent ?? null;
    case "lean":
      return row.lean?.score ?? null;
    case "changed":
      return row.changed.length;
  }
}
