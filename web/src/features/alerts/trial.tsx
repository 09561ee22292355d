import { day, moment, probability } from "../../lib/format";
import type { AlertTrialResult } from "../../lib/shapes";
import { LabelBadge, StateChip } from "../../ui/chips";

/** Firings listed; the strip shows them all. */
const ListedMax = 8;

/** What a rule would have done on the past: the gist, a strip of when, and the last of them. */
export function Trial({ result }: { result: AlertTrialResult }) {
  const labels = result.dataLabel.split(" ");
  const tells = result.firings.some((one) => one.probability != null);
  const knows = result.firings.some((one) => one.right != null);
  return (
    <div className="trial" role="region" aria-label="Dry run">
      <p>
        {labels.map((label) => (
          <LabelBadge key={label} label={label} />
        ))}{" "}
        {result.headline}
      </p>
      {result.missing.length > 0 && <p className="down">Nothing is stored of {result.missing.join(", ")}.</p>}
      {result.from && result.to && <Strip result={result} from={Date.parse(result.from)} to={Date.parse(result.to)} />}
      {result.firings.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>Close</th>
              <th>Symbol</th>
              {tells && <th className="num">Claim</th>}
              {knows && <th>Likelier side</th>}
            </tr>
          </thead>
          <tbody>
            {result.firings.slice(0, ListedMax).map((one) => (
              <tr key={one.symbol + one.time}>
                <td className="nowrap" title={moment(one.time)}>
                  {day(one.time)}
                </td>
                <td>{one.symbol}</td>
                {tells && (
                  <td className="num">
                    {one.probability != null && (
                      <>
                        {probability(one.probability)} {one.state && <StateChip state={one.state} />}
                      </>
                    )}
                  </td>
                )}
                {knows && <td>{one.right == null ? "" : one.right ? "✓ came" : "✗ did not come"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {result.count > ListedMax && <p className="muted">and {result.count - ListedMax} earlier</p>}
    </div>
  );
}

/** A line from the first to the last close that was looked at, with a stroke for each firing. */
function Strip({ result, from, to }: { result: AlertTrialResult; from: number; to: number }) {
  const place = (time: string) => (to > from ? (100 * (Date.parse(time) - from)) / (to - from) : 50);
  return (
    <div className="strip">
      <svg
        viewBox="0 0 100 16"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${result.count} firings from ${day(result.from)} to ${day(result.to)}`}
      >
        <line className="strip-line" x1="0" x2="100" y1="15" y2="15" />
        {result.firings.map((one) => (
          <line
            key={one.symbol + one.time}
            className={one.right === false ? "strip-wrong" : "strip-fired"}
            x1={place(one.time)}
            x2={place(one.time)}
            y1={one.right === false ? 7 : 1}
            y2="15"
          />
        ))}
      </svg>
      <div className="strip-ends muted">
        <span>{day(result.from)}</span>
        <span>{day(result.to)}</span>
      </div>
    </div>
  );
}
