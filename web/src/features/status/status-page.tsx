import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { age, barTime, count, moment, plural } from "../../lib/format";
import { useLive, useNow } from "../../lib/live";
import type { StatusView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { WarnIcon } from "../../ui/icons";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { statusQuery } from "./status-query";
import "./status.css";

/** How the server is: what runs, what arrives, and what is not as it should be. */
export function StatusPage() {
  const status = useQuery(statusQuery);
  useEffect(() => {
    document.title = "Status · GoldenSignals";
  }, []);
  return (
    <div className="page status-page">
      <ListState
        query={status}
        what="the status"
        skeleton={
          <div className="panel">
            <SkeletonRows rows={8} height={34} />
          </div>
        }
        isEmpty={() => false}
        empty={null}
      >
        {(view) => (
          <>
            <h1>{headline(view)}</h1>
            <Degraded reasons={view.degraded} />
            <div className="status-grid">
              <Server view={view} />
              <Sources view={view} />
              <Sessions view={view} />
            </div>
          </>
        )}
      </ListState>
    </div>
  );
}

function headline(view: StatusView): string {
  if (view.degraded.length > 0) return `${plural(view.degraded.length, "thing")} not as it should be.`;
  return `All is well: ${plural(view.sessions.length, "session")}, ${plural(view.sources.length, "source")}.`;
}

function Degraded({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="degraded">
      {reasons.map((reason) => (
        <li key={reason}>
          <WarnIcon />
          {reason}
        </li>
      ))}
    </ul>
  );
}

function Server({ view }: { view: StatusView }) {
  const now = useNow();
  const connection = useLive((state) => state.connection);
  const stream =
    connection.state === "live"
      ? `live for ${age((now - connection.since) / 1000)}`
      : connection.state === "waiting"
        ? `lost ${age((now - connection.lostAt) / 1000)} ago, retrying`
        : "connecting";
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Server</h2>
      </div>
      <dl className="panel-body status-facts">
        <dt>Version</dt>
        <dd>{view.version}</dd>
        <dt>Started</dt>
        <dd>{moment(view.startedAt)}</dd>
        <dt>Running for</dt>
        <dd>{age(view.uptimeSeconds)}</dd>
        {view.dataFolder && (
          <>
            <dt>Data folder</dt>
            <dd>
              <code>{view.dataFolder}</code>
            </dd>
          </>
        )}
        <dt>Stream to this page</dt>
        <dd>{stream}</dd>
      </dl>
    </section>
  );
}

function Sources({ view }: { view: StatusView }) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Sources</h2>
        <span className="muted">where bars come from</span>
      </div>
      <div className="panel-body scroll">
        {view.sources.length === 0 ? (
          <p className="muted">No source is open.</p>
        ) : (
          <table className="list">
            <thead>
              <tr>
                <th>Source</th>
                <th>Label</th>
                <th>State</th>
                <th className="num">Last arrival</th>
                <th className="num">Heard</th>
                <th>Requests used</th>
              </tr>
            </thead>
            <tbody>
              {view.sources.map((source) => (
                <tr key={source.name}>
                  <th scope="row">{source.name}</th>
                  <td>
                    <Label label={source.label} />
                  </td>
                  <td>
                    <State state={source.state} />
                  </td>
                  <td className="num">{moment(source.lastArrival)}</td>
                  <td className="num">{source.heardSeconds != null ? `${age(source.heardSeconds)} ago` : "–"}</td>
                  <td>{source.quota.join(", ") || "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Sessions({ view }: { view: StatusView }) {
  return (
    <section className="panel status-sessions">
      <div className="panel-head">
        <h2>Sessions</h2>
        <span className="muted">one symbol at one interval each</span>
      </div>
      <div className="panel-body scroll">
        {view.sessions.length === 0 ? (
          <p className="muted">Nothing is watched yet.</p>
        ) : (
          <table className="list">
            <thead>
              <tr>
                <th>Symbol</th>
                <th>Interval</th>
                <th>State</th>
                <th className="num">Bars</th>
                <th className="num">Last bar</th>
                <th className="num">Age</th>
                <th className="num">Heard</th>
              </tr>
            </thead>
            <tbody>
              {view.sessions.map((session) => (
                <tr key={`${session.symbol} ${session.interval}`}>
                  <th scope="row">{session.symbol}</th>
                  <td>{session.interval}</td>
                  <td>
                    <State state={session.state} />
                  </td>
                  <td className="num">{count(session.bars)}</td>
                  <td className="num">{barTime(session.lastBar, session.interval)}</td>
                  <td className="num">{age(session.ageSeconds)}</td>
                  <td className="num" title={session.late ?? undefined}>
                    {session.heardSeconds != null ? `${age(session.heardSeconds)} ago` : "–"}
                    {session.late && " · late"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Label({ label }: { label: string }) {
  return ["SYNTHETIC", "REPLAY"].includes(label.toUpperCase()) ? <LabelBadge label={label} /> : <span>{label}</span>;
}

function State({ state }: { state: string }) {
  const bad = ["failed", "faulted", "stopped", "late", "paused"].includes(state);
  return (
    <span className={bad ? "state-bad" : ""}>
      {bad && <WarnIcon />}
      {state}
    </span>
  );
}
