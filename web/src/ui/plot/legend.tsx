import type { TimeLine, Tone } from "./time-chart";

/** What each line is, drawn as it is drawn, and what it reads at a moment. */
export function Legend({ when, entries }: { when: string; entries: readonly { line: TimeLine; text: string }[] }) {
  return (
    <figcaption className="plot-legend">
      <span className="muted">{when}</span>
      {entries.map(({ line, text }) => (
        <span key={line.name}>
          <Sample tone={line.tone} />
          {line.name} <strong>{text}</strong>
        </span>
      ))}
    </figcaption>
  );
}

/** A short piece of a line. */
export function Sample({ tone }: { tone: Tone }) {
  return (
    <svg width="20" height="8" viewBox="0 0 20 8" aria-hidden="true">
      <path className={`line line-${tone}`} d="M0 4h20" />
    </svg>
  );
}
