-- A run that meets something wrong says what and where, repeats no word of a
-- record, and keeps what it had done.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';
SET client_min_messages = notice;
\set SHOW_CONTEXT never

CREATE SCHEMA map_bad;
CREATE TABLE map_bad.note (id text, made timestamp, kind text, body text);
INSERT INTO map_bad.note VALUES
	('1', '2025-01-01 10:00', 'visit', '1'),
	('2', '2025-01-02 10:00', 'visit', '2'),
	('3', '2025-01-03 10:00', 'visit', 'Ella told me a secret.');
CREATE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body FROM map_bad.note;
SELECT pledge.attach_source('bad', 'map_bad');

-- Arguments.
CALL pledge.assess('none');
\echo SQLSTATE :SQLSTATE
CALL pledge.assess('bad', 0);
\echo SQLSTATE :SQLSTATE
CALL pledge.reconcile('bad', NULL);
\echo SQLSTATE :SQLSTATE
BEGIN;
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
ROLLBACK;

-- A cast over the narrative: the run fails in the second batch, the first is kept.
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body::integer::text AS body FROM map_bad.note;
\set SHOW_CONTEXT always
CALL pledge.assess('bad', batch_size => 2);
\echo SQLSTATE :SQLSTATE
\set SHOW_CONTEXT never
SELECT state, seen_count, scored_count, failure_sqlstate, failed_view, finished_at IS NOT NULL AS has_end
FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
SELECT count(*) FROM pledge.assessment;
SELECT shown_edition FROM pledge.source WHERE name = 'bad';
SELECT severity, view_name, meaning FROM pledge.check_source('bad');
-- The same from a view beside it, and in what is read before the first batch.
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body FROM map_bad.note;
CREATE VIEW map_bad.subject WITH (security_invoker = true) AS
SELECT body AS subject_key, body::date AS date_of_birth FROM map_bad.note;
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
SELECT state, failure_sqlstate, failed_view FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
CALL pledge.reconcile('bad');
DROP VIEW map_bad.subject;
CALL pledge.assess('bad');
SELECT count(*) FROM pledge.assessment;

-- A view dropped, or a column, between attaching and assessing.
ALTER VIEW map_bad.record RENAME TO record_away;
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
CALL pledge.reconcile('bad');
\echo SQLSTATE :SQLSTATE
SELECT severity, view_name, meaning FROM pledge.check_source('bad');
ALTER VIEW map_bad.record_away RENAME COLUMN body TO narrative;
ALTER VIEW map_bad.record_away RENAME TO record;
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
ALTER VIEW map_bad.record RENAME COLUMN narrative TO body;
ALTER SCHEMA map_bad RENAME TO map_gone;
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
ALTER SCHEMA map_gone RENAME TO map_bad;

-- Keys: long, repeated, null.
INSERT INTO map_bad.note VALUES (repeat('k', 140), '2025-01-04', 'visit', 'x');
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
UPDATE map_bad.note SET id = repeat('k', 128) WHERE length(id) = 140;
CALL pledge.assess('bad');
INSERT INTO map_bad.note VALUES ('2', '2025-01-05', 'visit', 'the second with this key');
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
SELECT state, failure_sqlstate, failed_view FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
UPDATE map_bad.note SET id = NULL WHERE made = '2025-01-05';
INSERT INTO map_bad.note VALUES ('5', NULL, 'visit', 'no date'), ('6', 'infinity', 'visit', 'no date either');
CALL pledge.assess('bad');
-- Bodies: null, empty, without a space, with control characters, far too long; a kind that nobody mapped.
INSERT INTO map_bad.note VALUES
	('7', '2025-01-07', 'visit', NULL), ('8', '2025-01-08', 'visit', ''), ('9', '2025-01-09', 'visit', repeat('x', 100000)),
	('10', '2025-01-10', 'visit', E'a\x01\x02\tb\x7f'), ('12', '2025-01-12', 'visit', repeat('I saw Ella. ', 400000)), ('11', '2025-01-11', 'Besuch', 'seen');
CALL pledge.assess('bad');
SELECT r.record_key, a.kind, cardinality(a.facts) AS facts, cardinality(a.met) AS met, cardinality(a.untold) > 0 AS has_untold
FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id)
WHERE r.record_key IN ('7', '8', '9', '10', '11', '12') ORDER BY r.occurred_on;

-- Row security of the host must not make records look removed.
CREATE ROLE regress_pledge_reader;
ALTER TABLE map_bad.note ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_record ON map_bad.note USING (id = '1');
GRANT USAGE ON SCHEMA pledge, map_bad TO regress_pledge_reader;
GRANT SELECT ON map_bad.note, map_bad.record TO regress_pledge_reader;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA pledge TO regress_pledge_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pledge TO regress_pledge_reader;
SET ROLE regress_pledge_reader;
CALL pledge.reconcile('bad');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
SELECT count(*) FILTER (WHERE removed_at IS NULL) > 1 AS still_there FROM pledge.record;
DROP OWNED BY regress_pledge_reader;
DROP ROLE regress_pledge_reader;

