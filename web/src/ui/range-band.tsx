import "./range-band.css";

export interface RangeBandProps {
  /** Ends of the range in percent from the close, low below zero. */
  low: number;
  high: number;
  /** Percent from the close at either edge of the drawing, the same for all that are compared. */
  scale: number;
  /** A narrower or wider range drawn around it. */
  outer?: { low: number; high: number };
  description: string;
}

/** A range drawn around the close. What lies beyond the scale ends in an arrow, so no width is made up. */
export function RangeBand({ low, high, scale, outer, description }: RangeBandProps) {
  const at = (percent: number) => `${50 + (50 * Math.max(-scale, Math.min(scale, percent))) / scale}%`;
  const span = (ends: { low: number; high: number }) => ({ left: at(ends.low), right: `calc(100% - ${at(ends.high)})` });
  return (
    <span className="band" role="img" aria-label={description}>
      <i className="band-axis" />
      {outer && <i className="band-outer" style={span(outer)} />}
      <i
        className={`band-fill ${low < -scale ? "band-open-low" : ""} ${high > scale ? "band-open-high" : ""}`}
        style={span({ low, high })}
      />
      <i className="band-close" />
    </span>
  );
}

/** Ends of a range in percent from a close. */
export function percentAround(close: number, low: number, high: number): { low: number; high: number } {
  return { low: (100 * low) / close - 100, high: (100 * high) / close - 100 };
}
