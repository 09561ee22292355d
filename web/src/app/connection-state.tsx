import { age } from "../lib/format";
import { useLive, useNow } from "../lib/live";

/** Whether signals arrive by themselves: shape, colour and words. It says nothing about how old they are. */
export function ConnectionState() {
  const connection = useLive((state) => state.connection);
  if (connection.state === "live")
    return <Shown kind="live" text="Connected" title="Signals arrive here as bars close. How old the numbers are stands beside them." />;
  if (connection.state === "connecting") return <Shown kind="connecting" text="Connecting" title="Opening the stream." />;
  return <Waiting retryAt={connection.retryAt} lostAt={connection.lostAt} />;
}

function Waiting({ retryAt, lostAt }: { retryAt: number; lostAt: number }) {
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000));
  return <Shown kind="waiting" text={`Offline ${age((now - lostAt) / 1000)}`} title={`The stream was lost. Next try in ${seconds} s.`} />;
}

function Shown({ kind, text, title }: { kind: string; text: string; title: string }) {
  return (
    <span className={`connection connection-${kind}`} title={title} role="status">
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        {kind === "waiting" ? (
          <path d="M1 1l6 6M7 1 1 7" stroke="currentColor" strokeWidth="1.6" />
        ) : (
          <circle cx="4" cy="4" r="3.2" fill={kind === "live" ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.4" />
        )}
      </svg>
      <span>{text}</span>
    </span>
  );
}
