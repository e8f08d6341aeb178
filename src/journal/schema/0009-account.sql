-- Where a session was opened, so that its person knows it again: a name for it that opens nothing, the address and the browser.
ALTER TABLE session ADD COLUMN id TEXT;
ALTER TABLE session ADD COLUMN address TEXT;
ALTER TABLE session ADD COLUMN browser TEXT;
UPDATE session SET id = lower(hex(randomblob(8)));

-- Wall screens: each has a credential of its own, which is no person's and does not expire. Until its one-time link was
-- opened it has none.
CREATE TABLE display (
	id              TEXT PRIMARY KEY,
	name            TEXT NOT NULL,
	link_hash       BLOB,
	link_expires_at INTEGER,
	token_hash      BLOB UNIQUE,
	created_at      INTEGER NOT NULL,
	opened_at       INTEGER
) STRICT;

-- The secret of a person's one-time codes (RFC 6238), sealed with a key that is not in this file; the newest step whose
-- code was used, so that none is used twice.
CREATE TABLE second_factor (
	user          TEXT PRIMARY KEY REFERENCES user (name),
	sealed_secret BLOB NOT NULL,
	since         INTEGER NOT NULL,
	last_step     INTEGER NOT NULL
) STRICT;

-- What lets in once without the device; 71 random bits each, so a plain SHA-256 is enough.
CREATE TABLE recovery_code (
	code_hash BLOB PRIMARY KEY,
	user      TEXT NOT NULL REFERENCES user (name)
) STRICT;

CREATE INDEX recovery_code_user ON recovery_code (user);
