import "./whisker.css";

export interface WhiskerProps {
  value: number;
  low: number;
  high: number;
  /** Distance from zero at either edge, the same for all that are compared. */
  reach: number;
  /** Drawn without emphasis, whatever it shows: nothing is proven by it. */
  muted: boolean;
  description: string;
}

/** A figure and its interval around zero. Filled only when all of it lies above zero; an end beyond the reach is left open. */
export function Whisker({ value, low, high, reach, muted, description }: WhiskerProps) {
  const at = (one: number) => 50 + (48 * Math.max(-reach, Math.min(reach, one))) / reach;
  return (
    <svg
      className={`whisker ${low > 0 && !muted ? "whisker-above" : ""}`}
      role="img"
      aria-label={description}
      height="14"
      preserveAspectRatio="none"
    >
      <line className="whisker-zero" x1="50%" x2="50%" y1="0" y2="14" />
      <line className="whisker-span" x1={`${at(low)}%`} x2={`${at(high)}%`} y1="7" y2="7" />
      {low >= -reach && <line className="whisker-span" x1={`${at(low)}%`} x2={`${at(low)}%`} y1="4" y2="10" />}
      {high <= reach && <line className="whisker-span" x1={`${at(high)}%`} x2={`${at(high)}%`} y1="4" y2="10" />}
      <circle cx={`${at(value)}%`} cy="7" r="3" />
    </svg>
  );
}
