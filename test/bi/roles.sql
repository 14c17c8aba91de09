-- The two accounts that BI tools log in with, with the variable password.

-- One for views of counts, with nothing but the rights that leaders need.
CREATE ROLE bi_reader LOGIN PASSWORD :'password';
GRANT USAGE ON SCHEMA line_of_sight TO bi_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA line_of_sight TO bi_reader;

-- One that reads records too. Views with their caller's rights need SELECT on every table
-- that they read, themselves or through such views and functions. It gets no other.
CREATE ROLE bi_auditor LOGIN PASSWORD :'password' IN ROLE bi_reader;

WITH RECURSIVE invoker AS (
	SELECT 'pg_rewrite'::regclass AS class, rule.oid AS object, view.oid AS source
	FROM pg_class AS view
	JOIN pg_rewrite AS rule ON rule.ev_class = view.oid
	WHERE view.relkind = 'v' AND 'security_invoker=true' = ANY (view.reloptions)
	UNION ALL
	SELECT 'pg_proc'::regclass, oid, oid FROM pg_proc WHERE NOT prosecdef
), reads AS (
	SELECT 'pg_class'::regclass AS class, oid AS object
	FROM pg_class
	WHERE relnamespace = 'line_of_sight'::regnamespace AND relkind = 'v' AND 'security_invoker=true' = ANY (reloptions)
	UNION
	SELECT needed.refclassid::regclass, needed.refobjid
	FROM reads
	JOIN invoker ON invoker.source = reads.object AND (invoker.class = 'pg_proc'::regclass) = (reads.class = 'pg_proc'::regclass)
	JOIN pg_depend AS needed ON needed.classid = invoker.class AND needed.objid = invoker.object
	WHERE needed.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
)
SELECT format('GRANT SELECT ON %s TO bi_auditor', reads.object::regclass)
FROM reads
JOIN pg_class AS relation ON reads.class = 'pg_class'::regclass AND relation.oid = reads.object
WHERE relation.relnamespace = 'pledge'::regnamespace
\gexec
