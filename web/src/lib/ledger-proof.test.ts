// @vitest-environment node
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkProof, type LedgerProof } from "./ledger-proof";

const proof = JSON.parse(
  readFileSync(new URL("../../../docs/reference/ledger/example-proof.json", import.meta.url), "utf8"),
) as LedgerProof;
const holds = async (changed: LedgerProof, key = proof.head.key) => (await checkProof(changed, key)).map((step) => step.holds);

test("The example of the reference holds in every step", async () => {
  expect(await holds(proof)).toEqual([true, true, true, true, true]);
});

test("One changed byte of the entry breaks its hash and what rests on it", async () => {
  const bytes = proof.entry.bytes.replace(/.(?=.{40}$)/, (letter) => (letter === "A" ? "B" : "A"));
  expect(await holds({ ...proof, entry: { ...proof.entry, bytes } })).toEqual([true, false, false, true, true]);
});

test("Another signal, chain or place is not what the bytes say", async () => {
  expect((await holds({ ...proof, signal: "other" }))[0]).toBe(false);
  expect((await holds({ ...proof, chain: { ...proof.chain, ran: "live" } }))[0]).toBe(false);
  expect((await holds({ ...proof, entry: { ...proof.entry, sequence: 1 } }))[0]).toBe(false);
});

test("A path that is too short, too long or in another order leads nowhere", async () => {
  for (const path of [proof.path.slice(1), [...proof.path, proof.entry.hash], [...proof.path].reverse()]) {
    expect((await holds({ ...proof, path }))[2]).toBe(false);
  }
});

test("A head says what it signed and nothing else, with this key and no other", async () => {
  expect((await holds({ ...proof, head: { ...proof.head, entries: Number(proof.head.entries) + 1 } }))[4]).toBe(false);
  expect((await holds(proof, "AAAA"))[4]).toBe(false);
  expect((await holds({ ...proof, head: { ...proof.head, key: "AAAA" } }, "AAAA"))[4]).toBe(false);
});
