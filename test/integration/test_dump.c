/*
 * test_dump.c
 *	  Dump and restore: into an empty database nothing is lost, nothing comes twice, and the
 *	  numbering goes on where it was.
 */
#include "support.h"

#include <unistd.h>

#define DATABASE "pledge_integration_dump"
#define RESTORED "pledge_integration_restored"
#define READER   "pledge_integration_reader"

/* A text that no other record has a word of. */
#define UNIQUE_TEXT \
	"(SELECT string_agg('word' || k, ' ' ORDER BY k) FROM generate_series(1, 120) AS k)"

/* Where dumps go, one after the other: made and removed with the database. */
static char dump_file[] = "/tmp/pledge_integration_dump.XXXXXX";

/*
 * What an authority may have added: its own rule, published; a shipped rule withdrawn; a
 * fact, a measure and a link of its own; adopted wording; what a kind means; rights; and
 * a source that has come and gone, whose number is not given again.
 */
static void
make_database(void)
{
	Session *session;
	int handle = mkstemp(dump_file);

	ck_assert_int_ge(handle, 0);
	close(handle);
	database_with_host(DATABASE, 400, 60);
	session = session_open(DATABASE);
	run(session, "SET client_min_messages = warning; DROP ROLE IF EXISTS " READER
				 "; RESET client_min_messages; CREATE ROLE " READER);
	run(session,
		"UPDATE dbo.case_notes SET note = " UNIQUE_TEXT
		" WHERE id = (SELECT min(id) FROM dbo.case_notes WHERE lower(note_type) = 'case note' AND id % 17 <> 0 "
		"AND finalised_flag = 'Y' AND deleted_flag IS DISTINCT FROM 'Y')");
	run(session, "SELECT pledge.attach_source('hackney', 'map_hackney', characteristics => "
				 "'{ethnicity,disabled,gender}')");
	run(session,
		"INSERT INTO pledge.kind_map (source_id, host_kind, kind) VALUES (NULL, 'MISC', 'other')");
	run(session, "INSERT INTO pledge.kind_map (source_id, host_kind, kind) "
				 "SELECT source_id, 'Old \"kind\", \\ and ''so''', 'visit' FROM pledge.source");
	run(session,
		"SELECT pledge.add_rule('indicator', 'child_voice', '(whispered|murmured) to the ..1 kettle', "
		"must_match => '{She murmured to the old kettle.}', note => 'heard at home')");
	run(session,
		"SELECT pledge.withdraw_rule(rule_number, 'it misleads here') FROM pledge.rule "
		"WHERE block_kind = 'indicator' AND block_name = 'decision_recorded' ORDER BY place LIMIT 1");
	run(session, "INSERT INTO pledge.fact (fact_id, code, detector, title, description, origin) "
				 "VALUES (16400, 'wore_a_hat', 'field', 'A hat', 'A hat was worn.', 'local')");
	run(session,
		"INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, "
		"met_when, in_score, origin) VALUES (16400, 'hats', 'Hats', 'Are hats worn?', 'record', 'Visits', "
		"'kind_visit', 'wore_a_hat | child_voice', true, 'local')");
	run(session,
		"INSERT INTO pledge.commitment_measure (commitment_id, measure_id, weight, reason) "
		"SELECT commitment_id, 16400, 2, 'hats matter' FROM pledge.commitment WHERE code = 'LP-01'");
	run(session,
		"INSERT INTO pledge.commitment_wording (commitment_id, adopted_wording, adopted_on) "
		"SELECT commitment_id, E'We say \"why\",\\nand we write it down: \\\\ \\t.', '2025-04-01' "
		"FROM pledge.commitment WHERE code IN ('LP-05', 'SL-01')");
	run(session, "SELECT pledge.add_local_closure('2026-12-29', 'closed after Christmas')");
	run(session, "SELECT pledge.set_grade('head_of_hats', 65, true)");
	run(session, "SELECT pledge.set_delegation('closure', 'head_of_hats', 'director')");
	run(session, "SELECT pledge.set_recording_rule('visit', within_working_days => 2, "
				 "authorised_within_working_days => 9)");
	run(session, "SELECT pledge.set_value('template_children', 7)");
	run(session, "SELECT pledge.begin_phase('hats', '2026-01-01', 'hats came')");
	run(session, "SELECT pledge.set_target('hats', 0.8)");
	run(session, "SELECT pledge.set_milestone('hats', 'Hats for all', '2027-01-01')");
	run(session, "SELECT pledge.set_interval_rule('protection_visit', 'every 8 working days')");
	run(session, "SELECT pledge.publish_ruleset('hats and whispers')");
	run(session, "CALL pledge.assess('hackney')");
	run(session, "SELECT pledge.attach_source('gone', 'map_hackney')");
	run(session, "CALL pledge.assess('gone')");
	run(session, "SELECT pledge.detach_source('gone')");
	run(session, "DELETE FROM dbo.case_notes WHERE id % 17 = 0");
	run(session, "CALL pledge.reconcile('hackney')");
	run(session, "GRANT USAGE ON SCHEMA line_of_sight TO " READER
				 "; GRANT SELECT ON line_of_sight.headline TO " READER
				 "; GRANT EXECUTE ON FUNCTION pledge.check_source(text) TO " READER);
	session_close(session);
}

