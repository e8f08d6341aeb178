-- Passkeys (WebAuthn) as a person's second factor: public keys only, each for the host name that it was made at. The counter
-- is the newest that the authenticator said; one that goes back is a copy of it.
CREATE TABLE passkey (
	id            TEXT PRIMARY KEY,
	user          TEXT NOT NULL REFERENCES user (name),
	name          TEXT NOT NULL,
	host          TEXT NOT NULL,
	credential_id TEXT NOT NULL UNIQUE,
	public_key    BLOB NOT NULL,
	counter       INTEGER NOT NULL,
	transports    TEXT NOT NULL,
	created_at    INTEGER NOT NULL,
	used_at       INTEGER
) STRICT;

CREATE INDEX passkey_user ON passkey (user);
