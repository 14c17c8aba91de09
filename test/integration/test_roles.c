/*
 * test_roles.c
 *	  Who may do what: the roles that doc/mapping.md describes with the rights that it names,
 *	  and those who try to get further.
 */
#include "support.h"

#define DATABASE "pledge_integration_roles"
#define ASSESSOR "pledge_assessor"
#define LEADER   "pledge_integration_leader"
#define STRANGER "pledge_integration_stranger"
#define INTRUDER "pledge_integration_intruder"
#define WORKER   "pledge_integration_worker"

/* The block of SQL in doc/mapping.md that has this text in it. */
static char *
documented(const char *needle)
{
	size_t length;
	char *guide = file_contents("doc/mapping.md", &length);
	char *block = guide;

	ck_assert_msg(guide != NULL,
				  "doc/mapping.md cannot be read: run from the project's top folder");
	while ((block = strstr(block, "```sql\n")) != NULL)
	{
		char *start = block + strlen("```sql\n");
		char *end = strstr(start, "```");

		ck_assert_msg(end != NULL, "a block of SQL in doc/mapping.md has no end");
		*end = '\0';
		if (strstr(start, needle) != NULL)
			return start;
		block = end + 3;
	}
	ck_abort_msg("doc/mapping.md has no SQL with \"%s\"", needle);
	return NULL;
}

/* The same text with another name in it, which must be as long. */
static char *
renamed(char *text, const char *from, const char *to)
{
	char *place = text;

	while ((place = strstr(place, from)) != NULL)
		memcpy(place, to, strlen(to));
	return text;
}

/* The host that the worked example of doc/mapping.md is written for. */
static void
make_host(Session *session)
{
	run(session,
		"CREATE SCHEMA host;"
		"CREATE TABLE host.notes (id bigint PRIMARY KEY, note_type text, happened_at timestamp, note text, "
		"  person_id integer, created_by text, updated_at timestamptz, deleted_at timestamptz);"
		"CREATE TABLE host.visits (note_id bigint PRIMARY KEY, reason_not_made text, completed text, seen_alone text);"
		"CREATE TABLE host.persons (id integer PRIMARY KEY, first_name text, dob timestamp, ethnicity_code text);"
		"CREATE TABLE host.teams (id integer PRIMARY KEY, name text);"
		"CREATE TABLE host.workers (id integer PRIMARY KEY, login text);"
		"CREATE TABLE host.team_members (worker_id integer, team_id integer, start_date date, end_date date);");
	run(session,
		"INSERT INTO host.notes SELECT n, (ARRAY['HV', 'MGR', 'SUPV', 'case_note'])[1 + n % 4], "
		"  timestamp '2025-01-01 10:00' + n * interval '20 hours', "
		"  'I saw Ella in her bedroom. Ella told me \"I feel safe\" because of nan. Note ' || n, "
		"  n % 9, 'w' || n % 3, now(), NULL FROM generate_series(1, 90) AS n;"
		"INSERT INTO host.visits SELECT id, NULL, 'Y', 'Y' FROM host.notes WHERE note_type = 'HV';"
		"INSERT INTO host.persons SELECT n, 'Ella', date '2014-01-01' + n * 100, 'A' FROM generate_series(0, 8) AS n;"
		"INSERT INTO host.teams VALUES (1, 'North'), (2, 'South');"
		"INSERT INTO host.workers SELECT n, 'w' || n FROM generate_series(0, 2) AS n;"
		"INSERT INTO host.team_members SELECT n, 1 + n % 2, '2020-01-01', NULL FROM generate_series(0, 2) AS n;");
}

static void
forget_roles(Session *session)
{
	static const char *const names[] = {ASSESSOR, LEADER, STRANGER, INTRUDER, WORKER};
	size_t which;

	for (which = 0; which < sizeof(names) / sizeof(names[0]); which++)
		run_with(session, "SET client_min_messages = error; DROP ROLE IF EXISTS %s", names[which]);
}

