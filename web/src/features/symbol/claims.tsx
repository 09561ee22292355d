import type { Signal } from "../../lib/shapes";
import { targetWords } from "../../lib/targets";
import { ClaimCard } from "./claim-card";
import { keyOf, noClaims, questionClaims } from "./claims-of";
import "./claims.css";

/** Every question the consensus answers, a card each; then those it will not answer yet, and why. */
export function Claims({ signal }: { signal: Signal }) {
  const claims = questionClaims(signal);
  const silent = noClaims(signal);
  return (
    <section className="area-claims" aria-label="Claims">
      {claims.length === 0 && silent.length === 0 && (
        <div className="panel empty">No claims yet: a claim needs 252 settled outcomes of its question.</div>
      )}
      <div className="claim-cards">
        {claims.map((claim) => (
          <ClaimCard key={keyOf(claim)} claim={claim} interval={signal.interval} />
        ))}
      </div>
      {silent.length > 0 && (
        <ul className="no-claims">
          {silent.map((claim) => (
            <li key={keyOf(claim)}>
              <strong>{targetWords(keyOf(claim), signal.interval).short}</strong> <span className="muted">no claim: {claim.noClaim}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
