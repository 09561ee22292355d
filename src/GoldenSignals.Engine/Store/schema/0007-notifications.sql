-- What is to be said. A key is said once on each channel, ever; the first words under a key stay.
CREATE TABLE notices (
    notice_id INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,
    urgency   TEXT NOT NULL,
    expires   BIGINT,
    fields    TEXT NOT NULL
);

-- What goes out in one piece: one notice, or several as a digest. Its words and its name are kept before it is first tried, so that
-- whoever gets it again can tell.
CREATE TABLE messages (
    message_id INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    channel    TEXT NOT NULL,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    urgency    TEXT NOT NULL,
    made       BIGINT NOT NULL,
    expires    BIGINT,
    state      TEXT NOT NULL,   -- waiting, sending, sent, dead, expired, unknown
    owner      TEXT,            -- machine, process and its start, while it is being sent: tells one whose program has died
    since      BIGINT NOT NULL, -- when the tries that count began; a person may begin them anew
    due        BIGINT NOT NULL,
    tries      BIGINT NOT NULL,
    cause      TEXT
);
CREATE INDEX messages_by_state ON messages (state, channel, due);

-- A notice for a channel. It waits until it is put into a message, or expires.
CREATE TABLE deliveries (
    delivery_id INTEGER PRIMARY KEY,
    notice_id   BIGINT NOT NULL REFERENCES notices (notice_id),
    channel     TEXT NOT NULL,
    state       TEXT NOT NULL, -- waiting, taken, expired
    due         BIGINT NOT NULL,
    message_id  BIGINT REFERENCES messages (message_id),
    UNIQUE (notice_id, channel)
);
CREATE INDEX deliveries_by_state ON deliveries (state, channel, due);
CREATE INDEX deliveries_by_message ON deliveries (message_id);

-- Every try and what came of it: the receipts.
CREATE TABLE attempts (
    attempt_id INTEGER PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES messages (message_id),
    channel    TEXT NOT NULL,
    began      BIGINT NOT NULL,
    ended      BIGINT NOT NULL,
    outcome    TEXT NOT NULL, -- accepted, busy, refused, unsure
    answer     TEXT NOT NULL,
    receipt    TEXT           -- the id the channel gave it
);
CREATE INDEX attempts_by_message ON attempts (message_id);
CREATE INDEX attempts_by_channel ON attempts (channel, began);
