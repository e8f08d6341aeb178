-- People, their sessions and tokens, and the devices' credentials. Beside the journal, never in it: these rows can be
-- changed and erased. Who changed them is an entry in the same transaction.
CREATE TABLE user (
	name          TEXT PRIMARY KEY,
	role          TEXT NOT NULL,
	password_hash TEXT,
	disabled_at   INTEGER,
	demo          INTEGER NOT NULL DEFAULT 0,
	created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
	token_hash BLOB PRIMARY KEY,
	user       TEXT NOT NULL REFERENCES user (name),
	opened_at  INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in_link (
	token_hash BLOB PRIMARY KEY,
	user       TEXT NOT NULL REFERENCES user (name),
	expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE api_token (
	id         TEXT PRIMARY KEY,
	token_hash BLOB NOT NULL UNIQUE,
	user       TEXT NOT NULL REFERENCES user (name),
	words      TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	revoked_at INTEGER
) STRICT;

-- At least 128 random bits each, so a plain SHA-256 is enough; 744 of them at a mass reconnect must not stall the hub.
CREATE TABLE device_credential (
	device      TEXT PRIMARY KEY,
	secret_hash BLOB NOT NULL,
	made_at     INTEGER NOT NULL,
	revoked_at  INTEGER
) STRICT;

-- Other systems that may only read what the hub publishes.
CREATE TABLE reader (
	name        TEXT PRIMARY KEY,
	secret_hash BLOB NOT NULL,
	made_at     INTEGER NOT NULL
) STRICT;

-- Facts about the folder itself: the journal's name, whether it was first opened with --simulate.
CREATE TABLE folder (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;
