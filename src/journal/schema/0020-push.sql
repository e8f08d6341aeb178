-- Where a browser's push service takes what is to reach a person while no page of theirs is open (RFC 8030), and the keys of
-- that browser alone (RFC 8291). Whose it is: who said it last there.
CREATE TABLE push_subscription (
	endpoint   TEXT PRIMARY KEY,
	user       TEXT NOT NULL REFERENCES user (name),
	p256dh     TEXT NOT NULL,
	auth       TEXT NOT NULL,
	created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX push_subscription_user ON push_subscription (user);
