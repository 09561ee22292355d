#!/usr/bin/env python3
"""Verifies an export of the ledger with nothing but Python's standard library.

verify.py EXPORT [--heads FILE] [--key BASE64] [--proof FILE]: EXPORT is what `golden ledger export` wrote. --heads names signed heads kept in a second place, --key the public key
the heads must be signed with, --proof what `golden ledger prove` wrote. Ends with 0 when everything is as it was
written, else names the first thing that is not and ends with 1.
"""
import argparse, base64, hashlib, json, struct, sys

# P-256 (FIPS 186-5, SP 800-186): the curve y² = x³ − 3x + B over the integers modulo P, with base point G of order N.
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
NOTHING = bytes(32)


class Wrong(Exception):
    pass


def add(a, b):
    """Sum of two points; None is the point at infinity."""
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(k, point):
    total = None
    while k:
        if k & 1:
            total = add(total, point)
        point, k = add(point, point), k >> 1
    return total


def is_signed(key, message, signature):
    """ECDSA with SHA-256; the signature is r and s, 32 bytes each."""
    if len(key) != 65 or key[0] != 4 or len(signature) != 64:
        return False
    q = int.from_bytes(key[1:33], "big"), int.from_bytes(key[33:], "big")
    if max(q) >= P or (q[1] ** 2 - q[0] ** 3 + 3 * q[0] - B) % P:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < N and 0 < s < N):
        return False
    e, w = int.from_bytes(sha(message), "big"), pow(s, -1, N)
    point = add(times(e * w % N, G), times(r * w % N, q))
    return point is not None and point[0] % N == r


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(data):
    return sha(b"\0", data)


