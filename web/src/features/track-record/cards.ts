import type { ClaimCard, Measured } from "../../lib/shapes";
import { compareTargets } from "../../lib/targets";

/** The scope of a card over every symbol of its record. */
export const everySymbol = "all";

export const consensus = "consensus";

/** Cards of one target: the consensus, then the agents, the most skilled first. */
export interface CardGroup {
  readonly target: string;
  readonly interval: string;
  readonly cards: readonly ClaimCard[];
}

/** Cards over all symbols, by what they are about. A card without a call is left out: there is nothing to show. */
export function groups(cards: readonly ClaimCard[], who: "consensus" | "everyone"): CardGroup[] {
  const shown = cards.filter((card) => card.scope === everySymbol && card.calls > 0 && (who === "everyone" || card.who === consensus));
  const targets = [...new Set(shown.map((card) => card.target))].sort(compareTargets);
  return targets.map((target) => {
    const own = shown.filter((card) => card.target === target).sort(byWho);
    return { target, interval: own[0]!.interval, cards: own };
  });
}

function byWho(a: ClaimCard, b: ClaimCard): number {
  const first = Number(b.who === consensus) - Number(a.who === consensus);
  return first || (skill(b).value ?? -Infinity) - (skill(a).value ?? -Infinity) || a.who.localeCompare(b.who);
}

/** The same card of single symbols. */
export function ofSymbols(cards: readonly ClaimCard[], { who, target }: ClaimCard): ClaimCard[] {
  return cards
    .filter((card) => card.scope !== everySymbol && card.who === who && card.target === target && card.calls > 0)
    .sort((a, b) => a.scope.localeCompare(b.scope));
}

/** The figure that decides the state: of a range its score's, of any other the Brier skill. */
export function skill(card: ClaimCard): Measured {
  return card.rangeCoverage?.scoreSkill ?? card.brierSkill;
}

/** One reach for all whiskers, so that they can be compared; an interval far wider than the others does not flatten them. */
export function reachOf(measured: readonly Measured[]): number {
  const ends = measured.flatMap((one) => [Math.abs(one.low ?? 0), Math.abs(one.high ?? 0)]).sort((a, b) => a - b);
  const most = ends[Math.floor(0.9 * (ends.length - 1))] ?? 0;
  return Math.max(0.02, most);
}
