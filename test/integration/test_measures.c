/*
 * test_measures.c
 *	  The arithmetic once more, by other means: conditions by an evaluator of our own and by
 *	  trying out every possibility, counts and scores in plain SQL and in C.
 */
#define _GNU_SOURCE
#include "support.h"

#include <ctype.h>
#include <math.h>

#define DATABASE "pledge_integration_measures"

#define MOST_FACTS    200
#define MOST_MEASURES 200
#define MOST_NODES    64
/* no query asks for more facts, so that all their truths can be tried out */
#define MOST_NAMED 18

/* ---- conditions ---- */

typedef enum Truth
{
	NO,
	MAYBE,
	YES
} Truth;

/* A query as it was read: a node is a fact, or joins one or two others. */
typedef struct Node
{
	char operation; /* 0 for a fact */
	int fact;
	int left;
	int right;
} Node;

typedef struct Condition
{
	Node nodes[MOST_NODES];
	int count;
	int root;
} Condition;

typedef struct Measure
{
	int id;
	bool in_score;
	Condition applies_to;
	Condition met_when;
	bool excludes;
	Condition excluded_when;
	bool excepts;
	Condition excepted_when;
} Measure;

/* In the order of the columns of measure_outcomes. */
typedef enum Answer
{
	MET,
	UNMET,
	UNTOLD,
	EXCLUDED,
	NOT_ASKED
} Answer;

typedef struct Reference
{
	char *codes[MOST_FACTS];
	int fact_ids[MOST_FACTS];
	int fact_count;
	Measure measures[MOST_MEASURES];
	int measure_count;
} Reference;

static Reference reference;

static int
fact_named(const char *code, size_t length)
{
	int which;

	for (which = 0; which < reference.fact_count; which++)
		if (strlen(reference.codes[which]) == length &&
			strncmp(reference.codes[which], code, length) == 0)
			return which;
	ck_abort_msg("a query asks for an unknown fact: %.*s", (int) length, code);
	return -1;
}

static int
add_node(Condition *condition, char operation, int fact, int left, int right)
{
	ck_assert_int_lt(condition->count, MOST_NODES);
	condition->nodes[condition->count] = (Node){operation, fact, left, right};
	return condition->count++;
}

static void
skip_blanks(const char **text)
{
	while (isspace((unsigned char) **text))
		(*text)++;
}

static int read_choice(Condition *condition, const char **text);

static int
read_atom(Condition *condition, const char **text)
{
	int node;

	skip_blanks(text);
	if (**text == '!')
	{
		(*text)++;
		node = read_atom(condition, text);
		return add_node(condition, '!', 0, node, 0);
	}
	if (**text == '(')
	{
		(*text)++;
		node = read_choice(condition, text);
		skip_blanks(text);
		ck_assert_int_eq(')', **text);
		(*text)++;
		return node;
	}
	ck_assert_msg(**text == '\'', "cannot read a query at: %s", *text);
	{
		const char *end = strchr(*text + 1, '\'');
		int fact = fact_named(*text + 1, (size_t) (end - *text - 1));

		*text = end + 1;
		return add_node(condition, 0, fact, 0, 0);
	}
}

static int
read_conjunction(Condition *condition, const char **text)
{
	int node = read_atom(condition, text);

	for (skip_blanks(text); **text == '&'; skip_blanks(text))
	{
		(*text)++;
		node = add_node(condition, '&', 0, node, read_atom(condition, text));
	}
	return node;
}

static int
read_choice(Condition *condition, const char **text)
{
	int node = read_conjunction(condition, text);

	for (skip_blanks(text); **text == '|'; skip_blanks(text))
	{
		(*text)++;
		node = add_node(condition, '|', 0, node, read_conjunction(condition, text));
	}
	return node;
}

static void
read_condition(Condition *condition, const char *text)
{
	condition->count = 0;
	condition->root = read_choice(condition, &text);
	ck_assert_msg(*text == '\0', "something follows a query: %s", text);
}

/* Kleene's three values, by the definition of each connective. */
static Truth
judge(const Condition *condition, int node, const Truth *facts)
{
	const Node *here = &condition->nodes[node];
	Truth left;
	Truth right;

	if (here->operation == 0)
		return facts[here->fact];
	left = judge(condition, here->left, facts);
	if (here->operation == '!')
		return left == YES ? NO : left == NO ? YES : MAYBE;
	right = judge(condition, here->right, facts);
	if (here->operation == '&')
		return left == NO || right == NO ? NO : left == YES && right == YES ? YES : MAYBE;
	return left == YES || right == YES ? YES : left == NO && right == NO ? NO : MAYBE;
}

/* ---- every possibility ---- */

/* The unknown facts that a condition names, each once. */
static int
unknown_of(const Condition *condition, const Truth *facts, int found[], int count)
{
	int which;
	int other;

	for (which = 0; which < condition->count; which++)
	{
		int fact = condition->nodes[which].fact;

		if (condition->nodes[which].operation != 0 || facts[fact] != MAYBE)
			continue;
		for (other = 0; other < count && found[other] != fact; other++)
			;
		if (other == count && count < MOST_NAMED)
			found[count++] = fact;
	}
	return count;
}

static Truth
judge_whole(const Condition *condition, const Truth *facts)
{
	return judge(condition, condition->root, facts);
}

