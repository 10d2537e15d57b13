-- The book. Instants are milliseconds and hours are whole hours since 1970-01-01 UTC; days are yyyy-MM-dd.
-- Tables keyed by an HMAC or by a random key have no rowid, so that the order of insertion cannot be read off them.

CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    next_outbox INTEGER NOT NULL CHECK (next_outbox > 0),
    begun INTEGER NOT NULL CHECK (begun IN (0, 1))
) STRICT;
INSERT INTO book (one, next_outbox, begun) VALUES (1, 1, 0);

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bots (
    bot INTEGER PRIMARY KEY,
    next_offset INTEGER NOT NULL,
    polled_at INTEGER,
    outage_since INTEGER,
    setup_hash BLOB
) STRICT;

CREATE TABLE done_updates (
    bot INTEGER NOT NULL,
    mark INTEGER NOT NULL CHECK (mark > 0),
    update_id INTEGER NOT NULL,
    PRIMARY KEY (bot, mark),
    UNIQUE (bot, update_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dialogues (
    chat BLOB NOT NULL PRIMARY KEY CHECK (length(chat) = 32),
    bot INTEGER NOT NULL,
    touched_hour INTEGER NOT NULL,
    draft INTEGER NOT NULL CHECK (draft IN (0, 1, 2)),
    box BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dialogues_drafts ON dialogues (bot, draft, chat, touched_hour) WHERE draft > 0;

CREATE TABLE petitions (
    petition TEXT NOT NULL PRIMARY KEY,
    next_serial INTEGER NOT NULL CHECK (next_serial > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatures (
    signer BLOB NOT NULL PRIMARY KEY CHECK (length(signer) = 32),
    petition TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    state INTEGER NOT NULL,
    day TEXT NOT NULL,
    version BLOB NOT NULL CHECK (length(version) = 32),
    box BLOB NOT NULL,
    fields BLOB NOT NULL,
    UNIQUE (petition, serial)
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
    petition TEXT NOT NULL,
    version BLOB NOT NULL CHECK (length(version) = 32),
    no INTEGER NOT NULL CHECK (no > 0),
    manifest BLOB NOT NULL,
    PRIMARY KEY (petition, version),
    UNIQUE (petition, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_texts (
    petition TEXT NOT NULL,
    version BLOB NOT NULL,
    language TEXT NOT NULL,
    sha256 BLOB NOT NULL REFERENCES texts (sha256),
    PRIMARY KEY (petition, version, language),
    FOREIGN KEY (petition, version) REFERENCES versions (petition, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE leaves (
    idx INTEGER PRIMARY KEY CHECK (idx >= 0),
    petition TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 0),
    bytes BLOB NOT NULL
) STRICT;

-- Promise 6 starts here: no statement, not even one typed by hand, changes, removes or skips a leaf.
CREATE TRIGGER leaves_are_appended BEFORE INSERT ON leaves
WHEN NEW.idx <> (SELECT coalesce(max(idx) + 1, 0) FROM leaves)
BEGIN
    SELECT RAISE(ABORT, 'a leaf is only added at the end');
END;
CREATE TRIGGER leaves_are_not_changed BEFORE UPDATE ON leaves
BEGIN
    SELECT RAISE(ABORT, 'a leaf is never changed');
END;
CREATE TRIGGER leaves_are_not_removed BEFORE DELETE ON leaves
BEGIN
    SELECT RAISE(ABORT, 'a leaf is never removed');
END;

CREATE TABLE counters (
    petition TEXT NOT NULL,
    what TEXT NOT NULL,
    key TEXT NOT NULL,
    day TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (petition, what, key, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
    key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 32),
    petition TEXT NOT NULL,
    credits INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_credits (
    key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 16),
    box BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    bot INTEGER NOT NULL,
    chat BLOB NOT NULL CHECK (length(chat) = 32),
    lane INTEGER NOT NULL,
    not_before INTEGER,
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    edits_id INTEGER,
    box BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_bot ON outbox (bot);
CREATE INDEX outbox_chat ON outbox (chat);

CREATE TABLE sent (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    chat BLOB NOT NULL CHECK (length(chat) = 32),
    hour INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE INDEX sent_hour ON sent (hour);

CREATE TABLE failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE INDEX failures_day ON failures (kind, day);
