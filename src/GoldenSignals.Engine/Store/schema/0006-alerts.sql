-- A rule is its sentence. One that is deleted stays for its history, and can be brought back.
CREATE TABLE alert_rules (
    rule_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    sentence TEXT NOT NULL,
    enabled  INTEGER NOT NULL,
    created  BIGINT NOT NULL,
    deleted  BIGINT
);

-- Signals whose alerts are still to be looked at: put here with the signal, taken away with what came of it.
CREATE TABLE alert_inbox (
    sequence BIGINT PRIMARY KEY,
    arrived  BIGINT NOT NULL
);

-- What a rule remembers of a series from close to close.
CREATE TABLE alert_memory (
    rule_id  BIGINT NOT NULL REFERENCES alert_rules (rule_id),
    symbol   TEXT NOT NULL,
    interval TEXT NOT NULL,
    at       BIGINT NOT NULL,
    holds    INTEGER,
    value    TEXT,
    fired    BIGINT,
    PRIMARY KEY (rule_id, symbol, interval)
);

-- Every firing, and what came of the claim it told of. The event is a hash of rule, series, close and kind: none is there twice.
CREATE TABLE alert_firings (
    firing_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    event      TEXT NOT NULL UNIQUE,
    rule_id    BIGINT NOT NULL REFERENCES alert_rules (rule_id),
    sentence   TEXT NOT NULL,
    severity   TEXT NOT NULL,
    symbol     TEXT NOT NULL,
    interval   TEXT NOT NULL,
    time       BIGINT NOT NULL,
    label      TEXT NOT NULL,
    signal_id  TEXT,
    fired_at   BIGINT NOT NULL,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    channels   TEXT NOT NULL,
    target     TEXT,
    horizon    INTEGER,
    settled_at BIGINT,
    came       TEXT, -- yes, no or void
    follow_up  TEXT
);
CREATE INDEX alert_firings_by_rule ON alert_firings (rule_id, firing_id);
CREATE INDEX alert_firings_open ON alert_firings (symbol, interval, settled_at);