/* The order in which a measure asks: does it apply, is the record excluded, is it met, is the miss excepted? */
static Answer
answer_of(const Measure *measure, const Truth *facts)
{
	Truth applies = judge_whole(&measure->applies_to, facts);
	Truth excluded = measure->excludes ? judge_whole(&measure->excluded_when, facts) : NO;
	Truth met = judge_whole(&measure->met_when, facts);
	Truth excepted = measure->excepts ? judge_whole(&measure->excepted_when, facts) : NO;

	if (applies == NO)
		return NOT_ASKED;
	if (applies == MAYBE || excluded == MAYBE)
		return UNTOLD;
	if (excluded == YES)
		return EXCLUDED;
	if (met == YES)
		return MET;
	if (met == MAYBE || excepted == MAYBE)
		return UNTOLD;
	return excepted == YES ? EXCLUDED : UNMET;
}

/* What a measure may come to, whichever of the unknown facts are true: a bit for each answer. */
static int
possible_answers(const Measure *measure, const Truth *facts)
{
	Truth tried[MOST_FACTS];
	int unknown[MOST_NAMED];
	int count = unknown_of(&measure->met_when, facts, unknown,
						   unknown_of(&measure->applies_to, facts, unknown, 0));
	int answers = 0;
	int truths;
	int which;

	if (measure->excludes)
		count = unknown_of(&measure->excluded_when, facts, unknown, count);
	if (measure->excepts)
		count = unknown_of(&measure->excepted_when, facts, unknown, count);
	memcpy(tried, facts, sizeof(tried));
	for (truths = 0; truths < 1 << count; truths++)
	{
		for (which = 0; which < count; which++)
			tried[unknown[which]] = (truths >> which) & 1 ? YES : NO;
		answers |= 1 << answer_of(measure, tried);
	}
	return answers;
}

/* ---- set-up ---- */

#define LOCAL_MEASURES 60

/* Facts below this are the same for a text alone and for the record that it is of. */
#define FIRST_FACT_OF_BOXES 150

/* How many facts there are to draw from. */
static uint32_t
drawable_facts(void)
{
	uint32_t count = 0;

	while (count < (uint32_t) reference.fact_count &&
		   reference.fact_ids[count] < FIRST_FACT_OF_BOXES)
		count++;
	return count;
}

/* A query over a few facts, all drawn by chance. */
static char *
random_query(uint64_t *chance, int depth)
{
	uint32_t kind = depth == 0 ? 0 : draw(chance, 5);
	const char *left;

	if (kind == 0)
	{
		const char *negation = draw(chance, 4) == 0 ? "!" : "";

		return formatted("%s%s", negation, reference.codes[draw(chance, drawable_facts())]);
	}
	left = random_query(chance, depth - 1);
	if (kind == 1)
		return formatted("!(%s)", left);
	return formatted("(%s %s %s)", left, kind < 4 ? "&" : "|", random_query(chance, depth - 1));
}

static void
read_facts(Session *session)
{
	PGresult *result = query(session, "SELECT fact_id, code FROM pledge.fact ORDER BY fact_id");

	reference.fact_count = PQntuples(result);
	ck_assert_int_lt(reference.fact_count, MOST_FACTS);
	for (int row = 0; row < reference.fact_count; row++)
	{
		reference.fact_ids[row] = atoi(PQgetvalue(result, row, 0));
		reference.codes[row] = strdup(PQgetvalue(result, row, 1));
	}
	PQclear(result);
}

/* Reads a condition that a measure may be without; false where it is. */
static bool
read_optional(Condition *condition, PGresult *result, int row, int column)
{
	if (PQgetisnull(result, row, column))
		return false;
	read_condition(condition, PQgetvalue(result, row, column));
	return true;
}

static void
read_measures(Session *session, long edition)
{
	char *sql = formatted(
		"SELECT measure_id, in_score, applies_to, met_when, excluded_when, excepted_when FROM pledge.ruleset_measure "
		"WHERE edition = %ld AND grain = 'record' ORDER BY measure_id",
		edition);
	PGresult *result = query(session, sql);

	reference.measure_count = PQntuples(result);
	ck_assert_int_lt(reference.measure_count, MOST_MEASURES);
	for (int row = 0; row < reference.measure_count; row++)
	{
		Measure *measure = &reference.measures[row];

		measure->id = atoi(PQgetvalue(result, row, 0));
		measure->in_score = PQgetvalue(result, row, 1)[0] == 't';
		read_condition(&measure->applies_to, PQgetvalue(result, row, 2));
		read_condition(&measure->met_when, PQgetvalue(result, row, 3));
		measure->excludes = read_optional(&measure->excluded_when, result, row, 4);
		measure->excepts = read_optional(&measure->excepted_when, result, row, 5);
	}
	PQclear(result);
}

