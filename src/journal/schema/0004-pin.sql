-- A short PIN by which a person takes over a shift on a page that is signed in already; hashed like a password.
ALTER TABLE user ADD COLUMN pin_hash TEXT;