static void
make_database(void)
{
	Session *session;

	database_make(DATABASE, "TEMPLATE template0 ENCODING 'UTF8'");
	session = session_open(DATABASE);
	forget_roles(session);
	run(session, "CREATE ROLE " LEADER "; CREATE ROLE " STRANGER "; CREATE ROLE " INTRUDER
				 "; CREATE ROLE " WORKER "; GRANT CREATE ON DATABASE " DATABASE " TO " INTRUDER
				 ", " STRANGER);
	make_host(session);
	run(session, "CREATE EXTENSION pledge");
	run(session, documented("CREATE SCHEMA map_cases"));
	run(session, renamed(documented("CREATE SCHEMA map_cases"), "map_cases", "map_owned"));
	run(session, documented("CREATE ROLE " ASSESSOR));
	run(session, "ALTER VIEW map_cases.record OWNER TO " ASSESSOR
				 "; ALTER VIEW map_cases.subject OWNER TO " ASSESSOR
				 "; ALTER VIEW map_cases.team OWNER TO " ASSESSOR
				 "; ALTER VIEW map_cases.post OWNER TO " ASSESSOR);
	session_close(session);
}

static void
drop_database(void)
{
	Session *session;

	database_drop(DATABASE);
	session = session_open("postgres");
	forget_roles(session);
	session_close(session);
}

/* A test that failed leaves nothing behind for the next. */
static void
clean_database(void)
{
	Session *session = session_open(DATABASE);

	end_others(session);
	run(session, "SELECT pledge.detach_source(name) FROM pledge.source");
	run(session, "ALTER TABLE host.notes DISABLE ROW LEVEL SECURITY");
	run(session, "SET client_min_messages = warning; DROP SCHEMA IF EXISTS evil, map_evil CASCADE");
	run(session,
		"REVOKE ALL ON ALL TABLES IN SCHEMA pledge, line_of_sight, map_owned, host FROM " LEADER
		", " WORKER "; REVOKE ALL ON SCHEMA pledge, line_of_sight, map_owned, host FROM " LEADER
		", " WORKER "; REVOKE ALL ON ALL ROUTINES IN SCHEMA pledge FROM " LEADER ", " WORKER
		"; ALTER ROLE " ASSESSOR " NOBYPASSRLS; DROP POLICY IF EXISTS own ON host.notes"
		"; DROP POLICY IF EXISTS few ON host.notes");
	forget_local_rules(session);
	session_close(session);
}

static Session *
session_as(const char *role)
{
	Session *session = session_open(DATABASE);

	run_with(session, "SET SESSION AUTHORIZATION %s", role);
	return session;
}

/* ---- those who may ---- */

/* The extension is not trusted: whoever may create others in a database may not create this. */
START_TEST(only_a_superuser_creates_the_extension)
{
	Session *session;
	Failure failure;

	database_make(DATABASE "_2", "TEMPLATE template0");
	session = session_open(DATABASE "_2");
	run(session, "GRANT CREATE ON DATABASE " DATABASE "_2 TO " STRANGER);
	run(session, "SET SESSION AUTHORIZATION " STRANGER);
	failure = failure_of(session, "CREATE EXTENSION pledge");
	ck_assert_str_eq("42501", failure.sqlstate);
	ck_assert_msg(strstr(failure.hint, "superuser") != NULL, "%s", failure.hint);
	session_close(session);
	database_drop(DATABASE "_2");
}
END_TEST

START_TEST(the_documented_assessor_can_do_its_work)
{
	Session *assessor = session_as(ASSESSOR);
	Session *owner = session_open(DATABASE);

	ck_assert(holds(owner,
					"SELECT NOT rolsuper AND NOT rolbypassrls AND NOT rolcreaterole FROM pg_roles "
					"WHERE rolname = '" ASSESSOR "'"));
	run(assessor, documented("pledge.attach_source('cases'"));
	run(assessor, documented("INSERT INTO pledge.kind_map"));
	ck_assert_int_eq(
		0, number(assessor,
				  "SELECT count(*) FROM pledge.check_source('cases') WHERE severity = 'error'"));
	run(assessor, documented("CALL pledge.assess('cases')"));
	ck_assert_int_eq(90, number(assessor, "SELECT count(*) FROM pledge.record"));
	ck_assert_int_eq(90,
					 number(assessor, "SELECT count(*) FROM pledge.assessment WHERE met <> '{}'"));
	run(owner, "UPDATE host.notes SET deleted_at = now() WHERE id % 10 = 0");
	run(assessor, documented("CALL pledge.reconcile('cases')"));
	ck_assert_int_eq(
		9, number(assessor, "SELECT count(*) FROM pledge.record WHERE removed_at IS NOT NULL"));
	run(owner, "UPDATE host.notes SET deleted_at = NULL");
	run(assessor, "CALL pledge.assess('cases')");
	ck_assert_int_eq(
		0, number(assessor, "SELECT count(*) FROM pledge.record WHERE removed_at IS NOT NULL"));
	ck_assert_int_gt(number(assessor, "SELECT count(*) FROM pledge.record_evidence('cases', '4')"),
					 0);
	run(assessor, "SELECT pledge.detach_source('cases')");
}
END_TEST

