import type { ClaimCard } from "../../lib/shapes";

/** A card of the consensus on a direction, with nothing proven, for tests to change. */
export function aCard(changes: Partial<ClaimCard> = {}): ClaimCard {
  return {
    who: "consensus",
    target: "direction:5",
    interval: "1d",
    scope: "all",
    ran: "backtest",
    calls: 4200,
    effectiveSample: 812.4,
    coverage: 0.98,
    hitRate: 0.561,
    baseline: { name: "always-up", hitRate: 0.567 },
    lift: { value: -0.006, low: -0.02, high: 0.008 },
    brierSkill: { value: -0.003, low: -0.01, high: 0.004 },
    brierSkillClimatology: 0,
    logLossSkill: 0,
    calibrationError: 0.012,
    curve: [
      { coverage: 1, hitRate: 0.561, n: 4200 },
      { coverage: 0.5, hitRate: 0.57, n: 2100 },
    ],
    reliability: [
      { predicted: 0.5, observed: 0.52, n: 2100 },
      { predicted: 0.6, observed: 0.58, n: 2100 },
    ],
    rangeCoverage: null,
    state: "unproven",
    from: "2006-01-03T21:00:00Z",
    to: "2017-11-03T20:00:00Z",
    ...changes,
  };
}
