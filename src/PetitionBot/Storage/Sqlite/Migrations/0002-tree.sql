-- The hash of each full tile of the log's tree, 256 leaves or 256 tiles of the level below. All of it follows from the
-- leaves: what a book from before this step lacks is added with the next full tile.
CREATE TABLE tiles (
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
    n INTEGER NOT NULL CHECK (n >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tiles_are_not_changed BEFORE UPDATE ON tiles
BEGIN
    SELECT RAISE(ABORT, 'a tile is never changed');
END;
CREATE TRIGGER tiles_are_not_removed BEFORE DELETE ON tiles
BEGIN
    SELECT RAISE(ABORT, 'a tile is never removed');
END;

-- A receipt asks for the entries of one serial.
CREATE INDEX leaves_serial ON leaves (petition, serial);
