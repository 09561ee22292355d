import { Link } from "@tanstack/react-router";
import type { InboxItem } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { CloseIcon } from "../../ui/icons";
import { here, useHere } from "./here";
import "./alert-toasts.css";

/** What has just come for the page, in a corner of every page until it is dismissed. */
export function AlertToasts() {
  const { toasts } = useHere();
  return (
    <div className="toasts" role="status" aria-label="Alerts">
      {toasts.map((one) => (
        <Toast key={one.sequence} item={one} />
      ))}
    </div>
  );
}

function Toast({ item }: { item: InboxItem }) {
  const fields = item.notices.length === 1 ? item.notices[0]!.fields : {};
  const { symbol, interval, label = "", rule } = fields;
  const title = item.title.replace(`${label} `, "");
  return (
    <div className={`toast toast-${item.urgency}`}>
      <div className="toast-words">
        {symbol ? (
          <Link to="/symbol/$symbol" params={{ symbol }} search={interval ? { interval } : {}} className="toast-title">
            {title}
          </Link>
        ) : (
          <strong>{title}</strong>
        )}{" "}
        {label && <LabelBadge label={label} />}
        <p className="muted">{rule ?? item.text}</p>
      </div>
      <button className="icon-button" onClick={() => here.dismiss(item.sequence)} aria-label={`Dismiss ${title}`}>
        <CloseIcon />
      </button>
    </div>
  );
}
