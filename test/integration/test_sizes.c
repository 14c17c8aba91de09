/*
 * test_sizes.c
 *	  Texts that no one ever wrote: huge, empty, without a blank, of nothing but marks.  Each
 *	  is read in reasonable time, or refused with a hint; a cancel is heard in any of them.
 */
#include "support.h"

#include <time.h>

#define DATABASE         "pledge_integration_sizes"
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
	/* SQL for what the text repeats */
	const char *piece;
} Shape;

#define NOTE                                                                                       \
	"'I saw Ella in her bedroom on Monday. She told me \"I feel safe at nan''s house\". Mum is "   \
	"worried about money.' || E'\\n' || 'Decision: I have decided to step down, because the risk " \
	"has reduced. Ben to visit by Friday; no concerns from school (see report).' || E'\\n'"

static const Shape shapes[] = {
	{"a note again and again", NOTE},
	{"one letter", "'a'"},
	{"one word without a blank", "'decision'"},
	{"words joined by hyphens", "'step-down-'"},
	{"blanks", "' '"},
	{"ends of line", "E'\\n'"},
	{"short lines", "E'no concerns\\n'"},
	{"list items", "E'- Ben to visit\\n'"},
	{"headings", "E'Rationale:\\n'"},
	{"one sentence without an end", "'because she said that mum '"},
	{"one sentence of denials", "'no not never without '"},
	{"stops", "'. '"},
	{"commas", "','"},
	{"quotation marks", "'\"'"},
	{"quotation marks and blanks", "'\" '"},
	{"curly marks that only open", "U&'\\201c'"},
	{"quotations that are never closed", "'Ella said \"I feel '"},
	{"quotations of a word", "'\"I\" said Ella '"},
	{"apostrophes", "'''s '"},
	{"opening brackets", "'('"},
	{"opening brackets with words", "'(Ella said '"},
	{"brackets in brackets", "'([{<'"},
	{"mark-up", "'<b>&amp;</b>'"},
	{"emoji", "U&'\\+01F600'"},
	{"combining marks", "U&'e\\0301\\0328'"},
	{"control characters", "E'\\x01\\x02\\x1b\\x7f'"},
	{"numbers", "'12/03/2025 14:30 '"},
	{"initials", "'E. '"},
	{"capitalised names", "'Ella Ben '"},
};

/* A temporary table with one such text of about so many bytes. */
static void
make_text(Session *session, const char *table, const Shape *shape, long bytes)
{
	run_with(
		session,
		"CREATE TEMPORARY TABLE %s AS SELECT repeat(p, (%ld / octet_length(p))::integer) AS body "
		"FROM (SELECT %s AS p) AS piece",
		table, bytes, shape->piece);
}

static double
seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) (now.tv_sec - start->tv_sec) + (double) (now.tv_nsec - start->tv_nsec) / 1e9;
}

#define FACTS     "cardinality(pledge.facts(body, 'visit', 8))"
#define EVIDENCE  "(SELECT count(*) FROM pledge.evidence(body, 'visit', 8))"
#define HIGHLIGHT "length(pledge.highlight(body, 'visit', 8))"
#define ASSERTION "length(pledge.assertion(body, 'Ella'))"

/*
 * How long a function takes over a text.  It may refuse the text, but only as too much
 * and with a hint.
 */
static double
seconds_of(Session *session, const Shape *shape, const char *function, const char *table)
{
	char *sql = formatted("SELECT %s FROM %s", function, table);
	struct timespec start;
	PGresult *result;
	const char *state;
	double seconds;

	clock_gettime(CLOCK_MONOTONIC, &start);
	result = PQexec(session->connection, sql);
	seconds = seconds_since(&start);
	state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	ck_assert_msg(state == NULL || strcmp(state, "54000") == 0, "%s: %s after %.1f s: %s",
				  shape->name, function, seconds, PQresultErrorMessage(result));
	ck_assert_msg(state == NULL || PQresultErrorField(result, PG_DIAG_MESSAGE_HINT) != NULL,
				  "%s: %s has no hint: %s", shape->name, function, PQresultErrorMessage(result));
	PQclear(result);
	free(sql);
	return seconds;
}

