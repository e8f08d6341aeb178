-- The journal: what happened, in one order. Nothing in `entry` is ever changed, but that `data` may be erased by rule.

-- Sources, types and zones, once each; rows and block maps name them by number.
CREATE TABLE word (
	no   INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry (
	seq         INTEGER PRIMARY KEY,
	source      INTEGER NOT NULL,
	-- The 16 bytes of a lower-case UUID, else the text as the source wrote it.
	id          ANY NOT NULL,
	type        INTEGER NOT NULL,
	at          INTEGER NOT NULL,
	received_at INTEGER NOT NULL,
	zone        INTEGER,
	-- The device it is about: its source, or the one its data names.
	device      INTEGER,
	-- 1 clock skew, 2 late, 4 initial.
	flags       INTEGER NOT NULL,
	incident    TEXT,
	outcomes    TEXT NOT NULL,
	-- JSON; NULL once erased by rule, and then `data_hash` holds what its SHA-256 was.
	data        TEXT,
	data_hash   BLOB,
	digest      BLOB NOT NULL,
	-- The id first: new ids of all sources meet at the index's end, so a commit touches few of its pages.
	UNIQUE (id, source)
) STRICT;

CREATE INDEX entry_incident ON entry (incident) WHERE incident IS NOT NULL;

-- Which words occur in each 1,024 entries, one bit a word: in place of an index for each of device, type and zone.
CREATE TABLE block (
	no    INTEGER PRIMARY KEY,
	words BLOB NOT NULL
) STRICT;

-- The chain: each commit's hash covers the one before and its entries' digests.
CREATE TABLE link (
	last_seq  INTEGER PRIMARY KEY,
	first_seq INTEGER NOT NULL,
	hash      BLOB NOT NULL
) STRICT;

-- What is derived from the entries, as it is now. A removed one stays as a row without value, so that followers hear of it.
CREATE TABLE object (
	no        INTEGER PRIMARY KEY,
	kind      TEXT NOT NULL,
	id        TEXT NOT NULL,
	rev       INTEGER NOT NULL,
	open      INTEGER NOT NULL,
	closed_at INTEGER,
	value     TEXT,
	UNIQUE (kind, id)
) STRICT;

CREATE INDEX object_open ON object (kind) WHERE open = 1;
CREATE INDEX object_rev ON object (rev) WHERE kind IN ('incident', 'alarm', 'device');
CREATE INDEX object_closed ON object (closed_at) WHERE closed_at IS NOT NULL;

-- Messages that are not valid, with the exact reason.
CREATE TABLE quarantine (
	id          INTEGER PRIMARY KEY AUTOINCREMENT,
	received_at INTEGER NOT NULL,
	sender      TEXT NOT NULL,
	topic       TEXT NOT NULL,
	reason      TEXT NOT NULL,
	path        TEXT,
	found       TEXT,
	expected    TEXT,
	bytes       BLOB NOT NULL,
	total_bytes INTEGER NOT NULL
) STRICT;
