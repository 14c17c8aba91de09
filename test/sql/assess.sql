-- The walk: new and changed records, children, teams, dates, what is not mapped.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';
SET client_min_messages = notice;

CREATE SCHEMA host;
CREATE TABLE host.note (
	id bigint PRIMARY KEY,
	child text,
	type text,
	made timestamp,
	author text,
	supervisee text,
	outcome text,
	subkind text,
	body text
);
INSERT INTO host.note VALUES
	(1, 'c1', 'Home visit', '2025-03-10 14:00', 'ann', NULL, 'done', NULL,
	 'I saw Ella in her bedroom. Ella told me "I feel safe at nan''s house". Mum said she is worried about money.'),
	(2, 'c1', 'Home visit', '2025-03-12 10:00', 'ann', NULL, 'no_access', NULL, 'Nobody answered the door.'),
	(3, 'c2', 'Decision', '2025-03-31 23:30', 'ben', NULL, NULL, NULL,
	 'Decision: I have decided that the case will step down to child in need, because the risk has reduced.'),
	(4, NULL, 'Supervision', '2025-04-01 09:00', 'max', 'ben', NULL, 'case', 'We discussed the family. Ben to visit by Friday.'),
	(5, NULL, 'Supervision', '2025-04-02 09:00', 'max', 'ann', NULL, 'personal', 'Ann said "I feel tired". Ann was seen alone.'),
	(6, 'c3', 'Chat', '2025-04-03 09:00', 'ben', NULL, NULL, NULL, 'A word in the corridor.'),
	(7, 'c2', 'Home visit', '2025-04-04 09:00', 'ann', NULL, 'done', NULL, NULL),
	(8, 'c1', 'Review', '2025-04-05 09:00', 'zoe', NULL, NULL, NULL, 'Ella told the meeting "I want to stay with nan", so the plan is changed because of what she wants.');
CREATE TABLE host.child (id text, born date, name text, ethnicity text);
INSERT INTO host.child VALUES ('c1', '2016-05-01', 'Ella', 'White British'), ('c2', '2025-06-01', 'Baby', NULL), ('c3', NULL, 'Sam', 'Black African');
CREATE TABLE host.note_child (note bigint, child text);
INSERT INTO host.note_child VALUES (8, 'c1'), (8, 'c3');

CREATE SCHEMA map_host;
CREATE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, type AS kind, made AS occurred_at, body, child AS subject_key, author AS author_key,
	   supervisee AS supervisee_key, outcome AS visit_outcome, subkind, id AS batch_key
FROM host.note;
CREATE VIEW map_host.record_subject WITH (security_invoker = true) AS
SELECT note::text AS record_key, child AS subject_key FROM host.note_child;
CREATE VIEW map_host.subject WITH (security_invoker = true) AS
SELECT id AS subject_key, born AS date_of_birth, name AS known_as, ethnicity FROM host.child;
CREATE VIEW map_host.team WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('t1', 'North', 'area'), ('t2', 'South', 'area'), ('area', 'The area', NULL)) AS team (team_key, name, parent_key);
CREATE VIEW map_host.post WITH (security_invoker = true) AS
SELECT * FROM (VALUES
	('ann', 't2', date '2024-01-01', date '2025-03-31'),
	('ann', 't1', date '2025-03-01', NULL),
	('ben', 't2', date '2024-01-01', NULL),
	('max', 't1', date '2024-01-01', NULL)) AS post (worker_key, team_key, valid_from, valid_to);

SELECT pledge.attach_source('walked', 'map_host', characteristics => '{ethnicity}');
INSERT INTO pledge.kind_map (source_id, host_kind, kind)
SELECT source_id, v.host_kind, v.kind
FROM pledge.source, (VALUES ('Home visit', 'visit'), ('Decision', 'decision'), ('Supervision', 'supervision'), ('Review', 'review')) AS v (host_kind, kind)
WHERE name = 'walked';

CALL pledge.assess('walked', batch_size => 3);

-- Codes instead of ids, to be read by people. Of what is read in texts only a few
-- are shown: the others are the business of the rules.
CREATE FUNCTION pg_temp.facts(ids smallint[]) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', CASE WHEN count(*) FILTER (WHERE detector = 'text') > 8 THEN '(all of the text)' END,
					 string_agg(code, ' ' ORDER BY fact_id)
						FILTER (WHERE detector <> 'text' OR code IN ('child_voice', 'child_words', 'rationale_recorded', 'blaming_language')))
	FROM pledge.fact WHERE fact_id = ANY (ids)
