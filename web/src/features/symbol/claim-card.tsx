import type { ReactNode } from "react";
import { count, isKnown, probability, weekday } from "../../lib/format";
import type { Claim } from "../../lib/shapes";
import { targetWords } from "../../lib/targets";
import { StateChip } from "../../ui/chips";
import { keyOf } from "./claims-of";

/** Below this effective sample a claim stays unproven whatever it says. */
const SampleMin = 250;

/** One question: what is published, what it is measured against, and how far it has earned belief. */
export function ClaimCard({ claim, interval }: { claim: Claim; interval: string }) {
  const words = targetWords(keyOf(claim), interval);
  const unproven = claim.state === "unproven";
  const share = claim.probability;
  const yes = !isKnown(share) || share >= 0.5;
  return (
    <article className={`panel claim ${unproven ? "claim-unproven" : ""}`}>
      <header>
        <h3>{words.question}</h3>
        {claim.state && <StateChip state={claim.state} />}
      </header>
      <p className="claim-number">
        <strong>{probability(unproven || yes || !isKnown(share) ? share : 1 - share)}</strong>
        <span>{unproven ? `${words.yes}, the base rate` : yes ? words.yes : words.no}</span>
      </p>
      <Scale claim={claim} />
      <dl className="facts">
        <Fact name="Base rate" value={probability(claim.baseRate)} />
        {claim.baseline && (
          <Fact
            name="Baseline"
            value={
              <>
                {probability(claim.baseline.probability)} <span className="unit">{claim.baseline.name}</span>
              </>
            }
          />
        )}
        {unproven && isKnown(claim.raw) && (
          <Fact
            name="Raw"
            value={
              <span className="muted">
                {probability(claim.raw)} <span className="unit">not believed yet</span>
              </span>
            }
          />
        )}
        <Fact
          name="Sample"
          value={
            <>
              {count(isKnown(claim.effectiveSample) ? Math.floor(claim.effectiveSample) : null)}{" "}
              <span className="unit">
                effective{isKnown(claim.effectiveSample) && claim.effectiveSample < SampleMin ? `, needs ${SampleMin}` : ""}
              </span>
            </>
          }
        />
        {claim.scope && <Fact name="Scope" value={claim.scope} />}
        <Fact name="Settles" value={weekday(claim.expires)} />
      </dl>
    </article>
  );
}

/** 0 to 100 %: the published number against base rate and baseline. */
function Scale({ claim }: { claim: Claim }) {
  const at = (share: number) => ({ left: `${100 * share}%` });
  return (
    <div
      className="scale"
      role="img"
      aria-label={`${probability(claim.probability)} on a scale of 0 to 100 percent, base rate ${probability(claim.baseRate)}`}
    >
      {isKnown(claim.baseRate) && isKnown(claim.probability) && (
        <i
          className="scale-gap"
          style={{
            left: `${100 * Math.min(claim.baseRate, claim.probability)}%`,
            width: `${100 * Math.abs(claim.baseRate - claim.probability)}%`,
          }}
        />
      )}
      <i className="scale-half" />
      {claim.baseline && claim.baseline.probability < 1 && (
        <i
          className="scale-baseline"
          style={at(claim.baseline.probability)}
          title={`Baseline ${probability(claim.baseline.probability)}`}
        />
      )}
      {isKnown(claim.baseRate) && (
        <i className="scale-base" style={at(claim.baseRate)} title={`Base rate ${probability(claim.baseRate)}`} />
      )}
      {claim.state === "unproven" && isKnown(claim.raw) && (
        <i className="scale-raw" style={at(claim.raw)} title={`Raw ${probability(claim.raw)}, not believed yet`} />
      )}
      {isKnown(claim.probability) && claim.state !== "unproven" && <i className="scale-dot" style={at(claim.probability)} />}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
