-- Where the hub's time was set anew: between two of these, entries are in the order of their times. `seq` keeps the order of all.
CREATE TABLE epoch (
	seq     INTEGER PRIMARY KEY,
	from_at INTEGER NOT NULL,
	to_at   INTEGER NOT NULL
) STRICT;
