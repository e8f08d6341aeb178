-- What people are called and how they are reached: beside the journal, never in it, so that it can be changed and erased.
ALTER TABLE user ADD COLUMN display_name TEXT;
ALTER TABLE user ADD COLUMN staff_number TEXT;
ALTER TABLE user ADD COLUMN phone TEXT;
ALTER TABLE user ADD COLUMN call_sign TEXT;
ALTER TABLE user ADD COLUMN language TEXT;

-- The duty log (值班记录): its lines name visitors and residents, so they stand here, and the journal says only that one was written.
CREATE TABLE log_line (
	id         TEXT PRIMARY KEY,
	sort       TEXT NOT NULL,
	at         INTEGER NOT NULL,
	written_at INTEGER NOT NULL,
	by         TEXT NOT NULL,
	text       TEXT NOT NULL,
	unit       TEXT
) STRICT;

CREATE INDEX log_line_at ON log_line (at, id);

-- Standing orders, and who has read and signed each.
CREATE TABLE standing_order (
	id        TEXT PRIMARY KEY,
	issued_at INTEGER NOT NULL,
	by        TEXT NOT NULL,
	title     TEXT NOT NULL,
	text      TEXT NOT NULL
) STRICT;

CREATE TABLE order_signature (
	order_id  TEXT NOT NULL REFERENCES standing_order (id),
	user      TEXT NOT NULL,
	signed_at INTEGER NOT NULL,
	PRIMARY KEY (order_id, user)
) STRICT, WITHOUT ROWID;

-- Equipment received at the start of a duty and returned at its end.
CREATE TABLE equipment_loan (
	id          TEXT PRIMARY KEY,
	item        TEXT NOT NULL,
	guard       TEXT NOT NULL,
	received_at INTEGER NOT NULL,
	received_by TEXT NOT NULL,
	returned_at INTEGER,
	returned_by TEXT
) STRICT;

-- An item is with one person at a time.
CREATE UNIQUE INDEX equipment_out ON equipment_loan (item) WHERE returned_at IS NULL;
