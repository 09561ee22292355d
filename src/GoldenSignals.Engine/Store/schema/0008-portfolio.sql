-- Portfolios. Quantities and money are decimal text, exact to the last digit; times are microseconds since 1970 UTC.
CREATE TABLE portfolios (
    portfolio_id INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    paper        INTEGER NOT NULL, -- 1 where orders are filled by the simulated broker
    currency     TEXT NOT NULL,
    method       TEXT NOT NULL,
    borrows      INTEGER NOT NULL,
    created      BIGINT NOT NULL
);
CREATE UNIQUE INDEX portfolios_by_name ON portfolios (upper(name));

-- Only ever added to. A correction is a row that names the one it stands for; a row that takes one back has the kind "void".
-- The key says what a row is, so that nothing is written twice: a fill of an order, a line of a file.
CREATE TABLE portfolio_transactions (
    transaction_id INTEGER PRIMARY KEY AUTOINCREMENT,
    portfolio_id   BIGINT NOT NULL REFERENCES portfolios (portfolio_id),
    key            TEXT NOT NULL,
    time           BIGINT NOT NULL,
    kind           TEXT NOT NULL,
    symbol         TEXT NOT NULL,
    quantity       TEXT NOT NULL,
    price          TEXT NOT NULL,
    amount         TEXT NOT NULL,
    fee            TEXT NOT NULL,
    currency       TEXT NOT NULL,
    to_amount      TEXT NOT NULL,
    to_currency    TEXT NOT NULL,
    origin         TEXT NOT NULL, -- typed, a file with its line, or an order
    label          TEXT NOT NULL, -- of the data a paper fill was made on; empty for what a person wrote
    signal_id      TEXT,
    replaces       BIGINT REFERENCES portfolio_transactions (transaction_id),
    written        BIGINT NOT NULL,
    UNIQUE (portfolio_id, key)
);
CREATE UNIQUE INDEX portfolio_corrections ON portfolio_transactions (replaces);

-- What a paper portfolio has asked for. Its id is a hash of what asked, so the same signal never orders twice.
CREATE TABLE portfolio_orders (
    order_id     TEXT PRIMARY KEY,
    portfolio_id BIGINT NOT NULL REFERENCES portfolios (portfolio_id),
    symbol       TEXT NOT NULL,
    interval     TEXT NOT NULL,
    lots         BIGINT NOT NULL, -- below zero to sell short
    stop         BIGINT NOT NULL, -- ticks, 0 for none
    target       BIGINT NOT NULL,
    currency     TEXT NOT NULL,
    costs        TEXT NOT NULL,   -- fee, least fee, slippage, borrowing a year
    asked        BIGINT NOT NULL, -- filled at the open of the first bar that closes later
    expires      BIGINT,          -- the position is left at the first open after this
    signal_id    TEXT,
    label        TEXT NOT NULL,
    written      BIGINT NOT NULL
);
CREATE INDEX portfolio_orders_by_portfolio ON portfolio_orders (portfolio_id);

-- What became of an order: filled, left, stopped, cancelled and the like, each kind once.
CREATE TABLE portfolio_order_events (
    order_id  TEXT NOT NULL REFERENCES portfolio_orders (order_id),
    kind      TEXT NOT NULL,
    time      BIGINT NOT NULL,
    why       TEXT NOT NULL,
    signal_id TEXT,
    PRIMARY KEY (order_id, kind)
);

-- Which symbols a paper portfolio follows, and the last signal it has looked at.
CREATE TABLE portfolio_follows (
    portfolio_id BIGINT NOT NULL REFERENCES portfolios (portfolio_id),
    symbol       TEXT NOT NULL,
    interval     TEXT NOT NULL,
    lean         INTEGER NOT NULL, -- 1 where the bare lean is taken, proven or not
    barriers     INTEGER NOT NULL, -- 1 where stop and target of the signal come with the order
    looked_at    BIGINT NOT NULL,
    PRIMARY KEY (portfolio_id, symbol, interval)
);
