import { Link } from "@tanstack/react-router";
import { LabelBadge } from "../../ui/chips";
import { CloseIcon } from "../../ui/icons";
import { useHere, here } from "./here";
import "./alert-toasts.css";

/** What has just fired, in a corner of every page until it is dismissed. */
export function AlertToasts() {
  const { toasts } = useHere();
  return (
    <div className="toasts" role="status" aria-label="Alerts">
      {toasts.map((one) => (
        <div key={one.id} className={`toast toast-${one.severity}`}>
          <div className="toast-words">
            <Link to="/symbol/$symbol" params={{ symbol: one.symbol }} search={{ interval: one.interval }} className="toast-title">
              {one.title.replace(`${one.dataLabel} `, "")}
            </Link>{" "}
            <LabelBadge label={one.dataLabel} />
            <p className="muted">{one.sentence}</p>
          </div>
          <button className="icon-button" onClick={() => here.dismiss(one.id)} aria-label={`Dismiss ${one.title}`}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
