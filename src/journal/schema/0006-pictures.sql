-- Each time a picture was received or taken into an incident: the entry that says so, and the file by its hash. Beside the
-- journal, never in it: these rows and the files are erased by rule, 30 days later where nobody holds the incident.
CREATE TABLE picture (
	seq         INTEGER PRIMARY KEY,
	hash        TEXT NOT NULL,
	device      TEXT NOT NULL,
	received_at INTEGER NOT NULL,
	erased_at   INTEGER
) STRICT;

CREATE INDEX picture_hash ON picture (hash);
CREATE INDEX picture_device ON picture (device, received_at);
CREATE INDEX picture_standing ON picture (received_at) WHERE erased_at IS NULL;
