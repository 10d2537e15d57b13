-- What signers filled in is sealed to the organizers' keys (envelope). It stays in the vault (fields) while sealing is
-- off, and a petition that asks nothing has neither.
CREATE TABLE sealed_signatures (
    signer BLOB NOT NULL PRIMARY KEY CHECK (length(signer) = 32),
    petition TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    state INTEGER NOT NULL,
    day TEXT NOT NULL,
    version BLOB NOT NULL CHECK (length(version) = 32),
    box BLOB NOT NULL,
    fields BLOB,
    envelope BLOB,
    UNIQUE (petition, serial),
    CHECK (fields IS NULL OR envelope IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO sealed_signatures (signer, petition, serial, state, day, version, box, fields)
    SELECT signer, petition, serial, state, day, version, box, fields FROM signatures;
DROP TABLE signatures;
ALTER TABLE sealed_signatures RENAME TO signatures;
-- What a first start with a key still has to seal.
CREATE INDEX signatures_vaulted ON signatures (petition, serial) WHERE fields IS NOT NULL;

-- Who erased everything: until when that is remembered (null: until somebody decides otherwise), under a key that is destroyed.
CREATE TABLE tombstones (
    key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 32),
    petition TEXT NOT NULL,
    until TEXT,
    box BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstones_petition ON tombstones (petition);

-- What people wrote, for as long as a bot can remove it from the chat.
CREATE TABLE received (
    id INTEGER PRIMARY KEY,
    chat BLOB NOT NULL CHECK (length(chat) = 32),
    hour INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE INDEX received_hour ON received (hour);
CREATE INDEX received_chat ON received (chat);
CREATE INDEX sent_chat ON sent (chat);

-- Whose chat a failure came from, so that it goes when they erase everything.
ALTER TABLE failures ADD COLUMN chat BLOB CHECK (chat IS NULL OR length(chat) = 32);
CREATE INDEX failures_chat ON failures (chat) WHERE chat IS NOT NULL;
