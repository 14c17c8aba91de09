/*
 * test_sizes.c
 *	  Texts that no one ever wrote: huge, empty, without a blank, of nothing but marks.  Each
 *	  is read in reasonable time, or refused with a hint; a cancel is heard in any of them.
 */
#include "support.h"

#include <time.h>

#define DATABASE "pledge_integration_sizes"
#define LENGTH_OF(array) ((int) (sizeof(array) / sizeof((array)[0])))

static void
make_database(void)
{
	Session *session;

	database_make(DATABASE, "TEMPLATE template0 ENCODING 'UTF8'");
	session = session_open(DATABASE);
	run(session, "CREATE EXTENSION pledge");
	session_close(session);
}

static void
drop_database(void)
{
	database_drop(DATABASE);
}

/* ---- odd texts ---- */

typedef struct Shape
{
	const char *name;
	/* SQL for a text of about so many bytes */
	const char *piece;
	long bytes;
} Shape;

#define NOTE                                                                                       \
	"'I saw Ella in her bedroom on Monday. She told me \"I feel safe at nan''s house\". Mum is "   \
	"worried about money.' || E'\\n' || 'Decision: I have decided to step down, because the risk " \
	"has reduced. Ben to visit by Friday; no concerns from school (see report).' || E'\\n'"
#define MEGABYTE 1000000L

static const Shape shapes[] = {
	{"a note again and again", NOTE, 50 * MEGABYTE},
	{"one letter", "'a'", 50 * MEGABYTE},
	{"one word without a blank", "'decision'", 50 * MEGABYTE},
	{"words joined by hyphens", "'step-down-'", 20 * MEGABYTE},
	{"blanks", "' '", 50 * MEGABYTE},
	{"ends of line", "E'\\n'", 50 * MEGABYTE},
	{"short lines", "E'no concerns\\n'", 20 * MEGABYTE},
	{"list items", "E'- Ben to visit\\n'", 10 * MEGABYTE},
	{"headings", "E'Rationale:\\n'", 10 * MEGABYTE},
	{"one sentence without an end", "'because she said that mum '", 10 * MEGABYTE},
	{"one sentence of denials", "'no not never without '", 10 * MEGABYTE},
	{"stops", "'. '", 20 * MEGABYTE},
	{"commas", "','", 20 * MEGABYTE},
	{"quotation marks", "'\"'", 20 * MEGABYTE},
	{"quotation marks and blanks", "'\" '", 20 * MEGABYTE},
	{"curly marks that only open", "U&'\\201c'", 20 * MEGABYTE},
	{"quotations that are never closed", "'Ella said \"I feel '", 10 * MEGABYTE},
	{"quotations of a word", "'\"I\" said Ella '", 10 * MEGABYTE},
	{"apostrophes", "'''s '", 20 * MEGABYTE},
	{"opening brackets", "'('", 20 * MEGABYTE},
	{"opening brackets with words", "'(Ella said '", 10 * MEGABYTE},
	{"brackets in brackets", "'([{<'", 20 * MEGABYTE},
	{"mark-up", "'<b>&amp;</b>'", 10 * MEGABYTE},
	{"emoji", "U&'\\+01F600'", 20 * MEGABYTE},
	{"combining marks", "U&'e\\0301\\0328'", 20 * MEGABYTE},
	{"control characters", "E'\\x01\\x02\\x1b\\x7f'", 20 * MEGABYTE},
	{"numbers", "'12/03/2025 14:30 '", 10 * MEGABYTE},
	{"initials", "'E. '", 10 * MEGABYTE},
	{"capitalised names", "'Ella Ben '", 10 * MEGABYTE},
};

static const char *const functions[] = {"cardinality(pledge.facts(t.body, 'visit', 8))",
										"(SELECT count(*) FROM pledge.evidence(t.body, 'visit', 8))",
										"length(pledge.highlight(t.body, 'visit', 8))",
										"length(pledge.assertion(t.body, 'Ella'))"};

/* How long each may take: generous, since the machine may be busy, but far from quadratic. */
#define TIME_LIMIT "20s"

static double
seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) (now.tv_sec - start->tv_sec) + (double) (now.tv_nsec - start->tv_nsec) / 1e9;
}

