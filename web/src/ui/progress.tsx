import { age, count, isKnown, probability } from "../lib/format";
import "./progress.css";

export interface ProgressProps {
  /** 0 to 1; null while it is not known how much there is. */
  done: number | null;
  words: string;
  barsPerSecond?: number | null;
  secondsLeft?: number | null;
}

/** How far something is, at what rate, and how long it will take. */
export function Progress({ done, words, barsPerSecond, secondsLeft }: ProgressProps) {
  return (
    <div className="progress">
      <progress max={1} value={done ?? undefined} aria-label={words} />
      <span>{isKnown(done) ? probability(done) : ""}</span>
      <span className="muted">
        {[words, isKnown(barsPerSecond) && `${count(Math.round(barsPerSecond))} bars/s`, isKnown(secondsLeft) && `${age(secondsLeft)} left`]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  );
}
