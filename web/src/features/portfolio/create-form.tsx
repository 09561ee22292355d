import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { post } from "../../lib/api";
import type { PortfolioRequest, PortfolioRow } from "../../lib/shapes";
import { Field } from "../../ui/field";
import { GeneralFault } from "./general-fault";
import { numberOf, useWrite } from "./use-write";

/** Makes a portfolio, on paper or kept by hand. */
export function CreateForm({ first = false }: { first?: boolean }) {
  const navigate = useNavigate();
  const [name, setName] = useState(first ? "paper" : "");
  const [paper, setPaper] = useState(true);
  const [currency, setCurrency] = useState("USD");
  const [method, setMethod] = useState("fifo");
  const [cash, setCash] = useState("100000");
  const make = useWrite(
    (asked: PortfolioRequest) => post<PortfolioRow>("/portfolios", asked),
    (made) => void navigate({ to: "/portfolio", search: (now) => ({ ...now, name: made.name }) }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    make.send({ name, paper, currency: currency.toUpperCase(), method, borrows: false, cash: numberOf(cash) ?? null });
  }
  const form = (
    <form className="panel-body form-parts" onSubmit={submit} aria-label="New portfolio">
      <Field name="name" label="Name" problem={make.problem}>
        {(wiring) => (
          <input {...wiring} className="input" required maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={paper} onChange={(event) => setPaper(event.target.checked)} />
        On paper: orders are filled at the next open
      </label>
      <div className="form-row">
        <Field name="cash" label="Cash at the start" problem={make.problem}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="number"
              min="0"
              step="0.01"
              value={cash}
              onChange={(event) => setCash(event.target.value)}
            />
          )}
        </Field>
        <Field name="currency" label="Currency" problem={make.problem}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              required
              maxLength={5}
              value={currency}
              onChange={(event) => setCurrency(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field name="method" label="A sale takes" problem={make.problem}>
        {(wiring) => (
          <select {...wiring} className="input" value={method} onChange={(event) => setMethod(event.target.value)}>
            <option value="fifo">the oldest units first (FIFO)</option>
            <option value="average">units at their average cost</option>
          </select>
        )}
      </Field>
      <GeneralFault problem={make.problem} fields={["name", "cash", "currency", "method"]} />
      <button className="button button-main" disabled={make.busy}>
        {make.busy ? "Making…" : "Make portfolio"}
      </button>
    </form>
  );
  if (!first) return form;
  return (
    <section className="panel portfolio-first">
      <div className="panel-head">
        <h2>No portfolio yet</h2>
      </div>
      {form}
    </section>
  );
}
