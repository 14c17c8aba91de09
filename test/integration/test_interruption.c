/*
 * test_interruption.c
 *	  Runs that are ended in the middle, in every way and at every step: the next run takes
 *	  over and leaves what a run that nobody disturbed would have left.
 */
#include "support.h"

#include <signal.h>
#include <time.h>

#define DATABASE "pledge_integration_interruption"

static void
make_database(void)
{
	Session *session;

	database_with_host(DATABASE, 350, 60);
	session = session_open(DATABASE);
	gate_make(session);
	/* the same gate before rows of pledge's own tables are written */
	run(session, "CREATE FUNCTION gate.hold() RETURNS trigger LANGUAGE plpgsql AS "
				 "'BEGIN PERFORM gate.pass(NULL); RETURN coalesce(NEW, OLD); END'");
	run(session, "SELECT pledge.attach_source('undisturbed', 'map_hackney')");
	run(session, "CALL pledge.assess('undisturbed')");
	session_close(session);
}

static void
drop_database(void)
{
	database_drop(DATABASE);
}

/* A test that failed leaves nothing behind for the next. */
static void
clean_database(void)
{
	Session *session = session_open(DATABASE);

	end_others(session);
	run(session, "SET client_min_messages = error;"
				 "UPDATE gate.place SET record_key = NULL;"
				 "SELECT pledge.detach_source(name) FROM pledge.source WHERE name <> 'undisturbed';"
				 "DROP SCHEMA IF EXISTS map_thin CASCADE;"
				 "DO $$ DECLARE held text; BEGIN "
				 "FOR held IN SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = 'hold' LOOP "
				 "  EXECUTE 'DROP TRIGGER hold ON ' || held; "
				 "END LOOP; END $$");
	session_close(session);
}

/* ---- where a run is held ---- */

typedef struct Place
{
	const char *name;
	/* makes the gate there */
	const char *prepare;
	const char *clear;
} Place;

/* A record in the middle of the walk is where the gate of the view stands. */
#define AT_RECORD(offset)                                                            \
	"UPDATE gate.place SET record_key = (SELECT record_key FROM map_hackney.record " \
	"ORDER BY batch_key, record_key OFFSET " offset " LIMIT 1)"
#define NOWHERE "UPDATE gate.place SET record_key = NULL"

static const Place places[] = {
	{"the small views are copied",
	 "CREATE TRIGGER hold BEFORE INSERT OR UPDATE ON pledge.subject "
	 "FOR EACH ROW EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.subject"},
	{"the first batch is read", AT_RECORD("0"), NOWHERE},
	{"a batch in the middle is read", AT_RECORD("170"), NOWHERE},
	{"records are written",
	 "CREATE TRIGGER hold BEFORE INSERT ON pledge.record FOR EACH ROW "
	 "WHEN (NEW.record_key LIKE '%7') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.record"},
	{"assessments are written",
	 "CREATE TRIGGER hold BEFORE INSERT ON pledge.assessment FOR EACH ROW "
	 "WHEN (NEW.kind = 'supervision') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.assessment"},
	{"progress is noted",
	 "CREATE TRIGGER hold BEFORE UPDATE ON pledge.assess_run FOR EACH ROW "
	 "WHEN (NEW.seen_count > 200) EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.assess_run"},
	{"the run is closed",
	 "CREATE TRIGGER hold BEFORE UPDATE ON pledge.assess_run FOR EACH ROW "
	 "WHEN (NEW.state = 'finished') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.assess_run"},
	{"records are compared",
	 "CREATE TRIGGER hold BEFORE UPDATE ON pledge.record FOR EACH ROW "
	 "WHEN (NEW.copied_share IS NOT NULL AND NEW.record_key LIKE '%7') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.record"},
	{"what was compared is told",
	 "CREATE TRIGGER hold BEFORE UPDATE ON pledge.assessment FOR EACH ROW "
	 "WHEN (NEW.kind = 'supervision') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.assessment"},
	{"windows are answered",
	 "CREATE TRIGGER hold BEFORE INSERT ON pledge.window_result FOR EACH ROW "
	 "WHEN (NEW.outcome = 'evidenced') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.window_result"},
	{"due points are made",
	 "CREATE TRIGGER hold BEFORE INSERT ON pledge.due_point FOR EACH ROW EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.due_point"},
	{"cells are counted",
	 "CREATE TRIGGER hold BEFORE INSERT ON pledge.cell FOR EACH ROW EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.cell"},
};

