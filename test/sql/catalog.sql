-- What must be true of every object of the extension.  Each query lists the
-- offenders, so each is to give no rows, but for the allow-lists, which say why.

CREATE TEMP VIEW member AS
SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
FROM pg_depend AS d
JOIN pg_extension AS e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE d.deptype = 'e' AND e.extname = 'pledge';

CREATE TEMP VIEW member_relation AS
SELECT c.oid, c.relname, c.relkind, c.relacl, c.relowner, c.oid::regclass::text AS relation,
       EXISTS (SELECT FROM pg_depend AS d
               WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i'
                 AND c.relkind = 'S') AS is_identity
FROM pg_class AS c
JOIN member AS m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid;

CREATE TEMP VIEW member_function AS
SELECT p.oid, p.prokind, p.provolatile, p.proparallel, p.prosecdef, p.proconfig, p.proacl,
       p.proowner, l.lanname, p.oid::regprocedure::text AS signature
FROM pg_proc AS p
JOIN pg_language AS l ON l.oid = p.prolang
JOIN member AS m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;

-- There is something to look at.
SELECT count(*) FILTER (WHERE classid = 'pg_class'::regclass) > 0 AS has_relations,
       count(*) FILTER (WHERE classid = 'pg_proc'::regclass) > 0 AS has_functions
FROM member;

-- Everything lives in the two schemas, which are the extension's own.
SELECT m.object
FROM member AS m
CROSS JOIN LATERAL pg_identify_object(m.classid, m.objid, 0) AS i
WHERE coalesce(i.schema, i.name) NOT IN ('pledge', 'line_of_sight')
ORDER BY m.object COLLATE "C";

-- Every object has a comment.  The sequence of an identity column is part of its
-- column, and the type of a table's rows, which newer servers count as an object, of
-- its table.
SELECT m.object
FROM member AS m
WHERE obj_description(m.objid, m.classid::regclass::name) IS NULL
  AND m.objid NOT IN (SELECT oid FROM member_relation WHERE is_identity)
  AND NOT EXISTS (SELECT FROM pg_type AS rows
				  WHERE m.classid = 'pg_type'::regclass AND m.objid IN (rows.oid, rows.typarray) AND rows.typrelid <> 0)
ORDER BY m.object COLLATE "C";

-- So has every column of every table and view.
SELECT r.relation, a.attname AS column
FROM member_relation AS r
JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE r.relkind NOT IN ('S', 'i', 'c')
  AND col_description(r.oid, a.attnum) IS NULL
ORDER BY r.relation COLLATE "C", a.attnum;

-- No comment is empty or stands twice on the columns of one relation.
SELECT r.relation, d.description
FROM member_relation AS r
JOIN pg_description AS d ON d.classoid = 'pg_class'::regclass AND d.objoid = r.oid
GROUP BY r.relation, d.description
HAVING btrim(d.description) = '' OR count(*) > 1
ORDER BY r.relation COLLATE "C", d.description COLLATE "C";

-- The functions that write, or read what the host may change under them, with
-- what they do.
CREATE TEMP TABLE writer (name text PRIMARY KEY, does text NOT NULL);
INSERT INTO writer VALUES
	('pledge.attach_source', 'writes the row of a source'),
	('pledge.idle_source', 'takes the lock of a source'),
	('pledge.set_time_zone', 'changes a row of pledge.source'),
	('pledge.detach_source', 'deletes a source and its assessments'),
	('pledge.add_local_closure', 'writes a closure'),
	('pledge.remove_local_closure', 'deletes a closure'),
	('pledge.set_interval_rule', 'writes an interval rule'),
	('pledge.switch_off_interval_rule', 'writes an interval rule'),
	('pledge.remove_interval_rule', 'deletes an interval rule'),
	('pledge.refresh_due_points', 'writes what fell due'),
	('pledge.keep_next_due', 'writes how things stand with children'),
	('pledge.refresh_children', 'writes how things stand with children'),
	('pledge.publish_ruleset', 'writes an edition'),
	('pledge.add_rule', 'writes a rule'),
	('pledge.withdraw_rule', 'deletes a rule, or notes that it is out'),
	('pledge.restore_rule', 'puts a rule back'),
	('pledge.refuse_edition_change', 'trigger: refuses a change'),
	('pledge.open_draft', 'compiles rules for the transaction'),
	('pledge.close_draft', 'forgets them'),
	('pledge.preview_batches', 'sets the time zone and reads the host''s views'),
	('pledge.preview_ruleset', 'compiles the draft and reads the host''s views'),
	('pledge.check_source', 'sets the time zone and reads the host''s views'),
	('pledge.content_problems', 'reads the host''s views'),
	('pledge.view_failure', 'reads the host''s views in a subtransaction'),
	('pledge.failed_view', 'reads the host''s views in a subtransaction'),
	('pledge.is_slow_to_walk', 'plans a query on the host''s views'),
	('pledge.try_lock_source', 'takes a lock'),
	('pledge.continue_run', 'takes a lock, sets the time zone'),
	('pledge.report_progress', 'writes the row of a run'),
	('pledge.finish_run', 'writes the row of a run, shows its edition'),
	('pledge.copy_teams', 'copies from the host'),
	('pledge.copy_workers', 'copies from the host'),
	('pledge.copy_subjects', 'copies from the host'),
	('pledge.copy_periods', 'copies from the host'),
	('pledge.copy_actions', 'copies from the host'),
	('pledge.copy_small_views', 'copies from the host'),
	('pledge.set_grade', 'writes a standard of practice'),
	('pledge.set_delegation', 'writes a standard of practice'),
	('pledge.set_recording_rule', 'writes a standard of practice'),
	('pledge.set_value', 'writes a setting'),
	('pledge.compare_records', 'writes how much of each record was copied'),
	('pledge.analyze_tables', 'gathers statistics'),
	('pledge.refresh_windows', 'writes the answers of windows'),
	('pledge.refresh_cells', 'writes the stored counts'),
	('pledge.refresh_fact_cells', 'writes the stored counts of facts'),
	('pledge.refresh_team_cells', 'writes the stored counts of teams'),
	('pledge.refresh_group_cells', 'writes the stored counts of groups'),
	('pledge.analyze_cells', 'gathers statistics'),
	('pledge.begin_phase', 'writes a phase'),
	('pledge.remove_phase', 'deletes a phase'),
	('pledge.set_target', 'writes a target'),
	('pledge.set_milestone', 'writes a milestone'),
	('pledge.remove_milestone', 'deletes a milestone'),
	('pledge.assess_batch', 'writes assessments'),
	('pledge.remove_records', 'deletes assessments'),
	('pledge.forget_subjects', 'deletes copies of children');