/* With the rights that the guide gives to leaders, and no others. */
static void
grant_to_leader(Session *owner)
{
	run(owner, "GRANT USAGE ON SCHEMA line_of_sight TO " LEADER
			   "; GRANT SELECT ON ALL TABLES IN SCHEMA line_of_sight TO " LEADER);
	run(owner, "SELECT pledge.attach_source('cases', 'map_owned')");
	run(owner, "CALL pledge.assess('cases')");
}

START_TEST(a_leader_reads_the_views)
{
	static const char *const views[] = {"headline",
										"pledge_month",
										"measure_month",
										"team",
										"team_month",
										"team_funnel",
										"team_context",
										"supervision_rhythm",
										"voices_less_heard",
										"culture_watch",
										"change_milestone",
										"commitment",
										"measure",
										"rule",
										"framework_coverage",
										"run_health",
										"calendar",
										"data_dictionary",
										"relationships"};
	Session *owner = session_open(DATABASE);
	Session *leader;
	size_t which;

	grant_to_leader(owner);
	leader = session_as(LEADER);
	for (which = 0; which < sizeof(views) / sizeof(views[0]); which++)
	{
		char *sql = formatted("SELECT * FROM line_of_sight.%s", views[which]);

		expect_same_rows(rows(owner, sql), rows(leader, sql), views[which]);
		free(sql);
	}
}
END_TEST

/* record_result is read with the reader's own rights on what lies below it. */
START_TEST(a_leader_reads_results_of_records_if_allowed_below)
{
	Session *owner = session_open(DATABASE);
	Session *leader;
	const char *sql = "SELECT * FROM line_of_sight.record_result";

	grant_to_leader(owner);
	leader = session_as(LEADER);
	expect_failure(leader, sql, "42501");
	run(owner, "GRANT USAGE ON SCHEMA pledge TO " LEADER);
	run(owner,
		"DO $$ DECLARE below regclass; BEGIN "
		"FOR below IN SELECT DISTINCT d.refobjid::regclass FROM pg_rewrite AS r JOIN pg_depend AS d ON d.objid = r.oid "
		"  AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass "
		"  WHERE r.ev_class = 'line_of_sight.record_result'::regclass AND d.refobjid <> r.ev_class LOOP "
		"  EXECUTE format('GRANT SELECT ON %s TO " LEADER "', below); END LOOP; END $$");
	expect_same_rows(rows(owner, sql), rows(leader, sql), "record_result");
}
END_TEST

/* ---- those who may not ---- */

static const char *const refused_to_leaders[] = {
	"CALL pledge.assess('cases')",
	"CALL pledge.reconcile('cases')",
	"SELECT pledge.check_source('cases')",
	"SELECT pledge.detach_source('cases')",
	"SELECT pledge.attach_source('mine', 'map_owned')",
	"SELECT pledge.add_rule('indicator', 'child_voice', 'hello')",
	"SELECT pledge.withdraw_rule(1, 'no')",
	"SELECT pledge.publish_ruleset('mine')",
	"SELECT * FROM pledge.assessment",
	"SELECT * FROM pledge.record",
	"SELECT * FROM pledge.subject",
	"SELECT * FROM pledge.worker",
	"SELECT * FROM pledge.post",
	"SELECT * FROM pledge.assess_run",
	"SELECT * FROM pledge.assess_progress",
	"SELECT pledge.record_evidence('cases', '4')",
	"INSERT INTO pledge.kind_map (host_kind, kind) VALUES ('x', 'visit')",
	"UPDATE pledge.rule SET body = 'x'",
	"DELETE FROM pledge.ruleset",
	"UPDATE pledge.commitment SET title = 'x'",
	"SELECT * FROM map_owned.record",
	"SELECT * FROM host.notes",
};

