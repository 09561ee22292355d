import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { barTime, probability } from "../../lib/format";
import type { AgreementRow } from "../../lib/shapes";
import { plain } from "../../lib/targets";
import { StateChip } from "../../ui/chips";
import { LeanVote } from "../../ui/lean-bar";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { agreementQuery } from "./symbol-queries";
import "./intervals.css";

/** What each stored interval of the symbol says, shortest first, and in a sentence whether they agree. */
export function Intervals({ symbol, interval }: { symbol: string; interval: string }) {
  const agreement = useQuery(agreementQuery(symbol));
  return (
    <section className="panel area-intervals" aria-label="Intervals">
      <div className="panel-head">
        <h2>Intervals</h2>
        <span className="muted">each has a session and a record of its own</span>
      </div>
      <ListState
        query={agreement}
        what="the intervals"
        skeleton={<SkeletonRows rows={2} height={34} />}
        isEmpty={({ intervals }) => intervals.length === 0}
        empty={<p className="empty">No interval is stored.</p>}
      >
        {({ sentence, intervals }) => (
          <div className="panel-body scroll">
            <p className="intervals-sentence">{plain(sentence)}</p>
            <table className="list intervals-table">
              <thead>
                <tr>
                  <th>Interval</th>
                  <th>Lean</th>
                  <th>Decision</th>
                  <th>Proven claims</th>
                  <th>Close of</th>
                </tr>
              </thead>
              <tbody>
                {intervals.map((row) => (
                  <tr key={row.interval} className={row.interval === interval ? "shown" : ""}>
                    <td>
                      <Link to="/symbol/$symbol" params={{ symbol }} search={{ interval: row.interval }}>
                        {row.interval}
                      </Link>
                    </td>
                    <td>
                      <LeanVote lean={row.lean} />
                    </td>
                    <td>{row.decision === "buy" ? "Buy" : row.decision === "sell" ? "Sell" : "No proven edge"}</td>
                    <td>
                      <Proven row={row} />
                    </td>
                    <td className="muted">{barTime(row.asOf, row.interval)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </ListState>
    </section>
  );
}

function Proven({ row }: { row: AgreementRow }) {
  const proven = row.claims.filter((claim) => claim.state !== "unproven");
  if (proven.length === 0) return <span className="muted">{row.claims.length === 0 ? "no claim yet" : "none yet"}</span>;
  return (
    <ul className="intervals-claims">
      {proven.map((claim) => (
        <li key={claim.target}>
          {plain(claim.target)} {probability(claim.probability)} <StateChip state={claim.state} />
        </li>
      ))}
    </ul>
  );
}
