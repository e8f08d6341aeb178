-- The phone that a session works with, by its own id.
ALTER TABLE session ADD COLUMN phone TEXT;
-- A second password by which a person signs in as usual, and calls for help unseen; hashed like a password.
ALTER TABLE user ADD COLUMN duress_hash TEXT;