START_TEST(odd_texts_are_read_or_refused)
{
	const Shape *shape = &shapes[_i];
	Session *session = session_open(DATABASE);
	int which;

	run(session, "SET statement_timeout = '" TIME_LIMIT "'");
	run_with(session, "CREATE TEMPORARY TABLE text AS SELECT repeat(p, (%ld / octet_length(p))::integer) AS body FROM (SELECT %s AS p) AS piece",
			 shape->bytes, shape->piece);
	for (which = 0; which < LENGTH_OF(functions); which++)
	{
		char *sql = formatted("SELECT %s FROM text AS t", functions[which]);
		struct timespec start;
		PGresult *result;
		const char *state;

		clock_gettime(CLOCK_MONOTONIC, &start);
		result = PQexec(session->connection, sql);
		state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
		if (getenv("PLEDGE_VERBOSE") != NULL)
			printf("%s, %ld MB: %s %.1f s %s\n", shape->name, shape->bytes / MEGABYTE, functions[which], seconds_since(&start),
				   state == NULL ? PQgetvalue(result, 0, 0) : PQresultErrorMessage(result));
		ck_assert_msg(state == NULL || strcmp(state, "54000") == 0, "%s, %ld MB: %s: %s", shape->name, shape->bytes / MEGABYTE,
					  functions[which], PQresultErrorMessage(result));
		ck_assert_msg(state == NULL || PQresultErrorField(result, PG_DIAG_MESSAGE_HINT) != NULL, "%s: %s has no hint: %s",
					  shape->name, functions[which], PQresultErrorMessage(result));
		PQclear(result);
		free(sql);
	}
}
END_TEST

/* However long the text, a cancel is heard soon. */
START_TEST(a_cancel_is_heard)
{
	Session *session = session_open(DATABASE);
	int which;

	run_with(session, "CREATE TEMPORARY TABLE text AS SELECT repeat(p, 150000) AS body FROM (SELECT %s AS p) AS piece", NOTE);
	run(session, "SELECT pledge.facts('loads the edition')");
	run(session, "SET statement_timeout = '150ms'");
	for (which = 0; which < 3; which++)
	{
		char *sql = formatted("SELECT %s FROM text AS t", functions[which]);
		struct timespec start;

		clock_gettime(CLOCK_MONOTONIC, &start);
		expect_failure(session, sql, "57014");
		ck_assert_msg(seconds_since(&start) < 3, "%s hears a cancel after %.1f s", functions[which], seconds_since(&start));
		free(sql);
	}
}
END_TEST

/* Twice the text takes about twice the time: what grows faster is found long before 50 MB. */
START_TEST(time_grows_with_length)
{
	const Shape *shape = &shapes[_i];
	Session *session = session_open(DATABASE);
	const long sizes[] = {500 * 1000L, 4 * MEGABYTE};
	double times[2];
	int which;

	run(session, "SELECT pledge.facts('loads the edition')");
	run(session, "SET statement_timeout = '" TIME_LIMIT "'");
	for (which = 0; which < 2; which++)
	{
		int turn;

		times[which] = 1e9;
		run_with(session, "CREATE TEMPORARY TABLE text_%d AS SELECT repeat(p, (%ld / octet_length(p))::integer) AS body FROM (SELECT %s AS p) AS piece",
				 which, sizes[which], shape->piece);
		for (turn = 0; turn < 2; turn++)
		{
			char *sql = formatted("SELECT pledge.facts(body, 'visit', 8) FROM text_%d", which);
			struct timespec start;

			clock_gettime(CLOCK_MONOTONIC, &start);
			run(session, sql);
			if (seconds_since(&start) < times[which])
				times[which] = seconds_since(&start);
			free(sql);
		}
	}
	/* eight times the text; forty leaves room for noise, sixty-four would be quadratic */
	ck_assert_msg(times[1] < 40 * times[0] || times[1] < 0.3, "%s: 0.5 MB take %.3f s, 4 MB take %.3f s", shape->name, times[0],
				  times[1]);
}
END_TEST

/* ---- nothing at all ---- */

START_TEST(no_text_has_no_facts)
{
	static const char *const bodies[] = {"NULL", "''", "' '", "E'\\n\\n'", "'.'", "'\"'", "'('", "'-'", "U&'\\feff'"};
	Session *session = session_open(DATABASE);
	int which;

	for (which = 0; which < LENGTH_OF(bodies); which++)
	{
		ck_assert_msg(number_with(session, "SELECT count(*) FROM pledge.evidence(%s, 'visit', 8)", bodies[which]) == 0, "%s", bodies[which]);
		ck_assert_msg(strcmp("{}", value_with(session, "SELECT pledge.facts(%s, 'visit', 8)", bodies[which])) == 0, "%s", bodies[which]);
		ck_assert_msg(strcmp("{}", value_with(session, "SELECT pledge.text_fact_ids(%s, 'visit', 8)", bodies[which])) == 0, "%s", bodies[which]);
		run_with(session, "SELECT pledge.highlight(%s, 'visit', 8)", bodies[which]);
		run_with(session, "SELECT * FROM pledge.score(%s, 'visit', 8)", bodies[which]);
	}
	ck_assert(holds(session, "SELECT pledge.highlight(NULL) IS NULL"));
	ck_assert_str_eq("", value(session, "SELECT pledge.highlight('')"));
	ck_assert(holds(session, "SELECT pledge.assertion('some words', '') IS NULL"));
	ck_assert(holds(session, "SELECT pledge.assertion('', 'some words') IS NULL"));
	ck_assert(holds(session, "SELECT pledge.assertion(NULL, 'some words') IS NULL"));
}
END_TEST