#define PLACES ((int) (sizeof(places) / sizeof(places[0])))

/* Begins a run over a new source and waits until it stands at the gate. */
static Session *
start_held_run(Session *keeper, const Place *place)
{
	Session *runner = session_open(DATABASE);

	run(keeper, "SELECT pledge.attach_source('broken', 'map_gate')");
	run(keeper, place->prepare);
	gate_close(keeper);
	start(runner, "CALL pledge.assess('broken', batch_size => 90)");
	wait_at_gate(keeper, PQbackendPID(runner->connection));
	return runner;
}

static void
clear_gate(Session *keeper, const Place *place)
{
	gate_open(keeper);
	run(keeper, place->clear);
}

static void
wait_for_end(Session *watcher, int backend)
{
	char *sql =
		formatted("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = %d)", backend);

	wait_until(watcher, "the backend has gone", sql);
	free(sql);
}

/* The assessments of the undisturbed run, which all others must leave too. */
static void
expect_undisturbed(Session *session, const char *source, const char *what)
{
	char *expected = assessments_of(session, "undisturbed");

	ck_assert_uint_gt(strlen(expected), 10000);
	expect_same_rows(expected, assessments_of(session, source), what);
	expected = answers_of(session, "undisturbed");
	ck_assert_uint_gt(strlen(expected), 10000);
	expect_same_rows(expected, answers_of(session, source), what);
}

/* What must hold at any time: nothing half done, nothing without an owner. */
static void
expect_whole(Session *session, const char *what)
{
	ck_assert_msg(
		holds(session,
			  "SELECT NOT EXISTS (SELECT FROM pledge.record AS r WHERE removed_at IS NULL "
			  "AND NOT EXISTS (SELECT FROM pledge.assessment AS a WHERE a.source_id = r.source_id "
			  "AND a.record_id = r.record_id AND a.edition = r.edition))"),
		"%s: a record without assessments", what);
	ck_assert_msg(holds(session,
						"SELECT NOT EXISTS (SELECT FROM pledge.assessment AS a WHERE NOT EXISTS "
						"(SELECT FROM pledge.record AS r WHERE r.source_id = a.source_id "
						"AND r.record_id = a.record_id))"),
				  "%s: assessments without a record", what);
	ck_assert_msg(holds(session,
						"SELECT coalesce(bool_and(firsts = 1), true) FROM (SELECT count(*) FILTER "
						"(WHERE is_first) AS firsts FROM pledge.assessment "
						"GROUP BY source_id, record_id, edition) AS counted"),
				  "%s: a record is counted more than once, or never", what);
	/* the end of a run is one step: it has been taken or it has not */
	ck_assert_msg(
		holds(
			session,
			"SELECT NOT EXISTS (SELECT FROM pledge.source AS o WHERE o.name = 'broken' AND o.shown_edition IS NULL "
			"AND (EXISTS (SELECT FROM pledge.record AS r WHERE r.source_id = o.source_id AND r.copied_share IS NOT NULL) "
			"OR EXISTS (SELECT FROM pledge.window_result AS w WHERE w.source_id = o.source_id) "
			"OR EXISTS (SELECT FROM pledge.due_point AS d WHERE d.source_id = o.source_id) "
			"OR EXISTS (SELECT FROM pledge.cell AS c WHERE c.source_id = o.source_id)))"),
		"%s: a run that has not ended left answers", what);
}

/* The next run: does what is left, and one more finds nothing to do. */
static void
expect_takeover(Session *session, const char *what)
{
	expect_whole(session, what);
	run(session, "CALL pledge.assess('broken', batch_size => 90)");
	expect_undisturbed(session, "broken", what);
	expect_whole(session, what);
	run(session, "CALL pledge.assess('broken')");
	ck_assert_int_eq(0, number(session, "SELECT scored_count FROM pledge.assess_progress "
										"ORDER BY run_id DESC LIMIT 1"));
	ck_assert_int_eq(0, number(session, "SELECT count(*) FROM pledge.assess_progress "
										"WHERE state = 'running'"));
	run(session, "SELECT pledge.detach_source('broken')");
}

/* ---- ways to end ---- */

