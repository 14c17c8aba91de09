-- The zone of a source: which day it was, and whether something came in time. A source
-- whose zone is set anew answers as if it had always been so; only when a text was found
-- changed stays as it was kept.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET client_min_messages = notice;
SET datestyle = 'ISO, DMY';
\set SHOW_CONTEXT never
-- Of the client's own zone nothing may show.
SET timezone = 'America/Lima';

CREATE SCHEMA zones;
-- Moments of which the zone is known, and local times of which it is not.
CREATE TABLE zones.note (record_key text PRIMARY KEY, kind text, occurred_at timestamptz, recorded_at timestamp, subject_key text, author_key text,
	child_seen text, child_seen_alone text, subkind text, body text);
INSERT INTO zones.note VALUES
	-- half past eleven on 30 June by the clock of UTC: the first of July in London, and half a day later in Auckland
	('edge', 'visit', '2025-06-30 23:30+00', '2025-07-01 09:00', 'ella', 'ann', 'yes', 'no', NULL, 'Ella told me "I like it here."'),
	('talk', 'supervision', '2025-07-02 23:00+00', '2025-07-03 10:00', 'ella', 'sue', NULL, NULL, 'case', 'Ann to visit by Friday.'),
	-- the hour that is twice in London, and the hour that is not there
	('twice', 'visit', '2025-10-26 01:30+01', '2025-10-26 01:30', 'ella', 'ann', 'yes', 'yes', NULL, 'x'),
	('never', 'visit', '2025-03-30 00:45+00', '2025-03-30 01:30', 'ella', 'ann', 'yes', 'yes', NULL, 'x'),
	('interview', 'visit', '2025-07-13 23:00+00', '2025-07-14 10:00', 'ella', 'ann', 'yes', 'yes', 'return_interview', 'x'),
	('fourth', 'visit', '2025-05-04 23:30+00', '2025-05-05 10:00', 'mia', 'ann', 'yes', 'no', NULL, 'x');
CREATE TABLE zones.event (subject_key text, event_type text, at timestamptz);
INSERT INTO zones.event VALUES ('ella', 'returned', '2025-07-10 22:30+00');
CREATE SCHEMA map_zones;
CREATE VIEW map_zones.record WITH (security_invoker = true) AS SELECT * FROM zones.note;
CREATE VIEW map_zones.event WITH (security_invoker = true) AS SELECT * FROM zones.event;
CREATE VIEW map_zones.subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ella', date '2015-05-05'), ('mia', '2021-05-05')) AS child (subject_key, date_of_birth);
CREATE VIEW map_zones.period WITH (security_invoker = true) AS
SELECT 'ella' AS subject_key, 'cp' AS status, date '2025-03-03' AS valid_from, NULL::date AS valid_to, NULL::text AS team_key, 'ann' AS worker_key;

SELECT pledge.attach_source('moved', 'map_zones', 'Pacific/Auckland');
CALL pledge.assess('moved');
SELECT record_key, occurred_on, recorded_at AT TIME ZONE 'UTC' AS recorded_in_utc FROM pledge.record JOIN pledge.source USING (source_id)
WHERE name = 'moved' ORDER BY 1;
CREATE TEMP VIEW due AS
SELECT source.name, rule_code, subject_key, anchor_on, due_on, met_on, state, late_days FROM pledge.due_point JOIN pledge.source USING (source_id) LEFT JOIN pledge.subject USING (subject_id);
SELECT rule_code, anchor_on, due_on, met_on, state FROM due WHERE name = 'moved' AND rule_code IN ('return_interview', 'not_alone_discussed') ORDER BY 1, 2;

-- What is refused.
SELECT pledge.set_time_zone('moved', 'Atlantis');
\echo SQLSTATE :SQLSTATE
SELECT pledge.set_time_zone('moved', NULL);
SELECT pledge.set_time_zone('nowhere', 'Europe/London');
SELECT time_zone FROM pledge.source WHERE name = 'moved';

-- Nothing changes before the next run, and then all that depends on it.
SELECT pledge.set_time_zone('moved', 'Europe/London');
SELECT anchor_on, due_on FROM due WHERE name = 'moved' AND rule_code = 'return_interview';
CALL pledge.assess('moved');
SELECT record_key, occurred_on, recorded_at AT TIME ZONE 'UTC' AS recorded_in_utc FROM pledge.record JOIN pledge.source USING (source_id)
WHERE name = 'moved' ORDER BY 1;
SELECT rule_code, subject_key, anchor_on, due_on, met_on, state FROM due WHERE name = 'moved' AND rule_code IN ('return_interview', 'not_alone_discussed') ORDER BY 1, 2, 3;

-- Neither lists anything: as if it had been so from the beginning.
SELECT pledge.attach_source('always', 'map_zones', 'Europe/London');
CALL pledge.assess('always');
CREATE TEMP VIEW answered AS
SELECT source.name, record_key, record.occurred_on, record.occurred_at, recorded_at, record_by, record.text_changed_at, subject_key, facts, unknown, met, unmet, untold, excluded
FROM pledge.assessment JOIN pledge.source USING (source_id) JOIN pledge.record USING (record_id) LEFT JOIN pledge.subject USING (subject_id);
SELECT count(*) FROM answered WHERE name = 'moved';
SELECT count(*) > 20 AS many FROM due WHERE name = 'moved';
CREATE FUNCTION pg_temp.differing(relation regclass) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format($query$
		SELECT (min(one.name) || ' only: ' || one.row) FROM (SELECT v.name, (to_jsonb(v) - 'name')::text AS row FROM %s AS v WHERE v.name IN ('moved', 'always')) AS one
		GROUP BY one.row HAVING count(*) <> 2 OR count(DISTINCT one.name) <> 2$query$, relation);
END $$;
SELECT * FROM pg_temp.differing('answered');
SELECT * FROM pg_temp.differing('due');

SELECT pledge.detach_source('moved'), pledge.detach_source('always');
DROP VIEW answered, due;
SET client_min_messages = warning;
DROP SCHEMA map_zones, zones CASCADE;