$$;
CREATE FUNCTION pg_temp.measures(ids smallint[]) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(code, ' ' ORDER BY measure_id) FROM pledge.measure
	WHERE measure_id = ANY (ids) AND code IN ('rationale_given', 'voice_heard', 'child_in_supervision', 'family_heard', 'respectful')
$$;

\pset format unaligned
\x on
SELECT r.record_key AS record, s.subject_key AS child, a.is_first, a.kind, a.occurred_on, t.name AS team,
	   pg_temp.facts(a.facts) AS facts, pg_temp.facts(a.unknown) AS unknown,
	   pg_temp.measures(a.met) AS met, pg_temp.measures(a.unmet) AS unmet, pg_temp.measures(a.untold) AS untold
FROM pledge.assessment AS a
JOIN pledge.record AS r USING (record_id)
LEFT JOIN pledge.subject AS s USING (subject_id)
LEFT JOIN pledge.team AS t USING (team_id)
ORDER BY r.record_key, s.subject_key;
\x off
\pset format aligned

-- The statement can be explained: extensions that log plans explain whatever runs.
DO $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) ' || pledge.batch_query('map_host', 'true')
		USING NULL::text, NULL::text, 1::smallint, 1, false, '{}'::smallint[], '{}'::smallint[], '{}'::smallint[], '{}'::smallint[], false, NULL::bytea, 60.0::float8
	LOOP
		NULL;
	END LOOP;
END;
$$;

-- The small copies.
SELECT subject_key, date_of_birth, characteristics FROM pledge.subject ORDER BY subject_key;
SELECT t.team_key, t.name, above.team_key AS parent FROM pledge.team AS t LEFT JOIN pledge.team AS above ON above.team_id = t.parent_id ORDER BY 1;
SELECT w.worker_key, t.team_key, p.valid_from, p.valid_to FROM pledge.post AS p JOIN pledge.worker AS w USING (worker_id) JOIN pledge.team AS t USING (team_id) ORDER BY 1, 2;

-- Nothing has changed: nothing is assessed again.
CALL pledge.assess('walked');
-- A changed text, a changed field, a new record, a child's birth date.
UPDATE host.note SET body = body || ' The plan is to visit weekly.' WHERE id = 2;
UPDATE host.note SET outcome = 'done' WHERE id = 2;
INSERT INTO host.note VALUES (9, 'c3', 'Home visit', '2025-04-06 09:00', 'ann', NULL, 'done', NULL, 'Sam was seen.');
CALL pledge.assess('walked');
UPDATE host.child SET born = '2010-01-01' WHERE id = 'c3';
CALL pledge.assess('walked');
-- Mapping a kind makes its records be assessed again.
INSERT INTO pledge.kind_map (host_kind, kind) VALUES ('Chat', 'case_note');
CALL pledge.assess('walked');
-- A record that is about another child now leaves nothing with the first.
DELETE FROM host.note_child WHERE child = 'c3';
CALL pledge.assess('walked');
SELECT s.subject_key FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id) JOIN pledge.subject AS s USING (subject_id)
WHERE r.record_key = '8';

-- Dates are those of the source's zone, whatever the client's.
SELECT record_key, occurred_on FROM pledge.record WHERE record_key = '3';
DROP VIEW map_host.record;
CREATE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, type AS kind, made AT TIME ZONE 'UTC' AS occurred_at, body, child AS subject_key, author AS author_key,
	   supervisee AS supervisee_key, outcome AS visit_outcome, subkind
FROM host.note;
SET timezone = 'Pacific/Auckland';
CALL pledge.assess('walked', batch_size => 2);
SELECT record_key, occurred_on FROM pledge.record WHERE record_key = '3';
SET timezone = 'America/Los_Angeles';
CALL pledge.assess('walked', batch_size => 2);
SELECT record_key, occurred_on FROM pledge.record WHERE record_key = '3';
SHOW timezone;
RESET timezone;

-- With changed_at mapped, a text is read again only when that has moved.
DROP VIEW map_host.record;
ALTER TABLE host.note ADD COLUMN changed timestamptz NOT NULL DEFAULT '2025-05-01 12:00+00';
CREATE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, type AS kind, made AS occurred_at, body, child AS subject_key, changed AS changed_at
FROM host.note;
CALL pledge.assess('walked');
UPDATE host.note SET body = 'Other words.' WHERE id = 6;
CALL pledge.assess('walked');
UPDATE host.note SET changed = '2025-05-02 12:00+00' WHERE id = 6;
CALL pledge.assess('walked');
CALL pledge.assess('walked');