START_TEST(a_terminated_backend)
{
	const Place *place = &places[_i];
	Session *keeper = session_open(DATABASE);
	Session *runner = start_held_run(keeper, place);
	int backend = PQbackendPID(runner->connection);
	Failure failure;

	run_with(keeper, "SELECT pg_terminate_backend(%d)", backend);
	ck_assert(!finish(runner, &failure));
	ck_assert_str_eq("57P01", failure.sqlstate);
	wait_for_end(keeper, backend);
	clear_gate(keeper, place);
	expect_takeover(keeper, place->name);
	ck_assert_msg(strstr(keeper->notices, "ended without a word") != NULL, "%s: %s", place->name,
				  keeper->notices);
}
END_TEST

START_TEST(a_cancelled_run)
{
	const Place *place = &places[_i];
	Session *keeper = session_open(DATABASE);
	Session *runner = start_held_run(keeper, place);
	Failure failure;

	run_with(keeper, "SELECT pg_cancel_backend(%d)", PQbackendPID(runner->connection));
	ck_assert(!finish(runner, &failure));
	ck_assert_str_eq("57014", failure.sqlstate);
	clear_gate(keeper, place);
	ck_assert_msg(strcmp("stopped", value(keeper, "SELECT state FROM pledge.assess_progress "
												  "WHERE source_name = 'broken'")) == 0,
				  "a run that was cancelled while %s is not marked as stopped", place->name);
	ck_assert_msg(failure.hint[0] != '\0', "%s: no hint: %s", place->name, failure.message);
	/* the session can go on */
	run(runner, "SELECT 1");
	expect_takeover(runner, place->name);
}
END_TEST

START_TEST(a_statement_that_takes_too_long)
{
	const Place *place = &places[2];
	Session *keeper = session_open(DATABASE);
	Session *runner = session_open(DATABASE);
	Failure failure;

	run(keeper, "SELECT pledge.attach_source('broken', 'map_gate')");
	run(keeper, place->prepare);
	gate_close(keeper);
	run(runner, "SET statement_timeout = '1500ms'");
	start(runner, "CALL pledge.assess('broken', batch_size => 20)");
	ck_assert(!finish(runner, &failure));
	ck_assert_str_eq("57014", failure.sqlstate);
	ck_assert_str_ne("", failure.hint);
	clear_gate(keeper, place);
	ck_assert_int_ge(number(keeper, "SELECT seen_count FROM pledge.assess_progress "
									"WHERE source_name = 'broken' AND state = 'stopped'"),
					 160);
	run(runner, "RESET statement_timeout");
	expect_takeover(runner, "a timeout");
}
END_TEST

/* The host holds a lock for longer than the session will wait. */
START_TEST(a_lock_that_takes_too_long)
{
	const Place *place = &places[2];
	Session *keeper = session_open(DATABASE);
	Session *runner = session_open(DATABASE);
	Failure failure;

	run(keeper, "SELECT pledge.attach_source('broken', 'map_gate')");
	run(keeper, place->prepare);
	gate_close(keeper);
	run(runner, "SET lock_timeout = '300ms'");
	start(runner, "CALL pledge.assess('broken', batch_size => 20)");
	ck_assert(!finish(runner, &failure));
	ck_assert_str_eq("55P03", failure.sqlstate);
	ck_assert_str_eq("failed", value(keeper, "SELECT state FROM pledge.assess_progress "
											 "WHERE source_name = 'broken'"));
	ck_assert_str_eq("55P03", value(keeper, "SELECT failure_sqlstate FROM pledge.assess_progress "
											"WHERE source_name = 'broken'"));
	clear_gate(keeper, place);
	run(runner, "RESET lock_timeout");
	expect_takeover(runner, "a lock timeout");
}
END_TEST

/* The server notices only when it next says something; until then it works on. */
START_TEST(a_client_that_goes_away)
{
	const Place *place = &places[2];
	Session *keeper = session_open(DATABASE);
	Session *runner = start_held_run(keeper, place);
	int backend = PQbackendPID(runner->connection);

	session_abandon(runner);
	expect_failure(keeper, "CALL pledge.assess('broken')", "55006");
	clear_gate(keeper, place);
	wait_for_end(keeper, backend);
	expect_takeover(keeper, "a client that went away");
}
END_TEST