/* Eight times the text takes about eight times as long; sixty-four times were quadratic. */
static void
expect_growth(Session *session, const Shape *shape, const char *function, const char *small,
			  const char *large)
{
	double first = seconds_of(session, shape, function, small);
	double second = seconds_of(session, shape, function, small);
	double whole = seconds_of(session, shape, function, large);

	if (second < first)
		first = second;
	ck_assert_msg(whole < 28 * first || whole < 0.3,
				  "%s: %s takes %.3f s, and %.3f s over eight times the text", shape->name,
				  function, first, whole);
}

START_TEST(odd_texts_are_read_or_refused)
{
	const Shape *shape = &shapes[_i];
	Session *session = session_open(DATABASE);

	run(session, "SELECT pledge.facts('loads the edition')");
	run(session, "SET statement_timeout = '20s'");
	make_text(session, "tiny", shape, 40 * 1000L);
	make_text(session, "small", shape, 200 * 1000L);
	make_text(session, "middling", shape, 320 * 1000L);
	make_text(session, "large", shape, 1600 * 1000L);
	expect_growth(session, shape, FACTS, "small", "large");
	expect_growth(session, shape, EVIDENCE, "tiny", "middling");
	expect_growth(session, shape, HIGHLIGHT, "tiny", "middling");
	seconds_of(session, shape, ASSERTION, "large");
}
END_TEST

/* Fifty megabytes of the sort that has most evidence, and of the sorts that have no structure. */
START_TEST(fifty_megabytes)
{
	static const char *const names[] = {"a note again and again", "one letter", "quotation marks"};
	Session *session = session_open(DATABASE);
	int which;

	run(session, "SET statement_timeout = '30s'");
	for (which = 0; which < LENGTH_OF(shapes); which++)
	{
		if (strcmp(shapes[which].name, names[_i]) != 0)
			continue;
		make_text(session, "huge", &shapes[which], 50 * 1000 * 1000L);
		seconds_of(session, &shapes[which], FACTS, "huge");
		seconds_of(session, &shapes[which], EVIDENCE, "huge");
		seconds_of(session, &shapes[which], HIGHLIGHT, "huge");
		return;
	}
	ck_abort_msg("there is no shape \"%s\"", names[_i]);
}
END_TEST

/* However long it takes, a cancel is heard soon. */
START_TEST(a_cancel_is_heard)
{
	static const char *const functions[] = {FACTS, EVIDENCE, HIGHLIGHT};
	/* the scan of the first takes seconds; of the second, what comes after the scan */
	static const struct
	{
		Shape shape;
		long bytes;
	} slow[] = {{{"a long text", NOTE}, 40 * 1000 * 1000L},
				{{"many small pieces of evidence", "E'- Ben to visit\n'"}, 300 * 1000L}};
	int first;
	int which;

	for (first = 0; first < 2; first++)
	{
		Session *session = session_open(DATABASE);

		make_text(session, "slow", &slow[first].shape, slow[first].bytes);
		run(session, "SELECT pledge.facts('loads the edition')");
		run(session, "SET statement_timeout = '200ms'");
		for (which = 0; which < LENGTH_OF(functions); which++)
		{
			char *sql = formatted("SELECT %s FROM slow", functions[which]);
			struct timespec start;

			clock_gettime(CLOCK_MONOTONIC, &start);
			PQclear(PQexec(session->connection, sql));
			ck_assert_msg(seconds_since(&start) < 1.5, "%s: %s hears a cancel after %.1f s",
						  slow[first].shape.name, functions[which], seconds_since(&start));
			free(sql);
		}
	}
}
END_TEST

/* ---- nothing at all ---- */

