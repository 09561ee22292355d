import { useQuery } from "@tanstack/react-query";
import { barTime } from "../../lib/format";
import { correctionsQuery } from "./symbol-queries";
import "./intervals.css";

/** A small note where bars of the past came late or otherwise than they were stored; nothing where none did. */
export function CorrectionsNote({ symbol, interval }: { symbol: string; interval: string }) {
  const { data } = useQuery(correctionsQuery(symbol, interval));
  const newest = data?.corrections[0];
  if (!data || !newest) return null;
  return (
    <details className="corrections">
      <summary>
        <span className="chip-corrected">{newest.late ? "late bar" : "corrected"}</span> {barTime(newest.time, data.interval)}:{" "}
        {newest.text}
      </summary>
      <ul>
        {data.corrections.map((one) => (
          <li key={`${one.time} ${one.received}`}>
            <strong>{barTime(one.time, data.interval)}</strong> {one.text}
            <span className="muted">, received {barTime(one.received, "1m")}; everything was stepped again with it</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