/* Each run comes one batch further; in the end all is done. */
START_TEST(a_run_that_is_ended_again_and_again)
{
	static const char *const offsets[] = {"30", "90", "150", "210", "270"};
	Session *keeper = session_open(DATABASE);
	long seen = 0;
	size_t which;

	run(keeper, "SELECT pledge.attach_source('broken', 'map_gate')");
	for (which = 0; which < sizeof(offsets) / sizeof(offsets[0]); which++)
	{
		Session *runner = session_open(DATABASE);
		Failure failure;
		long records;

		run_with(keeper, AT_RECORD("%s"), offsets[which]);
		gate_close(keeper);
		start(runner, "CALL pledge.assess('broken', batch_size => 20)");
		wait_at_gate(keeper, PQbackendPID(runner->connection));
		run_with(keeper, "SELECT pg_terminate_backend(%d)", PQbackendPID(runner->connection));
		ck_assert(!finish(runner, &failure));
		wait_for_end(keeper, PQbackendPID(runner->connection));
		gate_open(keeper);
		records = number(keeper,
						 "SELECT count(*) FROM pledge.record JOIN pledge.source USING (source_id) "
						 "WHERE name = 'broken'");
		ck_assert_int_gt(records, seen);
		seen = records;
		ck_assert_msg(holds(keeper, "SELECT shown_edition IS NULL FROM pledge.source "
									"WHERE name = 'broken'"),
					  "an edition is shown before all records were seen");
	}
	run(keeper, NOWHERE);
	expect_takeover(keeper, "five ends");
}
END_TEST

/* ---- reconcile ---- */

static const Place removal_places[] = {
	{"the first assessments are deleted",
	 "CREATE TRIGGER hold BEFORE DELETE ON pledge.assessment FOR EACH ROW EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.assessment"},
	{"a batch in the middle is marked as removed",
	 "CREATE TRIGGER hold BEFORE UPDATE ON pledge.record FOR EACH ROW "
	 "WHEN (NEW.record_key LIKE '%9') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.record"},
	{"children are forgotten",
	 "CREATE TRIGGER hold BEFORE DELETE ON pledge.subject FOR EACH ROW EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.subject"},
	{"the run is closed",
	 "CREATE TRIGGER hold BEFORE UPDATE ON pledge.assess_run FOR EACH ROW "
	 "WHEN (NEW.state = 'finished') EXECUTE FUNCTION gate.hold()",
	 "DROP TRIGGER hold ON pledge.assess_run"},
};

#define REMOVAL_PLACES ((int) (sizeof(removal_places) / sizeof(removal_places[0])))

/* A third of the host's records, and a few of its children, are gone. */
static void
thin_host(Session *session)
{
	run(session,
		"CREATE SCHEMA map_thin;"
		"CREATE VIEW map_thin.record WITH (security_invoker) AS SELECT * FROM map_hackney.record "
		"  WHERE substr(record_key, 2)::bigint % 3 <> 0 AND subject_key NOT LIKE '%3';"
		"CREATE VIEW map_thin.record_subject WITH (security_invoker) AS SELECT * FROM map_hackney.record_subject "
		"  WHERE subject_key NOT LIKE '%3';"
		"CREATE VIEW map_thin.subject WITH (security_invoker) AS SELECT * FROM map_hackney.subject AS s "
		"  WHERE subject_key NOT LIKE '%3';"
		"CREATE VIEW map_thin.period WITH (security_invoker) AS SELECT * FROM map_hackney.period "
		"  WHERE subject_key NOT LIKE '%3';"
		"CREATE VIEW map_thin.event WITH (security_invoker) AS SELECT * FROM map_hackney.event "
		"  WHERE subject_key NOT LIKE '%3';"
		"CREATE VIEW map_thin.team WITH (security_invoker) AS SELECT * FROM map_hackney.team;"
		"CREATE VIEW map_thin.post WITH (security_invoker) AS SELECT * FROM map_hackney.post;");
}

static void
attach_and_thin(Session *session, const char *source)
{
	run_with(session, "SELECT pledge.attach_source('%s', 'map_hackney')", source);
	run_with(session, "CALL pledge.assess('%s')", source);
	run_with(session, "UPDATE pledge.source SET schema_name = 'map_thin' WHERE name = '%s'",
			 source);
	/* periods and events are copied by a run of assess */
	run_with(session, "CALL pledge.assess('%s')", source);
}

