import { Link } from "@tanstack/react-router";
import { age, moment } from "../../lib/format";
import type { AlertFiringView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { CrossMark, SettledIcon } from "../../ui/icons";

interface FiringListProps {
  firings: readonly AlertFiringView[];
  older: { more: boolean; busy: boolean; fetch: () => void };
}

/** What has fired, newest first: what was said, where it went, and what came of it. */
export function FiringList({ firings, older }: FiringListProps) {
  return (
    <div className="panel">
      <div className="panel-head">
        <h2>History</h2>
      </div>
      <ul className="panel-body firings">
        {firings.map((one) => (
          <Firing key={one.id} firing={one} />
        ))}
      </ul>
      {older.more && (
        <div className="panel-body">
          <button className="button button-small" disabled={older.busy} onClick={older.fetch}>
            {older.busy ? "Loading…" : "Older"}
          </button>
        </div>
      )}
    </div>
  );
}

function Firing({ firing }: { firing: AlertFiringView }) {
  return (
    <li className={`firing firing-${firing.severity}`}>
      <div className="firing-head">
        <Link to="/symbol/$symbol" params={{ symbol: firing.symbol }} search={{ interval: firing.interval }}>
          {firing.title.replace(`${firing.dataLabel} `, "")}
        </Link>
        <LabelBadge label={firing.dataLabel} />
        {firing.severity !== "info" && <span className="muted">{firing.severity}</span>}
        <span className="muted nowrap" title={moment(firing.firedAt)}>
          {age((Date.now() - Date.parse(firing.firedAt)) / 1000)} ago
        </span>
      </div>
      <p>{firing.text}</p>
      {firing.followUp && (
        <p className="follow-up">
          {firing.came === "yes" ? <SettledIcon /> : <CrossMark />}
          <span>{firing.followUp}</span>
        </p>
      )}
      <p className="muted">
        {firing.sentence}
        {firing.receipts.map((receipt) => (
          <span key={receipt.channel} className={`receipt receipt-${receipt.state}`} title={receipt.answer ?? undefined}>
            {receipt.channel}: {receipt.state}
            {receipt.tries > 1 && ` after ${receipt.tries} tries`}
          </span>
        ))}
      </p>
    </li>
  );
}