/* Not even with USAGE on the schema, which evidence() on a text of one's own needs. */
START_TEST(a_leader_gets_no_further)
{
	Session *owner = session_open(DATABASE);
	Session *leader;
	size_t which;

	grant_to_leader(owner);
	run(owner, "GRANT USAGE ON SCHEMA pledge TO " LEADER);
	leader = session_as(LEADER);
	for (which = 0; which < sizeof(refused_to_leaders) / sizeof(refused_to_leaders[0]); which++)
		expect_failure(leader, refused_to_leaders[which], "42501");
	ck_assert_int_ge(
		number(leader, "SELECT count(*) FROM pledge.evidence('I saw Ella in her bedroom.')"), 0);
}
END_TEST

START_TEST(a_stranger_gets_nothing)
{
	Session *stranger = session_as(STRANGER);
	static const char *const statements[] = {
		"SELECT * FROM line_of_sight.headline",
		"SELECT * FROM pledge.source",
		"SELECT pledge.facts('x')",
		"CALL pledge.assess('cases')",
		"CREATE TABLE pledge.mine (x integer)",
		"CREATE VIEW line_of_sight.mine AS SELECT 1",
	};
	size_t which;

	for (which = 0; which < sizeof(statements) / sizeof(statements[0]); which++)
		expect_failure(stranger, statements[which], "42501");
}
END_TEST

/* The reader of evidence needs every right on the host that the words themselves need. */
START_TEST(evidence_on_a_record_needs_rights_on_the_host)
{
	Session *owner = session_open(DATABASE);
	Session *worker;

	run(owner, "SELECT pledge.attach_source('cases', 'map_owned')");
	run(owner, "CALL pledge.assess('cases')");
	run(owner, "GRANT USAGE ON SCHEMA pledge TO " WORKER
			   "; GRANT SELECT ON ALL TABLES IN SCHEMA pledge TO " WORKER
			   "; GRANT EXECUTE ON ALL ROUTINES IN SCHEMA pledge TO " WORKER);
	worker = session_as(WORKER);
	expect_failure(worker, "SELECT * FROM pledge.record_evidence('cases', '4')", "42501");
	run(owner, "GRANT USAGE ON SCHEMA map_owned TO " WORKER
			   "; GRANT SELECT ON ALL TABLES IN SCHEMA map_owned TO " WORKER);
	expect_failure(worker, "SELECT * FROM pledge.record_evidence('cases', '4')", "42501");
	run(owner, "GRANT USAGE ON SCHEMA host TO " WORKER
			   "; GRANT SELECT ON ALL TABLES IN SCHEMA host TO " WORKER);
	expect_same_rows(rows(owner, "SELECT * FROM pledge.record_evidence('cases', '4')"),
					 rows(worker, "SELECT * FROM pledge.record_evidence('cases', '4')"),
					 "evidence");

	/* and row security of the host holds */
	run(owner, "CREATE POLICY own ON host.notes TO " WORKER
			   " USING (id < 4); ALTER TABLE host.notes ENABLE ROW LEVEL SECURITY");
	expect_failure(worker, "SELECT * FROM pledge.record_evidence('cases', '4')", "P0002");
}
END_TEST

/* Rows that a policy hides would look removed: a run says so, and removes nothing. */
START_TEST(row_security_of_the_host_stops_a_run)
{
	Session *owner = session_open(DATABASE);
	Session *assessor = session_as(ASSESSOR);
	static const char *const statements[] = {"CALL pledge.assess('cases')",
											 "CALL pledge.reconcile('cases')"};
	char *before;
	size_t which;

	run(assessor, "SELECT pledge.attach_source('cases', 'map_cases')");
	run(assessor, "CALL pledge.assess('cases')");
	before = assessments_of(owner, "cases");
	run(owner,
		"CREATE POLICY few ON host.notes USING (id < 50); ALTER TABLE host.notes ENABLE ROW LEVEL SECURITY");
	for (which = 0; which < 2; which++)
	{
		Failure failure = failure_of(assessor, statements[which]);

		ck_assert_str_eq("42501", failure.sqlstate);
		ck_assert_msg(strstr(failure.hint, "row-level security") != NULL, "%s", failure.hint);
		ck_assert_msg(strstr(failure.message, "map_cases.record") != NULL, "%s", failure.message);
	}
	expect_same_rows(before, assessments_of(owner, "cases"), "after a run that a policy stopped");
	ck_assert_int_gt(
		number(assessor,
			   "SELECT count(*) FROM pledge.check_source('cases') WHERE severity = 'error'"),
		0);

	/* a role that no policy binds is not stopped */
	run(owner, "ALTER ROLE " ASSESSOR " BYPASSRLS");
	run(assessor, "CALL pledge.assess('cases')");
	run(assessor, "CALL pledge.reconcile('cases')");
	expect_same_rows(before, assessments_of(owner, "cases"), "past the policy");
}
END_TEST