/* Besides the shipped measures some with queries drawn by chance, linked to commitments, and an edition of all. */
static void
make_database(void)
{
	uint64_t chance = seed_of_run();
	Session *session;
	int which;

	database_with_host(DATABASE, 350, 60);
	session = session_open(DATABASE);
	read_facts(session);
	for (which = 0; which < LOCAL_MEASURES; which++)
	{
		run_with(
			session,
			"INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, "
			"excluded_when, exclusion_reason, excepted_when, exception_reason, in_score, origin) "
			"VALUES (%d, 'local_%d', 'Local %d', 'Is it so?', 'record', 'Some', '%s', '%s', "
			"nullif('%s', '')::tsquery, 'A reason', nullif('%s', '')::tsquery, %s, %s, 'local')",
			16384 + which * 7, which, which, random_query(&chance, 2), random_query(&chance, 3),
			which % 3 == 0 ? "" : random_query(&chance, 1),
			which % 2 == 0 ? "" : random_query(&chance, 1), which % 2 == 0 ? "NULL" : "'A reason'",
			which % 5 == 0 ? "false" : "true");
		run_with(
			session,
			"INSERT INTO pledge.commitment_measure (commitment_id, measure_id, weight, reason) SELECT commitment_id, %d, %d, 'by chance' "
			"FROM pledge.commitment WHERE evidenced_by = 'measures' ORDER BY commitment_id OFFSET %u LIMIT 2",
			16384 + which * 7, 1 + which % 3, draw(&chance, 10));
	}
	run(session, "SELECT pledge.publish_ruleset('measures by chance')");
	/* outcomes of made-up records, and places to count them by */
	run(session,
		"CREATE TABLE outcome (place integer, met smallint[], unmet smallint[], untold smallint[], excluded smallint[])");
	run_with(
		session,
		"SELECT setseed(%u / 1000.0); INSERT INTO outcome SELECT (random() * 40)::integer, o.met, o.unmet, o.untold, o.excluded "
		"FROM generate_series(1, 30000) AS n CROSS JOIN LATERAL (SELECT "
		"  coalesce(array_agg(m ORDER BY m) FILTER (WHERE r < 0.2), '{}')::smallint[] AS met, "
		"  coalesce(array_agg(m ORDER BY m) FILTER (WHERE r >= 0.2 AND r < 0.3), '{}')::smallint[] AS unmet, "
		"  array_agg(m ORDER BY m) FILTER (WHERE r >= 0.3 AND r < 0.33)::smallint[] AS untold, "
		"  array_agg(m ORDER BY m) FILTER (WHERE r >= 0.33 AND r < 0.37)::smallint[] AS excluded "
		"  FROM (SELECT (ARRAY[1, 2, 3, 7, 8, 20, 300, 16384, 16391, 32767])[i] AS m, random() + n * 0 AS r FROM generate_series(1, 10) AS i) AS drawn) AS o",
		draw(&chance, 1000));
	run(session, "ANALYZE outcome");
	session_close(session);
}

static void
drop_database(void)
{
	database_drop(DATABASE);
}

/* ---- measures ---- */

static char *
array_of(const Truth *facts, Truth which)
{
	char *text = strdup("{");
	int fact;

	for (fact = 0; fact < reference.fact_count; fact++)
		if (facts[fact] == which)
			text = formatted("%s%s%d", text, text[1] == '\0' ? "" : ",", reference.fact_ids[fact]);
	return formatted("%s}", text);
}

/* Ids of the measures that come to this answer, as an array. */
static char *
measures_with(const Answer answers[], Answer which)
{
	char *text = strdup("{");
	int measure;

	for (measure = 0; measure < reference.measure_count; measure++)
		if (answers[measure] == which)
			text = formatted("%s%s%d", text, text[1] == '\0' ? "" : ",",
							 reference.measures[measure].id);
	return formatted("%s}", text);
}

static void
answer_all(const Truth *facts, Answer answers[])
{
	int which;

	for (which = 0; which < reference.measure_count; which++)
		answers[which] = answer_of(&reference.measures[which], facts);
}

/* A definite answer must be the only one possible. */
static void
expect_possible(const Truth *facts, const Answer answers[])
{
	int which;

	for (which = 0; which < reference.measure_count; which++)
		if (answers[which] != UNTOLD)
			ck_assert_int_eq(1 << answers[which],
							 possible_answers(&reference.measures[which], facts));
}

static void
draw_facts(Truth *facts, uint64_t *chance)
{
	/* from records of which all is known to those of which nothing is */
	uint32_t share = draw(chance, 5);
	int which;

	for (which = 0; which < reference.fact_count; which++)
		facts[which] = draw(chance, 10) < share * 2 ? MAYBE : draw(chance, 2) == 0 ? NO : YES;
}

START_TEST(measures_are_answered_as_defined)
{
	Session *session = session_open(DATABASE);
	long edition = _i == 0 ? 1 : 16384;
	uint64_t chance = seed_of_run() + 1;
	long told[NOT_ASKED] = {0};
	int turn;

	read_facts(session);
	read_measures(session, edition);
	ck_assert_int_gt(reference.measure_count, 10);
	for (turn = 0; turn < 1500; turn++)
	{
		Truth facts[MOST_FACTS];
		Answer answers[MOST_MEASURES];
		const char *parameters[3];
		char *edition_text = formatted("%ld", edition);
		PGresult *result;
		int which;

		draw_facts(facts, &chance);
		answer_all(facts, answers);
		if (turn % 50 == 0)
			expect_possible(facts, answers);
		parameters[0] = array_of(facts, YES);
		parameters[1] = array_of(facts, MAYBE);
		parameters[2] = edition_text;
		result = query_with(
			session, "SELECT met, unmet, untold, excluded FROM pledge.measure_outcomes($1, $2, $3)",
			3, parameters);
		for (which = MET; which < NOT_ASKED; which++)
		{
			char *expected = measures_with(answers, (Answer) which);

			told[which] += strlen(expected) > 2;
			ck_assert_msg(strcmp(expected, PQgetvalue(result, 0, which)) == 0,
						  "facts %s, unknown %s: %s should be %s and is %s", parameters[0],
						  parameters[1], PQfname(result, which), expected,
						  PQgetvalue(result, 0, which));
		}
		PQclear(result);
	}
	/* all answers were put to the test */
	for (turn = MET; turn < NOT_ASKED; turn++)
		ck_assert_int_gt(told[turn], 100);
}
END_TEST

