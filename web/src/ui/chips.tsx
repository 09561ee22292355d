import { FlaskIcon, LoopIcon } from "./icons";
import "./chips.css";

const stateTitles: Record<string, string> = {
  unproven: "Unproven: too little evidence, or none of skill. The number shown is the base rate.",
  weak: "Weak: better than its baseline so far, by little or not for long.",
  demonstrated: "Demonstrated: better than its baseline, calibrated, and still so over the last 250.",
};

/** How far a claim has earned belief: an empty, a half or a full disc, and the word. */
export function StateChip({ state }: { state: string }) {
  return (
    <span className={`chip chip-${state}`} title={stateTitles[state]}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r="4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeDasharray={state === "unproven" ? "2 1.6" : undefined}
        />
        {state === "weak" && <path d="M5 1a4 4 0 0 1 0 8Z" fill="currentColor" />}
        {state === "demonstrated" && <circle cx="5" cy="5" r="4" fill="currentColor" />}
      </svg>
      {state}
    </span>
  );
}

const labelTitles: Record<string, string> = {
  SYNTHETIC: "Made by the simulator. No market ever traded at these prices.",
  REPLAY: "Stored bars of the past, played as if they were arriving now.",
};

/** Where data comes from. Imported and live data need no badge in a list; made-up and replayed data always carry one. */
export function LabelBadge({ label, long = false }: { label: string; long?: boolean }) {
  const name = label.toUpperCase();
  const title = labelTitles[name];
  if (!title) return null;
  return (
    <span className={`label label-${name.toLowerCase()}`} title={title}>
      {name === "REPLAY" ? <LoopIcon /> : <FlaskIcon />}
      <span className="label-name">{name}</span>
      {long && <span className="label-more">{name === "REPLAY" ? "stored bars, played as live" : "simulated prices"}</span>}
    </span>
  );
}