START_TEST(no_text_has_no_facts)
{
	static const char *const bodies[] = {"NULL", "''",  "' '", "E'\\n\\n'", "'.'",
										 "'\"'", "'('", "'-'", "U&'\\feff'"};
	Session *session = session_open(DATABASE);
	int which;

	for (which = 0; which < LENGTH_OF(bodies); which++)
	{
		ck_assert_msg(number_with(session, "SELECT count(*) FROM pledge.evidence(%s, 'visit', 8)",
								  bodies[which]) == 0,
					  "%s", bodies[which]);
		ck_assert_msg(strcmp("{}", value_with(session, "SELECT pledge.facts(%s, 'visit', 8)",
											  bodies[which])) == 0,
					  "%s", bodies[which]);
		ck_assert_msg(
			strcmp("{}", value_with(session, "SELECT pledge.text_fact_ids(%s, 'visit', 8)",
									bodies[which])) == 0,
			"%s", bodies[which]);
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

	run(session,
		"SELECT pledge.facts('I saw Ella.', repeat('x', 1000000), 2147483647, array_fill('Ella'::text, ARRAY[100000]))");
	run(session,
		"SELECT pledge.facts('I saw Ella.', '', -2147483648, ARRAY[NULL, '', repeat('Ella', 100000), '...'])");
	run(session, "SELECT pledge.facts('I saw Ella.', 'visit', 8, '{{a,b},{c,d}}')");
	expect_failure(session, "SELECT pledge.facts('I saw Ella.', edition => 4711)", "42704");
	expect_failure(session, "SELECT pledge.facts('I saw Ella.', edition => NULL)", "22004");
	run(session,
		"SELECT pledge.assertion(repeat('I saw Ella. ', 1000), repeat('I saw Ella. ', 1000))");
}
END_TEST

/* ---- in a run ---- */

START_TEST(a_run_passes_over_what_is_too_long)
{
	Session *session = session_open(DATABASE);

	run(session,
		"CREATE SCHEMA map_sizes; CREATE TABLE map_sizes.note (id integer PRIMARY KEY, body text);"
		"CREATE VIEW map_sizes.record WITH (security_invoker = true) AS SELECT id::text AS record_key, 'case_note' AS kind, "
		"date '2025-01-01' AS occurred_at, body FROM map_sizes.note");
	run_with(
		session,
		"INSERT INTO map_sizes.note SELECT 1, repeat(p, 50000000 / octet_length(p)) FROM (SELECT %s AS p) AS piece",
		NOTE);
	run_with(
		session,
		"INSERT INTO map_sizes.note SELECT 2, left(repeat(p, 4000000 / octet_length(p) + 1), 4000000) FROM (SELECT %s AS p) AS piece",
		NOTE);
	run_with(
		session,
		"INSERT INTO map_sizes.note SELECT 3, left(repeat(p, 4000000 / octet_length(p) + 1), 4000001) FROM (SELECT %s AS p) AS piece",
		NOTE);
	run(session,
		"INSERT INTO map_sizes.note VALUES (4, NULL), (5, ''), (6, E' \\n\\t '), (7, repeat('a', 3000000)), (8, repeat('\"', 3000000)), "
		"(9, repeat(E'x\\n', 100000))");
	run(session, "SELECT pledge.attach_source('sizes', 'map_sizes')");
	run(session, "SET statement_timeout = '60s'");
	run(session, "CALL pledge.assess('sizes')");
	/* read: true or false; too long: every text fact is unknown */
	expect_same_rows(
		"1|t|f\n2|f|t\n3|t|f\n4|f|f\n5|f|f\n6|f|f\n7|f|f\n8|f|f\n9|f|f\n",
		rows(session,
			 "SELECT r.record_key, "
			 "a.unknown @> (SELECT array_agg(fact_id) FROM pledge.fact WHERE detector = 'text'), "
			 "a.facts && (SELECT array_agg(fact_id) FROM pledge.fact WHERE detector = 'text') "
			 "FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id)"),
		"texts of many sizes");
	ck_assert_int_eq(
		2,
		number(
			session,
			"SELECT affected_count FROM pledge.check_source('sizes') WHERE meaning LIKE '%4,000,000%'"));
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
	tcase_add_loop_test(tests, fifty_megabytes, 0, 3);
	tcase_add_test(tests, a_cancel_is_heard);
	tcase_add_test(tests, no_text_has_no_facts);
	tcase_add_test(tests, odd_arguments_do_no_harm);
	tcase_add_test(tests, a_run_passes_over_what_is_too_long);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
