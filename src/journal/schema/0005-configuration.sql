-- The texts of every configuration that was in force, so that the journal can be judged again by what held at the time.
CREATE TABLE configuration (
	hash  TEXT PRIMARY KEY,
	-- JSON: name and text of each file, the site's own first.
	files TEXT NOT NULL
) STRICT;

-- From which entry on which of them judged.
CREATE TABLE configuration_in_force (
	from_seq INTEGER PRIMARY KEY,
	hash     TEXT NOT NULL REFERENCES configuration (hash)
) STRICT;
