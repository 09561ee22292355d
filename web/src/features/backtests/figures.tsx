import type { ReactNode } from "react";
import { count, day, number, plural, probability, share } from "../../lib/format";
import type { BacktestView } from "../../lib/shapes";

/** The figures of a result, each with what it must be read with. */
export function Figures({ view }: { view: BacktestView }) {
  const { stats } = view;
  return (
    <section className="panel" aria-label="Figures">
      <div className="panel-head">
        <h2>Figures</h2>
      </div>
      <dl className="panel-body figures">
        <Figure name="Return a year" value={share(stats.cagr)} note={`${share(stats.return)} in ${number(stats.years, 1)} years`} />
        <Figure
          name="Sharpe"
          value={number(stats.sharpe, 2)}
          note={`95 %: ${number(stats.sharpeLow, 2)} to ${number(stats.sharpeHigh, 2)}`}
        />
        <Figure
          name="Deflated Sharpe"
          value={probability(stats.deflatedSharpe)}
          note={`chance that it is more than the luck of the best of ${plural(view.variantsTried, "variant")}`}
        />
        <Figure name="Worst fall" value={share(-stats.maxDrawdown)} note={fall(view)} />
        <Figure name="Volatility" value={share(stats.volatility)} note="a year" />
        <Figure name="Sortino" value={number(stats.sortino, 2)} />
        <Figure name="Calmar" value={number(stats.calmar, 2)} note="return a year over the worst fall" />
        <Figure
          name="Ten best days"
          value={probability(stats.bestTenShare)}
          note={`of the growth; without them ${share(stats.withoutBestTen)} in all`}
        />
        <Figure name="Hit rate" value={share(stats.hitRate)} note={`of ${plural(view.trades, "closed trade")}`} />
        <Figure name="Profit factor" value={number(stats.profitFactor, 2)} note="gains over losses" />
        <Figure name="Exposure" value={share(stats.exposure)} note={`in the market ${probability(stats.timeInMarket)} of the time`} />
        <Figure name="Turnover" value={number(stats.turnover, 1)} note="times the equity a year" />
        <Figure
          name="Orders"
          value={count(view.orders)}
          note={view.open > 0 ? `${plural(view.open, "position")} open at the end` : "filled"}
        />
        <Figure
          name="Fees"
          value={number(stats.fees, 0)}
          note={`dividends ${number(stats.dividends, 0)}, borrowing ${number(stats.borrow, 0)}`}
        />
      </dl>
    </section>
  );
}

function fall({ stats }: BacktestView): string {
  if (!stats.drawdownFrom) return "never below its start";
  const until = stats.drawdownUntil ? `made good ${day(stats.drawdownUntil)}` : "not made good";
  return `${day(stats.drawdownFrom)} to ${day(stats.drawdownBottom)}, ${until}`;
}

export function Figure({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note && <span className="muted">{note}</span>}
      </dd>
    </div>
  );
}
