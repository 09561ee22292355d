import { Field } from "../../ui/field";
import type { Part } from "./backtest-form";
import type { Draft } from "./draft";

const sizings: readonly { sizing: Draft["sizing"]; name: string; unit: string }[] = [
  { sizing: "equal", name: "Equal shares of the equity", unit: "%" },
  { sizing: "share", name: "A part of the equity each", unit: "%" },
  { sizing: "units", name: "The same number of units", unit: "units" },
  { sizing: "signal", name: "As the signal says", unit: "" },
];

/** Money, costs and sizes. */
export function Account({ draft, problem, change }: Part) {
  const sizing = sizings.find((one) => one.sizing === draft.sizing)!;
  return (
    <>
      <div className="form-row">
        <Field name="cash" label="Cash" problem={problem}>
          {(wiring) => <Amount {...wiring} value={draft.cash} placeholder="100,000" onChange={(cash) => change({ cash })} />}
        </Field>
        <Field name="maxPositions" label="Positions at once" problem={problem}>
          {(wiring) => (
            <Amount
              {...wiring}
              value={draft.maxPositions}
              placeholder="one of each"
              onChange={(maxPositions) => change({ maxPositions })}
            />
          )}
        </Field>
      </div>
      <Field name="sizing" label="Size of a position" problem={problem}>
        {(wiring) => (
          <div className="field-parts">
            <select
              {...wiring}
              className="input"
              value={draft.sizing}
              onChange={(event) => change({ sizing: event.target.value as Draft["sizing"] })}
            >
              {sizings.map((one) => (
                <option key={one.sizing} value={one.sizing}>
                  {one.name}
                </option>
              ))}
            </select>
            {sizing.unit && (
              <>
                <span className="amount">
                  <Amount aria-label={sizing.unit} value={draft.amount} onChange={(amount) => change({ amount })} />
                </span>
                <span className="unit">{sizing.unit}</span>
              </>
            )}
          </div>
        )}
      </Field>
      <Field name="costs" label="Costs" hint="Left empty: the fee of the settings, and 50 bp a year for shorts" problem={problem}>
        {(wiring) => (
          <div className="form-row form-row-4">
            <Cost name="Fee" unit="bp" value={draft.fee} onChange={(fee) => change({ fee })} wiring={wiring} />
            <Cost name="Least fee" unit="" value={draft.feeMin} onChange={(feeMin) => change({ feeMin })} />
            <Cost name="Slippage" unit="bp" value={draft.slippage} onChange={(slippage) => change({ slippage })} />
            <Cost name="Borrow" unit="bp/y" value={draft.borrow} onChange={(borrow) => change({ borrow })} />
          </div>
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={draft.longOnly} onChange={(event) => change({ longOnly: event.target.checked })} />
        Never sell short
      </label>
    </>
  );
}

interface CostProps {
  name: string;
  unit: string;
  value: string;
  onChange: (value: string) => void;
  wiring?: object;
}

function Cost({ name, unit, value, onChange, wiring = {} }: CostProps) {
  return (
    <label className="cost">
      <span>
        {name} <span className="unit">{unit}</span>
      </span>
      <Amount {...wiring} value={value} onChange={onChange} />
    </label>
  );
}

interface AmountProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
}

function Amount({ onChange, ...rest }: AmountProps & Record<string, unknown>) {
  return (
    <input className="input num" inputMode="decimal" autoComplete="off" {...rest} onChange={(event) => onChange(event.target.value)} />
  );
}
