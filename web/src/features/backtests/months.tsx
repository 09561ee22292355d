import { isKnown, signed, signedPercent } from "../../lib/format";
import type { BacktestView } from "../../lib/shapes";

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Returns of every month; the deeper the colour, the larger, and each has its sign. */
export function Months({ years }: { years: BacktestView["monthly"] }) {
  const deepest = Math.max(0.01, ...years.flatMap((year) => year.months.filter(isKnown).map(Math.abs)));
  return (
    <section className="panel area-wide" aria-label="Monthly returns">
      <div className="panel-head">
        <h2>Months</h2>
        <span className="muted">return in percent</span>
      </div>
      <div className="panel-body scroll">
        <table className="months">
          <thead>
            <tr>
              <th scope="col">Year</th>
              {names.map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
              <th scope="col" className="num">
                Whole
              </th>
            </tr>
          </thead>
          <tbody>
            {years.toReversed().map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                {year.months.map((one, month) => (
                  <td key={month} className="num">
                    <Cell value={one} deepest={deepest} />
                  </td>
                ))}
                <td className="num whole">{signedPercent(100 * year.whole, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ value, deepest }: { value: number | null; deepest: number }) {
  if (!isKnown(value)) return null;
  const depth = Math.round(100 * Math.min(1, Math.abs(value) / deepest));
  const tone = value > 0 ? "--up-tint" : "--down-tint";
  return (
    <span className="month" style={{ background: `color-mix(in oklab, var(${tone}) ${depth}%, transparent)` }}>
      {signed(100 * value, 1)}
    </span>
  );
}
