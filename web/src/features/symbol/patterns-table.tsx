import { barTime, price } from "../../lib/format";
import type { Shape, Signal } from "../../lib/shapes";
import { plain } from "../../lib/targets";

/** The patterns drawn on the chart, in words, the latest first. None of them is proven by being drawn. */
export function PatternsTable({ signal }: { signal: Signal }) {
  const patterns = patternsOf(signal);
  if (patterns.length === 0) return null;
  return (
    <details className="bars-table">
      <summary>{patterns.length === 1 ? "The pattern drawn, as a table" : `The ${patterns.length} patterns drawn, as a table`}</summary>
      <p className="muted">
        A pattern names a trade; whether such trades beat random ones is measured under Track record, and proven for none by being drawn.
      </p>
      <div className="scroll">
        <table className="list">
          <thead>
            <tr>
              <th>Completed</th>
              <th>Pattern</th>
              <th>Speaks for</th>
              <th>Since</th>
              <th className="num">From</th>
              <th className="num">Lowest</th>
              <th className="num">Highest</th>
            </tr>
          </thead>
          <tbody>
            {patterns.map((shape, place) => (
              <tr key={place}>
                <td>{barTime(shape.points.at(-1)!.time, signal.interval)}</td>
                <td>{plain(shape.name)}</td>
                <td>{["a fall", "neither", "a rise"][1 + (shape.side ?? 0)]}</td>
                <td>{!shape.side ? "" : shape.failed ? "failed" : "not failed"}</td>
                <td className="num">{barTime(shape.points[0]!.time, signal.interval)}</td>
                <td className="num">{price(Math.min(...shape.points.map((point) => point.price)), signal.close)}</td>
                <td className="num">{price(Math.max(...shape.points.map((point) => point.price)), signal.close)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function patternsOf(signal: Signal): Shape[] {
  return signal.agents
    .flatMap((agent) => agent.shapes)
    .filter((shape) => shape.kind !== "level" && shape.points.length > 0)
    .sort((a, b) => b.points.at(-1)!.time.localeCompare(a.points.at(-1)!.time));
}