static void
drop_database(void)
{
	Session *session;

	unlink(dump_file);
	database_drop(RESTORED);
	database_drop(DATABASE);
	session = session_open("postgres");
	run(session, "DROP ROLE " READER);
	session_close(session);
}

/* ---- the ways to dump and restore ---- */

typedef struct Way
{
	const char *name;
	const char *dump;
	/* %1$s is the database, %2$s the file */
	const char *restore;
	/* a second restore over the first one */
	const char *again;
} Way;

static const Way ways[] = {
	{"plain", "--format=plain", "psql -X -q -o /dev/null -v ON_ERROR_STOP=1 -d %s -f %s",
	 "psql -X -q -o /dev/null -d %s -f %s"},
	{"plain, in one transaction", "--format=plain",
	 "psql -X -q -o /dev/null -1 -v ON_ERROR_STOP=1 -d %s -f %s",
	 "psql -X -q -o /dev/null -1 -v ON_ERROR_STOP=1 -d %s -f %s"},
	{"custom", "--format=custom", "pg_restore --exit-on-error -d %s %s", "pg_restore -d %s %s"},
	{"custom, two jobs", "--format=custom", "pg_restore --exit-on-error -j 2 -d %s %s",
	 "pg_restore --exit-on-error -d %s %s"},
	{"INSERT commands", "--format=plain --rows-per-insert=100",
	 "psql -X -q -o /dev/null -v ON_ERROR_STOP=1 -d %s -f %s",
	 "psql -X -q -o /dev/null -d %s -f %s"},
};

#define WAYS ((int) (sizeof(ways) / sizeof(ways[0])))

/* The formats are ours, in the table above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static int
restore_by(const char *format, const char *quiet)
{
	char *command = formatted(format, RESTORED, dump_file);
	int status = shell("%s%s", command, quiet);

	free(command);
	return status;
}
#pragma GCC diagnostic pop

static void
dump_and_restore(const Way *way)
{
	database_make(RESTORED, "TEMPLATE template0 ENCODING 'UTF8'");
	ck_assert_int_eq(0, shell("pg_dump %s --file=%s %s", way->dump, dump_file, DATABASE));
	ck_assert_int_eq(0, restore_by(way->restore, ""));
}

/* ---- comparing ---- */

static const char *const tables =
	"SELECT c.oid::regclass::text FROM pg_class AS c WHERE c.relkind IN ('r', 'p', 'm') "
	"AND c.relnamespace IN ('pledge'::regnamespace, 'line_of_sight'::regnamespace)";
static const char *const views =
	"SELECT c.oid::regclass::text FROM pg_class AS c WHERE c.relkind = 'v' "
	"AND c.relnamespace IN ('pledge'::regnamespace, 'line_of_sight'::regnamespace)";

/* The 30th, were the closure lost. */
static const char *const deadline = "SELECT pledge.add_working_days('2026-12-24', 2)";