/* ---- code of others ---- */

/* A mapping that somebody else made; its record view counts each reading. */
static void
make_foreign_mapping(Session *intruder)
{
	run(intruder,
		"CREATE SCHEMA map_evil;"
		"CREATE SEQUENCE map_evil.alarm;"
		"CREATE FUNCTION map_evil.ring(body text) RETURNS text LANGUAGE plpgsql STABLE AS "
		"  'BEGIN PERFORM nextval(''map_evil.alarm''); RETURN body; END';"
		"CREATE VIEW map_evil.record WITH (security_invoker = true) AS SELECT '1'::text AS record_key, "
		"  map_evil.ring('visit') AS kind, date '2025-01-01' AS occurred_at, map_evil.ring('I saw Ella.') AS body;"
		"GRANT USAGE ON SCHEMA map_evil TO PUBLIC; GRANT SELECT ON map_evil.record TO PUBLIC;"
		"GRANT ALL ON SEQUENCE map_evil.alarm TO PUBLIC;");
}

static void
expect_nothing_ran(Session *session)
{
	ck_assert_msg(!holds(session, "SELECT is_called FROM map_evil.alarm"),
				  "somebody else's code has run");
}

START_TEST(a_source_that_belongs_to_somebody_else_is_refused)
{
	Session *owner = session_open(DATABASE);
	Session *intruder = session_as(INTRUDER);
	static const char *const statements[] = {"CALL pledge.assess('evil')",
											 "CALL pledge.reconcile('evil')"};
	size_t which;
	int step;

	make_foreign_mapping(intruder);
	/* the schema, then the view, then the function is all that still belongs to them */
	for (step = 0; step < 3; step++)
	{
		Failure failure = failure_of(owner, "SELECT pledge.attach_source('evil', 'map_evil')");

		ck_assert_str_eq("42501", failure.sqlstate);
		ck_assert_msg(strstr(failure.detail, INTRUDER) != NULL, "%s", failure.detail);
		ck_assert_str_ne("", failure.hint);
		expect_nothing_ran(owner);
		if (step == 0)
			run(owner, "ALTER SCHEMA map_evil OWNER TO CURRENT_USER");
		else if (step == 1)
			run(owner, "ALTER VIEW map_evil.record OWNER TO CURRENT_USER");
	}
	run(owner, "ALTER FUNCTION map_evil.ring(text) OWNER TO CURRENT_USER");
	run(owner, "SELECT pledge.attach_source('evil', 'map_evil')");
	expect_nothing_ran(owner);

	/* what was sound when it was attached may have changed hands since */
	run(owner, "ALTER FUNCTION map_evil.ring(text) OWNER TO " INTRUDER);
	for (which = 0; which < 2; which++)
		expect_failure(owner, statements[which], "42501");
	ck_assert_int_gt(
		number(owner, "SELECT count(*) FROM pledge.check_source('evil') WHERE severity = 'error'"),
		0);
	expect_nothing_ran(owner);
	run(owner, "ALTER FUNCTION map_evil.ring(text) OWNER TO CURRENT_USER");
	run(owner, "CALL pledge.assess('evil')");
	ck_assert(holds(owner, "SELECT is_called FROM map_evil.alarm"));
}
END_TEST

/* A view further down may call a function of others, but a warning says so. */
START_TEST(a_foreign_function_below_is_told)
{
	Session *owner = session_open(DATABASE);
	Session *intruder = session_as(INTRUDER);

	make_foreign_mapping(intruder);
	run(owner,
		"ALTER SCHEMA map_evil OWNER TO CURRENT_USER; ALTER VIEW map_evil.record OWNER TO CURRENT_USER;"
		"ALTER VIEW map_evil.record RENAME TO below;"
		"CREATE VIEW map_evil.record WITH (security_invoker = true) AS SELECT * FROM map_evil.below;"
		"SELECT pledge.attach_source('evil', 'map_evil')");
	ck_assert_int_ge(
		number(owner, "SELECT count(*) FROM pledge.check_source('evil') WHERE severity = 'warning' "
					  "AND meaning LIKE '%map_evil.ring%'"),
		1);
}
END_TEST

