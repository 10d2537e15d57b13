-- What is left of a signature once the book is shredded (docs/decisions/0009): nothing that stands for a person, and what
-- opens its commitment. Empty until then. The box of a damaged row could not be opened: then nonce and digest are lost.
CREATE TABLE remains (
    petition TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    state INTEGER NOT NULL,
    day TEXT NOT NULL,
    version BLOB NOT NULL CHECK (length(version) = 32),
    nonce BLOB CHECK (length(nonce) = 32),
    digest BLOB CHECK (length(digest) = 32),
    envelope BLOB,
    asked_nothing BLOB CHECK (asked_nothing IS NULL OR envelope IS NULL),
    PRIMARY KEY (petition, serial),
    CHECK ((nonce IS NULL) = (digest IS NULL))
) STRICT, WITHOUT ROWID;
