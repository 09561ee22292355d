import { number } from "../../lib/format";
import type { RiskView } from "../../lib/shapes";

/** What a figure does not speak of, and why. */
export function Left({ left }: { left: RiskView["left"] }) {
  if (left.length === 0) return null;
  return (
    <ul className="left-list" aria-label="Not covered">
      {left.map((one) => (
        <li key={one.symbol}>
          <strong>{one.symbol}</strong> is not covered{one.value === null ? "" : ` (${number(one.value, 0)})`}: {one.why}.
        </li>
      ))}
    </ul>
  );
}
