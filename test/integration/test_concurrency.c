/*
 * test_concurrency.c
 *	  Several sessions at once: two runs over one source, over two sources, and readers.
 */
#include "support.h"

#define DATABASE "pledge_integration_concurrency"

static void
make_database(void)
{
	Session *session;

	database_with_host(DATABASE, 350, 60);
	session = session_open(DATABASE);
	gate_make(session);
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
	run(session, "SET client_min_messages = warning; DROP TRIGGER IF EXISTS hold ON pledge.cell; "
				 "DROP FUNCTION IF EXISTS gate.hold()");
	run(session, "SELECT pledge.detach_source(name) FROM pledge.source");
	forget_local_rules(session);
	session_close(session);
}

/* Attaches the gated host and begins a run that stands still at the third of its batches. */
static Session *
start_held_run(Session *keeper, const char *source)
{
	Session *runner = session_open(DATABASE);
	char *middle =
		value(keeper, "SELECT record_key FROM map_hackney.record WHERE record_key LIKE 'n%' "
					  "ORDER BY batch_key OFFSET 120 LIMIT 1");
	char *call = formatted("CALL pledge.assess('%s', batch_size => 50)", source);

	run_with(keeper, "SELECT pledge.attach_source('%s', 'map_gate')", source);
	gate_place(keeper, middle);
	gate_close(keeper);
	start(runner, call);
	wait_at_gate(keeper, PQbackendPID(runner->connection));
	free(call);
	free(middle);
	return runner;
}

/* What a run that nobody disturbs leaves. */
static char *
undisturbed(Session *session)
{
	char *found;

	run(session, "SELECT pledge.attach_source('undisturbed', 'map_hackney')");
	run(session, "CALL pledge.assess('undisturbed')");
	found = assessments_of(session, "undisturbed");
	run(session, "SELECT pledge.detach_source('undisturbed')");
	ck_assert_uint_gt(strlen(found), 10000);
	return found;
}

START_TEST(a_second_run_is_turned_away)
{
	Session *keeper = session_open(DATABASE);
	Session *second = session_open(DATABASE);
	char *expected = undisturbed(keeper);
	Session *runner = start_held_run(keeper, "one");
	const char *const refused[] = {"CALL pledge.assess('one')", "CALL pledge.reconcile('one')",
								   "SELECT pledge.detach_source('one')",
								   "SELECT pledge.set_time_zone('one', 'Europe/Dublin')"};
	size_t which;

	for (which = 0; which < sizeof(refused) / sizeof(refused[0]); which++)
	{
		Failure failure = failure_of(second, refused[which]);

		ck_assert_str_eq("55006", failure.sqlstate);
		ck_assert_msg(strstr(failure.message, "\"one\"") != NULL, "%s", failure.message);
		ck_assert_str_ne("", failure.hint);
	}
	ck_assert_int_eq(1, number(second, "SELECT count(*) FROM pledge.assess_progress "
									   "WHERE source_name = 'one' AND state = 'running'"));
	ck_assert_int_eq(1, number(second, "SELECT count(*) FROM pledge.assess_run"));
	gate_open(keeper);
	{
		Failure failure;

		ck_assert_msg(finish(runner, &failure), "the first run is harmed: %s", failure.message);
	}
	expect_same_rows(expected, assessments_of(second, "one"), "the first run");
	ck_assert_str_eq("", second->notices);
	/* and now its turn has come */
	run(second, "CALL pledge.assess('one')");
}
END_TEST

START_TEST(two_sources_are_assessed_at_once)
{
	Session *keeper = session_open(DATABASE);
	Session *other = session_open(DATABASE);
	char *expected = undisturbed(keeper);
	Session *runner = start_held_run(keeper, "first");
	Failure failure;

	run(keeper, "SELECT pledge.attach_source('second', 'map_gate')");
	start(other, "CALL pledge.assess('second', batch_size => 30)");
	wait_at_gate(keeper, PQbackendPID(other->connection));
	ck_assert_int_eq(
		2, number(keeper, "SELECT count(*) FROM pledge.assess_progress WHERE state = 'running'"));
	gate_open(keeper);
	ck_assert_msg(finish(other, &failure), "the second source: %s", failure.message);
	ck_assert_msg(finish(runner, &failure), "the first source: %s", failure.message);
	expect_same_rows(expected, assessments_of(keeper, "first"), "the first source");
	expect_same_rows(expected, assessments_of(keeper, "second"), "the second source");
	expect_same_rows(answers_of(keeper, "first"), answers_of(keeper, "second"),
					 "the answers of both");
}
END_TEST

