import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post } from "../../lib/api";
import type { OrderRequest, OrderView } from "../../lib/shapes";
import { Field } from "../../ui/field";
import { FollowForm } from "./follow-form";
import { GeneralFault } from "./general-fault";
import { pathOf, symbolsQuery } from "./queries";
import { numberOf, useWrite } from "./use-write";

/** Asks the paper broker for units of a stored symbol at the next open. */
export function OrderForm({ name }: { name: string }) {
  const { data: symbols = [] } = useQuery(symbolsQuery);
  const [symbol, setSymbol] = useState("");
  const [quantity, setQuantity] = useState("");
  const [stop, setStop] = useState("");
  const [target, setTarget] = useState("");
  const ask = useWrite((asked: OrderRequest) => post<OrderView>(pathOf(name, "/orders"), asked));
  function submit(event: FormEvent): void {
    event.preventDefault();
    ask.send({
      symbol,
      interval: null,
      quantity: numberOf(quantity) ?? null,
      stop: numberOf(stop) ?? null,
      target: numberOf(target) ?? null,
      signalId: null,
      barriers: true,
      key: null,
    });
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Paper order</h2>
        <span className="muted">waits for the next open</span>
      </div>
      <form className="panel-body form-parts" onSubmit={submit} aria-label="Paper order">
        <div className="form-row">
          <Field name="symbol" label="Symbol" problem={ask.problem}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                required
                list="portfolio-symbols"
                value={symbol}
                onChange={(event) => setSymbol(event.target.value)}
              />
            )}
          </Field>
          <Field name="quantity" label="Quantity" hint="below zero to sell short" problem={ask.problem}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                type="number"
                step="any"
                required
                value={quantity}
                onChange={(event) => setQuantity(event.target.value)}
              />
            )}
          </Field>
          <Field name="stop" label="Stop" problem={ask.problem}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                type="number"
                step="any"
                value={stop}
                onChange={(event) => setStop(event.target.value)}
              />
            )}
          </Field>
          <Field name="target" label="Target" problem={ask.problem}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                type="number"
                step="any"
                value={target}
                onChange={(event) => setTarget(event.target.value)}
              />
            )}
          </Field>
        </div>
        <datalist id="portfolio-symbols">
          {[...new Set(symbols.map((one) => one.symbol))].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <GeneralFault problem={ask.problem} fields={["symbol", "quantity", "stop", "target"]} />
        <button className="button button-main" disabled={ask.busy}>
          {ask.busy ? "Asking…" : "Ask for it"}
        </button>
        {ask.done && !ask.problem && (
          <p className="muted" role="status">
            {ask.done.symbol} {ask.done.says}.
          </p>
        )}
      </form>
      <FollowForm name={name} />
    </section>
  );
}
