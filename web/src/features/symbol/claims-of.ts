import { compareTargets, targetKey } from "../../lib/targets";
import type { AgentView, Claim, OpinionView, Signal } from "../../lib/shapes";

/** The claims that give ranges, nearest first. */
export function rangeClaims(signal: Signal): Claim[] {
  return signal.claims.filter((claim) => claim.range).sort((a, b) => a.horizon - b.horizon);
}

/** The claims that answer yes or no, in the order they are shown. */
export function questionClaims(signal: Signal): Claim[] {
  return signal.claims.filter((claim) => !claim.range && !claim.noClaim).sort((a, b) => compareTargets(keyOf(a), keyOf(b)));
}

export function noClaims(signal: Signal): Claim[] {
  return signal.claims.filter((claim) => claim.noClaim).sort((a, b) => compareTargets(keyOf(a), keyOf(b)));
}

export function keyOf(claim: Claim): string {
  return targetKey(claim.target, claim.horizon);
}

export function claimOn(signal: Signal, key: string): Claim | undefined {
  return signal.claims.find((claim) => !claim.range && keyOf(claim) === key);
}

/** Every target at least one agent speaks on, in order. */
export function targetsOf(signal: Signal): string[] {
  const keys = new Set(signal.agents.flatMap((agent) => agent.opinions.map((opinion) => opinion.target)));
  for (const claim of questionClaims(signal)) keys.add(keyOf(claim));
  return [...keys].filter((key) => key !== "").sort(compareTargets);
}

export function opinionOn(agent: AgentView, key: string): OpinionView | undefined {
  return agent.opinions.find((opinion) => opinion.target === key);
}

/** Log-odds of a share. */
export function logit(share: number): number {
  return Math.log(share / (1 - share));
}
