-- Times are microseconds since 1970 UTC, prices are ticks of the symbol's grid.
-- BIGINT, BYTEA and DOUBLE PRECISION are words PostgreSQL knows too; SQLite stores them as integer, blob and real.

CREATE TABLE symbols (
    symbol_id   INTEGER PRIMARY KEY,
    ticker      TEXT NOT NULL,
    asset_class TEXT NOT NULL,
    venue       TEXT NOT NULL
);
CREATE UNIQUE INDEX symbols_by_ticker ON symbols (upper(ticker));

-- A symbol at an interval. It has one source; revision counts the writes that changed its past.
CREATE TABLE series (
    series_id  INTEGER PRIMARY KEY,
    symbol_id  INTEGER NOT NULL REFERENCES symbols (symbol_id),
    interval   TEXT NOT NULL,
    source     TEXT NOT NULL,
    label      TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    bars       BIGINT NOT NULL,
    tail_bars  BIGINT NOT NULL,
    first_time BIGINT,
    last_time  BIGINT,
    UNIQUE (symbol_id, interval)
);

-- A calendar year of a series, a column a blob: 8 bytes a bar, little-endian, in order of time.
-- Times and closes stand first because SQLite reads a row from its start.
CREATE TABLE bar_years (
    series_id INTEGER NOT NULL REFERENCES series (series_id),
    year      INTEGER NOT NULL,
    bars      BIGINT NOT NULL,
    times     BYTEA NOT NULL,
    closes    BYTEA NOT NULL,
    opens     BYTEA NOT NULL,
    highs     BYTEA NOT NULL,
    lows      BYTEA NOT NULL,
    volumes   BYTEA NOT NULL,
    PRIMARY KEY (series_id, year)
);

-- Bars that arrived since, all later than the last bar in bar_years.
CREATE TABLE bar_tail (
    series_id INTEGER NOT NULL REFERENCES series (series_id),
    time      BIGINT NOT NULL,
    open      BIGINT NOT NULL,
    high      BIGINT NOT NULL,
    low       BIGINT NOT NULL,
    close     BIGINT NOT NULL,
    volume    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series_id, time)
);

-- Splits and dividends; place orders those of one ex-time.
CREATE TABLE actions (
    series_id INTEGER NOT NULL REFERENCES series (series_id),
    ex_time   BIGINT NOT NULL,
    place     INTEGER NOT NULL,
    split     DOUBLE PRECISION NOT NULL,
    dividend  DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series_id, ex_time, place)
);

CREATE TABLE watchlist (
    ticker TEXT PRIMARY KEY,
    place  INTEGER NOT NULL
);

-- AUTOINCREMENT: a listener resumes from a sequence, so none may ever be given twice.
CREATE TABLE signals (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    symbol   TEXT NOT NULL,
    interval TEXT NOT NULL,
    time     BIGINT NOT NULL,
    id       TEXT NOT NULL,
    json     TEXT NOT NULL,
    UNIQUE (symbol, interval, time, id)
);

-- The last signal of each series, so that a start does not search all of them.
CREATE TABLE signal_heads (
    symbol   TEXT NOT NULL,
    interval TEXT NOT NULL,
    sequence BIGINT NOT NULL REFERENCES signals (sequence),
    PRIMARY KEY (symbol, interval)
);

CREATE TABLE results (
    key  TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    json TEXT NOT NULL
);

CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    symbol   TEXT NOT NULL,
    interval TEXT NOT NULL,
    kind     TEXT NOT NULL,
    time     BIGINT NOT NULL,
    payload  TEXT NOT NULL
);
CREATE INDEX journal_by_series ON journal (symbol, interval, sequence);
