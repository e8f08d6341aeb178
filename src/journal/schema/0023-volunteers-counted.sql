-- How many volunteers were asked about each incident, and what they said: of those asked, some never answer.
ALTER TABLE statistics_incident ADD COLUMN volunteers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE statistics_incident ADD COLUMN volunteers_coming INTEGER NOT NULL DEFAULT 0;
ALTER TABLE statistics_incident ADD COLUMN volunteers_cannot INTEGER NOT NULL DEFAULT 0;

UPDATE statistics_incident SET
	volunteers = asked.volunteers, volunteers_coming = asked.coming, volunteers_cannot = asked.cannot
FROM (
	SELECT o.id AS incident, count(*) AS volunteers,
		coalesce(sum(v.value ->> '$.answer' = 'coming'), 0) AS coming,
		coalesce(sum(v.value ->> '$.answer' = 'cannot'), 0) AS cannot
	FROM object o JOIN json_each(o.value, '$.volunteers') v
	WHERE o.kind = 'incident' AND o.value IS NOT NULL
	GROUP BY o.no
) AS asked
WHERE asked.incident = statistics_incident.incident;