-- A view that has gone empty does not empty the assessments.
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body FROM map_bad.note WHERE false;
CALL pledge.reconcile('bad');
\echo SQLSTATE :SQLSTATE
SELECT count(*) FILTER (WHERE removed_at IS NULL) > 1 AS still_there FROM pledge.record;

-- A run that is cancelled keeps what it has done, says so, and the next goes on.
CREATE FUNCTION map_bad.slow(id text, body text) RETURNS text LANGUAGE plpgsql STABLE AS
$$ BEGIN IF id = '3' THEN PERFORM pg_sleep(60); END IF; RETURN body || '.'; END $$;
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, map_bad.slow(id, body) AS body FROM map_bad.note WHERE id IN ('1', '2', '3');
SET statement_timeout = '700ms';
CALL pledge.assess('bad', batch_size => 1);
\echo SQLSTATE :SQLSTATE
RESET statement_timeout;
SELECT state, seen_count, scored_count, failure_sqlstate, failed_view FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
CREATE OR REPLACE FUNCTION map_bad.slow(id text, body text) RETURNS text LANGUAGE sql STABLE AS 'SELECT body || ''.''';
CALL pledge.assess('bad', batch_size => 1);

-- A run whose session went away without a word is taken over.
INSERT INTO pledge.assess_run (source_id, kind, edition, backend_pid)
SELECT source_id, 'assess', pledge.ruleset_id(), 0 FROM pledge.source WHERE name = 'bad';
CALL pledge.assess('bad');
SELECT state, count(*) FROM pledge.assess_progress WHERE state IN ('running', 'stopped') GROUP BY 1;

