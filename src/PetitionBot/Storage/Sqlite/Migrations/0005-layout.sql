-- Rows stand where they are looked for (docs/decisions/0001). A row of signatures has about 4 KB. Without a rowid, whole
-- rows stood in the tree's inner pages too, three or four on each: a deep tree, 9 pages written for each signature.

-- Petitions are numbered as they first appear.
CREATE TABLE numbered_petitions (
    petition TEXT NOT NULL PRIMARY KEY,
    next_serial INTEGER NOT NULL CHECK (next_serial > 0),
    no INTEGER NOT NULL UNIQUE CHECK (no BETWEEN 1 AND 8388607)
) STRICT, WITHOUT ROWID;
-- A petition with signatures and no row here should not be. It gets one that says what its absence said, so that its
-- signatures stay and a recount still names it.
INSERT INTO numbered_petitions (petition, next_serial, no)
    SELECT petition, next_serial, row_number() OVER (ORDER BY petition) FROM (
        SELECT petition, next_serial FROM petitions
        UNION ALL
        SELECT DISTINCT petition, 1 FROM signatures WHERE petition NOT IN (SELECT petition FROM petitions));
DROP TABLE petitions;
ALTER TABLE numbered_petitions RENAME TO petitions;

-- The id is the petition's number and the serial: (no << 40) | serial. It says nothing that these columns do not say in
-- the clear. A rowid that SQLite gives would: how the serials of several petitions follow each other, and, in the row of
-- somebody who signed anew, between whom they signed before. So it follows the serial, and no statement can leave an old
-- one behind.
CREATE TABLE placed_signatures (
    id INTEGER PRIMARY KEY,
    signer BLOB NOT NULL UNIQUE CHECK (length(signer) = 32),
    petition TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    state INTEGER NOT NULL,
    day TEXT NOT NULL,
    version BLOB NOT NULL CHECK (length(version) = 32),
    box BLOB NOT NULL,
    fields BLOB,
    envelope BLOB,
    UNIQUE (petition, serial),
    CHECK ((id & 1099511627775) = serial),
    CHECK (fields IS NULL OR envelope IS NULL)
) STRICT;
-- Petition by petition and serial by serial, along the old index: no row is sorted in memory, each page is filled once.
INSERT INTO placed_signatures (id, signer, petition, serial, state, day, version, box, fields, envelope)
    SELECT (p.no << 40) | s.serial, s.signer, s.petition, s.serial, s.state, s.day, s.version, s.box, s.fields, s.envelope
    FROM petitions p CROSS JOIN signatures s ON s.petition = p.petition
    ORDER BY p.petition, s.serial;
DROP TABLE signatures;
ALTER TABLE placed_signatures RENAME TO signatures;
CREATE INDEX signatures_vaulted ON signatures (petition, serial) WHERE fields IS NOT NULL;

-- A chat's messages stand together, and each is found through its chat: one random page for a row where there were three.
-- Ids stay keyed numbers, so that neither they nor their places tell an order (docs/attacks.md).
CREATE TABLE sent_by_chat (
    chat BLOB NOT NULL CHECK (length(chat) = 32),
    id INTEGER NOT NULL CHECK (id > 0),
    hour INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (chat, id)
) STRICT, WITHOUT ROWID;
INSERT INTO sent_by_chat (chat, id, hour, box) SELECT chat, id, hour, box FROM sent INDEXED BY sent_chat ORDER BY chat, id;
DROP TABLE sent;
ALTER TABLE sent_by_chat RENAME TO sent;
CREATE INDEX sent_hour ON sent (hour);

CREATE TABLE received_by_chat (
    chat BLOB NOT NULL CHECK (length(chat) = 32),
    id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (chat, id)
) STRICT, WITHOUT ROWID;
INSERT INTO received_by_chat (chat, id, hour, box) SELECT chat, id, hour, box FROM received INDEXED BY received_chat ORDER BY chat, id;
DROP TABLE received;
ALTER TABLE received_by_chat RENAME TO received;
CREATE INDEX received_hour ON received (hour);
