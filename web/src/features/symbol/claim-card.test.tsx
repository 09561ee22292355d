// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Claim } from "../../lib/shapes";
import { ClaimCard } from "./claim-card";

function aClaim(changes: Partial<Claim> = {}): Claim {
  return {
    target: "volatility",
    horizon: 5,
    raw: 0.63,
    probability: 0.63,
    baseRate: 0.48,
    baseline: { name: "current state", probability: 0.55 },
    calibration: 0.02,
    state: "weak",
    scope: "SPY",
    effectiveSample: 480.6,
    expires: "2015-07-07T20:00:00Z",
    range: null,
    trailingCoverage: null,
    noClaim: null,
    ...changes,
  };
}

test("A claim shows its number with what it is measured against", () => {
  render(<ClaimCard claim={aClaim()} interval="1d" />);
  const words = screen.getByRole("article").textContent;
  for (const part of ["63\u202f%", "wilder", "48\u202f%", "55\u202f%", "current state", "480", "weak", "SPY", "Tue 7 Jul"])
    expect(words).toContain(part);
});

test("A claim on no is told as what is likely", () => {
  render(<ClaimCard claim={aClaim({ raw: 0.3, probability: 0.3 })} interval="1d" />);
  expect(screen.getByRole("article").textContent).toContain("70\u202f%calmer");
});

test("An unproven claim shows the base rate, and its raw number only as not believed", () => {
  render(<ClaimCard claim={aClaim({ state: "unproven", raw: 0.8, probability: 0.48, effectiveSample: 100 })} interval="1d" />);
  const card = screen.getByRole("article");
  expect(card.className).toContain("claim-unproven");
  expect(card.textContent).toContain("48\u202f%wilder, the base rate");
  expect(card.textContent).toContain("80\u202f% not believed yet");
  expect(card.textContent).toContain("needs 250");
});
