-- What the figures are made of, beside the journal and made of it (`gatehouse statistics rebuild`). It outlives the entries.
-- Times are epoch ms of the hub's own time. What is discreet stands here without type and place.

-- Each incident as it counts now; a later correction writes its row anew. One that was merged into another has none.
CREATE TABLE statistics_incident (
	-- The seq that opened it.
	seq                   INTEGER PRIMARY KEY,
	incident              TEXT NOT NULL UNIQUE,
	opened_at             INTEGER NOT NULL,
	-- By the site's clocks at the time, from Monday 00:00.
	hour_of_week          INTEGER NOT NULL,
	type                  TEXT NOT NULL,
	kind                  TEXT NOT NULL,
	zone                  TEXT,
	unit                  TEXT,
	priority              TEXT NOT NULL,
	-- Of its leading alarm: `device:ID`, or `hub`; `report` where a person reported it.
	source                TEXT,
	discreet              INTEGER NOT NULL,
	drill                 INTEGER NOT NULL,
	resolved              INTEGER NOT NULL,
	cause                 TEXT,
	outcome               TEXT,
	-- JSON: the guards who were sent.
	guards                TEXT,
	-- How long it took, and the target in force then.
	acknowledge_ms        INTEGER,
	acknowledge_target_ms INTEGER,
	act_ms                INTEGER,
	act_target_ms         INTEGER,
	arrive_ms             INTEGER,
	arrive_target_ms      INTEGER,
	resolve_ms            INTEGER,
	agency_ms             INTEGER,
	agency_target_ms      INTEGER
) STRICT;

CREATE INDEX statistics_incident_opened ON statistics_incident (opened_at);
-- Few have an outcome, and few are open: days without a case and what is provisional read these alone.
CREATE INDEX statistics_incident_outcome ON statistics_incident (outcome, opened_at, drill, discreet) WHERE outcome IS NOT NULL;
CREATE INDEX statistics_incident_open ON statistics_incident (opened_at) WHERE resolved = 0;

-- What asked for a person, by five minutes of the clock (`slot` × 300,000 is when they begin): every day of every zone begins with one.
CREATE TABLE statistics_sounding (
	slot      INTEGER NOT NULL,
	source    TEXT NOT NULL,
	type      TEXT NOT NULL,
	zone      TEXT NOT NULL,
	unit      TEXT NOT NULL,
	priority  TEXT NOT NULL,
	discreet  INTEGER NOT NULL,
	drill     INTEGER NOT NULL,
	-- Rings; and how often it began to chatter.
	sounded   INTEGER NOT NULL,
	chattered INTEGER NOT NULL,
	PRIMARY KEY (slot, source, type, zone, unit, priority, discreet, drill)
) STRICT, WITHOUT ROWID;

-- Alarms that are active, and those that were for more than 24 hours without a break.
CREATE TABLE statistics_standing (
	alarm    TEXT NOT NULL,
	since    INTEGER NOT NULL,
	until    INTEGER,
	source   TEXT NOT NULL,
	type     TEXT NOT NULL,
	zone     TEXT NOT NULL,
	unit     TEXT NOT NULL,
	priority TEXT NOT NULL,
	discreet INTEGER NOT NULL,
	drill    INTEGER NOT NULL,
	PRIMARY KEY (alarm, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics_flood (
	since INTEGER PRIMARY KEY,
	until INTEGER,
	count INTEGER NOT NULL,
	peak  INTEGER NOT NULL
) STRICT;

-- The longest that anything was quiet in a quarter of an hour of the clock, by row of the silence budget.
CREATE TABLE statistics_silence (
	quarter INTEGER NOT NULL,
	rule    TEXT NOT NULL,
	ms      INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	PRIMARY KEY (quarter, rule)
) STRICT, WITHOUT ROWID;

-- The states of each device, one after the other.
CREATE TABLE statistics_device (
	device TEXT NOT NULL,
	since  INTEGER NOT NULL,
	until  INTEGER,
	state  TEXT NOT NULL,
	PRIMARY KEY (device, since)
) STRICT, WITHOUT ROWID;

-- The newest test of a device in each UTC day.
CREATE TABLE statistics_test (
	device TEXT NOT NULL,
	day    INTEGER NOT NULL,
	at     INTEGER NOT NULL,
	PRIMARY KEY (device, day)
) STRICT, WITHOUT ROWID;

-- What guarded less than it should.
CREATE TABLE statistics_bypass (
	bypass TEXT NOT NULL,
	since  INTEGER NOT NULL,
	until  INTEGER,
	why    TEXT NOT NULL,
	zone   TEXT NOT NULL,
	device TEXT,
	PRIMARY KEY (bypass, since)
) STRICT, WITHOUT ROWID;

-- When the hub was down or blind.
CREATE TABLE statistics_gap (
	since INTEGER NOT NULL,
	why   TEXT NOT NULL,
	until INTEGER,
	PRIMARY KEY (since, why)
) STRICT, WITHOUT ROWID;

-- From when on it is counted.
CREATE TABLE statistics_began (
	no INTEGER PRIMARY KEY CHECK (no = 1),
	at INTEGER NOT NULL
) STRICT;