def root(leaves):
    """RFC 6962, 2.1: split at the largest power of two below the count."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1", root(leaves[:split]), root(leaves[split:]))


def climb(hash, place, count, path):
    path, last = list(path), count - 1
    while last > 0:
        if place & 1:
            hash = sha(b"\1", path.pop(0), hash)
        elif place != last:
            hash = sha(b"\1", hash, path.pop(0))
        place, last = place >> 1, last >> 1
    return None if path else hash


def text(value):
    data = value.encode()
    return struct.pack(">i", len(data)) + data


def chain_bytes(c):
    return (text(c["symbol"]) + text(c["interval"]) + text(c["ran"]) + struct.pack(">q", c["entries"])
            + bytes.fromhex(c["hash"]) + bytes.fromhex(c["root"]))


def head_bytes(h, sequence):
    return (b"\1" + text("GoldenSignals ledger head") + struct.pack(">qqqq", sequence, h["signedAt"], h["chains"], h["entries"])
            + bytes.fromhex(h["root"]) + bytes.fromhex(h["previous"]))


def place_of(data):
    """What the bytes of an entry say of themselves: kind, chain, sequence."""
    if data[0] != 1:
        raise Wrong("a version that is not known")
    at, names = 9, []
    for _ in range(3):
        size = struct.unpack_from(">i", data, at)[0]
        names.append(data[at + 4:at + 4 + size].decode())
        at += 4 + size
    return struct.unpack_from(">q", data, 1)[0], tuple(names), struct.unpack_from(">q", data, at)[0]


def check_heads(heads, chains, hashes, key):
    """Every head names the one before it, is signed, and stands over the chains as they were."""
    standing, previous, roots = {}, NOTHING, {}
    for sequence, h in enumerate(heads):
        name, key = f"head {sequence}", key or h["key"]
        message = head_bytes(h, sequence)
        if h["head"] != sequence or bytes.fromhex(h["previous"]) != previous:
            raise Wrong(f"{name} does not follow the one before it")
        if h["key"] != key or not is_signed(base64.b64decode(key), message, base64.b64decode(h["signature"])):
            raise Wrong(f"{name} is not signed with the key")
        for c in h["grown"]:
            known, count = hashes.get(c["chain"], []), c["entries"]
            if chains.get(c["chain"]) != (c["symbol"], c["interval"], c["ran"]) or len(known) < count:
                raise Wrong(f"{name} knows {count} entries of {c['symbol']} {c['interval']} {c['ran']}, {len(known)} are here")
            tree = roots.setdefault((c["chain"], count), root([leaf(hash) for hash in known[:count]]))
            if known[count - 1].hex() != c["hash"] or tree.hex() != c["root"]:
                raise Wrong(f"{name} says otherwise of the first {count} entries of {c['symbol']} {c['interval']} {c['ran']}")
            standing[c["chain"]] = c
        leaves = [leaf(chain_bytes(standing[place])) for place in sorted(standing)]
        if len(leaves) != h["chains"] or sum(c["entries"] for c in standing.values()) != h["entries"] or root(leaves).hex() != h["root"]:
            raise Wrong(f"{name} does not stand over the chains")
        previous = sha(message)
    return key


def check_export(lines, key):
    chains, hashes, heads = {}, {}, []
    for line in map(json.loads, lines):
        if "head" in line:
            heads.append(line)
        elif "bytes" not in line:
            chains[line["chain"]] = line["symbol"], line["interval"], line["ran"]
        else:
            known, data = hashes.setdefault(line["chain"], []), base64.b64decode(line["bytes"])
            name = f"entry {len(known)} of {' '.join(chains[line['chain']])}"
            if line["sequence"] != len(known):
                raise Wrong(f"{name} is missing")
            if sha(known[-1] if known else NOTHING, data).hex() != line["hash"]:
                raise Wrong(f"{name} is not what was hashed")
            if place_of(data)[1:] != (chains[line["chain"]], len(known)):
                raise Wrong(f"{name} says it stands elsewhere")
            known.append(bytes.fromhex(line["hash"]))
    return check_heads(heads, chains, hashes, key), sum(map(len, hashes.values())), heads


def check_proof(proof, key):
    entry, chain, head = proof["entry"], proof["chain"], proof["head"]
    data, hash = base64.b64decode(entry["bytes"]), bytes.fromhex(entry["hash"])
    unhex = lambda path: [bytes.fromhex(step) for step in path]
    steps = {
        "the bytes are those of the entry": place_of(data)[1:] == ((chain["symbol"], chain["interval"], chain["ran"]), entry["sequence"]),
        "the bytes give the hash": sha(bytes.fromhex(entry["previous"]), data) == hash,
        "the hash leads to the root of its chain": climb(leaf(hash), entry["sequence"], chain["entries"], unhex(proof["path"])).hex() == chain["root"],
        "the chain leads to the root of the head":
            climb(leaf(chain_bytes(chain)), chain["place"], head["chains"], unhex(proof["chainPath"])).hex() == head["root"],
        "the head is signed": (not key or key == head["key"])
            and is_signed(base64.b64decode(head["key"]), head_bytes(head, head["sequence"]), base64.b64decode(head["signature"])),
    }
    for step, holds in steps.items():
        if not holds:
            raise Wrong(f"proof of {proof['signal']}: it does not hold that {step}")


def main():
    asked = argparse.ArgumentParser(description="Verifies an export of the ledger.")
    asked.add_argument("export")
    for name in "--heads", "--key", "--proof":
        asked.add_argument(name)
    args = asked.parse_args()
    try:
        key, entries, heads = check_export(open(args.export, encoding="utf-8"), args.key)
        for h in map(json.loads, open(args.heads, encoding="utf-8")) if args.heads else []:
            if h["head"] >= len(heads) or head_bytes(h, h["head"]) != head_bytes(heads[h["head"]], h["head"]):
                raise Wrong(f"head {h['head']} of the second place is not in the export")
        if args.proof:
            check_proof(json.load(open(args.proof, encoding="utf-8")), key)
    except (Wrong, KeyError, ValueError, IndexError, AttributeError, TypeError, struct.error) as fault:
        print(f"WRONG: {fault}")
        return 1
    print(f"ok: {entries} entries under {len(heads)} signed heads, key {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