/* Odd arguments beside the text. */
START_TEST(odd_arguments_do_no_harm)
{
	Session *session = session_open(DATABASE);

	run(session, "SELECT pledge.facts('I saw Ella.', repeat('x', 1000000), 2147483647, array_fill('Ella'::text, ARRAY[100000]))");
	run(session, "SELECT pledge.facts('I saw Ella.', '', -2147483648, ARRAY[NULL, '', repeat('Ella', 100000), '...'])");
	run(session, "SELECT pledge.facts('I saw Ella.', 'visit', 8, '{{a,b},{c,d}}')");
	expect_failure(session, "SELECT pledge.facts('I saw Ella.', edition => 4711)", "42704");
	expect_failure(session, "SELECT pledge.facts('I saw Ella.', edition => NULL)", "22004");
	run(session, "SELECT pledge.assertion(repeat('I saw Ella. ', 1000), repeat('I saw Ella. ', 1000))");
}
END_TEST

/* ---- in a run ---- */

START_TEST(a_run_passes_over_what_is_too_long)
{
	Session *session = session_open(DATABASE);

	run(session, "CREATE SCHEMA map_sizes; CREATE TABLE map_sizes.note (id integer PRIMARY KEY, body text);"
				 "CREATE VIEW map_sizes.record WITH (security_invoker = true) AS SELECT id::text AS record_key, 'case_note' AS kind, "
				 "date '2025-01-01' AS occurred_at, body FROM map_sizes.note");
	run_with(session, "INSERT INTO map_sizes.note SELECT 1, repeat(p, 50000000 / octet_length(p)) FROM (SELECT %s AS p) AS piece", NOTE);
	run_with(session, "INSERT INTO map_sizes.note SELECT 2, left(repeat(p, 4000000 / octet_length(p) + 1), 4000000) FROM (SELECT %s AS p) AS piece", NOTE);
	run_with(session, "INSERT INTO map_sizes.note SELECT 3, left(repeat(p, 4000000 / octet_length(p) + 1), 4000001) FROM (SELECT %s AS p) AS piece", NOTE);
	run(session, "INSERT INTO map_sizes.note VALUES (4, NULL), (5, ''), (6, E' \\n\\t '), (7, repeat('a', 3000000)), (8, repeat('\"', 3000000)), "
				 "(9, repeat(E'x\\n', 100000))");
	run(session, "SELECT pledge.attach_source('sizes', 'map_sizes')");
	run(session, "SET statement_timeout = '60s'");
	run(session, "CALL pledge.assess('sizes')");
	/* read: true or false; too long: every text fact is unknown */
	expect_same_rows("1|t|f\n2|f|t\n3|t|f\n4|f|f\n5|f|f\n6|f|f\n7|f|f\n8|f|f\n9|f|f\n",
					 rows(session, "SELECT r.record_key, "
								   "a.unknown @> (SELECT array_agg(fact_id) FROM pledge.fact WHERE detector = 'text'), "
								   "a.facts && (SELECT array_agg(fact_id) FROM pledge.fact WHERE detector = 'text') "
								   "FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id)"),
					 "texts of many sizes");
	ck_assert_int_eq(2, number(session, "SELECT affected_count FROM pledge.check_source('sizes') WHERE meaning LIKE '%4,000,000%'"));
	run(session, "SELECT pledge.detach_source('sizes')");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("sizes");
	TCase *tests = tcase_create("sizes");

	tcase_set_timeout(tests, 120);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_loop_test(tests, odd_texts_are_read_or_refused, 0, LENGTH_OF(shapes));
	tcase_add_loop_test(tests, time_grows_with_length, 0, LENGTH_OF(shapes));
	tcase_add_test(tests, a_cancel_is_heard);
	tcase_add_test(tests, no_text_has_no_facts);
	tcase_add_test(tests, odd_arguments_do_no_harm);
	tcase_add_test(tests, a_run_passes_over_what_is_too_long);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
