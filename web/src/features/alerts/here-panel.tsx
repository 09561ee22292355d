import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { post } from "../../lib/api";
import { age, plural } from "../../lib/format";
import { Problem } from "../../lib/problem";
import type { AttemptView, ChannelView } from "../../lib/shapes";
import "../../ui/field.css";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { here, useHere } from "./here";
import { alertsKey, channelsQuery } from "./queries";

/** Where alerts go: the pages of this server, and every other channel that is set up, each with a way to try it. */
export function HerePanel() {
  const channels = useQuery(channelsQuery);
  return (
    <section className="panel" aria-label="Where alerts go">
      <div className="panel-head">
        <h2>Where they go</h2>
        <span className="muted">to all, unless a sentence says “to …”</span>
      </div>
      <div className="panel-body here">
        <ListState
          query={channels}
          what="channels"
          skeleton={<SkeletonRows rows={1} height={34} />}
          isEmpty={(all) => all.length === 0}
          empty={null}
        >
          {(all) => (
            <ul className="channels">
              {all.map((channel) => (
                <Channel key={channel.name} channel={channel} />
              ))}
            </ul>
          )}
        </ListState>
        <p className="muted">
          E-mail, Telegram, Discord, Slack, ntfy and webhooks are set up in <code>settings.json</code> of the data folder.
        </p>
      </div>
    </section>
  );
}

function Channel({ channel }: { channel: ChannelView }) {
  const queries = useQueryClient();
  const trial = useMutation({
    mutationFn: () => post<AttemptView>(`/notifications/channels/${encodeURIComponent(channel.name)}/test`),
    onSettled: () => queries.invalidateQueries({ queryKey: alertsKey }),
  });
  return (
    <li>
      <div className="here-row">
        <div className="here-words">
          <strong>{channel.name}</strong>{" "}
          <span className="muted">
            {channel.kind !== channel.name && `${channel.kind}, `}
            {channel.where}
          </span>
          <p className="muted">{standing(channel)}</p>
        </div>
        <button
          className="button button-small"
          disabled={trial.isPending}
          onClick={() => trial.mutate()}
          aria-label={`Send a test to ${channel.name}`}
        >
          {trial.isPending ? "Sending…" : "Send a test"}
        </button>
      </div>
      {channel.kind === "browser" && <Browser />}
      <div role="status">
        {trial.data && (
          <p className={trial.data.outcome === "accepted" ? "up" : "down"}>
            {trial.data.outcome}: {trial.data.answer}
          </p>
        )}
        {trial.error && <p className="down">{Problem.from(trial.error).message}</p>}
      </div>
    </li>
  );
}

/** How this very browser tells of what comes. */
function Browser() {
  const { sound, permission } = useHere();
  return (
    <div className="here-browser">
      <p className="muted">{words[permission]}</p>
      {permission === "default" && (
        <button className="button button-small" onClick={() => void here.allow()}>
          Allow notifications
        </button>
      )}
      <label className="check">
        <input type="checkbox" checked={sound} onChange={(event) => here.setSound(event.target.checked)} />
        Play two notes
      </label>
    </div>
  );
}

function standing({ quiet, isQuiet, waiting, sent, dead, last }: ChannelView): string {
  const parts = [sent > 0 && `${sent} sent`, waiting > 0 && `${waiting} waiting`, dead > 0 && plural(dead, "dead letter")];
  const tried = last ? `last tried ${age((Date.now() - Date.parse(last.ended)) / 1000)} ago: ${last.outcome}` : "never tried";
  const hours = quiet && `quiet ${quiet}${isQuiet ? ", now" : ""}`;
  return [...parts, tried, hours].filter(Boolean).join(" · ");
}

const words = {
  granted: "Shown here, and as notifications of your system while a page is open.",
  default: "Shown on open pages. Notifications reach you in other windows too.",
  denied: "Shown on open pages. Notifications are blocked in the browser's settings for this address.",
  unsupported: "Shown on open pages. This browser has no notifications at this address.",
};