/* The order of facts, and a fact in both lists, change nothing; odd lists are refused or ignored. */
START_TEST(lists_of_facts_may_be_odd)
{
	Session *session = session_open(DATABASE);
	const char *expected =
		value(session, "SELECT pledge.measure_outcomes('{1,2,102,136}', '{131,150}', 1)");

	ck_assert_str_eq(
		expected,
		value(session, "SELECT pledge.measure_outcomes('{136,102,2,1}', '{150,131}', 1)"));
	ck_assert_str_eq(
		expected,
		value(session,
			  "SELECT pledge.measure_outcomes('{1,1,2,102,102,136}', '{131,150,1,102}', 1)"));
	ck_assert_str_eq(
		expected,
		value(session, "SELECT pledge.measure_outcomes('[5:8]={1,2,102,136}', '{131,150}', 1)"));
	ck_assert_str_eq(
		expected,
		value(
			session,
			"SELECT pledge.measure_outcomes('{1,2,102,136,32767,-5,0,-32768}', '{131,150,32767,-1}', 1)"));
	ck_assert(holds(session, "SELECT pledge.measure_outcomes(NULL, '{}', 1) IS NULL"));
	expect_failure(session, "SELECT pledge.measure_outcomes('{}', '{}', 4711)", "42704");
	ck_assert_msg(
		strcmp("", failure_of(session, "SELECT pledge.measure_outcomes('{1,NULL}', '{}', 1)")
					   .message) != 0,
		"a null");
}
END_TEST

/* ---- counts ---- */

static const char *const counted_by_c =
	"SELECT c.place, r.* FROM (SELECT place, pledge.outcome_count(met, unmet, untold, excluded) AS counts FROM outcome GROUP BY place) AS c, "
	"LATERAL pledge.outcome_count_rows(c.counts) AS r";

static const char *const counted_by_sql =
	"SELECT place, m, count(*) FILTER (WHERE field = 1), count(*) FILTER (WHERE field < 3), count(*) FILTER (WHERE field = 3), count(*) FILTER (WHERE field = 4) "
	"FROM (SELECT place, unnest(met) AS m, 1 AS field FROM outcome UNION ALL SELECT place, unnest(unmet), 2 FROM outcome "
	"      UNION ALL SELECT place, unnest(untold), 3 FROM outcome UNION ALL SELECT place, unnest(excluded), 4 FROM outcome) AS each GROUP BY place, m";

static const char *const whole_by_c =
	"SELECT r.* FROM (SELECT pledge.outcome_count(met, unmet, untold, excluded) AS counts FROM outcome) AS c, LATERAL pledge.outcome_count_rows(c.counts) AS r";

static void
go_parallel(Session *session)
{
	run(session,
		"SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; "
		"SET max_parallel_workers_per_gather = 3; SET parallel_leader_participation = on");
}

START_TEST(counts_are_those_of_plain_sql)
{
	Session *serial = session_open(DATABASE);
	Session *parallel = session_open(DATABASE);
	char *plan;
	char *expected = rows(serial, counted_by_sql);

	run(serial, "SET max_parallel_workers_per_gather = 0");
	go_parallel(parallel);
	ck_assert_uint_gt(strlen(expected), 5000);
	expect_same_rows(expected, rows(serial, counted_by_c), "a serial plan");
	plan = rows(parallel, formatted("EXPLAIN (COSTS OFF) %s", whole_by_c));
	ck_assert_msg(strstr(plan, "Partial Aggregate") != NULL && strstr(plan, "Gather") != NULL,
				  "the plan is not parallel:\n%s", plan);
	expect_same_rows(rows(serial, whole_by_c), rows(parallel, whole_by_c), "a parallel plan");
	expect_same_rows(expected, rows(parallel, counted_by_c), "a parallel plan, by place");
	run(parallel, "SET enable_hashagg = off");
	expect_same_rows(expected, rows(parallel, counted_by_c), "a parallel plan that sorts");
	run(parallel, ALWAYS_PARALLEL);
	expect_same_rows(expected, rows(parallel, counted_by_c), "a plan forced to be parallel");
}
END_TEST

/* Sums of counts are counts of all; windows and filters work as with any aggregate. */
START_TEST(counts_add_up)
{
	Session *session = session_open(DATABASE);
	char *expected = rows(session, whole_by_c);

	expect_same_rows(
		expected,
		rows(
			session,
			"SELECT r.* FROM (SELECT pledge.outcome_sum(counts) AS counts FROM (SELECT pledge.outcome_count(met, unmet, untold, excluded) AS counts "
			"FROM outcome GROUP BY place) AS c) AS s, LATERAL pledge.outcome_count_rows(s.counts) AS r"),
		"the sum of the places");
	ck_assert(
		holds(session,
			  "SELECT pledge.outcome_count(met, unmet, untold) IS NULL FROM outcome WHERE false"));
	ck_assert_int_eq(0, number(session, "SELECT count(*) FROM pledge.outcome_count_rows(NULL)"));
	ck_assert_int_eq(
		0,
		number(
			session,
			"SELECT count(*) FROM (SELECT pledge.outcome_count('{}', NULL, '{}') AS counts) AS c, "
			"pledge.outcome_count_rows(c.counts)"));
	expect_same_rows(
		"t\n",
		rows(
			session,
			"SELECT DISTINCT running = whole FROM (SELECT (SELECT sum(r.met + r.untold + r.eligible) FROM pledge.outcome_count_rows(w.counts) AS r) AS running, "
			"sum(cardinality(w.met) * 2 + cardinality(w.unmet) + coalesce(cardinality(w.untold), 0)) OVER (ORDER BY w.n) AS whole "
			"FROM (SELECT o.*, pledge.outcome_count(met, unmet, untold) OVER (ORDER BY n) AS counts FROM "
			"(SELECT row_number() OVER () AS n, * FROM (SELECT * FROM outcome LIMIT 300) AS few) AS o) AS w) AS both_ways"),
		"a running count");
	/* not in order, as nobody stores them */
	expect_same_rows(
		"3|1|1|0|0\n5|1|2|0|1\n9|0|0|2|0\n",
		rows(
			session,
			"SELECT r.* FROM pledge.outcome_count_rows((SELECT pledge.outcome_count(m, u, t, e) FROM (VALUES "
			"('{5,3}'::smallint[], NULL::smallint[], '{9}'::smallint[], '{5}'::smallint[]), (NULL, '{5}', '{9}', NULL)) AS v (m, u, t, e))) AS r"),
		"lists out of order");
}
END_TEST