static char *
children_of(Session *session, const char *source)
{
	char *sql =
		formatted("SELECT subject_key FROM pledge.subject JOIN pledge.source USING (source_id) "
				  "WHERE name = '%s'",
				  source);

	return rows(session, sql);
}

START_TEST(a_reconciliation_that_is_ended)
{
	const Place *place = &removal_places[_i / 2];
	bool terminated = _i % 2 == 0;
	Session *keeper = session_open(DATABASE);
	Session *runner = session_open(DATABASE);
	int backend = PQbackendPID(runner->connection);
	Failure failure;
	char *expected;
	char *children;

	thin_host(keeper);
	attach_and_thin(keeper, "whole");
	run(keeper, "CALL pledge.reconcile('whole')");
	ck_assert_int_gt(number(keeper, "SELECT removed_count FROM pledge.assess_progress "
									"ORDER BY run_id DESC LIMIT 1"),
					 80);
	expected = assessments_of(keeper, "whole");
	children = children_of(keeper, "whole");
	attach_and_thin(keeper, "broken");
	run(keeper, place->prepare);
	gate_close(keeper);
	start(runner, "CALL pledge.reconcile('broken', batch_size => 10)");
	wait_at_gate(keeper, backend);
	run_with(keeper, "SELECT pg_%s_backend(%d)", terminated ? "terminate" : "cancel", backend);
	ck_assert(!finish(runner, &failure));
	ck_assert_str_eq(terminated ? "57P01" : "57014", failure.sqlstate);
	if (terminated)
		wait_for_end(keeper, backend);
	clear_gate(keeper, place);
	expect_whole(keeper, place->name);
	run(keeper, "CALL pledge.reconcile('broken')");
	expect_same_rows(expected, assessments_of(keeper, "broken"), place->name);
	expect_same_rows(children, children_of(keeper, "broken"), place->name);
}
END_TEST

/* ---- a crash of the server ---- */

static bool
server_answers(void)
{
	return PQping("dbname=postgres connect_timeout=2") == PQPING_OK;
}

static void
wait_for_server(bool up)
{
	const struct timespec pause = {0, 20 * 1000 * 1000};
	int waited;

	for (waited = 0; waited < 20000; waited += 20)
	{
		if (server_answers() == up)
			return;
		nanosleep(&pause, NULL);
	}
	ck_abort_msg("the server is still %s", up ? "down" : "up");
}

/*
 * A backend that is killed makes the server end all others and recover.  This is for the
 * throwaway server of the tests alone, which is known by its log; it must be on this
 * machine, and we must be allowed to send signals to it.
 */
START_TEST(a_killed_backend)
{
	const Place *place = &places[2];
	Session *keeper = session_open(DATABASE);
	Session *runner;
	int backend;

	if (getenv("PLEDGE_SERVER_LOG") == NULL || PQhost(keeper->connection)[0] != '/' ||
		kill(PQbackendPID(keeper->connection), 0) != 0)
	{
		printf("not tested: a crash, since this is not the tests' own server\n");
		return;
	}
	runner = start_held_run(keeper, place);
	backend = PQbackendPID(runner->connection);
	ck_assert_int_eq(0, kill(backend, SIGKILL));
	/* the server ends the keeper's session too, once it has seen it */
	while (PQstatus(keeper->connection) == CONNECTION_OK)
		PQclear(PQexec(keeper->connection, "SELECT pg_sleep(0.02)"));
	wait_for_server(true);
	keeper = session_open(DATABASE);
	run(keeper, place->clear);
	expect_takeover(keeper, "a crash");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("interruption");
	TCase *tests = tcase_create("interruption");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_checked_fixture(tests, clean_database, NULL);
	tcase_add_loop_test(tests, a_terminated_backend, 0, PLACES);
	tcase_add_loop_test(tests, a_cancelled_run, 0, PLACES);
	tcase_add_test(tests, a_statement_that_takes_too_long);
	tcase_add_test(tests, a_lock_that_takes_too_long);
	tcase_add_test(tests, a_client_that_goes_away);
	tcase_add_test(tests, a_run_that_is_ended_again_and_again);
	tcase_add_loop_test(tests, a_reconciliation_that_is_ended, 0, 2 * REMOVAL_PLACES);
	tcase_add_test(tests, a_killed_backend);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