/* ---- names ---- */

/*
 * A schema with a function for each function of pg_catalog, an operator for each operator,
 * some aggregates, and some types, all of the same names; every one of them rings.
 */
static void
make_evil_schema(Session *intruder)
{
	run(intruder,
		"CREATE SCHEMA evil;"
		"CREATE SEQUENCE evil.alarm;"
		"GRANT USAGE ON SCHEMA evil TO PUBLIC; GRANT ALL ON SEQUENCE evil.alarm TO PUBLIC;"
		"CREATE FUNCTION evil.trip(what text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN "
		"  PERFORM pg_catalog.nextval('evil.alarm'::pg_catalog.regclass); RAISE WARNING 'intruder: %', what; RETURN true; END $$;");
	run(intruder,
		"SET check_function_bodies = off;"
		"DO $do$ DECLARE f record; n integer := 0; BEGIN "
		"FOR f IN SELECT p.proname, oidvectortypes(p.proargtypes) AS arguments, format_type(p.prorettype, NULL) AS result, "
		"           p.proretset FROM pg_proc AS p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' "
		"           AND p.prorettype NOT IN ('internal'::regtype, 'cstring'::regtype, 'trigger'::regtype) "
		"           AND NOT ('internal'::regtype::oid = ANY (p.proargtypes)) AND NOT ('cstring'::regtype::oid = ANY (p.proargtypes)) "
		"LOOP BEGIN "
		"  EXECUTE format('CREATE FUNCTION evil.%I(%s) RETURNS %s %s LANGUAGE plpgsql AS %L', f.proname, f.arguments, "
		"    CASE WHEN f.proretset THEN 'SETOF' ELSE '' END, f.result, "
		"    'BEGIN PERFORM evil.trip(' || quote_literal(f.proname) || '); RAISE EXCEPTION ''intruder: ' || f.proname || '''; END'); "
		"EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; "
		"FOR f IN SELECT o.oprname, o.oprleft, format_type(nullif(o.oprleft, 0), NULL) AS lefts, format_type(o.oprright, NULL) AS rights, "
		"           format_type(o.oprresult, NULL) AS result FROM pg_operator AS o WHERE o.oprnamespace = 'pg_catalog'::regnamespace "
		"LOOP BEGIN n := n + 1; "
		"  EXECUTE format('CREATE FUNCTION evil.operator_%s(%s) RETURNS %s LANGUAGE plpgsql AS %L', n, concat_ws(', ', f.lefts, f.rights), "
		"    f.result, 'BEGIN PERFORM evil.trip(' || quote_literal(f.oprname) || '); RAISE EXCEPTION ''intruder''; END'); "
		"  EXECUTE format('CREATE OPERATOR evil.%s (FUNCTION = evil.operator_%s, %sRIGHTARG = %s)', f.oprname, n, "
		"    'LEFTARG = ' || f.lefts || ', ', f.rights); "
		"EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; END $do$;");
	run(intruder,
		"CREATE FUNCTION evil.format(text, VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.trip('format'); RETURN NULL; END $$;"
		"CREATE FUNCTION evil.concat_ws(text, VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.trip('concat_ws'); RETURN NULL; END $$;"
		"CREATE FUNCTION evil.step(bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.trip('count(*)'); RETURN 1; END $$;"
		"CREATE AGGREGATE evil.count(*) (SFUNC = evil.step, STYPE = bigint);"
		"CREATE FUNCTION evil.step(text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.trip('an aggregate'); RETURN $1; END $$;"
		"CREATE AGGREGATE evil.max(text) (SFUNC = evil.step, STYPE = text);"
		"CREATE AGGREGATE evil.min(text) (SFUNC = evil.step, STYPE = text);"
		"CREATE FUNCTION evil.step(text, text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.trip('string_agg'); RETURN $1; END $$;"
		"CREATE AGGREGATE evil.string_agg(text, text) (SFUNC = evil.step, STYPE = text);"
		"CREATE FUNCTION evil.step(bigint, integer) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.trip('max'); RETURN $1; END $$;"
		"CREATE AGGREGATE evil.max(integer) (SFUNC = evil.step, STYPE = bigint);");
	run(intruder,
		"DO $do$ DECLARE t text; BEGIN "
		"FOREACH t IN ARRAY '{bool,int2,int4,int8,float8,name,oid,date,timestamptz,jsonb,regclass,regtype,tsquery,varchar,text}'::text[] LOOP "
		"  EXECUTE format('CREATE DOMAIN evil.%1$I AS pg_catalog.%1$I CHECK (evil.trip(%2$L))', t, 'type ' || t); "
		"END LOOP; END $do$;"
		"CREATE TYPE evil.record AS (intruder integer);"
		"CREATE TABLE evil.pg_class (x integer); CREATE TABLE evil.pg_attribute (x integer); CREATE TABLE evil.pg_roles (x integer);"
		"CREATE VIEW evil.pg_namespace AS SELECT evil.trip('pg_namespace');");
}