/* What is no count is refused, whatever it is. */
START_TEST(what_is_no_count_is_refused)
{
	static const char *const wrong[] = {"{1}",
										"{1,2,3,4}",
										"{1,2,3,4,5,6}",
										"{0,1,1,1,1}",
										"{40000,1,1,1,1}",
										"{2,1,1,1,1,1,1,1,1,1}",
										"{1,1,1,1,1,1,1,1,1,1}",
										"{{1,2,3,4,5}}",
										"{1,NULL,1,1,1}",
										"{-1,1,1,1,1}"};
	Session *session = session_open(DATABASE);
	size_t which;

	for (which = 0; which < sizeof(wrong) / sizeof(wrong[0]); which++)
	{
		expect_failure(session,
					   formatted("SELECT * FROM pledge.outcome_count_rows('%s')", wrong[which]),
					   "22023");
		expect_failure(
			session,
			formatted("SELECT pledge.outcome_combine('%s', '%s')", wrong[which], wrong[which]),
			"22023");
		expect_failure(
			session,
			formatted("SELECT pledge.outcome_accumulate('%s', '{1}', '{}', '{}')", wrong[which]),
			"22023");
		expect_failure(session,
					   formatted("SELECT pledge.outcome_accumulate('%s', '{1}', '{}', '{}', '{}')",
								 wrong[which]),
					   "22023");
	}
	expect_failure(session, "SELECT pledge.outcome_count('{1,NULL}', '{}', '{}')", "22023");
	expect_failure(session, "SELECT pledge.outcome_count('{{1,2},{3,4}}', '{}', '{}')", "22023");
	/* a measure has a number above zero, so a count that has another could not be read again */
	expect_failure(
		session,
		"SELECT * FROM pledge.outcome_count_rows((SELECT pledge.outcome_count('{0}', '{}', '{}')))",
		"22023");
	/* lower bounds are nobody's business */
	ck_assert_str_eq(
		"(7,1,3,4,5)",
		value(session, "SELECT r FROM pledge.outcome_count_rows('[3:7]={7,1,2,4,5}') AS r"));
}
END_TEST

/* ---- scores ---- */

/* The score of each commitment, from the counts of all, as its definition says. */
static const char *const scores_by_sql =
	"WITH counted AS (SELECT m, count(*) FILTER (WHERE field = 1) AS met, count(*) FILTER (WHERE field < 3) AS eligible FROM ("
	"  SELECT unnest(met) AS m, 1 AS field FROM chosen UNION ALL SELECT unnest(unmet), 2 FROM chosen UNION ALL SELECT unnest(untold), 3 FROM chosen) AS each GROUP BY m), "
	"linked AS (SELECT l.commitment_id, l.weight, l.measure_id, c.met, c.eligible, c.met::numeric / nullif(c.eligible, 0) AS rate "
	"  FROM pledge.commitment_measure AS l JOIN pledge.ruleset_measure AS m ON m.measure_id = l.measure_id AND m.edition = 16384 AND m.in_score "
	"  LEFT JOIN counted AS c ON c.m = l.measure_id) "
	"SELECT k.commitment_id, (SELECT count(*) FROM linked AS l WHERE l.commitment_id = k.commitment_id), "
	"  (SELECT count(*) FROM linked AS l WHERE l.commitment_id = k.commitment_id AND eligible > 0), "
	"  (SELECT round(sum(weight * rate) / sum(weight), 9) FROM linked AS l WHERE l.commitment_id = k.commitment_id AND eligible > 0), "
	"  w.measure_id, w.met, w.eligible "
	"FROM (SELECT DISTINCT commitment_id FROM linked) AS k LEFT JOIN LATERAL (SELECT * FROM linked AS l WHERE l.commitment_id = k.commitment_id "
	"  AND eligible > 0 ORDER BY rate, weight DESC, measure_id LIMIT 1) AS w ON true";

static const char *const scores_by_pledge =
	"SELECT commitment_id, measures_linked, measures_told, round(score::numeric, 9), weakest_measure_id, weakest_met, weakest_eligible "
	"FROM (SELECT pledge.outcome_count(met, unmet, untold) AS counts FROM chosen) AS c, LATERAL pledge.commitment_scores(c.counts, 16384)";

