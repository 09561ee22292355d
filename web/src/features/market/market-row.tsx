import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { age, barTime, count, isKnown, number, percent, price, probability, signedPercent, weekday } from "../../lib/format";
import { plain } from "../../lib/targets";
import type { Change as ChangeView, MarketRow } from "../../lib/shapes";
import { Change } from "../../ui/change";
import { ChangeList, inShort } from "../../ui/changes";
import { LabelBadge, StateChip } from "../../ui/chips";
import { CalmIcon, ClockIcon, CloseIcon, DownMark, UpMark, WarnIcon, WildIcon } from "../../ui/icons";
import { LeanVote } from "../../ui/lean-bar";
import { RangeBand, percentAround } from "../../ui/range-band";

/** Changes shown in a row; the rest are counted, and stand on the symbol's page. */
const ChangesShown = 2;
/** Bars may be late by this much before a row is called old: a long weekend for daily bars. */
const LateSeconds: Record<string, number> = { "1d": 4.5 * 86_400, "1w": 11 * 86_400 };
const LateSecondsIntraday = 3 * 86_400;

interface RowProps {
  row: MarketRow;
  /** Close of the newest row, for telling which are behind it. */
  newest: string | null;
  scale: number;
  tabStop: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onKey: (event: KeyboardEvent) => void;
  onRemove: () => void;
}

export function Row({ row, newest, scale, tabStop, onFocus, onOpen, onKey, onRemove }: RowProps) {
  function onClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest("a, button")) return;
    if (getSelection()?.toString() === "") onOpen();
  }
  return (
    <div
      role="row"
      className={`market-row row-${row.status}`}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onClick}
      onKeyDown={onKey}
      aria-label={`${row.symbol}, ${price(row.close)}, ${signedPercent(row.changePercent)}`}
    >
      <Cell name="symbol">
        <SymbolCell row={row} newest={newest} />
      </Cell>
      <Cell name="close" className="num">
        <CloseCell row={row} />
      </Cell>
      {row.status === "ready" ? (
        <ReadyCells row={row} scale={scale} />
      ) : (
        <Cell name="missing">
          <NotReady row={row} />
        </Cell>
      )}
      <button
        className="icon-button row-remove"
        tabIndex={-1}
        onClick={onRemove}
        aria-label={`Stop watching ${row.symbol}`}
        title="Stop watching (Delete)"
      >
        <CloseIcon />
      </button>
    </div>
  );
}

function ReadyCells({ row, scale }: { row: MarketRow; scale: number }) {
  return (
    <>
      <Cell name="range" title="Where can it go">
        <RangeCell row={row} scale={scale} />
      </Cell>
      <Cell name="wild" title="How wild">
        <WildCell row={row} />
      </Cell>
      <Cell name="risk" title="What do I risk" className="num">
        <RiskCell row={row} />
      </Cell>
      <Cell name="changed" title="What changed">
        <ChangedCell changed={row.changed} />
      </Cell>
      <Cell name="lean" title="Lean">
        <LeanCell row={row} />
      </Cell>
    </>
  );
}

/** A cell that carries its column's title for the layouts that have no header row. */
function Cell({ name, title, className = "", children }: { name: string; title?: string; className?: string; children: ReactNode }) {
  return (
    <div role="cell" className={`cell-${name} ${className}`}>
      {title && <span className="cell-title">{title}</span>}
      {children}
    </div>
  );
}

function SymbolCell({ row, newest }: { row: MarketRow; newest: string | null }) {
  const late = row.late != null || isLate(row, newest);
  return (
    <>
      <span className="line">
        <Link className="ticker" to="/symbol/$symbol" params={{ symbol: row.symbol }} search={{ interval: row.interval }} tabIndex={-1}>
          {row.symbol}
        </Link>
        {row.interval !== "1d" && <span className="unit">{row.interval}</span>}
      </span>
      <span className="line-2" title={row.late ?? (late ? "This close is old. Newer bars have not come." : undefined)}>
        <LabelBadge label={row.dataLabel} />
        {barTime(row.asOf, row.interval)}
        {late && (
          <span className="late">
            <ClockIcon size={12} />
            {age(row.ageSeconds)}
            <span className="hidden"> old</span>
          </span>
        )}
      </span>
    </>
  );
}