/* Everything that pledge offers; $1 of text is a literal, so that the statement itself names nothing. */
static const char *const all_uses[] = {
	"SELECT pledge.attach_source('cases', 'map_owned', characteristics => '{ethnicity}')",
	"SELECT * FROM pledge.check_source('cases')",
	"CALL pledge.assess('cases', batch_size => 20)",
	"CALL pledge.assess('cases')",
	"CALL pledge.reconcile('cases')",
	"SELECT * FROM pledge.assess_progress",
	"SELECT * FROM line_of_sight.headline",
	"SELECT * FROM line_of_sight.pledge_month",
	"SELECT * FROM line_of_sight.team_month",
	"SELECT * FROM line_of_sight.record_result",
	"SELECT * FROM line_of_sight.framework_coverage",
	"SELECT * FROM pledge.record_evidence('cases', '4')",
	"SELECT * FROM pledge.evidence('Ella told me \"I feel safe\".', 'visit', 7, '{Ella}')",
	"SELECT pledge.facts('Ella told me \"I feel safe\".', 'visit', 7, '{Ella}')",
	"SELECT pledge.highlight('Ella told me \"I feel safe\".', 'visit', 7, '{Ella}')",
	"SELECT pledge.assertion('Ella did not say so.', 'say')",
	"SELECT * FROM pledge.score('Ella told me \"I feel safe\".', 'visit', 7, '{Ella}')",
	"SELECT pledge.measure_outcomes('{1,102}', '{131}', 1)",
	"SELECT pledge.window_answers('{103,15}', '{131}', 1)",
	"SELECT pledge.outcome_count('{1}', '{2}', '{3}')",
	"SELECT pledge.outcome_count('{1}', '{2}', '{3}', '{4}')",
	"SELECT * FROM pledge.commitment_scores('{1,2,3,4,5}', 1)",
	"SELECT * FROM pledge.check_rules()",
	"SELECT pledge.check_measures()",
	"SELECT pledge.check_edition(1)",
	"SELECT pledge.ruleset_id(), pledge.version()",
	"SELECT pledge.add_rule('indicator', 'child_voice', 'the kettle sang')",
	"SELECT pledge.publish_ruleset('sung')",
	"SELECT pledge.withdraw_rule(r.rule_number, 'no more') FROM (SELECT rule_number FROM pledge.rule ORDER BY place DESC LIMIT 0) AS r",
	"CALL pledge.assess('cases')",
	"SELECT pledge.detach_source('cases')",
};

/* Every use that fails or rings is told, not only the first. */
static void
use_everything(Session *session)
{
	char *problems = formatted("%s", "");
	size_t which;

	for (which = 0; which < sizeof(all_uses) / sizeof(all_uses[0]); which++)
	{
		PGresult *result = PQexec(session->connection, all_uses[which]);
		ExecStatusType status = PQresultStatus(result);
		bool rang = strstr(session->notices, "intruder") != NULL;

		if (rang || (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK))
			problems = formatted("%s\n%s\n%.600s%.600s", problems, all_uses[which],
								 PQresultErrorMessage(result),
								 rang ? strstr(session->notices, "intruder") : "");
		forget_notices(session);
		PQclear(result);
	}
	ck_assert_msg(problems[0] == '\0', "%s", problems);
}

