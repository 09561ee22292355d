import { expect, test } from "vitest";
import { groups, ofSymbols, reachOf, skill } from "./cards";
import { aCard } from "./test-cards";

const cards = [
  aCard({ who: "macd", target: "direction:5", brierSkill: { value: -0.01, low: -0.02, high: 0 } }),
  aCard({ who: "market_regime", target: "volatility:5", brierSkill: { value: 0.08, low: 0.05, high: 0.11 } }),
  aCard({ who: "consensus", target: "direction:5" }),
  aCard({ who: "consensus", target: "volatility:5" }),
  aCard({ who: "rsi", target: "volatility:5", brierSkill: { value: 0.01, low: -0.01, high: 0.02 } }),
  aCard({ who: "consensus", target: "volatility:5", scope: "SPY" }),
  aCard({ who: "consensus", target: "band:5", calls: 0 }),
];

test("Size comes before direction, the consensus before agents, and skill before the lack of it", () => {
  const shown = groups(cards, "everyone").map((group) => [group.target, ...group.cards.map((card) => card.who)]);
  expect(shown).toEqual([
    ["volatility:5", "consensus", "market_regime", "rsi"],
    ["direction:5", "consensus", "macd"],
  ]);
});

test("Agents are left out on request, single symbols always", () => {
  expect(groups(cards, "consensus").flatMap((group) => group.cards)).toHaveLength(2);
  expect(ofSymbols(cards, cards[3]!).map((card) => card.scope)).toEqual(["SPY"]);
});

test("A range is judged by its own score", () => {
  const scoreSkill = { value: 0.2, low: 0.1, high: 0.3 };
  expect(skill(aCard({ rangeCoverage: { ...ranges, scoreSkill } }))).toEqual(scoreSkill);
});

test("One wild interval does not flatten the others", () => {
  const calm = Array.from({ length: 20 }, () => ({ value: 0, low: -0.05, high: 0.05 }));
  expect(reachOf([...calm, { value: 0, low: -4, high: 4 }])).toBe(0.05);
  expect(reachOf([])).toBe(0.02);
});

const ranges = { p80: 0.8, p90: 0.9, width90: 0.1, baseline80: 0.8, baseline90: 0.9, baselineWidth90: 0.1, trailing: [] };