static const char *const sequences =
	"SELECT schemaname, sequencename, last_value FROM pg_sequences WHERE schemaname IN ('pledge', 'line_of_sight')";

/* Every row of every relation that the list names must be the same on both sides. */
static void
compare_relations(Session *before, Session *after, const char *list, const char *what)
{
	char *names = rows(before, list);
	char *name;
	char *rest = names;

	expect_same_rows(names, rows(after, list), what);
	while ((name = strsep(&rest, "\n")) != NULL && *name != '\0')
	{
		char *sql = formatted("SELECT r::text FROM %s AS r", name);
		char *left = rows(before, sql);
		char *right = rows(after, sql);
		char *label = formatted("%s: %s", what, name);

		expect_same_rows(left, right, label);
		free(label);
		free(right);
		free(left);
		free(sql);
	}
	free(names);
}

static const char *const rights =
	"SELECT c.oid::regclass::text, (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(c.relacl) AS a) FROM pg_class AS c "
	"WHERE c.relnamespace IN ('pledge'::regnamespace, 'line_of_sight'::regnamespace) AND c.relkind <> 'i' "
	"UNION ALL SELECT p.oid::regprocedure::text, (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(p.proacl) AS a) "
	"FROM pg_proc AS p WHERE p.pronamespace = 'pledge'::regnamespace "
	"UNION ALL SELECT n.oid::regnamespace::text, (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(n.nspacl) AS a) "
	"FROM pg_namespace AS n WHERE nspname IN ('pledge', 'line_of_sight')";

static void
compare_databases(Session *before, Session *after, const char *what)
{
	compare_relations(before, after, tables, what);
	compare_relations(before, after, views, what);
	expect_same_rows(rows(before, sequences), rows(after, sequences), what);
	expect_same_rows("2026-12-31\n", rows(after, deadline), what);
	expect_same_rows(rows(before, rights), rows(after, rights), what);
}

/*
 * Several jobs restore the rows of an extension's tables in whatever order, and their
 * foreign keys are there already: none may lead from one dumped table to another.
 */
START_TEST(dumped_tables_can_be_restored_in_any_order)
{
	Session *session = session_open(DATABASE);

	expect_same_rows(
		"",
		rows(session,
			 "SELECT k.conrelid::regclass, k.confrelid::regclass, k.conname "
			 "FROM pg_constraint AS k, pg_extension AS e "
			 "WHERE e.extname = 'pledge' AND k.contype = 'f' AND k.conrelid <> k.confrelid "
			 "AND k.conrelid = ANY (e.extconfig) AND k.confrelid = ANY (e.extconfig)"),
		"foreign keys between dumped tables");
}
END_TEST

/* What was made to be lost is there in the first place. */
START_TEST(there_is_something_to_lose)
{
	Session *session = session_open(DATABASE);

	ck_assert_int_gt(
		number(session, "SELECT count(*) FROM pledge.assessment WHERE edition = 16384"), 300);
	ck_assert_int_eq(
		0, number(session, "SELECT count(*) FROM pledge.assessment WHERE edition <> 16384"));
	ck_assert_int_gt(
		number(session, "SELECT count(*) FROM pledge.record WHERE removed_at IS NOT NULL"), 5);
	ck_assert_int_gt(number(session, "SELECT count(*) FROM line_of_sight.record_result"), 1000);
	ck_assert_int_eq(1, number(session, "SELECT count(*) FROM pledge.rule WHERE origin = 'local'"));
	ck_assert_int_eq(1, number(session, "SELECT count(*) FROM pledge.rule_withdrawal"));
	ck_assert_int_eq(2, number(session, "SELECT count(*) FROM pledge.commitment_wording"));
	ck_assert_int_gt(number(session, "SELECT last_value FROM pledge.record_record_id_seq"),
					 number(session, "SELECT max(record_id) FROM pledge.record"));
	ck_assert_int_eq(
		5, number(session, "SELECT count(*) FROM (SELECT 1 FROM pledge.post LIMIT 5) AS p"));
}
END_TEST

