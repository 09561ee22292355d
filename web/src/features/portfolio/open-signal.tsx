import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { post } from "../../lib/api";
import type { OrderRequest, OrderView, PortfolioRow } from "../../lib/shapes";
import { pathOf } from "./queries";
import { useWrite } from "./use-write";
import { plain } from "./words";

/** Opens the signal that a symbol's page has led here with. */
export function OpenSignal({ signalId, paper, shown }: { signalId: string; paper: readonly PortfolioRow[]; shown: PortfolioRow }) {
  const navigate = useNavigate();
  const [barriers, setBarriers] = useState(true);
  const open = useWrite((asked: OrderRequest) => post<OrderView>(pathOf(shown.name, "/orders"), asked));
  const isPaper = paper.some((one) => one.name === shown.name);
  return (
    <section className="panel open-signal" aria-label="Open a position from a signal">
      <div className="panel-head">
        <h2>Open a paper position from a signal</h2>
        <code title={signalId}>{signalId.slice(0, 12)}</code>
      </div>
      <div className="panel-body form-parts">
        {open.done ? (
          <p role="status">
            {plain(open.done.quantity)} {open.done.symbol}: {open.done.says}.
          </p>
        ) : isPaper ? (
          <>
            <p>
              It is bought in <strong>{shown.name}</strong> at the next open, its size by your risk settings. A signal is opened once.
            </p>
            <label className="check">
              <input type="checkbox" checked={barriers} onChange={(event) => setBarriers(event.target.checked)} />
              With its stop and target
            </label>
          </>
        ) : (
          <p>{shown.name} is kept by hand. Choose a paper portfolio above, or make one below.</p>
        )}
        {open.problem && (
          <p className="down" role="alert">
            {open.problem.message} <span className="muted">{open.problem.nextStep}</span>
          </p>
        )}
        <div className="form-buttons">
          {isPaper && !open.done && (
            <button
              className="button button-main"
              disabled={open.busy}
              onClick={() =>
                open.send({ symbol: null, interval: null, quantity: null, stop: null, target: null, signalId, barriers, key: null })
              }
            >
              {open.busy ? "Asking…" : "Open position"}
            </button>
          )}
          <button className="button" onClick={() => void navigate({ to: "/portfolio", search: { name: shown.name } })}>
            {open.done ? "Done" : "Not now"}
          </button>
        </div>
      </div>
    </section>
  );
}