START_TEST(scores_are_those_of_plain_sql)
{
	Session *session = session_open(DATABASE);
	const char *const choices[] = {
		"SELECT met, unmet, untold FROM outcome",
		"SELECT met, unmet, untold FROM outcome WHERE place = 3",
		"SELECT met, unmet, untold FROM outcome LIMIT 1",
		"SELECT '{}'::smallint[] AS met, '{}'::smallint[] AS unmet, ARRAY(SELECT measure_id FROM pledge.measure ORDER BY 1) AS untold",
		"SELECT '{}'::smallint[] AS met, ARRAY(SELECT measure_id FROM pledge.measure ORDER BY 1) AS unmet, '{}'::smallint[] AS untold",
		"SELECT ARRAY(SELECT measure_id FROM pledge.measure ORDER BY 1) AS met, '{}'::smallint[] AS unmet, '{}'::smallint[] AS untold",
		"SELECT (pledge.measure_outcomes(facts, '{}', 16384)).* FROM (SELECT ARRAY(SELECT fact_id FROM pledge.fact WHERE (fact_id * n) % 7 < 3 ORDER BY 1) AS facts "
		"  FROM generate_series(1, 200) AS n) AS f",
	};
	size_t which;

	for (which = 0; which < sizeof(choices) / sizeof(choices[0]); which++)
	{
		char *expected;

		run(session, "DROP VIEW IF EXISTS pg_temp.chosen");
		run_with(session, "CREATE TEMPORARY VIEW chosen AS %s", choices[which]);
		if (strstr(choices[which], "LIMIT 1") != NULL)
			run(session,
				"DROP VIEW chosen; CREATE TEMPORARY TABLE one AS SELECT met, unmet, untold FROM outcome LIMIT 1; CREATE TEMPORARY VIEW chosen AS TABLE one");
		expected = rows(session, scores_by_sql);
		ck_assert_uint_gt(strlen(expected), 200);
		expect_same_rows(expected, rows(session, scores_by_pledge), choices[which]);
	}
	/* none told, none: no score, and not a score of nothing */
	expect_same_rows(
		"(null)\n",
		rows(session, "SELECT DISTINCT score FROM pledge.commitment_scores(NULL, 16384)"),
		"no counts");
	ck_assert(holds(
		session,
		"SELECT bool_and(score BETWEEN 0 AND 1) FROM (SELECT pledge.outcome_count(met, unmet, untold) AS counts FROM outcome) AS c, "
		"LATERAL pledge.commitment_scores(c.counts, 1) WHERE score IS NOT NULL"));
}
END_TEST

/* ---- a host's records ---- */

/* The views of leaders, computed again from the rows below them. */
START_TEST(views_are_those_of_plain_sql)
{
	Session *session = session_open(DATABASE);

	run(session, "SELECT pledge.attach_source('hackney', 'map_hackney')");
	run(session, "CALL pledge.assess('hackney')");
	run(session,
		"CREATE TEMPORARY VIEW each AS SELECT a.record_id, a.subject_id, a.team_id, date_trunc('month', a.occurred_on)::date AS month, u.m, u.field "
		"FROM pledge.assessment AS a, LATERAL (SELECT unnest(met) AS m, 1 AS field UNION ALL SELECT unnest(unmet), 2 UNION ALL SELECT unnest(untold), 3 "
		"UNION ALL SELECT unnest(excluded), 4) AS u "
		"UNION ALL SELECT 0, subject_id, team_id, date_trunc('month', ends_on)::date, measure_id, "
		"CASE outcome WHEN 'evidenced' THEN 1 WHEN 'not evidenced' THEN 2 WHEN 'cannot tell' THEN 3 ELSE 4 END FROM pledge.window_result WHERE is_ended "
		"UNION ALL SELECT 0, subject_id, team_id, date_trunc('month', due_on)::date, measure_id, "
		"CASE state WHEN 'met' THEN 1 WHEN 'late' THEN 2 WHEN 'missed' THEN 2 WHEN 'cannot_tell' THEN 3 ELSE 4 END FROM pledge.due_point "
		"WHERE state <> 'not_yet_due' AND due_on IS NOT NULL AND (state <> 'excluded' OR met_on IS NOT NULL OR due_on < current_date)");
	expect_same_rows(
		rows(
			session,
			"SELECT t.team_key, e.month, m.code, count(*) FILTER (WHERE field = 1), count(*) FILTER (WHERE field < 3), count(*) FILTER (WHERE field = 3), count(*) FILTER (WHERE field = 4), "
			"round(count(*) FILTER (WHERE field = 1)::numeric / nullif(count(*) FILTER (WHERE field < 3), 0), 6)::float8 "
			"FROM each AS e JOIN pledge.measure AS m ON m.measure_id = e.m "
			"LEFT JOIN pledge.team_above AS a ON a.team_id = e.team_id LEFT JOIN pledge.team AS t ON t.team_id = a.above_id GROUP BY 1, 2, 3"),
		rows(
			session,
			"SELECT team_key, month, measure_code, met_count, eligible_count, untold_count, excluded_count, met_ratio FROM line_of_sight.team_month"),
		"team_month");
	/* scores to four places: a sum of doubles may round either way at a tie of the sixth */
	run(session,
		"CREATE TEMPORARY VIEW tally AS SELECT k.code, e.month, l.measure_id, l.weight, count(*) FILTER (WHERE field = 1) AS met, count(*) FILTER (WHERE field < 3) AS eligible, "
		"count(*) FILTER (WHERE field = 3) AS untold FROM each AS e JOIN pledge.ruleset_measure AS m ON m.measure_id = e.m AND m.edition = 16384 AND m.in_score "
		"JOIN pledge.commitment_measure AS l ON l.measure_id = e.m JOIN pledge.commitment AS k USING (commitment_id) GROUP BY 1, 2, 3, 4");
	expect_same_rows(
		rows(
			session,
			"SELECT code, month, sum(met), sum(eligible), sum(untold), "
			"round(sum(weight * met::numeric / nullif(eligible, 0)) / sum(weight) FILTER (WHERE eligible > 0), 4)::float8 "
			"FROM tally GROUP BY 1, 2"),
		rows(
			session,
			"SELECT commitment_code, month, met_count, eligible_count, untold_count, round(score_ratio::numeric, 4)::float8 FROM line_of_sight.pledge_month "
			"WHERE eligible_count + untold_count > 0"),
		"pledge_month");
	/* of the last month, or the latest of the two before that could tell */
	expect_same_rows(
		rows(
			session,
			"WITH last AS (SELECT max(month) AS month FROM pledge.cell WHERE record_count > 0), told AS ("
			"SELECT code, tally.month, sum(met) AS met, sum(eligible) AS eligible, sum(untold) AS untold, "
			"round(sum(weight * met::numeric / nullif(eligible, 0)) / sum(weight) FILTER (WHERE eligible > 0), 4)::float8 AS score "
			"FROM tally, last WHERE tally.month BETWEEN last.month - interval '2 months' AND last.month GROUP BY 1, 2) "
			"SELECT DISTINCT ON (code) code, met, eligible, untold, score FROM told, last WHERE score IS NOT NULL OR told.month = last.month "
			"ORDER BY code, score IS NULL, told.month DESC"),
		rows(
			session,
			"SELECT commitment_code, met_count, eligible_count, untold_count, round(score_ratio::numeric, 4)::float8 FROM line_of_sight.headline "
			"WHERE eligible_count + untold_count > 0"),
		"headline");
	/* records, one by one: restricted ones are in the counts alone */
	expect_same_rows(
		rows(
			session,
			"SELECT r.record_key, s.subject_key, m.code, e.field FROM each AS e JOIN pledge.assessment AS a USING (record_id, subject_id) "
			"JOIN pledge.record AS r USING (record_id) LEFT JOIN pledge.subject AS s USING (subject_id) JOIN pledge.measure AS m ON m.measure_id = e.m "
			"WHERE NOT a.restricted"),
		rows(
			session,
			"SELECT record_key, subject_key, measure_code, CASE outcome WHEN 'evidenced' THEN 1 WHEN 'not evidenced' THEN 2 WHEN 'cannot tell' THEN 3 ELSE 4 END FROM line_of_sight.record_result"),
		"record_result");
	ck_assert_int_gt(number(session, "SELECT count(*) FROM pledge.assessment WHERE restricted"), 0);
	run(session, "SELECT pledge.detach_source('hackney')");
}
END_TEST