-- Removed records are found by reconcile, and come back when the host has them again.
DELETE FROM host.note WHERE id IN (1, 9);
CALL pledge.assess('walked');
SELECT count(*) FROM pledge.assessment;
CALL pledge.reconcile('walked', batch_size => 1);
SELECT count(*), count(*) FILTER (WHERE removed_at IS NOT NULL) FROM pledge.record;
SELECT count(*) FROM pledge.assessment;
CALL pledge.reconcile('walked');
INSERT INTO host.note VALUES (9, 'c3', 'Home visit', '2025-04-06 09:00', 'ann', NULL, 'done', NULL, 'Sam was seen.');
CALL pledge.assess('walked');
SELECT count(*), count(*) FILTER (WHERE removed_at IS NOT NULL) FROM pledge.record;
SELECT r.record_key, count(*) FROM pledge.record AS r JOIN pledge.assessment USING (record_id) GROUP BY 1 ORDER BY 1;

SELECT kind, state, total_count, seen_count, scored_count, unchanged_count, removed_count, finished_at IS NOT NULL AS has_end
FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 3;
SELECT shown_edition = pledge.ruleset_id() AS shows_newest FROM pledge.source WHERE name = 'walked';

-- A new edition is shown once a run has seen every record; until then the one before is.
INSERT INTO pledge.ruleset (edition, label, published_at, engine_version, checksum, rules)
SELECT 16384, 'a second edition', pg_catalog.now(), engine_version, checksum, rules FROM pledge.ruleset WHERE edition = 1;
CREATE TEMP TABLE frozen AS SELECT * FROM pledge.ruleset_measure WHERE edition = 1;
UPDATE frozen SET edition = 16384;
INSERT INTO pledge.ruleset_measure SELECT * FROM frozen;
CREATE VIEW pg_temp.edition_count AS
SELECT CASE a.edition WHEN 1 THEN 'first' ELSE 'second' END AS edition, count(DISTINCT a.record_id) AS records, a.edition = s.shown_edition AS is_shown
FROM pledge.assessment AS a JOIN pledge.source AS s USING (source_id) GROUP BY a.edition, s.shown_edition;
ALTER VIEW map_host.record RENAME TO sound;
CREATE VIEW map_host.record WITH (security_invoker = true) AS
SELECT record_key, kind, occurred_at, CASE WHEN record_key = '8' THEN (1 / length(substr(body, 1, 0)))::text ELSE body END AS body, subject_key
FROM map_host.sound;
\set SHOW_CONTEXT never
CALL pledge.assess('walked', batch_size => 3);
SELECT * FROM pg_temp.edition_count ORDER BY 1;
DROP VIEW map_host.record;
ALTER VIEW map_host.sound RENAME TO record;
CALL pledge.assess('walked');
SELECT * FROM pg_temp.edition_count ORDER BY 1;

-- No table of a source has a column that could hold a narrative.
SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length
FROM information_schema.columns AS c
WHERE c.table_schema = 'pledge' AND c.table_name IN ('record', 'subject', 'team', 'worker', 'post', 'assessment', 'assess_run')
  AND (c.data_type IN ('text', 'jsonb', 'bytea') OR c.character_maximum_length > 128)
ORDER BY c.table_name, c.column_name;

SELECT pledge.detach_source('walked');
SELECT (SELECT count(*) FROM pledge.assessment), (SELECT count(*) FROM pledge.record), (SELECT count(*) FROM pledge.subject),
	   (SELECT count(*) FROM pledge.team), (SELECT count(*) FROM pledge.post), (SELECT count(*) FROM pledge.assess_run);
DELETE FROM pledge.kind_map;
-- Only a superuser who means it takes an edition away.
ALTER TABLE pledge.ruleset DISABLE TRIGGER refuse_change;
ALTER TABLE pledge.ruleset_measure DISABLE TRIGGER refuse_change;
DELETE FROM pledge.ruleset_measure WHERE edition = 16384;
DELETE FROM pledge.ruleset WHERE edition = 16384;
ALTER TABLE pledge.ruleset_measure ENABLE TRIGGER refuse_change;
ALTER TABLE pledge.ruleset ENABLE TRIGGER refuse_change;
SET client_min_messages = warning;
DROP SCHEMA map_host, host CASCADE;
