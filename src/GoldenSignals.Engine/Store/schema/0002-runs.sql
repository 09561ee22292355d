-- Evaluations and backtests. A row is written when a run begins and again when it ends; its result comes whole, with its last state, or not at all.
CREATE TABLE runs (
    run_id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT NOT NULL,
    owner         TEXT NOT NULL, -- machine, process and its start: tells a run whose program has died
    started       BIGINT NOT NULL,
    finished      BIGINT,
    state         TEXT NOT NULL,
    settings      TEXT NOT NULL,
    settings_hash TEXT NOT NULL,
    data_hash     TEXT,
    result_hash   TEXT,
    summary       TEXT,
    json          TEXT
);
CREATE INDEX runs_by_kind ON runs (kind, run_id);

-- Every distinct settings variant that was ever evaluated or backtested, whatever became of the run.
CREATE TABLE variants (
    kind       TEXT NOT NULL,
    hash       TEXT NOT NULL,
    settings   TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    PRIMARY KEY (kind, hash)
);
