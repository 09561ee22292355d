import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import type { PortfolioRow, PortfolioView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { CreateForm } from "./create-form";
import { ImportBox } from "./import-box";
import { Lines } from "./lines";
import { LineForm } from "./line-form";
import { OpenSignal } from "./open-signal";
import { OrderForm } from "./order-form";
import { Orders } from "./orders";
import { Performance } from "./performance";
import { Positions } from "./positions";
import { portfolioQuery, portfoliosQuery } from "./queries";
import { madeUp, money, otherLabels } from "./words";
import "./portfolio.css";

/** Portfolios: what is held, on paper or in earnest, and how it did. */
export function PortfolioPage() {
  const { name, open } = useSearch({ from: "/portfolio" });
  const all = useQuery(portfoliosQuery);
  useEffect(() => {
    document.title = "Portfolio · GoldenSignals";
  }, []);
  return (
    <div className="page portfolio">
      <div className="page-head">
        <h1>Portfolio</h1>
        <p className="muted">Paper orders are filled at the next open by the broker of backtests. Nothing here trades real money.</p>
      </div>
      <ListState
        query={all}
        what="portfolios"
        skeleton={
          <div className="panel">
            <SkeletonRows rows={6} height={34} />
          </div>
        }
        isEmpty={({ items }) => items.length === 0}
        empty={
          <div className="portfolio-parts">
            {open && <p className="panel empty">Make a paper portfolio first; the signal is then opened in it.</p>}
            <CreateForm first />
          </div>
        }
      >
        {({ items }) => {
          const shown =
            items.find((one) => one.name === name) ?? (open ? items.find((one) => one.kind === "paper") : undefined) ?? items[0]!;
          return (
            <div className="portfolio-parts">
              <Choice items={items} shown={shown.name} open={open} />
              {open && <OpenSignal key={open} signalId={open} paper={items.filter((one) => one.kind === "paper")} shown={shown} />}
              <Shown key={shown.name} name={shown.name} />
              <details className="panel">
                <summary className="panel-head">Another portfolio</summary>
                <CreateForm />
              </details>
            </div>
          );
        }}
      </ListState>
    </div>
  );
}

function Choice({ items, shown, open }: { items: readonly PortfolioRow[]; shown: string; open: string | undefined }) {
  return (
    <nav className="segments" aria-label="Portfolios">
      {items.map((one) => (
        <Link
          key={one.name}
          to="/portfolio"
          search={open ? { name: one.name, open } : { name: one.name }}
          aria-current={one.name === shown ? "true" : undefined}
        >
          {one.name}
          {one.waiting > 0 && <span className="unit"> · {one.waiting} waiting</span>}
        </Link>
      ))}
    </nav>
  );
}

function Shown({ name }: { name: string }) {
  const view = useQuery(portfolioQuery(name));
  return (
    <ListState
      query={view}
      what={`the portfolio ${name}`}
      skeleton={
        <div className="panel">
          <SkeletonRows rows={8} height={34} />
        </div>
      }
      isEmpty={() => false}
      empty={null}
    >
      {(data) => <Parts view={data} />}
    </ListState>
  );
}

function Parts({ view }: { view: PortfolioView }) {
  return (
    <div className="portfolio-grid">
      <div className="stack">
        <Worth view={view} />
        <Positions view={view} />
        {view.kind === "paper" && <Orders view={view} />}
        {view.transactions.length > 0 && <Performance name={view.name} />}
        <Lines view={view} />
      </div>
      <div className="stack">
        {view.kind === "paper" && <OrderForm name={view.name} />}
        <LineForm name={view.name} currency={view.currency} />
        <ImportBox name={view.name} />
      </div>
    </div>
  );
}

function Worth({ view }: { view: PortfolioView }) {
  return (
    <section className="panel" aria-label="Worth">
      <div className="panel-head">
        <h2>{view.name}</h2>
        <span className="muted">{otherLabels(view.dataLabel)}</span>
        {madeUp(view.dataLabel).map((label) => (
          <LabelBadge key={label} label={label} />
        ))}
        <span className="muted">{view.method === "fifo" ? "first in, first out" : "average cost"}</span>
      </div>
      <dl className="panel-body figures">
        <div>
          <dt>Worth</dt>
          <dd>
            <strong>{money(view.worth, view.currency)}</strong>
          </dd>
        </div>
        {view.cash.map((cash) => (
          <div key={cash.currency}>
            <dt>Cash</dt>
            <dd>
              <strong className={cash.amount < 0 ? "down" : ""}>{money(cash.amount, cash.currency)}</strong>
            </dd>
          </div>
        ))}
        {view.earned
          .filter((one) => one.realised !== 0 || one.income !== 0)
          .map((one) => (
            <div key={one.currency}>
              <dt>Realised · dividends</dt>
              <dd>
                <strong>{money(one.realised, one.currency)}</strong>
                <span className="muted">{money(one.income, one.currency)}</span>
              </dd>
            </div>
          ))}
      </dl>
      {view.missing.length > 0 && (
        <ul className="panel-body missing" role="status">
          {view.missing.map((one) => (
            <li key={one}>Unknown: {one}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