/* The last step of a run may take long; whoever works on another source need not wait for it. */
START_TEST(a_run_that_is_ending_holds_up_nobody)
{
	Session *keeper = session_open(DATABASE);
	Session *runner = session_open(DATABASE);
	Session *other = session_open(DATABASE);
	char *expected = undisturbed(keeper);
	Failure failure;

	run(keeper, "SELECT pledge.attach_source('ending', 'map_hackney')");
	run(keeper, "SELECT pledge.attach_source('other', 'map_hackney')");
	run(keeper, "CREATE FUNCTION gate.hold() RETURNS trigger LANGUAGE plpgsql AS "
				"'BEGIN PERFORM gate.pass(NULL); RETURN NEW; END'");
	run(keeper,
		value(keeper,
			  "SELECT format('CREATE TRIGGER hold BEFORE INSERT ON pledge.cell FOR EACH ROW "
			  "WHEN (NEW.source_id = %s) EXECUTE FUNCTION gate.hold()', source_id) "
			  "FROM pledge.source WHERE name = 'ending'"));
	gate_close(keeper);
	start(runner, "CALL pledge.assess('ending')");
	wait_at_gate(keeper, PQbackendPID(runner->connection));
	run(other, "SET lock_timeout = '5s'");
	run(other, "CALL pledge.assess('other', batch_size => 100)");
	run(other, "CALL pledge.reconcile('other')");
	gate_open(keeper);
	ck_assert_msg(finish(runner, &failure), "%s %s", failure.sqlstate, failure.message);
	run(keeper, "DROP TRIGGER hold ON pledge.cell; DROP FUNCTION gate.hold()");
	expect_same_rows(expected, assessments_of(keeper, "ending"), "the run that was ending");
	expect_same_rows(expected, assessments_of(keeper, "other"), "the other run");
	expect_same_rows(answers_of(keeper, "ending"), answers_of(keeper, "other"),
					 "the answers of both");
}
END_TEST

#define SOURCES 4

/* Each gathers statistics, compares, answers and counts: all in the same tables. */
START_TEST(many_sources_end_at_once)
{
	Session *keeper = session_open(DATABASE);
	Session *sessions[SOURCES];
	char *expected = undisturbed(keeper);
	int which;

	for (which = 0; which < SOURCES; which++)
	{
		run_with(keeper, "SELECT pledge.attach_source('source %d', 'map_hackney')", which);
		sessions[which] = session_open(DATABASE);
	}
	for (which = 0; which < SOURCES; which++)
	{
		char *calls = formatted("CALL pledge.assess('source %d', batch_size => 200)", which);

		start(sessions[which], calls);
	}
	for (which = 0; which < SOURCES; which++)
	{
		Failure failure;
		char *name = formatted("source %d", which);

		ck_assert_msg(finish(sessions[which], &failure), "%s: %s %s", name, failure.sqlstate,
					  failure.message);
		expect_same_rows(expected, assessments_of(keeper, name), name);
		expect_same_rows(answers_of(keeper, "source 0"), answers_of(keeper, name), name);
	}
}
END_TEST

START_TEST(a_source_is_detached_while_another_is_assessed)
{
	Session *keeper = session_open(DATABASE);
	Session *other = session_open(DATABASE);
	char *expected = undisturbed(keeper);
	Session *runner;
	Failure failure;

	run(keeper, "SELECT pledge.attach_source('leaving', 'map_hackney')");
	run(keeper, "CALL pledge.assess('leaving')");
	runner = start_held_run(keeper, "staying");
	run(other, "SET lock_timeout = '5s'; SELECT pledge.detach_source('leaving')");
	gate_open(keeper);
	ck_assert_msg(finish(runner, &failure), "%s", failure.message);
	expect_same_rows(expected, assessments_of(keeper, "staying"), "the source that stays");
	ck_assert_int_eq(0, number(keeper, "SELECT count(*) FROM pledge.record WHERE source_id NOT IN "
									   "(SELECT source_id FROM pledge.source)"));
}
END_TEST

