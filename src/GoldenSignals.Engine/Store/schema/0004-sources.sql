-- Where the bars of a series came from and when they were read: a row a fetch, and a row for what arrived live on one day.
CREATE TABLE origins (
    series_id  INTEGER NOT NULL REFERENCES series (series_id),
    source     TEXT NOT NULL,
    how        TEXT NOT NULL,
    fetched_at BIGINT NOT NULL,
    heard_at   BIGINT NOT NULL, -- of the last bar that is counted here
    first_time BIGINT NOT NULL,
    last_time  BIGINT NOT NULL,
    bars       BIGINT NOT NULL,
    PRIMARY KEY (series_id, fetched_at, how)
);

-- Requests made in the running window of each allowance of a key, so that a restart does not forget them.
CREATE TABLE quotas (
    quota_key      TEXT NOT NULL,
    window_seconds BIGINT NOT NULL,
    window_start   BIGINT NOT NULL,
    used           BIGINT NOT NULL,
    PRIMARY KEY (quota_key, window_seconds)
);
