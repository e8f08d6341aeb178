-- The idempotency keys of the last day, each with the request that it stands for and perhaps its answer. Those may hold
-- secrets, or tell of a password: they are sealed.
CREATE TABLE idempotency_key (
	user    TEXT NOT NULL,
	key     TEXT NOT NULL,
	sealed  BLOB NOT NULL,
	kept_at INTEGER NOT NULL,
	PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_key_kept_at ON idempotency_key (kept_at);
CREATE INDEX idempotency_key_of_user ON idempotency_key (user, kept_at);
