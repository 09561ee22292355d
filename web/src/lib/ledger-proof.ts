import type { components } from "./api-types";

/** What leads from the bytes of an entry to a signature; docs/reference/ledger says how. */
export type LedgerProof = components["schemas"]["LedgerProof"];

/** A step of a proof, in words to show, and whether it holds. */
export type ProofStep = { says: string; holds: boolean };

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Follows a proof in this browser, with nothing from the server but the proof itself: entry bytes → hash → root of its chain → root of the head →
 * signature. The key should come from another place than the proof where it can.
 * @param publicKey Base64 of the key the head must be signed with.
 */
export async function checkProof(proof: LedgerProof, publicKey: string): Promise<ProofStep[]> {
  const { entry, chain, head } = proof;
  const bytes = fromBase64(entry.bytes);
  const hash = await sha(fromHex(entry.previous), bytes);
  const chainRoot = await climb(await leaf(hash), Number(entry.sequence), Number(chain.entries), proof.path);
  const headRoot = await climb(await leaf(chainBytes(chain)), Number(chain.place), Number(head.chains), proof.chainPath);
  return [
    { says: "the entry says this signal", holds: names(bytes, proof) },
    { says: "its bytes give its hash", holds: toHex(hash) === entry.hash },
    { says: "its hash leads to the root of its chain", holds: chainRoot === chain.root },
    { says: "its chain leads to the root of the head", holds: headRoot === head.root },
    { says: "the head is signed with the key", holds: head.key === publicKey && (await isSigned(head)) },
  ];
}

/** Whether the bytes are of version 1 and name the chain, the place and the signal that the proof names. */
function names(bytes: Bytes, proof: LedgerProof): boolean {
  const read = new Reader(bytes);
  try {
    const isSignal = read.byte() === 1 && read.long() === 2n;
    const chain = [read.text(), read.text(), read.text()];
    const sequence = read.long();
    read.long(); // the close
    read.long(); // when it was written
    const { symbol, interval, ran } = proof.chain;
    return (
      isSignal &&
      chain.join("\n") === [symbol, interval, ran].join("\n") &&
      sequence === BigInt(proof.entry.sequence) &&
      read.text() === proof.signal
    );
  } catch {
    return false;
  }
}

/** The root a path leads to (RFC 6962, 2.1.1), or null where its length does not fit the tree. */
async function climb(start: Bytes, place: number, count: number, path: readonly string[]): Promise<string | null> {
  let hash = start;
  let step = 0;
  for (let last = count - 1; last > 0; place = Math.floor(place / 2), last = Math.floor(last / 2)) {
    const isRight = place % 2 === 1;
    if (!isRight && place === last) continue;
    const beside = path[step++];
    if (beside === undefined) return null;
    hash = isRight ? await sha(Uint8Array.of(1), fromHex(beside), hash) : await sha(Uint8Array.of(1), hash, fromHex(beside));
  }
  return step === path.length ? toHex(hash) : null;
}

const leaf = (data: Bytes) => sha(Uint8Array.of(0), data);

async function isSigned(head: LedgerProof["head"]): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", fromBase64(head.key), { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, fromBase64(head.signature), headBytes(head));
  } catch {
    return false; // no point of the curve
  }
}

const chainBytes = (chain: LedgerProof["chain"]) =>
  join(text(chain.symbol), text(chain.interval), text(chain.ran), long(chain.entries), fromHex(chain.hash), fromHex(chain.root));

const headBytes = (head: LedgerProof["head"]) =>
  join(
    Uint8Array.of(1),
    text("GoldenSignals ledger head"),
    long(head.sequence),
    long(head.signedAt),
    long(head.chains),
    long(head.entries),
    fromHex(head.root),
    fromHex(head.previous),
  );

async function sha(...parts: Bytes[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
}

function join(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function long(value: number | string): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(value));
  return bytes;
}

function text(value: string): Bytes {
  const utf8 = new TextEncoder().encode(value);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setInt32(0, utf8.length);
  return join(length, utf8);
}

const fromHex = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

const toHex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const fromBase64 = (base64: string): Bytes => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Reads the fields of an entry in their order; a field beyond the end throws. */
class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Bytes) {
    this.view = new DataView(bytes.buffer);
  }

  byte = () => this.view.getUint8(this.at++);

  long(): bigint {
    this.at += 8;
    return this.view.getBigInt64(this.at - 8);
  }

  text(): string {
    const length = this.view.getInt32(this.at);
    this.at += 4 + length;
    return new TextDecoder("utf-8", { fatal: true }).decode(this.bytes.subarray(this.at - length, this.at));
  }
}
