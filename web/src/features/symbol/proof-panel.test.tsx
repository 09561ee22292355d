// @vitest-environment jsdom
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { LedgerProof } from "../../lib/ledger-proof";
import { aSignal } from "../../lib/test-signals";
import { ProofPanel } from "./proof-panel";

const example = JSON.parse(readFileSync("../docs/reference/ledger/example-proof.json", "utf8")) as LedgerProof;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => vi.unstubAllGlobals());

function show(proof: () => Response, publicKey: string = example.head.key) {
  vi.stubGlobal("crypto", webcrypto);
  vi.stubGlobal("fetch", (url: string) => Promise.resolve(url.includes("/proof/") ? proof() : json({ publicKey })));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProofPanel signal={aSignal({ id: example.signal })} onClose={() => {}} />
    </QueryClientProvider>,
  );
}

test("A sound proof is verified here, step by step", async () => {
  show(() => json(example));
  expect(await screen.findByText("Verified in this browser")).toBeTruthy();
  expect(screen.getAllByText(": holds")).toHaveLength(5);
});

test("A changed entry does not verify, and the step that fails is named", async () => {
  const bytes = example.entry.bytes.replace(/.(?=.{40}$)/, (letter) => (letter === "A" ? "B" : "A"));
  show(() => json({ ...example, entry: { ...example.entry, bytes } }));
  expect(await screen.findByText("This signal does not verify")).toBeTruthy();
  expect(screen.getByText(/Its bytes give its hash/).textContent).toContain("does not hold");
});

test("A proof that brings a key of its own does not verify", async () => {
  show(() => json(example), "another key");
  expect(await screen.findByText("This signal does not verify")).toBeTruthy();
});

test("What is not recorded yet says why and what to do", async () => {
  show(() => json({ detail: `no signed head covers the signal ${"a".repeat(64)} yet`, remedy: "One is signed within a minute." }, 404));
  const panel = await screen.findByText(/cannot be verified yet/);
  expect(panel.parentElement!.textContent).toContain("No signed head covers the signal aaaaaaaaaaaa… yet");
  expect(panel.parentElement!.textContent).toContain("One is signed within a minute.");
});
