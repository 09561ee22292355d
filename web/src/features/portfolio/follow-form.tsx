import { useState, type FormEvent } from "react";
import { put } from "../../lib/api";
import type { FollowRequest, FollowView } from "../../lib/shapes";
import { Field } from "../../ui/field";
import { GeneralFault } from "./general-fault";
import { pathOf } from "./queries";
import { useWrite } from "./use-write";

/** Has the portfolio take a symbol's decisions by itself; the bare lean only where it is asked for, and its first line says what that is. */
export function FollowForm({ name }: { name: string }) {
  const [symbol, setSymbol] = useState("");
  const [lean, setLean] = useState(false);
  const follow = useWrite((asked: FollowRequest) => put<FollowView>(pathOf(name, `/follows/${encodeURIComponent(symbol.trim())}`), asked));
  function submit(event: FormEvent): void {
    event.preventDefault();
    follow.send({ interval: null, lean, barriers: true });
  }
  return (
    <form className="panel-body form-parts" onSubmit={submit} aria-label="Follow signals">
      <Field name="symbol" label="Follow the signals of" problem={follow.problem}>
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
      <label className="check">
        <input type="checkbox" checked={lean} onChange={(event) => setLean(event.target.checked)} />
        Take the bare lean
      </label>
      <p className="muted">
        {lean
          ? "The lean has no proven edge: it is a vote, not a probability."
          : "Only decisions to buy or sell are taken; where nothing is proven there is none."}
      </p>
      <GeneralFault problem={follow.problem} fields={["symbol"]} />
      <button className="button" disabled={follow.busy}>
        Follow
      </button>
    </form>
  );
}
