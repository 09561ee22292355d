import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { Problem } from "../../lib/problem";
import { Field } from "../../ui/field";
import { portfoliosQuery, type RiskAsked } from "./queries";

/** Whose risk, how sure and how far ahead. */
export function RiskForm({ asked, problem, onAsk }: { asked: RiskAsked; problem: Problem | null; onAsk: (asked: RiskAsked) => void }) {
  const { data: portfolios } = useQuery(portfoliosQuery);
  const [positions, setPositions] = useState(asked.positions ?? "");
  const [shock, setShock] = useState(asked.shock ?? "");

  function ask(event: FormEvent): void {
    event.preventDefault();
    onAsk({ ...asked, positions, shock, ...(positions.trim() === (asked.positions ?? "") ? {} : { portfolio: "" }) });
  }

  return (
    <form className="panel risk-form" onSubmit={ask} aria-label="What is asked">
      <div className="panel-body risk-fields">
        {portfolios && portfolios.items.length > 0 && (
          <Field name="portfolio" label="Portfolio" problem={problem}>
            {(wiring) => (
              <select
                {...wiring}
                className="input"
                value={asked.portfolio ?? ""}
                onChange={(event) => onAsk({ ...asked, portfolio: event.target.value })}
              >
                <option value="">None: the positions beside</option>
                {portfolios.items.map((one) => (
                  <option key={one.name}>{one.name}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field name="positions" label="Positions" hint="SPY=10000 QQQ=-5000, SPY=60%, or SPY QQQ for equal parts." problem={problem}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              value={positions}
              onChange={(event) => setPositions(event.target.value)}
              placeholder="SPY=10000 TLT=5000"
            />
          )}
        </Field>
        <Field name="shock" label="Own shock" hint="In percent, by class or symbol." problem={problem}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              value={shock}
              onChange={(event) => setShock(event.target.value)}
              placeholder="equity=-20"
            />
          )}
        </Field>
        <Field name="confidence" label="How sure" problem={problem}>
          {(wiring) => (
            <select
              {...wiring}
              className="input"
              value={asked.confidence ?? 95}
              onChange={(event) => onAsk({ ...asked, confidence: Number(event.target.value) })}
            >
              {[90, 95, 99].map((one) => (
                <option key={one} value={one}>
                  {one} %
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="days" label="Ahead" problem={problem}>
          {(wiring) => (
            <select
              {...wiring}
              className="input"
              value={asked.days ?? 1}
              onChange={(event) => onAsk({ ...asked, days: Number(event.target.value) })}
            >
              {[1, 5, 10, 20].map((one) => (
                <option key={one} value={one}>
                  {one === 1 ? "1 trading day" : `${one} trading days`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button className="button" type="submit">
          Reckon
        </button>
      </div>
    </form>
  );
}
