import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { get, query } from "../../lib/api";
import { age, barTime, count, price } from "../../lib/format";
import type { Signal, SymbolView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { BackIcon, ClockIcon } from "../../ui/icons";

/** Seconds after which a close is called old: a long weekend. */
const OldSeconds = 4.5 * 86_400;

export function SymbolHead({ signal, ageSeconds, onVerify }: { signal: Signal; ageSeconds: number | null; onVerify: () => void }) {
  const old = ageSeconds !== null && ageSeconds > OldSeconds;
  return (
    <div className="symbol-head">
      <Link to="/" className="back" aria-label="Back to the market">
        <BackIcon />
      </Link>
      <h1>{signal.symbol}</h1>
      <Intervals symbol={signal.symbol} interval={signal.interval} />
      <span className="symbol-close">{price(signal.close)}</span>
      <LabelBadge label={signal.dataLabel} />
      <p className="muted">
        Close of {barTime(signal.asOf, signal.interval)}
        {ageSeconds !== null && (
          <span className={old ? "late" : ""}>
            {old && <ClockIcon size={12} />}
            {age(ageSeconds)} ago
          </span>
        )}
        · {count(signal.bars)} bars ·
        <button
          className="link"
          onClick={onVerify}
          title="Check here, in this browser, that the signal shown was written down then and not changed since"
        >
          Verify this signal
        </button>{" "}
        ·{" "}
        <Link to="/portfolio" search={{ open: signal.id }} title="Buy it in a paper portfolio at the next open">
          Open paper position
        </Link>
      </p>
    </div>
  );
}

/** The intervals this symbol has bars of, when there is more than one. */
function Intervals({ symbol, interval }: { symbol: string; interval: string }) {
  const { data = [] } = useQuery({
    queryKey: ["symbols", symbol],
    queryFn: ({ signal }) => get<SymbolView[]>("/symbols" + query({ query: symbol, limit: 20 }), signal),
    staleTime: 60_000,
  });
  const choices = [...new Set(data.filter((one) => one.symbol === symbol).map((one) => one.interval))];
  if (choices.length < 2) return <span className="unit">{interval}</span>;
  return (
    <nav className="segments" aria-label="Interval">
      {choices.map((choice) => (
        <Link
          key={choice}
          to="/symbol/$symbol"
          params={{ symbol }}
          search={{ interval: choice }}
          aria-current={choice === interval ? "true" : undefined}
        >
          {choice}
        </Link>
      ))}
    </nav>
  );
}
