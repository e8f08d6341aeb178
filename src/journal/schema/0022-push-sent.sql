-- What went out by Web Push in the last day: what a stop kept back is sent by the next start, and nothing else again.
CREATE TABLE push_sent (
	user    TEXT NOT NULL REFERENCES user (name),
	letter  TEXT NOT NULL,
	sent_at INTEGER NOT NULL,
	PRIMARY KEY (user, letter)
) STRICT, WITHOUT ROWID;
