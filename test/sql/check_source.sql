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
CREATE TEMP TABLE reported AS SELECT view_name, column_name, meaning FROM pledge.check_source('checked');
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

-- Times, levels, periods, events, authorisations and actions: sound first.
CREATE SCHEMA host_times;
CREATE TABLE host_times.note AS
SELECT 'r' || i AS record_key, 'visit' AS kind, timestamp '2025-03-03 10:00' + i * interval '1 day' AS occurred_at, 'Visit ' || i AS body, 'c1' AS subject_key,
	   CASE WHEN i % 2 = 0 THEN 'w1' ELSE 'w2' END AS author_key, timestamp '2025-03-03 12:00' + i * interval '1 day' AS recorded_at,
	   CASE WHEN i % 2 = 0 THEN 'closure' ELSE 'transfer' END AS decision_type, CASE WHEN i % 2 = 0 THEN 'w1' ELSE 'w2' END AS decided_by_key,
	   CASE WHEN i % 2 = 0 THEN 'yes' ELSE 'no' END AS child_seen, CASE WHEN i % 2 = 0 THEN 'yes' ELSE 'no' END AS child_seen_alone,
	   CASE WHEN i % 2 = 0 THEN 'refused' ELSE 'unable' END AS not_alone_reason, CASE WHEN i % 2 = 0 THEN 'PN1' ELSE '4' END AS participation_code,
	   CASE WHEN i % 2 = 0 THEN 'done' ELSE 'no_access' END AS visit_outcome, CASE WHEN i % 2 = 0 THEN 'statutory' ELSE 'other' END AS visit_purpose,
	   CASE WHEN i % 2 = 0 THEN 'letter' ELSE 'case' END AS subkind, CASE WHEN i % 2 = 0 THEN 'w1' ELSE 'w2' END AS supervisor_key, 'w1' AS supervisee_key
FROM pg_catalog.generate_series(1, 24) AS i;
CREATE TABLE host_times.child (subject_key text, date_of_birth date);
INSERT INTO host_times.child VALUES ('c1', '2015-01-01');
CREATE TABLE host_times.worker (worker_key text, grade text);
INSERT INTO host_times.worker VALUES ('w1', 'social_worker'), ('w2', 'team_manager');
CREATE TABLE host_times.post (worker_key text, team_key text, manager_key text, valid_from date, valid_to date, grade text);
INSERT INTO host_times.post VALUES ('w1', 't1', 'w2', '2020-01-01', NULL, NULL), ('w2', 't1', NULL, '2020-01-01', NULL, NULL);
CREATE TABLE host_times.period (subject_key text, status text, valid_from date, valid_to date, team_key text, worker_key text);
INSERT INTO host_times.period VALUES ('c1', 'cp', '2025-01-01', NULL, 't1', 'w1');
CREATE TABLE host_times.event (subject_key text, event_type text, at timestamp);
INSERT INTO host_times.event VALUES ('c1', 'missing', '2025-03-05 10:00');
CREATE TABLE host_times.authorisation (record_key text, action text, by_key text, at timestamp);
INSERT INTO host_times.authorisation VALUES ('r1', 'approved', 'w2', '2025-03-05 10:00');
CREATE TABLE host_times.action (record_key text, text text, owner_key text, due_on date, done_on date);
INSERT INTO host_times.action VALUES ('r1', 'x', 'w1', '2025-03-05', '2025-03-05');
CREATE SCHEMA map_times;
CREATE VIEW map_times.record WITH (security_invoker = true) AS SELECT * FROM host_times.note;
CREATE VIEW map_times.subject WITH (security_invoker = true) AS SELECT * FROM host_times.child;
CREATE VIEW map_times.worker WITH (security_invoker = true) AS SELECT * FROM host_times.worker;
CREATE VIEW map_times.team WITH (security_invoker = true) AS SELECT 't1' AS team_key;
CREATE VIEW map_times.post WITH (security_invoker = true) AS SELECT * FROM host_times.post;
CREATE VIEW map_times.period WITH (security_invoker = true) AS SELECT * FROM host_times.period;
CREATE VIEW map_times.event WITH (security_invoker = true) AS SELECT * FROM host_times.event;
CREATE VIEW map_times.authorisation WITH (security_invoker = true) AS SELECT * FROM host_times.authorisation;
CREATE VIEW map_times.action WITH (security_invoker = true) AS SELECT * FROM host_times.action;
SELECT pledge.attach_source('timed', 'map_times');
SELECT severity, view_name, column_name, affected_count, meaning FROM pledge.check_source('timed');

