-- The code on each checkpoint's plate, where a new one was made: the one before ended with it. None here: the first stands.
CREATE TABLE plate (
	checkpoint TEXT NOT NULL,
	version    INTEGER NOT NULL,
	made_at    INTEGER NOT NULL,
	made_by    TEXT NOT NULL,
	PRIMARY KEY (checkpoint, version)
) STRICT, WITHOUT ROWID;

-- NFC tags by their serial number; one that has ended is known as such for good.
CREATE TABLE patrol_tag (
	tag         TEXT PRIMARY KEY,
	checkpoint  TEXT NOT NULL,
	enrolled_at INTEGER NOT NULL,
	enrolled_by TEXT NOT NULL,
	ended_at    INTEGER
) STRICT;