/* ---- one record ---- */

/* What a text alone does not say: when and by whom it was written, what the status was, what type of decision it holds. */
static void
not_said_by_a_text(Truth *facts, const char *kind)
{
	int which;

	for (which = 0; which < reference.fact_count; which++)
	{
		const char *code = reference.codes[which];
		int id = reference.fact_ids[which];

		if (strncmp(code, "decision_", 9) == 0 && id >= 183)
			facts[which] = strcmp(kind, "decision") == 0 ? MAYBE : NO;
		else if (strncmp(code, "participation_", 14) == 0)
			facts[which] = strcmp(kind, "review") == 0 ? MAYBE : NO;
		else if (id >= 170 && id < 16384)
			facts[which] = MAYBE;
	}
}

/*
 * score() of a text, against the facts that evidence() gives for it, what is known of its
 * kind and the child's age, our own evaluation of the measures, and the mean over those.
 */
static char *
expected_score(Session *session, const char *body, const char *kind, int age)
{
	const char *parameters[3] = {body, kind, formatted("%d", age)};
	PGresult *result = query_with(
		session,
		"SELECT DISTINCT indicator FROM pledge.evidence($1, $2, $3) WHERE status = 'asserted'", 3,
		parameters);
	Truth facts[MOST_FACTS];
	Answer answers[MOST_MEASURES];
	char *told;
	char *met;
	int which;

	for (which = 0; which < reference.fact_count; which++)
	{
		const char *code = reference.codes[which];
		int limit;

		facts[which] = NO;
		if (strncmp(code, "kind_", 5) == 0)
			facts[which] = strcmp(code + 5, kind) == 0 ? YES : NO;
		else if (sscanf(code, "age_under_%d", &limit) == 1)
			facts[which] = age < limit ? YES : NO;
	}
	not_said_by_a_text(facts, kind);
	for (which = 0; which < PQntuples(result); which++)
		facts[fact_named(PQgetvalue(result, which, 0), strlen(PQgetvalue(result, which, 0)))] = YES;
	PQclear(result);
	/* no box says whether the child was seen, so the text does */
	facts[fact_named("child_was_seen", 14)] = facts[fact_named("child_seen", 10)];
	facts[fact_named("child_was_seen_alone", 20)] = facts[fact_named("child_seen_alone", 16)];
	answer_all(facts, answers);
	for (which = 0; which < reference.measure_count; which++)
		if (!reference.measures[which].in_score)
			answers[which] = NOT_ASKED;
	met = measures_with(answers, MET);
	told = measures_with(answers, UNMET);
	return rows(
		session,
		formatted(
			"SELECT k.code, count(*) FILTER (WHERE l.measure_id = ANY ('%1$s' || '%2$s'::smallint[])), count(*) FILTER (WHERE l.measure_id = ANY ('%1$s')), "
			"round(sum(l.weight) FILTER (WHERE l.measure_id = ANY ('%1$s'))::numeric / sum(l.weight) FILTER (WHERE l.measure_id = ANY ('%1$s' || '%2$s'::smallint[])), 9) "
			"FROM pledge.commitment_measure AS l JOIN pledge.commitment AS k USING (commitment_id) GROUP BY 1 "
			"HAVING count(*) FILTER (WHERE l.measure_id = ANY ('%1$s' || '%2$s'::smallint[])) > 0",
			met, told));
}