-- Then every fault there is; columns that always say the same and times of recording that say nothing are another host's.
INSERT INTO reported SELECT view_name, column_name, meaning FROM pledge.check_source('checked');
INSERT INTO host_times.note
SELECT 'q' || i, 'visit', timestamp '2025-07-03 02:00' + i * interval '1 day', 'Visit', 'c1', 'w1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'w1', 'w1'
FROM pg_catalog.generate_series(1, 30) AS i;
INSERT INTO host_times.note VALUES
	('f1', 'visit', '2025-03-03 10:00', 'x', 'c1', 'w1', '2025-03-01 10:00', 'odd', 'w9', 'yes', 'yes', 'odd', '9', 'done', 'odd', 'odd', 'w9', 'w9'),
	('f2', 'visit', '2025-03-03 10:00', 'x', 'c1', 'w1', '2999-03-01 10:00', NULL, NULL, 'yes', 'yes', NULL, NULL, 'done', NULL, NULL, NULL, NULL),
	('f3', 'visit', '2023-03-03 10:00', 'x', 'c1', 'w1', '2025-03-01 00:00', NULL, NULL, 'yes', 'yes', NULL, NULL, 'done', NULL, NULL, NULL, NULL);
INSERT INTO host_times.child VALUES ('c2', NULL), ('c3', '1850-01-01');
INSERT INTO host_times.worker VALUES ('w3', 'sergeant');
INSERT INTO host_times.post VALUES ('w1', 't1', 'w3', '2024-01-01', NULL, 'sergeant'), ('w3', 't1', 'w3', '2024-01-01', NULL, NULL);
INSERT INTO host_times.period VALUES ('c9', 'cp', '2025-01-01', NULL, 't9', 'w9'), ('c2', 'cp', NULL, '2025-01-01', NULL, NULL),
	('c2', 'cp', '2025-02-01', '2025-01-01', NULL, 'w1'), ('c1', 'cp', '2025-02-01', '2025-03-01', NULL, 'w1'), ('c2', 'cin', '2999-01-01', NULL, NULL, NULL);
INSERT INTO host_times.event VALUES ('c9', 'missing', NULL), ('c1', 'missing', '2999-01-01');
INSERT INTO host_times.authorisation VALUES ('r99', 'approved', 'w2', '2025-03-05'), ('r2', 'approved', 'w2', '2024-03-05');
INSERT INTO host_times.action VALUES ('r99', 'x', NULL, NULL, '2999-01-01');
SELECT severity, view_name, column_name, affected_count, meaning FROM pledge.check_source('timed');
INSERT INTO reported SELECT view_name, column_name, meaning FROM pledge.check_source('timed');
UPDATE host_times.note SET recorded_at = occurred_at, decision_type = 'closure', decided_by_key = 'w1', not_alone_reason = 'unable', participation_code = '1',
	visit_purpose = 'other', subkind = 'case', supervisor_key = 'w1', author_key = 'w1', visit_outcome = 'done';
INSERT INTO reported SELECT view_name, column_name, meaning FROM pledge.check_source('timed');
TRUNCATE host_times.note;
INSERT INTO reported SELECT view_name, column_name, meaning FROM pledge.check_source('timed');

-- No check has never found anything, but for texts too long to make here.
SELECT c.check_id, c.view_name, c.column_name, c.meaning FROM pledge.mapping_check AS c
WHERE (c.view_name, coalesce(c.column_name, ''), c.meaning) NOT IN (SELECT r.view_name, coalesce(r.column_name, ''), r.meaning FROM reported AS r)
ORDER BY c.check_id;
SELECT pledge.detach_source('timed');
SET client_min_messages = error;
DROP SCHEMA map_times, host_times CASCADE;
RESET client_min_messages;

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
