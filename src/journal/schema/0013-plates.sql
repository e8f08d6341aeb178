-- The code on each checkpoint's plate: a new one ends the one before, and what ended is known as such for good.
CREATE TABLE plate (
	checkpoint TEXT NOT NULL,
	version    INTEGER NOT NULL,
	made_at    INTEGER NOT NULL,
	made_by    TEXT NOT NULL,
	ended_at   INTEGER,
	PRIMARY KEY (checkpoint, version)
) STRICT, WITHOUT ROWID;

-- NFC tags by their serial number; a checkpoint's newest counts.
CREATE TABLE patrol_tag (
	tag         TEXT PRIMARY KEY,
	checkpoint  TEXT NOT NULL,
	enrolled_at INTEGER NOT NULL,
	enrolled_by TEXT NOT NULL,
	ended_at    INTEGER
) STRICT;
