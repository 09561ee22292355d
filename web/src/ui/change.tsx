import { isKnown, signedPercent } from "../lib/format";
import { DownMark, FlatMark, UpMark } from "./icons";

/** A change with its sign, its shape and its colour. */
export function Change({ percent, digits = 2 }: { percent: number | null | undefined; digits?: number }) {
  if (!isKnown(percent)) return <span className="muted">{signedPercent(percent)}</span>;
  const direction = percent > 0 ? "up" : percent < 0 ? "down" : "flat";
  return (
    <span className={`change ${direction}`}>
      <DirectionMark value={percent} />
      {signedPercent(percent, digits)}
    </span>
  );
}

export function DirectionMark({ value }: { value: number }) {
  return value > 0 ? <UpMark /> : value < 0 ? <DownMark /> : <FlatMark />;
}