-- A view whose casts lean on its own condition, which the planner may move.
CREATE FUNCTION map_bad.is_number(note text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN note ~ '^[0-9]+$'; END $$;
CREATE TABLE map_bad.mixed (id text, made date, note text);
INSERT INTO map_bad.mixed VALUES ('1', '2025-01-01', '12'), ('2', '2025-01-01', 'Ella told me a secret.');
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, note::integer::text AS kind, made::timestamp AS occurred_at, note::integer::text AS body
FROM map_bad.mixed WHERE map_bad.is_number(note);
SELECT severity, view_name, column_name, meaning FROM pledge.check_source('bad') WHERE severity = 'error';
-- A function that asserts.
CREATE FUNCTION map_bad.assured(body text) RETURNS text LANGUAGE plpgsql STABLE AS
$$ BEGIN ASSERT body !~ 'secret', body; RETURN body; END $$;
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, note AS kind, made::timestamp AS occurred_at, map_bad.assured(note) AS body FROM map_bad.mixed;
CALL pledge.assess('bad');
\echo SQLSTATE :SQLSTATE
SELECT severity, view_name, meaning FROM pledge.check_source('bad') WHERE severity = 'error';

-- Kinds as they are shown: codes, never narrative.
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, CASE WHEN id = '1' THEN repeat('Ella told me everything. ', 3) ELSE kind END AS kind, made AS occurred_at, body
FROM map_bad.note;
SELECT severity, view_name, column_name, affected_count, meaning FROM pledge.check_source('bad');

SELECT pledge.detach_source('bad');

-- Reconciling, too: an error of the host while children are looked for repeats no
-- word, and a cancel while records are removed ends the run. The next one goes on.
CREATE TABLE map_bad.child (child_key text, note text);
INSERT INTO map_bad.child VALUES ('here', '1'), ('gone', '2');
CREATE OR REPLACE VIEW map_bad.record WITH (security_invoker = true) AS
SELECT id AS record_key, kind, made AS occurred_at, body FROM map_bad.note WHERE id IN ('1', '2', '3');
CREATE VIEW map_bad.subject WITH (security_invoker = true) AS SELECT child_key AS subject_key FROM map_bad.child;
SELECT pledge.attach_source('bad', 'map_bad');
CALL pledge.assess('bad');
UPDATE map_bad.child SET note = 'Ella told me a secret.' WHERE child_key = 'gone';
CREATE OR REPLACE VIEW map_bad.subject WITH (security_invoker = true) AS
SELECT note::integer::text AS subject_key FROM map_bad.child;
\set SHOW_CONTEXT always
CALL pledge.reconcile('bad');
\echo SQLSTATE :SQLSTATE
\set SHOW_CONTEXT never
SELECT state, failure_sqlstate, failed_view FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
SELECT subject_key FROM pledge.subject ORDER BY 1;
CREATE OR REPLACE VIEW map_bad.subject WITH (security_invoker = true) AS
SELECT child_key AS subject_key FROM map_bad.child WHERE child_key = 'here';
DELETE FROM map_bad.note WHERE id = '3';
CREATE FUNCTION map_bad.wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
CREATE TRIGGER wait BEFORE UPDATE ON pledge.record FOR EACH ROW WHEN (NEW.removed_at IS NOT NULL) EXECUTE FUNCTION map_bad.wait();
SET statement_timeout = '700ms';
CALL pledge.reconcile('bad');
\echo SQLSTATE :SQLSTATE
RESET statement_timeout;
DROP TRIGGER wait ON pledge.record;
SELECT state, removed_count, failure_sqlstate, failed_view FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
CALL pledge.reconcile('bad');
SELECT subject_key FROM pledge.subject ORDER BY 1;
SELECT pledge.detach_source('bad');
SET client_min_messages = warning;
DROP SCHEMA map_bad CASCADE;

-- Days that are none, in every view that has any: the run goes on, and so do the leaders' views.
SET client_min_messages = warning;
CREATE SCHEMA map_endless;
CREATE TABLE map_endless.day (n integer, day date);
INSERT INTO map_endless.day VALUES (1, '-infinity'), (2, 'infinity'), (3, NULL), (4, '0001-01-01'), (5, '9999-12-31'), (6, current_date - 40);
CREATE VIEW map_endless.record WITH (security_invoker = true) AS
SELECT 'note' || one.n || other.n AS record_key, 'visit' AS kind, now() - interval '20 days' AS occurred_at, one.day::timestamp AS recorded_at,
	   other.day::timestamp AS finalised_at, one.day::timestamp AS changed_at, 'Ella told me a joke.' AS body, 'child' || one.n AS subject_key, 'worker' || other.n AS author_key
FROM map_endless.day AS one CROSS JOIN map_endless.day AS other;
CREATE VIEW map_endless.subject WITH (security_invoker = true) AS SELECT 'child' || n AS subject_key, day AS date_of_birth FROM map_endless.day;
CREATE VIEW map_endless.period WITH (security_invoker = true) AS
SELECT 'child' || (one.n + other.n) % 6 + 1 AS subject_key, status, one.day AS valid_from, other.day AS valid_to, 'team' || one.n AS team_key, 'worker' || other.n AS worker_key
FROM map_endless.day AS one CROSS JOIN map_endless.day AS other CROSS JOIN unnest(ARRAY['cin', 'cp', 'cla']) AS status;
CREATE VIEW map_endless.post WITH (security_invoker = true) AS
SELECT 'worker' || (one.n + other.n) % 6 + 1 AS worker_key, 'team' || one.n AS team_key, 'worker' || other.n AS manager_key, one.day AS valid_from, other.day AS valid_to
FROM map_endless.day AS one CROSS JOIN map_endless.day AS other;
CREATE VIEW map_endless.event WITH (security_invoker = true) AS
SELECT 'child' || (n + 1) % 6 + 1 AS subject_key, event_type, day::timestamp AS at FROM map_endless.day CROSS JOIN unnest(ARRAY['returned', 'missing']) AS event_type;
CREATE VIEW map_endless.action WITH (security_invoker = true) AS
SELECT 'note' || one.n || other.n AS record_key, 'worker6' AS owner_key, one.day AS due_on, nullif(other.day, '0001-01-01') AS done_on
FROM map_endless.day AS one CROSS JOIN map_endless.day AS other;
SELECT pledge.attach_source('endless', 'map_endless');
CALL pledge.assess('endless');
SELECT state, seen_count FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1;
SELECT subject_key, date_of_birth FROM pledge.subject WHERE subject_key LIKE 'child%' AND subject_key <> 'child6' ORDER BY 1;
-- no year of windows before anybody was born
SELECT count(*) > 0 AS there_are_windows, bool_and(starts_on > current_date - 12000) AS of_these_years FROM pledge.window_result JOIN pledge.source USING (source_id) WHERE name = 'endless';
DO $$
DECLARE
	view regclass;
BEGIN
	FOR view IN SELECT oid FROM pg_class WHERE relnamespace = 'line_of_sight'::regnamespace AND relkind = 'v' ORDER BY relname LOOP
		BEGIN
			EXECUTE format('SELECT count(answer::text) FROM %s AS answer', view);
		EXCEPTION WHEN OTHERS THEN
			RAISE WARNING '%: %', view, SQLERRM;
		END;
	END LOOP;
END;
$$;
SELECT record_key, due_on, overdue_label FROM line_of_sight.open_action WHERE source_name = 'endless' AND due_on IS DISTINCT FROM current_date - 40 ORDER BY 1;
SELECT affected_count FROM pledge.check_source('endless') WHERE view_name = 'action' AND column_name = 'due_on';
SELECT pledge.detach_source('endless');
DROP SCHEMA map_endless CASCADE;
