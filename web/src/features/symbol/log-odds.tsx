import { isKnown, probability, signed } from "../../lib/format";
import type { Claim, OpinionView } from "../../lib/shapes";
import { logit } from "./claims-of";

/** How a probability comes about: base rate, what the agents add, and the calibration, in log-odds. */
export function LogOdds({ claim, opinions }: { claim: Claim; opinions: readonly OpinionView[] }) {
  if (!isKnown(claim.raw) || !isKnown(claim.baseRate)) return null;
  const added = opinions.reduce((sum, opinion) => sum + (opinion.contribution ?? 0), 0);
  return (
    <p className="log-odds">
      <span>In log-odds</span>
      <Term name={`base rate ${probability(claim.baseRate)}`} value={logit(claim.baseRate)} />
      <Term name="agents" value={added} />
      <Term name="calibration" value={claim.calibration} />
      <span className="term">
        = <b>{signed(logit(claim.raw), 3)}</b>, raw {probability(claim.raw)}
      </span>
      {claim.state === "unproven" && (
        <span className="muted">Unproven, so the base rate {probability(claim.probability)} is published.</span>
      )}
    </p>
  );
}

function Term({ name, value }: { name: string; value: number | null | undefined }) {
  return (
    <span className="term">
      <b>{signed(value, 3)}</b> {name}
    </span>
  );
}
