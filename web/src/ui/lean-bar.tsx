import { signed } from "../lib/format";
import type { Lean } from "../lib/shapes";
import { DownMark, FlatMark, UpMark } from "./icons";
import "./lean-bar.css";

/** A score of −1 to 1 as a bar from the middle, in the colours of up and down only where it is about direction. */
export function ScoreBar({ score, description, directional = true }: { score: number; description: string; directional?: boolean }) {
  const share = Math.min(1, Math.abs(score)) * 50;
  const style = score < 0 ? { right: "50%", width: `${share}%` } : { left: "50%", width: `${share}%` };
  return (
    <span className="score" role="img" aria-label={description}>
      <i className={!directional ? "score-size" : score < 0 ? "score-down" : "score-up"} style={style} />
      <i className="score-middle" />
    </span>
  );
}

/** The agents' plain vote: how many up, down and silent, and the mean. Never a probability. */
export function LeanVote({ lean }: { lean: Lean }) {
  return (
    <span className="lean">
      <ScoreBar score={lean.score} description={`Lean ${signed(lean.score, 2)} of 1`} />
      <span className="lean-votes">
        <span className={lean.up > 0 ? "up" : "muted"} title={`${lean.up} up`}>
          <UpMark />
          {lean.up}
          <span className="hidden"> up</span>
        </span>
        <span className={lean.down > 0 ? "down" : "muted"} title={`${lean.down} down`}>
          <DownMark />
          {lean.down}
          <span className="hidden"> down</span>
        </span>
        <span className="muted" title={`${lean.silent} silent`}>
          <FlatMark />
          {lean.silent}
          <span className="hidden"> silent</span>
        </span>
      </span>
    </span>
  );
}
