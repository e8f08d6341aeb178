-- Whose budget a message in quarantine counts against (a device or gateway of the site, `hub`, or `other` for all the rest
-- together), and the UTC day it came in.
ALTER TABLE quarantine ADD COLUMN account TEXT NOT NULL DEFAULT 'other';
ALTER TABLE quarantine ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
UPDATE quarantine SET account = sender, day = received_at / 86400000;

CREATE INDEX quarantine_account ON quarantine (account, day, id);

-- What each account has there from each day, and how many messages had to go for it.
CREATE TABLE quarantine_day (
	account TEXT NOT NULL,
	day     INTEGER NOT NULL,
	kept    INTEGER NOT NULL,
	bytes   INTEGER NOT NULL,
	dropped INTEGER NOT NULL,
	PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

INSERT INTO quarantine_day (account, day, kept, bytes, dropped)
	SELECT account, day, count(*), sum(length(bytes)), 0 FROM quarantine GROUP BY account, day;