/* All but run_health, which is there to say that a run is at work. */
/*
 * All views of leaders but those that are about runs and rules themselves, and the one that
 * numbers actions, which each run copies anew.
 */
#define MOST_VIEWS 64

static int
list_views(Session *session, char *views[])
{
	char *names =
		rows(session, "SELECT c.oid::regclass FROM pg_class AS c WHERE c.relkind IN ('v', 'm') "
					  "AND c.relnamespace = 'line_of_sight'::regnamespace "
					  "AND c.relname NOT IN ('run_health', 'rule', 'open_action')");
	char *name;
	int count = 0;

	while ((name = strsep(&names, "\n")) != NULL && *name != '\0')
	{
		ck_assert_int_lt(count, MOST_VIEWS);
		views[count++] = name;
	}
	ck_assert_int_gt(count, 4);
	return count;
}

static void
read_views(Session *reader, char *const views[], int count, char *found[])
{
	int which;

	for (which = 0; which < count; which++)
	{
		char *sql = formatted("SELECT * FROM %s", views[which]);

		found[which] = rows(reader, sql);
		free(sql);
	}
}

/*
 * Under a new edition, a run rewrites everything.  Until it has ended, readers see the
 * old answers, all of them and nothing else.
 */
START_TEST(readers_see_the_shown_edition_during_a_run)
{
	Session *keeper = session_open(DATABASE);
	Session *reader = session_open(DATABASE);
	Session *runner = session_open(DATABASE);
	char *views[MOST_VIEWS];
	char *before[MOST_VIEWS];
	char *during[MOST_VIEWS];
	Failure failure;
	bool has_changed = false;
	int count = list_views(keeper, views);
	int which;

	run(keeper, "SELECT pledge.attach_source('shown', 'map_gate')");
	run(keeper, "CALL pledge.assess('shown')");
	read_views(reader, views, count, before);
	run(keeper, "SELECT pledge.add_rule('indicator', 'child_voice', '@child')");
	run(keeper, "SELECT pledge.publish_ruleset('a word more')");
	gate_place(keeper, value(keeper, "SELECT record_key FROM map_hackney.record "
									 "ORDER BY batch_key DESC LIMIT 1"));
	gate_close(keeper);
	start(runner, "CALL pledge.assess('shown', batch_size => 40)");
	wait_at_gate(keeper, PQbackendPID(runner->connection));
	ck_assert_int_gt(
		number(keeper, "SELECT count(*) FROM pledge.assessment WHERE edition >= 16384"), 300);
	run(reader, "SET lock_timeout = '2s'");
	read_views(reader, views, count, during);
	for (which = 0; which < count; which++)
		expect_same_rows(before[which], during[which], views[which]);
	gate_open(keeper);
	ck_assert_msg(finish(runner, &failure), "%s", failure.message);
	read_views(reader, views, count, during);
	for (which = 0; which < count; which++)
		if (strcmp(before[which], during[which]) != 0)
			has_changed = true;
	ck_assert_msg(has_changed, "the new edition has changed nothing");
	ck_assert_int_eq(0, number(keeper, "SELECT count(*) FROM pledge.assessment WHERE edition = 1"));
}
END_TEST

