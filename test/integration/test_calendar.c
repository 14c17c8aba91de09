/*
 * test_calendar.c
 *	  Local closures that other sessions add while working days are counted.
 */
#include "support.h"

#define DATABASE "pledge_integration_calendar"
#define ASK      "SELECT public.asked('2026-06-03')"
#define CLOSE    "SELECT pledge.add_local_closure('2026-06-03', 'a flood')"
#define OPEN     "SELECT pledge.remove_local_closure('2026-06-03')"

static void
make_database(void)
{
	Session *session;

	database_make(DATABASE, "TEMPLATE template0 ENCODING 'UTF8'");
	session = session_open(DATABASE);
	run(session, "CREATE EXTENSION pledge");
	/* PL/pgSQL keeps the place of the call, and what it has read, for a whole transaction */
	run(session, "CREATE FUNCTION public.asked(day date) RETURNS boolean LANGUAGE plpgsql AS "
				 "'BEGIN RETURN pledge.is_working_day(day); END'");
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
	run(session, "DELETE FROM pledge.local_closure");
	session_close(session);
}

/* Begins a transaction that has a number and stands in every snapshot taken from now on. */
static Session *
bystander(void)
{
	Session *session = session_open(DATABASE);

	run(session, "BEGIN; SELECT pg_current_xact_id()");
	return session;
}

START_TEST(a_statement_sees_what_was_committed_before_it)
{
	Session *reader = session_open(DATABASE);
	Session *writer = session_open(DATABASE);
	int round;

	run(reader, "BEGIN");
	for (round = 0; round < 6; round++)
	{
		ck_assert(holds(reader, ASK));
		run(writer, "BEGIN; " CLOSE);
		ck_assert(holds(reader, ASK));
		if (round % 2 == 1)
			bystander();
		run(writer, "COMMIT");
		ck_assert(!holds(reader, ASK));
		if (round % 3 == 1)
			bystander();
		run(writer, OPEN);
	}
	ck_assert(holds(reader, ASK));
	run(reader, "COMMIT");
}
END_TEST

START_TEST(a_repeatable_read_keeps_its_answers)
{
	Session *reader = session_open(DATABASE);
	Session *writer = session_open(DATABASE);

	run(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ");
	ck_assert(holds(reader, ASK));
	run(writer, CLOSE);
	ck_assert(holds(reader, ASK));
	ck_assert(holds(reader, "SELECT pledge.is_working_day('2026-06-03')"));
	run(reader, "COMMIT");
	ck_assert(!holds(reader, ASK));
}
END_TEST

START_TEST(what_is_rolled_back_to_a_savepoint_is_forgotten)
{
	Session *session = session_open(DATABASE);
	Session *other = session_open(DATABASE);

	run(session, "BEGIN; SAVEPOINT before");
	run(session, CLOSE);
	/* a later transaction ends first, so that rolling back moves no bound of the snapshot */
	run(other, "SELECT pg_current_xact_id()");
	ck_assert(!holds(session, ASK));
	run(session, "ROLLBACK TO before");
	ck_assert(holds(session, ASK));
	run(session, CLOSE);
	run(session, "RELEASE before");
	ck_assert(!holds(session, ASK));
	run(session, "ROLLBACK");
	ck_assert(holds(session, ASK));
}
END_TEST

START_TEST(two_close_the_same_day_at_once)
{
	Session *first = session_open(DATABASE);
	Session *second = session_open(DATABASE);
	char *waits = formatted("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid = %d)",
							PQbackendPID(second->connection));
	Failure failure;

	run(first, "BEGIN; " CLOSE);
	start(second, CLOSE);
	wait_until(first, "the second waits", waits);
	run(first, "COMMIT");
	ck_assert(!finish(second, &failure));
	ck_assert_str_eq("42710", failure.sqlstate);
	ck_assert_str_ne("", failure.hint);
	free(waits);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("calendar");
	TCase *tests = tcase_create("calendar");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_checked_fixture(tests, clean_database, NULL);
	tcase_add_test(tests, a_statement_sees_what_was_committed_before_it);
	tcase_add_test(tests, a_repeatable_read_keeps_its_answers);
	tcase_add_test(tests, what_is_rolled_back_to_a_savepoint_is_forgotten);
	tcase_add_test(tests, two_close_the_same_day_at_once);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
