-- What pledge.check_source reports of a host with every fault it knows.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';
\set SHOW_CONTEXT never

CREATE SCHEMA map_check;
CREATE TABLE map_check.note (
	id text, kind text, made timestamp, body text, format text, child text, author text, supervisee text, batch integer,
	seen text, alone text, outcome text, state text
);
INSERT INTO map_check.note
SELECT 'n' || i, 'visit', timestamp '2025-01-01 10:00' + i * interval '1 hour', 'Visit ' || i, 'plain', 'c1', 'w1', 'w1', i, 'yes', 'yes', 'done', 'final'
FROM pg_catalog.generate_series(1, 20) AS i;
CREATE VIEW map_check.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body, format AS body_format, child AS subject_key, author AS author_key,
	   supervisee AS supervisee_key, batch AS batch_key, seen AS child_seen, alone AS child_seen_alone, outcome AS visit_outcome, state
FROM map_check.note;
CREATE TABLE map_check.child (id text, born date);
INSERT INTO map_check.child VALUES ('c1', '2020-01-01');
CREATE VIEW map_check.subject WITH (security_invoker = true) AS SELECT id AS subject_key, born AS date_of_birth FROM map_check.child;
CREATE TABLE map_check.link (note text, child text);
CREATE VIEW map_check.record_subject WITH (security_invoker = true) AS SELECT note AS record_key, child AS subject_key FROM map_check.link;
CREATE TABLE map_check.staff (id text);
INSERT INTO map_check.staff VALUES ('w1');
CREATE VIEW map_check.worker WITH (security_invoker = true) AS SELECT id AS worker_key FROM map_check.staff;
CREATE TABLE map_check.unit (id text, above text);
INSERT INTO map_check.unit VALUES ('t1', NULL);
CREATE VIEW map_check.team WITH (security_invoker = true) AS SELECT id AS team_key, above AS parent_key FROM map_check.unit;
CREATE TABLE map_check.job (worker text, team text, first_day date, last_day date);
INSERT INTO map_check.job VALUES ('w1', 't1', '2024-01-01', NULL);
CREATE VIEW map_check.post WITH (security_invoker = true) AS
SELECT worker AS worker_key, team AS team_key, first_day AS valid_from, last_day AS valid_to FROM map_check.job;
SELECT pledge.attach_source('checked', 'map_check');

-- A sound host, but for two columns that always say the same; tables in the schema are noted.
SELECT * FROM pledge.check_source('checked');
DROP VIEW map_check.record, map_check.record_subject, map_check.subject, map_check.worker, map_check.team, map_check.post;
ALTER SCHEMA map_check RENAME TO host_check;
CREATE SCHEMA map_check;
CREATE VIEW map_check.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body, format AS body_format, child AS subject_key, author AS author_key,
	   supervisee AS supervisee_key, batch AS batch_key, seen AS child_seen, alone AS child_seen_alone, outcome AS visit_outcome, state,
	   'x' AS auther_key
FROM host_check.note;
CREATE VIEW map_check.subject WITH (security_invoker = true) AS SELECT id AS subject_key, born AS date_of_birth FROM host_check.child;
CREATE VIEW map_check.record_subject WITH (security_invoker = true) AS SELECT note AS record_key, child AS subject_key FROM host_check.link;
CREATE VIEW map_check.worker WITH (security_invoker = true) AS SELECT id AS worker_key FROM host_check.staff;
CREATE VIEW map_check.team WITH (security_invoker = true) AS SELECT id AS team_key, above AS parent_key FROM host_check.unit;
CREATE VIEW map_check.post WITH (security_invoker = true) AS
SELECT worker AS worker_key, team AS team_key, first_day AS valid_from, last_day AS valid_to FROM host_check.job;