/* A run keeps to the edition that it began with, and shows that one. */
START_TEST(an_edition_published_during_a_run_waits_for_the_next)
{
	Session *keeper = session_open(DATABASE);
	Session *runner = start_held_run(keeper, "steady");
	Session *publisher = session_open(DATABASE);
	Failure failure;

	run(publisher, "SET lock_timeout = '5s'");
	run(publisher, "SELECT pledge.publish_ruleset('in between')");
	gate_open(keeper);
	ck_assert_msg(finish(runner, &failure), "%s", failure.message);
	ck_assert_int_eq(
		1, number(keeper, "SELECT shown_edition FROM pledge.source WHERE name = 'steady'"));
	ck_assert_str_eq(
		"1",
		value(keeper, "SELECT string_agg(DISTINCT edition::text, ',') FROM pledge.assessment"));
	run(keeper, "CALL pledge.assess('steady')");
	ck_assert_str_eq(
		"16384",
		value(keeper, "SELECT string_agg(DISTINCT edition::text, ',') FROM pledge.assessment"));
}
END_TEST

#define CONTENDERS 6

/*
 * Everybody begins at once, in batches so small that the lock is free again and again.
 * Whoever comes second is turned away with 55006, whatever the moment, and the run of
 * the first is never closed under its feet.
 */
START_TEST(many_begin_at_once)
{
	Session *sessions[CONTENDERS];
	Session *keeper = session_open(DATABASE);
	char *expected = undisturbed(keeper);
	int succeeded = 0;
	int which;

	run(keeper, "SELECT pledge.attach_source('wanted', 'map_hackney')");
	for (which = 0; which < CONTENDERS; which++)
		sessions[which] = session_open(DATABASE);
	for (which = 0; which < CONTENDERS; which++)
		start(sessions[which], "CALL pledge.assess('wanted', batch_size => 5)");
	for (which = 0; which < CONTENDERS; which++)
	{
		Failure failure;

		if (finish(sessions[which], &failure))
			succeeded++;
		else
		{
			ck_assert_msg(strcmp(failure.sqlstate, "55006") == 0, "%s %s %s", failure.sqlstate,
						  failure.message, failure.detail);
			ck_assert_msg(strstr(failure.message, "closed by another session") == NULL,
						  "a run at work was closed by another");
		}
		ck_assert_msg(strstr(sessions[which]->notices, "without a word") == NULL,
					  "a run at work was taken for dead");
	}
	ck_assert_int_ge(succeeded, 1);
	ck_assert_int_eq(succeeded,
					 number(keeper, "SELECT count(*) FROM pledge.assess_progress "
									"WHERE source_name = 'wanted' AND state = 'finished'"));
	ck_assert_int_eq(succeeded, number(keeper, "SELECT count(*) FROM pledge.assess_progress "
											   "WHERE source_name = 'wanted'"));
	expect_same_rows(expected, assessments_of(keeper, "wanted"), "after the crowd");
}
END_TEST

START_TEST(two_publish_at_once)
{
	Session *first = session_open(DATABASE);
	Session *second = session_open(DATABASE);
	Failure failure;

	run(first, "BEGIN; SELECT pledge.publish_ruleset('first')");
	start(second, "SELECT pledge.publish_ruleset('second')");
	{
		char *sql = formatted("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid = %d)",
							  PQbackendPID(second->connection));

		wait_until(first, "the second waits", sql);
	}
	run(first, "COMMIT");
	ck_assert_msg(finish(second, &failure), "%s %s", failure.sqlstate, failure.message);
	ck_assert_str_eq("16384 first, 16385 second",
					 value(first,
						   "SELECT string_agg(edition || ' ' || label, ', ' ORDER BY edition) "
						   "FROM pledge.ruleset WHERE origin = 'local'"));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("concurrency");
	TCase *tests = tcase_create("concurrency");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_checked_fixture(tests, clean_database, NULL);
	tcase_add_test(tests, a_second_run_is_turned_away);
	tcase_add_test(tests, two_sources_are_assessed_at_once);
	tcase_add_test(tests, a_run_that_is_ending_holds_up_nobody);
	tcase_add_test(tests, many_sources_end_at_once);
	tcase_add_test(tests, a_source_is_detached_while_another_is_assessed);
	tcase_add_test(tests, readers_see_the_shown_edition_during_a_run);
	tcase_add_test(tests, an_edition_published_during_a_run_waits_for_the_next);
	tcase_add_test(tests, many_begin_at_once);
	tcase_add_test(tests, two_publish_at_once);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