/* Of every table that is dumped there is a row that a dump which forgot it would lose. */
START_TEST(every_dumped_table_has_rows)
{
	Session *session = session_open(DATABASE);
	char *counts = rows(
		session, "SELECT format('SELECT count(*) FROM %s %s', c.oid::regclass, k.condition) "
				 "FROM pg_extension AS e, unnest(e.extconfig, e.extcondition) AS k (id, condition) "
				 "JOIN pg_class AS c ON c.oid = k.id "
				 "WHERE e.extname = 'pledge' AND c.relkind IN ('r', 'p')");
	char *rest = counts;
	char *count;
	int tables_seen = 0;

	while ((count = strsep(&rest, "\n")) != NULL && *count != '\0')
	{
		ck_assert_msg(number(session, count) > 0, "nothing to lose: %s", count);
		tables_seen++;
	}
	ck_assert_int_gt(tables_seen, 25);
	/* and no table that can have rows of this authority is left out */
	expect_same_rows(
		"",
		rows(
			session,
			"SELECT c.oid::regclass FROM pg_class AS c, pg_extension AS e WHERE e.extname = 'pledge' "
			"AND c.relnamespace = 'pledge'::regnamespace AND c.relkind IN ('r', 'p') "
			"AND c.oid <> ALL (e.extconfig) AND EXISTS (SELECT FROM pg_attribute AS a "
			"WHERE a.attrelid = c.oid AND a.attname IN ('source_id', 'origin') AND NOT a.attisdropped)"),
		"tables that are not dumped");
}
END_TEST

START_TEST(nothing_is_lost_or_doubled)
{
	Session *before;
	Session *after;

	dump_and_restore(&ways[_i]);
	before = session_open(DATABASE);
	after = session_open(RESTORED);
	compare_databases(before, after, ways[_i].name);
	/* the second time it either fails, or finds everything there */
	restore_by(ways[_i].again, " 2> /dev/null");
	{
		char *label = formatted("%s, restored twice", ways[_i].name);

		compare_databases(before, after, label);
	}
}
END_TEST

/* Of the children's records, nothing but the host's own tables is in a dump. */
static char *
evidence(Session *session)
{
	return rows(session, "SELECT n.record_key, e.* FROM map_hackney.record AS n, "
						 "LATERAL pledge.evidence(n.body, n.kind, NULL, NULL) AS e");
}

