-- Moments between two commits at which the journal may begin anew one day: all that is kept beside it can be had as it was then.
CREATE TABLE mark (
	-- The last entry before it, and when that was received; what the chain's hash was.
	seq   INTEGER PRIMARY KEY,
	at    INTEGER NOT NULL,
	hash  BLOB NOT NULL,
	-- SHA-256 of the open objects: the state that the engine goes on with.
	state BLOB NOT NULL
) STRICT;

-- Rows beside the journal as they were at a mark, each when it first changed after it; none where it was not there yet.
CREATE TABLE image (
	mark INTEGER NOT NULL,
	tbl  TEXT NOT NULL,
	-- JSON: its primary key, and all its columns.
	key  TEXT NOT NULL,
	row  TEXT,
	PRIMARY KEY (mark, tbl, key)
) STRICT, WITHOUT ROWID;

-- Where the journal begins, since what was before has left it by rule.
CREATE TABLE anchor (
	no      INTEGER PRIMARY KEY CHECK (no = 1),
	seq     INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	hash    BLOB NOT NULL,
	state   BLOB NOT NULL,
	-- The entry that says so, and when that was received.
	entry   INTEGER NOT NULL,
	left_at INTEGER NOT NULL,
	-- 0 while rows are still to be removed.
	done    INTEGER NOT NULL
) STRICT;

-- Entries from before it that stay: of incidents that are held or open, and what the next start asks for.
CREATE TABLE kept_entry (
	seq INTEGER PRIMARY KEY
) STRICT;

-- Few incidents are held: they are found without reading all others.
CREATE INDEX object_held ON object (no) WHERE kind = 'incident' AND value ->> '$.held' IS NOT NULL;
