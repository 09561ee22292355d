-- Only ever added to. What else keeps rows from being changed is in LedgerGuard.

-- A chain for each session and kind of run; its id is its place among all, from 0.
CREATE TABLE ledger_chains (
    chain_id INTEGER PRIMARY KEY,
    symbol   TEXT NOT NULL,
    interval TEXT NOT NULL,
    ran      TEXT NOT NULL,
    UNIQUE (symbol, interval, ran)
);

-- The entry is in bytes; time, kind, signal_id and names repeat some of it so that it can be found, and verifying compares them.
CREATE TABLE ledger_entries (
    chain_id  BIGINT NOT NULL REFERENCES ledger_chains (chain_id),
    sequence  BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    time      BIGINT NOT NULL,
    signal_id TEXT,
    names     BIGINT,
    bytes     BYTEA NOT NULL,
    hash      BYTEA NOT NULL,
    PRIMARY KEY (chain_id, sequence)
);
CREATE INDEX ledger_entries_by_signal ON ledger_entries (signal_id);

CREATE TABLE ledger_heads (
    head_id   INTEGER PRIMARY KEY,
    signed_at BIGINT NOT NULL,
    chains    BIGINT NOT NULL,
    entries   BIGINT NOT NULL,
    root      BYTEA NOT NULL,
    previous  BYTEA NOT NULL,
    key       BYTEA NOT NULL,
    signature BYTEA NOT NULL
);

-- Where the chains that had grown since the head before stood; the others stand as they did.
CREATE TABLE ledger_head_chains (
    head_id  BIGINT NOT NULL REFERENCES ledger_heads (head_id),
    chain_id BIGINT NOT NULL REFERENCES ledger_chains (chain_id),
    entries  BIGINT NOT NULL,
    hash     BYTEA NOT NULL,
    root     BYTEA NOT NULL,
    PRIMARY KEY (head_id, chain_id)
);

-- What was not taken in, and why.
CREATE TABLE ledger_refusals (
    refusal_id INTEGER PRIMARY KEY,
    refused_at BIGINT NOT NULL,
    symbol     TEXT NOT NULL,
    interval   TEXT NOT NULL,
    ran        TEXT NOT NULL,
    time       BIGINT NOT NULL,
    why        TEXT NOT NULL
);