-- Every fault at once.
INSERT INTO host_check.note VALUES
	(NULL, 'visit', '2025-02-01 10:00', 'no key', 'plain', 'c1', 'w1', 'w1', 21, 'no', 'no', 'done', 'final'),
	('n20', 'visit', '2025-02-01 10:00', 'the same key', 'plain', 'c1', 'w1', 'w1', 22, 'no', 'no', 'done', 'final'),
	('n23', 'visit', NULL, 'no date', 'plain', 'c1', 'w1', 'w1', 23, 'no', 'no', 'done', 'final'),
	('n24', 'visit', '2999-02-01 00:00', 'future, midnight', 'rtf', NULL, NULL, NULL, NULL, 'YES', 'Y', 'refused', 'draft'),
	('n25', 'supervision', '2025-02-01 10:00', NULL, 'plain', 'c9', 'w9', NULL, 25, 'no', 'no', 'done', 'final'),
	('n26', 'Besuch', '2025-02-01 10:00', 'copied', 'plain', 'c1', 'w1', NULL, 26, 'no', 'no', 'done', 'final'),
	('n27', 'Besuch', '2025-02-01 10:00', 'copied', 'plain', 'c2', 'w1', NULL, 27, 'no', 'no', 'done', 'final'),
	(repeat('k', 130), 'visit', '2023-02-01 10:00', 'long key, before the first post', 'plain', 'c1', 'w1', NULL, 28, 'no', 'no', 'done', 'final');
INSERT INTO host_check.child VALUES ('c2', NULL), ('c2', NULL);
INSERT INTO host_check.link VALUES ('n1', 'c1'), ('n1', 'c1'), ('n1', 'c9'), ('n99', 'c1');
INSERT INTO host_check.staff VALUES ('w1');
INSERT INTO host_check.unit VALUES ('t1', 't9');
INSERT INTO host_check.job VALUES ('w8', 't8', '2025-01-02', '2025-01-01');
SELECT severity, view_name, column_name, affected_count, meaning FROM pledge.check_source('checked');

-- Every row says what to do; every check of the list is made on columns of the contract, and each names itself once.
SELECT count(*) FROM pledge.check_source('checked') WHERE coalesce(meaning, '') = '' OR coalesce(action, '') = '';
SELECT c.check_id, path FROM pledge.mapping_check AS c, pg_catalog.unnest(c.needs) AS path
WHERE NOT EXISTS (SELECT FROM pledge.mapping_column AS m WHERE m.view_name || '.' || m.column_name = path);
SELECT c.check_id FROM pledge.mapping_check AS c
WHERE c.column_name IS NOT NULL
  AND NOT EXISTS (SELECT FROM pledge.mapping_column AS m WHERE (m.view_name, m.column_name) = (c.view_name, c.column_name));

-- A host that is slow to walk, and one that is not.
SELECT pledge.detach_source('checked');
SET client_min_messages = error;
DROP SCHEMA map_check, host_check CASCADE;
RESET client_min_messages;
CREATE SCHEMA map_slow;
CREATE TABLE map_slow.note AS
SELECT i AS id, timestamp '2024-01-01' + i * interval '1 minute' AS made, 'words' AS body FROM pg_catalog.generate_series(1, 12000) AS i;
ANALYZE map_slow.note;
CREATE VIEW map_slow.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, 'visit' AS kind, made AS occurred_at, body FROM map_slow.note;
SELECT pledge.attach_source('slow', 'map_slow');
SELECT severity, view_name, column_name, meaning FROM pledge.check_source('slow') WHERE severity = 'warning';
CREATE INDEX ON map_slow.note (made);
SELECT severity, view_name, column_name, meaning FROM pledge.check_source('slow') WHERE severity = 'warning';
-- The time zone of the session stays as it was.
SET timezone = 'Asia/Tokyo';
BEGIN;
SELECT count(*) > 0 AS has_notes FROM pledge.check_source('slow');
SHOW timezone;
COMMIT;
SELECT pledge.detach_source('slow');
SET client_min_messages = error;
DROP SCHEMA map_slow CASCADE;