-- VOLATILE and PARALLEL UNSAFE are the defaults: a function that is both is in
-- the list or was forgotten.
SELECT f.signature
FROM member_function AS f
WHERE f.provolatile = 'v' AND f.proparallel = 'u' AND f.prokind = 'f'
  AND split_part(f.signature, '(', 1) NOT IN (SELECT name FROM writer)
ORDER BY f.signature COLLATE "C";

-- The procedures that commit, which therefore cannot pin their search_path:
-- they set it in each transaction.
CREATE TEMP TABLE committer (name text PRIMARY KEY);
INSERT INTO committer VALUES
	('pledge.assess'), ('pledge.reconcile'), ('pledge.begin_run'), ('pledge.end_run'), ('pledge.fail_run'),
	('pledge.fail_reading');

-- SQL and PL/pgSQL pin their search_path, with pg_temp last.
SELECT f.signature
FROM member_function AS f
WHERE f.lanname IN ('sql', 'plpgsql')
  AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (f.proconfig), false)
  AND NOT (f.prokind = 'p' AND split_part(f.signature, '(', 1) IN (SELECT name FROM committer))
ORDER BY f.signature COLLATE "C";

-- So does whatever runs with its owner's rights, in any language.
SELECT f.signature
FROM member_function AS f
WHERE f.prosecdef
  AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (f.proconfig), false)
ORDER BY f.signature COLLATE "C";

-- An aggregate that says PARALLEL SAFE can be combined.
SELECT a.aggfnoid::regprocedure::text AS aggregate
FROM pg_aggregate AS a
JOIN member_function AS f ON f.oid = a.aggfnoid
WHERE f.proparallel <> 's' OR a.aggcombinefn = 0
ORDER BY 1;

-- PUBLIC may write to no relation and create in no schema,
SELECT r.relation, g.privilege_type
FROM member_relation AS r
CROSS JOIN LATERAL aclexplode(r.relacl) AS g
WHERE g.grantee = 0 AND g.privilege_type <> 'SELECT'
UNION ALL
SELECT n.nspname, g.privilege_type
FROM pg_namespace AS n
JOIN member AS m ON m.classid = 'pg_namespace'::regclass AND m.objid = n.oid
CROSS JOIN LATERAL aclexplode(n.nspacl) AS g
WHERE g.grantee = 0 AND g.privilege_type <> 'USAGE'
ORDER BY 1, 2;

-- call nothing that writes or that runs with its owner's rights,
SELECT f.signature
FROM member_function AS f
CROSS JOIN LATERAL aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) AS g
WHERE g.grantee = 0 AND (f.provolatile = 'v' OR f.prokind = 'p' OR f.prosecdef)
  -- these read reference data, which is no secret
  AND f.signature NOT LIKE ALL ('{pledge.ruleset\_id(%,pledge.commitment\_scores(%,pledge.outcome\_reason(%}')
ORDER BY f.signature COLLATE "C";

-- and read nothing that came from a host.  This much may be read by all:
SELECT r.relation
FROM member_relation AS r
CROSS JOIN LATERAL aclexplode(r.relacl) AS g
WHERE g.grantee = 0 AND g.privilege_type = 'SELECT'
ORDER BY r.relation COLLATE "C";

-- The allow-lists name what exists.
SELECT name FROM writer
WHERE name NOT IN (SELECT split_part(signature, '(', 1) FROM member_function)
UNION ALL
SELECT name FROM committer
WHERE name NOT IN (SELECT split_part(signature, '(', 1) FROM member_function)
ORDER BY name;