START_TEST(names_in_the_search_path_are_not_called)
{
	Session *intruder = session_as(INTRUDER);
	Session *owner = session_open(DATABASE);
	Session *victim = session_open(DATABASE);

	make_evil_schema(intruder);
	/* the trap works */
	ck_assert_int_gt(
		number(owner, "SELECT count(*) FROM pg_proc WHERE pronamespace = 'evil'::regnamespace"),
		2500);
	ck_assert_int_gt(
		number(owner, "SELECT count(*) FROM pg_operator WHERE oprnamespace = 'evil'::regnamespace"),
		600);
	run(owner, "SET search_path = evil, pg_catalog");
	PQclear(PQexec(owner->connection, "SELECT lower('A')"));
	ck_assert_msg(strstr(owner->notices, "intruder: lower") != NULL, "%s", owner->notices);
	run(owner, "RESET search_path");

	run(victim, "SET search_path = evil, pg_catalog");
	use_everything(victim);
}
END_TEST

/*
 * Tables of the session, named like those of pledge and of the catalogs.  They come first
 * for names of tables and types, even before pg_catalog, unless search_path says otherwise.
 */
START_TEST(temporary_tables_are_not_read)
{
	Session *victim = session_open(DATABASE);
	char *names = rows(
		victim,
		"SELECT DISTINCT relname FROM pg_class WHERE relkind IN ('r', 'v') AND "
		"relnamespace IN ('pledge'::regnamespace, 'map_owned'::regnamespace, 'line_of_sight'::regnamespace)");
	char *rest = names;
	char *name;

	while ((name = strsep(&rest, "\n")) != NULL && *name != '\0')
		run_with(victim, "CREATE TEMPORARY TABLE %s (intruder integer)", name);
	run(victim, "CREATE TEMPORARY TABLE pg_class (intruder integer)");
	use_everything(victim);
}
END_TEST

/* An empty path, and settings that change what text means. */
START_TEST(settings_of_the_session_do_no_harm)
{
	static const char *const settings[] = {
		"SET search_path = ''",
		"SET standard_conforming_strings = off; SET escape_string_warning = off; SET backslash_quote = on",
		"SET DateStyle = 'SQL, DMY'; SET IntervalStyle = 'sql_standard'; SET extra_float_digits = -15",
		"SET TimeZone = 'Pacific/Kiritimati'; SET default_transaction_isolation = 'repeatable read'",
		"SET quote_all_identifiers = on; SET transform_null_equals = on; SET array_nulls = off",
		"SET plpgsql.variable_conflict = 'use_column'; SET plpgsql.extra_errors = 'none'",
		"SET enable_hashjoin = off; SET enable_nestloop = off; SET enable_seqscan = off",
		"SET jit = on; SET jit_above_cost = 0; " ALWAYS_PARALLEL,
		"SET client_encoding = 'LATIN1'; SET bytea_output = 'escape'; SET xmloption = 'document'",
		"SET default_transaction_deferrable = on; SET default_transaction_isolation = 'serializable'",
	};
	static const char *answers[sizeof(settings) / sizeof(settings[0]) + 1];
	size_t which;

	for (which = 0; which <= sizeof(settings) / sizeof(settings[0]); which++)
	{
		Session *session = session_open(DATABASE);

		if (which > 0)
			run(session, settings[which - 1]);
		run(session,
			"SELECT pledge.attach_source('cases', 'map_owned', characteristics => '{ethnicity}')");
		run(session, "CALL pledge.assess('cases', batch_size => 33)");
		answers[which] = assessments_of(session_open(DATABASE), "cases");
		if (which > 0)
			expect_same_rows(answers[0], answers[which], settings[which - 1]);
		run(session, "SELECT pledge.detach_source('cases')");
		session_close(session);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("roles");
	TCase *tests = tcase_create("roles");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_checked_fixture(tests, clean_database, NULL);
	tcase_add_test(tests, only_a_superuser_creates_the_extension);
	tcase_add_test(tests, the_documented_assessor_can_do_its_work);
	tcase_add_test(tests, a_leader_reads_the_views);
	tcase_add_test(tests, a_leader_reads_results_of_records_if_allowed_below);
	tcase_add_test(tests, a_leader_gets_no_further);
	tcase_add_test(tests, a_stranger_gets_nothing);
	tcase_add_test(tests, evidence_on_a_record_needs_rights_on_the_host);
	tcase_add_test(tests, row_security_of_the_host_stops_a_run);
	tcase_add_test(tests, a_source_that_belongs_to_somebody_else_is_refused);
	tcase_add_test(tests, a_foreign_function_below_is_told);
	tcase_add_test(tests, names_in_the_search_path_are_not_called);
	tcase_add_test(tests, temporary_tables_are_not_read);
	tcase_add_test(tests, settings_of_the_session_do_no_harm);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
