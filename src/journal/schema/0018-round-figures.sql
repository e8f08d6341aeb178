-- Each round as it counts now, beside the journal and made of it: it outlives the entries, and a year of rounds is read at
-- once. One that was cancelled has none. Times are epoch ms.
CREATE TABLE statistics_round (
	round        TEXT PRIMARY KEY,
	starts_at    INTEGER NOT NULL,
	route        TEXT NOT NULL,
	guard        TEXT,
	complete     INTEGER NOT NULL,
	-- Its stops, and how many of them are judged so.
	stops        INTEGER NOT NULL,
	on_time      INTEGER NOT NULL,
	early        INTEGER NOT NULL,
	late         INTEGER NOT NULL,
	missed       INTEGER NOT NULL,
	out_of_order INTEGER NOT NULL,
	excused      INTEGER NOT NULL,
	revised      INTEGER NOT NULL,
	flagged      INTEGER NOT NULL
) STRICT;

CREATE INDEX statistics_round_starts ON statistics_round (starts_at);

INSERT INTO statistics_round
SELECT o.id, o.value ->> '$.startsAt', o.value ->> '$.route', o.value ->> '$.guard', o.value ->> '$.state' = 'complete',
	count(s.value),
	coalesce(sum(s.value ->> '$.status' = 'on-time'), 0),
	coalesce(sum(s.value ->> '$.status' = 'early'), 0),
	coalesce(sum(s.value ->> '$.status' = 'late'), 0),
	coalesce(sum(s.value ->> '$.status' = 'missed'), 0),
	coalesce(sum(s.value ->> '$.status' = 'out-of-order'), 0),
	coalesce(sum(s.value ->> '$.status' = 'excused'), 0),
	coalesce(sum(s.value ->> '$.revisedFrom' IS NOT NULL), 0),
	coalesce(sum(
		coalesce(json_array_length(s.value, '$.flags'), 0) + coalesce(json_array_length(s.value, '$.visit.flags'), 0) > 0
	), 0)
FROM object o LEFT JOIN json_each(o.value, '$.stops') s
WHERE o.kind = 'round' AND o.value IS NOT NULL AND o.value ->> '$.cancelled' IS NULL
GROUP BY o.no;
