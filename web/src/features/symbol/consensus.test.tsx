// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { AgentView, Claim } from "../../lib/shapes";
import { aSignal } from "../../lib/test-signals";
import { Consensus } from "./consensus";

const rsi: AgentView = {
  agent: "rsi",
  status: "opined",
  evidence: { rsi: { value: 61.4, unit: "points" } },
  shapes: [],
  opinions: [{ target: "direction:5", score: 0.4, confidence: 0.5, why: "RSI rising", contribution: 0, contributionIfProven: 0.08 }],
};
const regime: AgentView = {
  agent: "market_regime",
  status: "opined",
  evidence: {},
  shapes: [],
  opinions: [
    { target: "volatility:5", score: -0.6, confidence: 0.9, why: "HAR forecasts calm", contribution: -0.4, contributionIfProven: -0.4 },
  ],
};
const pattern: AgentView = {
  agent: "pattern",
  status: "abstained",
  evidence: {},
  shapes: [],
  opinions: [
    { target: "direction:5", score: null, confidence: null, why: "No confirmed pattern", contribution: null, contributionIfProven: null },
  ],
};
const absent: AgentView = { agent: "lstm_forecast", status: "missing", evidence: {}, shapes: [], opinions: [] };
const volatility: Claim = {
  target: "volatility",
  horizon: 5,
  raw: 0.4,
  probability: 0.4,
  baseRate: 0.5,
  baseline: null,
  calibration: -0.005,
  state: "demonstrated",
  scope: "SPY",
  effectiveSample: 600,
  expires: null,
  range: null,
  trailingCoverage: null,
  noClaim: null,
};

const signal = aSignal({ agents: [rsi, regime, pattern, absent], claims: [volatility] });

test("Every agent has its place, whether it spoke, abstained or is not installed", () => {
  render(<Consensus signal={signal} />);
  const reasons = screen.getAllByRole("table")[1]!;
  const words = (agent: string) => within(reasons).getByRole("row", { name: new RegExp(`^${agent}`) }).textContent;
  expect(words("RSI")).toContain("RSI rising");
  expect(words("RSI")).toContain("+0.080");
  expect(words("Pattern")).toContain("Abstains. No confirmed pattern");
  expect(words("Market regime")).toContain("Does not speak on this target");
  expect(words("LSTM forecast")).toContain("Not yet installed");
});

test("Picking a target shows how its probability adds up", async () => {
  render(<Consensus signal={signal} />);
  await userEvent.click(screen.getByRole("button", { name: /Volatility/ }));
  const sum = screen.getByText("In log-odds").parentElement!.textContent;
  expect(sum).toContain("0.000 base rate 50");
  expect(sum).toContain("−0.400 agents");
  expect(sum).toContain("−0.005 calibration");
  expect(sum).toContain("−0.405, raw 40");
});
