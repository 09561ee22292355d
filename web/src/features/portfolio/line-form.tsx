import { useState, type FormEvent } from "react";
import { post } from "../../lib/api";
import type { TransactionRequest, WrittenAnswer } from "../../lib/shapes";
import { Field } from "../../ui/field";
import { GeneralFault } from "./general-fault";
import { pathOf } from "./queries";
import { numberOf, useWrite } from "./use-write";
import { fieldsOf, types, typeWords, type LineField, type LineType } from "./words";

const none: Record<LineField, string> = { symbol: "", quantity: "", price: "", amount: "", fee: "", toAmount: "", toCurrency: "" };

const labels: Record<LineField, string> = {
  symbol: "Symbol",
  quantity: "Quantity",
  price: "Price of one",
  amount: "Amount",
  fee: "Fee or tax",
  toAmount: "Gives",
  toCurrency: "Of",
};

/** Writes what was done elsewhere: a trade at its price, cash, a dividend, a split. */
export function LineForm({ name, currency }: { name: string; currency: string }) {
  const [type, setType] = useState<LineType>("buy");
  const [date, setDate] = useState("");
  const [money, setMoney] = useState(currency);
  const [values, setValues] = useState(none);
  const write = useWrite(
    (asked: TransactionRequest) => post<WrittenAnswer>(pathOf(name, "/transactions"), asked),
    () => setValues(none),
  );
  const fields = fieldsOf[type];
  function submit(event: FormEvent): void {
    event.preventDefault();
    const said = (field: LineField) => (fields.includes(field) ? values[field].trim() : "");
    write.send({
      type,
      symbol: said("symbol") || null,
      quantity: numberOf(said("quantity")) ?? null,
      price: numberOf(said("price")) ?? null,
      amount: numberOf(said("amount")) ?? null,
      fee: numberOf(said("fee")) ?? null,
      toAmount: numberOf(said("toAmount")) ?? null,
      toCurrency: said("toCurrency") || null,
      currency: money.toUpperCase(),
      date: date || null,
      replaces: null,
      key: null,
    });
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Write a line</h2>
      </div>
      <form className="panel-body form-parts" onSubmit={submit} aria-label="Write a line">
        <div className="form-row">
          <Field name="type" label="Type" problem={write.problem}>
            {(wiring) => (
              <select {...wiring} className="input" value={type} onChange={(event) => setType(event.target.value as LineType)}>
                {types.map((one) => (
                  <option key={one} value={one}>
                    {typeWords[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="date" label="Date" hint="now unless said" problem={write.problem}>
            {(wiring) => <input {...wiring} className="input" type="date" value={date} onChange={(event) => setDate(event.target.value)} />}
          </Field>
        </div>
        <div className="form-row">
          {fields.map((field) => (
            <Field
              key={field}
              name={field}
              label={field === "quantity" && type === "split" ? "New for one old" : labels[field]}
              problem={write.problem}
            >
              {(wiring) => (
                <input
                  {...wiring}
                  className="input"
                  type={field === "symbol" || field === "toCurrency" ? "text" : "number"}
                  step="any"
                  required={field !== "fee"}
                  value={values[field]}
                  onChange={(event) => setValues({ ...values, [field]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Field name="currency" label="Currency" problem={write.problem}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                required
                maxLength={5}
                value={money}
                onChange={(event) => setMoney(event.target.value)}
              />
            )}
          </Field>
        </div>
        <GeneralFault problem={write.problem} fields={[...fields, "type", "date", "currency"]} />
        <button className="button button-main" disabled={write.busy}>
          {write.busy ? "Writing…" : "Write line"}
        </button>
        {write.done && !write.problem && (
          <p className="muted" role="status">
            Written as line {write.done.added.join(", ")}.
          </p>
        )}
      </form>
    </section>
  );
}
