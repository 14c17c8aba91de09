-- Attaching and detaching: what a mapping schema must be like, and what is said when it is not.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';
SET client_min_messages = notice;
\set SHOW_CONTEXT never

CREATE SCHEMA map_source;
CREATE TABLE map_source.note (id bigint, made timestamp, kind text, body text);

-- The schema, and the one view that must be there.
SELECT pledge.attach_source('first', 'map_nowhere');
\echo SQLSTATE :SQLSTATE
SELECT pledge.attach_source('first', 'map_source');
\echo SQLSTATE :SQLSTATE
CREATE TABLE map_source.record (record_key text, kind text, occurred_at date, body text);
SELECT pledge.attach_source('first', 'map_source');
\echo SQLSTATE :SQLSTATE
DROP TABLE map_source.record;
CREATE VIEW map_source.record AS
SELECT id::text AS record_key, kind, made AS occurred_at, body FROM map_source.note;
SELECT pledge.attach_source('first', 'map_source');
\echo SQLSTATE :SQLSTATE
ALTER VIEW map_source.record SET (security_invoker = true);

-- Columns missing and mistyped.
CREATE VIEW map_source.subject WITH (security_invoker = true) AS SELECT id AS subject_key, made AS born FROM map_source.note;
SELECT pledge.attach_source('first', 'map_source');
\echo SQLSTATE :SQLSTATE
DROP VIEW map_source.subject;
CREATE VIEW map_source.team WITH (security_invoker = true) AS SELECT 'North' AS name;
SELECT pledge.attach_source('first', 'map_source');
\echo SQLSTATE :SQLSTATE
DROP VIEW map_source.team;
CREATE DOMAIN map_source.code AS varchar(20);
CREATE VIEW map_source.subject WITH (security_invoker = true) AS
SELECT id::map_source.code AS subject_key, made AS date_of_birth, '{Ella,Elly}'::text[] AS known_as, 'x' AS ethnicity FROM map_source.note;
SELECT pledge.attach_source('first', 'map_source', characteristics => '{ethnicity,disabled}');
\echo SQLSTATE :SQLSTATE

-- Arguments.
SELECT pledge.attach_source('', 'map_source');
\echo SQLSTATE :SQLSTATE
SELECT pledge.attach_source(NULL, 'map_source');
\echo SQLSTATE :SQLSTATE
SELECT pledge.attach_source('first', 'map_source', time_zone => 'Europe/Londinium');
\echo SQLSTATE :SQLSTATE
SELECT pledge.attach_source('first', 'map_source', characteristics => '{ethnicity}');
SELECT name, schema_name, time_zone, characteristics, shown_edition FROM pledge.source;
SELECT pledge.attach_source('first', 'map_source');
\echo SQLSTATE :SQLSTATE
SELECT pledge.detach_source('second');
\echo SQLSTATE :SQLSTATE

-- Owners: somebody else's views are not run.
CREATE ROLE regress_pledge_assessor;
CREATE ROLE regress_pledge_stranger;
ALTER SCHEMA map_source OWNER TO regress_pledge_stranger;
SELECT pledge.attach_source('owned', 'map_source');
\echo SQLSTATE :SQLSTATE
CALL pledge.assess('first');
\echo SQLSTATE :SQLSTATE
CALL pledge.reconcile('first');
\echo SQLSTATE :SQLSTATE
ALTER SCHEMA map_source OWNER TO CURRENT_USER;
ALTER VIEW map_source.record OWNER TO regress_pledge_stranger;
SELECT pledge.attach_source('owned', 'map_source');
\echo SQLSTATE :SQLSTATE
ALTER VIEW map_source.record OWNER TO CURRENT_USER;
CREATE FUNCTION map_source.peek(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
ALTER FUNCTION map_source.peek(text) OWNER TO regress_pledge_stranger;
CREATE VIEW map_source.worker WITH (security_invoker = true) AS SELECT map_source.peek('w1') AS worker_key;
SELECT pledge.attach_source('owned', 'map_source');
\echo SQLSTATE :SQLSTATE
DROP VIEW map_source.worker;
CREATE VIEW map_source.below AS SELECT map_source.peek('w1') AS worker_key;
CREATE VIEW map_source.worker WITH (security_invoker = true) AS SELECT worker_key FROM map_source.below;
SELECT severity, view_name, meaning FROM pledge.check_source('first') WHERE view_name = 'worker';
DROP VIEW map_source.worker, map_source.below;

-- A role of its own may attach its own views, and no others; without rights it may do nothing.
SET ROLE regress_pledge_assessor;
SELECT pledge.attach_source('own', 'map_source');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
SELECT pg_catalog.has_schema_privilege('regress_pledge_assessor', 'pledge', 'USAGE');
GRANT USAGE ON SCHEMA pledge TO regress_pledge_assessor;
SET ROLE regress_pledge_assessor;
SELECT pledge.attach_source('own', 'map_source');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA pledge TO regress_pledge_assessor;
GRANT SELECT ON ALL TABLES IN SCHEMA pledge TO regress_pledge_assessor;
GRANT INSERT, UPDATE, DELETE ON pledge.source, pledge.kind_map, pledge.record, pledge.subject, pledge.team, pledge.worker, pledge.post,
	pledge.period, pledge.event, pledge.authorisation, pledge.action, pledge.assessment, pledge.sketch_key, pledge.window_result, pledge.cell,
	pledge.due_point, pledge.due_input, pledge.fact_cell, pledge.team_cell, pledge.group_cell,
	pledge.child_now, pledge.child_due, pledge.child_pattern,
	pledge.assess_run TO regress_pledge_assessor;
SET ROLE regress_pledge_assessor;
SELECT pledge.attach_source('own', 'map_source');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
CREATE SCHEMA map_own AUTHORIZATION regress_pledge_assessor;
SET ROLE regress_pledge_assessor;
CREATE VIEW map_own.record WITH (security_invoker = true) AS
SELECT '1' AS record_key, 'visit' AS kind, '2025-01-01'::date AS occurred_at, 'Seen.' AS body;
SELECT pledge.attach_source('own', 'map_own');
CALL pledge.assess('own');
CALL pledge.reconcile('own');
SELECT severity, view_name, column_name, meaning FROM pledge.check_source('own');
SELECT pledge.detach_source('own');
RESET ROLE;
-- A superuser does not run the assessor's views either.
SELECT pledge.attach_source('own', 'map_own');
\echo SQLSTATE :SQLSTATE

-- What writes or reveals is closed to the public.
SELECT p.oid::regprocedure AS open_to_public
FROM pg_catalog.pg_proc AS p
WHERE p.pronamespace = 'pledge'::regnamespace
  AND p.proname ~ 'source|assess|reconcile|mapping|copy|batch|run$|record|view|key|kind|trusted|subjects|progress'
  AND p.proname <> 'read_record' -- reads a text that it is given
  AND EXISTS (SELECT FROM pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) AS a WHERE a.grantee = 0)
ORDER BY 1;

SELECT pledge.detach_source('first');
SELECT count(*) FROM pledge.source;
SET client_min_messages = warning;
DROP SCHEMA map_own, map_source CASCADE;
DROP OWNED BY regress_pledge_assessor, regress_pledge_stranger;
DROP ROLE regress_pledge_assessor, regress_pledge_stranger;