START_TEST(the_score_of_one_text)
{
	Session *session = session_open(DATABASE);
	PGresult *texts = query(
		session,
		"SELECT body, kind, 3 + (n % 14) FROM (SELECT body, kind, row_number() OVER (ORDER BY record_key) AS n FROM map_hackney.record "
		"WHERE kind IN (SELECT kind FROM pledge.record_kind)) AS numbered WHERE n % 5 = 0");
	int scored = 0;
	int row;

	read_facts(session);
	read_measures(session, 16384);
	ck_assert_int_gt(PQntuples(texts), 50);
	for (row = 0; row < PQntuples(texts); row++)
	{
		const char *parameters[3] = {PQgetvalue(texts, row, 0), PQgetvalue(texts, row, 1),
									 PQgetvalue(texts, row, 2)};
		char *expected = expected_score(session, parameters[0], parameters[1], atoi(parameters[2]));

		PQclear(query_with(
			session,
			"SELECT set_config('test.body', $1, false), set_config('test.kind', $2, false), set_config('test.age', $3, false)",
			3, parameters));
		expect_same_rows(
			expected,
			/* of nothing met, our sum is null and the score 0 */
			rows(
				session,
				"SELECT commitment, measures_told, measures_met, nullif(round(score::numeric, 9), 0) FROM pledge.score("
				"current_setting('test.body'), current_setting('test.kind'), current_setting('test.age')::integer)"),
			parameters[0]);
		scored += strlen(expected) > 0;
	}
	ck_assert_int_gt(scored, 30);
}
END_TEST

/*
 * The score of a text, and that of a source which holds this one record, are the same, but
 * for commitments whose measures ask for a box or for the words counted.
 */
START_TEST(a_set_of_one_scores_as_the_one)
{
	Session *session = session_open(DATABASE);
	int which;

	run(session,
		"CREATE SCHEMA map_one; CREATE TABLE map_one.note (body text, kind text, born date);"
		"CREATE VIEW map_one.record WITH (security_invoker = true) AS SELECT '1'::text AS record_key, kind, date '2025-06-01' AS occurred_at, body, "
		"'c'::text AS subject_key, 'done'::text AS visit_outcome, NULL::text AS subkind, 'no'::text AS child_seen, 'no'::text AS child_seen_alone FROM map_one.note;"
		"CREATE VIEW map_one.subject WITH (security_invoker = true) AS SELECT 'c'::text AS subject_key, born AS date_of_birth FROM map_one.note");
	run(session,
		"CREATE TEMPORARY TABLE asks_for_more AS SELECT k.code FROM pledge.commitment AS k JOIN pledge.commitment_measure USING (commitment_id) "
		"JOIN pledge.measure AS m USING (measure_id) WHERE m.code IN ('seen', 'plain') OR m.grain <> 'record'");
	for (which = 0; which < 12; which++)
	{
		run_with(
			session,
			"DELETE FROM map_one.note; INSERT INTO map_one.note SELECT body, kind, date '2015-01-01' FROM map_hackney.record "
			"WHERE kind IN (SELECT kind FROM pledge.record_kind) AND length(body) > 200 ORDER BY batch_key OFFSET %d LIMIT 1",
			which * 23);
		run(session, "SELECT pledge.attach_source('one', 'map_one')");
		run(session, "CALL pledge.assess('one')");
		ck_assert_int_eq(1, number(session, "SELECT count(*) FROM pledge.assessment"));
		expect_same_rows(
			rows(
				session,
				"SELECT s.commitment, s.measures_linked, s.measures_told, round(s.score::numeric, 6)::float8 "
				"FROM map_one.note AS n, LATERAL pledge.score(n.body, n.kind, 10) AS s WHERE s.commitment NOT IN (TABLE asks_for_more)"),
			rows(
				session,
				"SELECT commitment_code, linked_measure_count, told_measure_count, score_ratio FROM line_of_sight.headline "
				"WHERE told_measure_count > 0 AND commitment_code NOT IN (TABLE asks_for_more)"),
			"one record");
		run(session, "SELECT pledge.detach_source('one')");
	}
	run(session, "SET client_min_messages = warning; DROP SCHEMA map_one CASCADE");
}
END_TEST

static void
clean_database(void)
{
	Session *session = session_open(DATABASE);

	end_others(session);
	run(session,
		"SELECT pledge.detach_source(name) FROM pledge.source; SET client_min_messages = error; DROP SCHEMA IF EXISTS map_one CASCADE");
	session_close(session);
}

int
main(void)
{
	Suite *suite = suite_create("measures");
	TCase *tests = tcase_create("measures");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_checked_fixture(tests, clean_database, NULL);
	tcase_add_loop_test(tests, measures_are_answered_as_defined, 0, 2);
	tcase_add_test(tests, lists_of_facts_may_be_odd);
	tcase_add_test(tests, counts_are_those_of_plain_sql);
	tcase_add_test(tests, counts_add_up);
	tcase_add_test(tests, what_is_no_count_is_refused);
	tcase_add_test(tests, scores_are_those_of_plain_sql);
	tcase_add_test(tests, views_are_those_of_plain_sql);
	tcase_add_test(tests, the_score_of_one_text);
	tcase_add_test(tests, a_set_of_one_scores_as_the_one);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