/** Behind the newest row by more than its interval allows. When all are equally old, the head of the page says it once. */
function isLate(row: MarketRow, newest: string | null): boolean {
  if (!row.asOf || !newest) return false;
  return (Date.parse(newest) - Date.parse(row.asOf)) / 1000 > (LateSeconds[row.interval] ?? LateSecondsIntraday);
}

function CloseCell({ row }: { row: MarketRow }) {
  return (
    <>
      <span className="line close">{price(row.close)}</span>
      <span className="line-2">
        <Change percent={row.changePercent} />
      </span>
    </>
  );
}

function RangeCell({ row, scale }: { row: MarketRow; scale: number }) {
  if (!row.range || !row.close) return <Missing row={row} />;
  const { low, high, by, trailingCoverage } = row.range;
  const ends = percentAround(row.close, low, high);
  const held = isKnown(trailingCoverage) ? `held ${probability(trailingCoverage)} of last 250` : "no record yet";
  return (
    <>
      <span className="line range-line">
        <span className="num">{price(low, row.close)}</span>
        <RangeBand {...ends} scale={scale} description={`80 percent range ${price(low, row.close)} to ${price(high, row.close)}`} />
        <span>{price(high, row.close)}</span>
      </span>
      <span className="line-2 range-line-2">
        <span className="num range-percent">{signedPercent(ends.low, 1)}</span>
        <span className="range-by">
          by {weekday(by)} · {held}
        </span>
        <span className="range-percent">{signedPercent(ends.high, 1)}</span>
      </span>
    </>
  );
}

function WildCell({ row }: { row: MarketRow }) {
  if (!row.wild) return <Missing row={row} />;
  const { side, probability: chance, state } = row.wild;
  const wilder = side === "above";
  if (state === "unproven") {
    return (
      <>
        <span className="line muted">
          {wilder ? "Above" : "Below"} usual {probability(chance)}
        </span>
        <span className="line-2">
          <StateChip state={state} />
          base rate
        </span>
      </>
    );
  }
  return (
    <>
      <span className="line wild">
        {wilder ? <WildIcon /> : <CalmIcon />}
        {wilder ? "Above" : "Below"} usual <strong>{probability(chance)}</strong>
      </span>
      <span className="line-2">
        <StateChip state={state} />
      </span>
    </>
  );
}

function RiskCell({ row }: { row: MarketRow }) {
  if (!row.risk) return <Missing row={row} />;
  return (
    <>
      <span className="line">
        {percent(row.risk.stopPercent)} <span className="unit">= {price(row.risk.stopDistance, row.close)}</span>
      </span>
      {isKnown(row.risk.held) ? (
        <span className="line-2">
          {number(row.risk.held, Number.isInteger(row.risk.held) ? 0 : 2)} held, {number(row.risk.heldAtRisk, 0)} at stake
        </span>
      ) : (
        <span className="line-2">{count(Math.floor(row.risk.shares))} shares</span>
      )}
    </>
  );
}

function ChangedCell({ changed }: { changed: readonly ChangeView[] }) {
  if (changed.length === 0) return <span className="muted">Nothing</span>;
  return <ChangeList changes={inShort(changed)} max={ChangesShown} />;
}

function LeanCell({ row }: { row: MarketRow }) {
  if (!row.lean) return <Missing row={row} />;
  return (
    <>
      <span className="line">
        <LeanVote lean={row.lean} />
      </span>
      <span className="record" title={row.lean.record}>
        {row.decision === "buy" && (
          <span className="decision up">
            <UpMark />
            Buy
          </span>
        )}
        {row.decision === "sell" && (
          <span className="decision down">
            <DownMark />
            Sell
          </span>
        )}
        {plain(row.lean.record)}
      </span>
    </>
  );
}

function Missing({ row }: { row: MarketRow }) {
  return (
    <span className="muted missing" title={row.missing ?? undefined}>
      {row.missing ?? "No claim yet"}
    </span>
  );
}

function NotReady({ row }: { row: MarketRow }) {
  if (row.status === "failed")
    return (
      <span className="not-ready">
        <WarnIcon />
        <span>{row.missing ?? "The session failed."}</span>
      </span>
    );
  if (row.status === "building")
    return (
      <span className="not-ready muted">
        <span className="spinner" />
        <span>{row.missing ?? "Stepping its history"}</span>
      </span>
    );
  return (
    <span className="not-ready muted">
      <span>{row.missing ?? "No bars yet"}</span>
    </span>
  );
}