START_TEST(the_restored_database_works)
{
	Session *before;
	Session *after;
	char *kept;
	long highest_record;

	dump_and_restore(&ways[2]);
	before = session_open(DATABASE);
	after = session_open(RESTORED);
	ck_assert_int_eq(16384, number(after, "SELECT pledge.ruleset_id()"));
	kept = evidence(before);
	ck_assert_uint_gt(strlen(kept), 10000);
	expect_same_rows(kept, evidence(after), "evidence under the authority's own edition");
	ck_assert(holds(after, "SELECT bool_and(pledge.check_edition(edition)) FROM pledge.ruleset"));
	ck_assert(holds(
		after,
		"SELECT array_to_string(pledge.facts('She murmured to the kettle.'), ' ') LIKE '%child_voice%'"));

	/* nothing has changed, so nothing is assessed */
	run(after, "CALL pledge.assess('hackney')");
	ck_assert_int_eq(0, number(after, "SELECT scored_count FROM pledge.assess_progress "
									  "ORDER BY run_id DESC LIMIT 1"));
	ck_assert_int_eq(number(before, "SELECT max(run_id) + 1 FROM pledge.assess_run"),
					 number(after, "SELECT max(run_id) FROM pledge.assess_run"));

	/* its standards hold there, and its sketches can be compared with what comes */
	ck_assert(holds(after, "SELECT pledge.setting_value('template_children') = 7"));
	ck_assert(holds(after, "SELECT lowest_grade = 'head_of_hats' FROM pledge.delegation_in_force "
						   "WHERE decision_type = 'closure'"));
	ck_assert(holds(after, "SELECT within_working_days = 2 FROM pledge.recording_rule_in_force "
						   "WHERE kind = 'visit'"));
	ck_assert_int_gt(
		number(
			after,
			"SELECT count(*) FROM pledge.record AS r JOIN pledge.sketch_key AS k USING (source_id) "
			"JOIN map_hackney.record AS n USING (record_key) "
			"CROSS JOIN LATERAL pledge.containment(pledge.text_sketch(n.body, k.key), r.sketch) AS found "
			"WHERE coalesce(n.body_format, 'plain') = 'plain' AND found.of_new = 1"),
		100);
	run(after, "INSERT INTO dbo.case_notes SELECT (jsonb_populate_record(n, jsonb_build_object("
			   "'id', n.id + 1000000, 'event_on', n.created_on + interval '1 day'))).* "
			   "FROM dbo.case_notes AS n WHERE n.note = " UNIQUE_TEXT);
	run(after, "CALL pledge.assess('hackney')");
	ck_assert_int_eq(1,
					 number(after, "SELECT count(*) FROM pledge.record "
								   "WHERE copied_share = 1 AND record_key = (SELECT 'n' || max(id) "
								   "FROM dbo.case_notes WHERE note = " UNIQUE_TEXT ")"));

	/* new rows get numbers that were never used, not even by what has gone */
	highest_record = number(before, "SELECT last_value FROM pledge.record_record_id_seq");
	run(after, "SELECT pledge.attach_source('new', 'map_hackney')");
	ck_assert_int_eq(number(before, "SELECT last_value + 1 FROM pledge.source_source_id_seq"),
					 number(after, "SELECT source_id FROM pledge.source WHERE name = 'new'"));
	run(after, "CALL pledge.assess('new')");
	ck_assert_int_gt(
		number(after,
			   "SELECT min(record_id) FROM pledge.record JOIN pledge.source USING (source_id) "
			   "WHERE name = 'new'"),
		highest_record);
	ck_assert_int_eq(16385, number(after, "SELECT pledge.publish_ruleset('after the restore')"));
	expect_failure(
		after,
		"SELECT pledge.add_rule('indicator', 'child_voice', '(whispered|murmured) to the ..1 kettle')",
		"42710");
	run(after,
		"SELECT pledge.add_rule('indicator', 'child_voice', '(whispered|murmured) to the ..2 kettle')");
	ck_assert_int_eq(2, number(after, "SELECT count(*) FROM pledge.rule WHERE origin = 'local'"));
	run(after, "SELECT pledge.restore_rule(rule_number) FROM pledge.rule_withdrawal");
	/* a published edition is closed there as well */
	expect_failure(after, "UPDATE pledge.ruleset SET label = 'another'", "55000");
	expect_failure(after, "DELETE FROM pledge.ruleset_measure", "55000");
}
END_TEST

/* A dump of the pledge schemas alone, or of data alone, is no backup; but it harms nothing. */
START_TEST(a_dump_of_the_data_alone_fits_a_fresh_installation)
{
	Session *after;

	database_make(RESTORED, "TEMPLATE template0 ENCODING 'UTF8'");
	after = session_open(RESTORED);
	run(after, "CREATE EXTENSION pledge");
	ck_assert_int_eq(
		0, shell("pg_dump --data-only --exclude-schema=dbo --file=%s %s", dump_file, DATABASE));
	ck_assert_int_eq(
		0, shell("psql -X -q -o /dev/null -v ON_ERROR_STOP=1 -d %s -f %s", RESTORED, dump_file));
	compare_relations(session_open(DATABASE), after, tables, "the data alone");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("dump");
	TCase *tests = tcase_create("dump");

	tcase_set_timeout(tests, 120);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_test(tests, dumped_tables_can_be_restored_in_any_order);
	tcase_add_test(tests, there_is_something_to_lose);
	tcase_add_test(tests, every_dumped_table_has_rows);
	tcase_add_loop_test(tests, nothing_is_lost_or_doubled, 0, WAYS);
	tcase_add_test(tests, the_restored_database_works);
	tcase_add_test(tests, a_dump_of_the_data_alone_fits_a_fresh_installation);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
