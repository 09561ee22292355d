import "../../ui/field.css";
import { here, useHere } from "./here";

/** Where alerts go: this browser, and the channels that are set up. */
export function HerePanel({ channels }: { channels: readonly string[] }) {
  const { sound, permission } = useHere();
  const others = channels.filter((name) => name !== "browser");
  return (
    <section className="panel" aria-label="Where alerts go">
      <div className="panel-head">
        <h2>Where they go</h2>
      </div>
      <div className="panel-body here">
        <div className="here-row">
          <div>
            <strong>This browser</strong>
            <p className="muted">{words[permission]}</p>
          </div>
          {permission === "default" && (
            <button className="button button-small" onClick={() => void here.allow()}>
              Allow notifications
            </button>
          )}
        </div>
        <label className="check">
          <input type="checkbox" checked={sound} onChange={(event) => here.setSound(event.target.checked)} />
          Play two notes
        </label>
        {others.length === 0 ? (
          <p className="muted">No other channel is set up.</p>
        ) : (
          <p>
            A rule goes to all of <strong>{others.join(", ")}</strong>, unless its sentence says <code>to {others[0]}</code>.
          </p>
        )}
      </div>
    </section>
  );
}

const words = {
  granted: "Shown as notifications while a page is open.",
  default: "Shown on open pages. Notifications also reach you in another window.",
  denied: "Shown on open pages. Notifications are blocked in the browser's settings for this address.",
  unsupported: "Shown on open pages. This browser has no notifications at this address.",
};
