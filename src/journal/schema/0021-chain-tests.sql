-- Each test of the escalation chain that is over, as it counts: when it was begun, in how many ms a person was to confirm it,
-- and in how many one did; null: nobody. Times are epoch ms.
CREATE TABLE statistics_chain_test (
	test       TEXT PRIMARY KEY,
	began_at   INTEGER NOT NULL,
	target     INTEGER NOT NULL,
	confirm    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX statistics_chain_test_began ON statistics_chain_test (began_at);
