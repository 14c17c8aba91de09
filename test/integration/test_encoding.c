/*
 * test_encoding.c
 *	  Databases in UTF8, LATIN1, WIN1252 and SQL_ASCII: places are counted in the database's
 *	  characters, all functions agree with each other, and no byte ends a run.
 *
 * The labelled records are the texts; at places drawn by chance, characters are put in that
 * take several bytes, join with the one before, or are no characters at all.
 */
#define _GNU_SOURCE
#include "support.h"

#define LENGTH_OF(array) ((int) (sizeof(array) / sizeof((array)[0])))

typedef struct Database
{
	const char *name;
	const char *encoding;
	/* of the pieces below, those that may be put into its texts */
	int pieces;
} Database;

static const Database databases[] = {
	{"pledge_integration_utf8", "UTF8", 18},
	{"pledge_integration_latin1", "LATIN1", 7},
	{"pledge_integration_win1252", "WIN1252", 11},
	{"pledge_integration_ascii", "SQL_ASCII", 26},
};

#define DATABASES LENGTH_OF(databases)
#define IN_ASCII  (DATABASES - 1)

static const char *const pieces[] = {
	/* in LATIN1 */
	" caf\xC3\xA9 ",
	" \xC2\xA3"
	"5 ",
	"\xC2\xBD", "\xC3\xBC", "\xC2\xA0", "\xC3\x9F", "\xC2\xBF",
	/* in WIN1252 */
	"\xE2\x80\x99", " \xE2\x80\x93 ", "\xE2\x82\xAC", "\xE2\x80\x9C",
	/* in UTF-8: emoji, a joined one, a flag, combining marks, an order mark, Chinese, a byte order mark */
	"\xF0\x9F\x98\x80", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
	"\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7", "e\xCC\x81\xCC\xA8", "\xE2\x80\xAE",
	"\xE4\xB8\xAD\xE6\x96\x87", "\xEF\xBB\xBF",
	/* nowhere: cut characters, a lone continuation, overlong, a surrogate, too large, no lead, LATIN1 */
	"\xC3", "\xF0\x9F\x98", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80", "\xFF\xFE",
	"\xE9 "};

/* ---- the texts ---- */

typedef struct Sample
{
	char *body;
	char *kind;
	char *child_age;
} Sample;

static Sample samples[400];
static int sample_count;

/* Every third of the labelled records, without what LATIN1 does not have. */
static void
read_samples(Session *session)
{
	size_t length;
	char *file = file_contents("test/accuracy/records.jsonl", &length);
	char *line;
	int number_of_line = 0;

	ck_assert_msg(file != NULL,
				  "test/accuracy/records.jsonl cannot be read: run from the project's top folder");
	while ((line = strsep(&file, "\n")) != NULL && *line != '\0')
	{
		const char *parameters[1] = {line};
		PGresult *result;

		if (number_of_line++ % 3 != 0)
			continue;
		result = query_with(
			session,
			"SELECT regexp_replace($1::jsonb ->> 'body', '[^\\u0001-\\u007f\\u00a0-\\u00ff]', '''', 'g'), "
			"$1::jsonb ->> 'kind', $1::jsonb ->> 'child_age'",
			1, parameters);
		samples[sample_count].body = strdup(PQgetvalue(result, 0, 0));
		samples[sample_count].kind = strdup(PQgetvalue(result, 0, 1));
		samples[sample_count].child_age =
			PQgetisnull(result, 0, 2) ? NULL : strdup(PQgetvalue(result, 0, 2));
		sample_count++;
		PQclear(result);
	}
	ck_assert_int_gt(sample_count, 100);
}

/* The same text with pieces put in, between characters: not within one. */
static char *
disturbed(const char *body, int choices, uint64_t *chance)
{
	size_t length = strlen(body);
	char *text = malloc(length * 12 + 1);
	char *end = text;
	size_t place;

	for (place = 0; place < length; place++)
	{
		if (((unsigned char) body[place] & 0xC0) != 0x80 && draw(chance, 25) == 0)
			end = stpcpy(end, pieces[draw(chance, (uint32_t) choices)]);
		*end++ = body[place];
	}
	*end = '\0';
	return text;
}

static void
insert_sample(Session *session, int id, const Sample *sample, const char *body, bool as_it_was)
{
	const char *parameters[5];
	char *id_text = formatted("%d", id);

	parameters[0] = id_text;
	parameters[1] = body;
	parameters[2] = sample->kind;
	parameters[3] = sample->child_age;
	parameters[4] = as_it_was ? "t" : "f";
	PQclear(query_with(session, "INSERT INTO sample VALUES ($1, $2, $3, $4, $5)", 5, parameters));
	free(id_text);
}

static void
make_sample_database(const Database *database)
{
	char *options = formatted("TEMPLATE template0 ENCODING '%s' LC_COLLATE 'C' LC_CTYPE 'C'",
							  database->encoding);
	uint64_t chance = seed_of_run();
	Session *session;
	int which;

	database_make(database->name, options);
	session = session_open(database->name);
	run(session, "CREATE EXTENSION pledge");
	run_with(session, "SET client_encoding = '%s'",
			 strcmp(database->encoding, "SQL_ASCII") == 0 ? "SQL_ASCII" : "UTF8");
	run(session,
		"CREATE TABLE sample (id integer PRIMARY KEY, body text, kind text, child_age integer, as_it_was boolean)");
	run(session, "BEGIN");
	for (which = 0; which < sample_count; which++)
	{
		char *body = disturbed(samples[which].body, database->pieces, &chance);

		insert_sample(session, 2 * which, &samples[which], samples[which].body, true);
		insert_sample(session, 2 * which + 1, &samples[which], body, false);
		free(body);
	}
	run(session, "COMMIT");
	session_close(session);
}

static void
make_databases(void)
{
	Session *session = session_open("postgres");
	int which;

	ck_assert_int_eq(databases[IN_ASCII].pieces, LENGTH_OF(pieces));
	read_samples(session);
	session_close(session);
	for (which = 0; which < DATABASES; which++)
		make_sample_database(&databases[which]);
}

static void
drop_databases(void)
{
	int which;

	for (which = 0; which < DATABASES; which++)
		database_drop(databases[which].name);
}

/* ---- what must hold in each ---- */

#define EVIDENCE \
	"sample AS s, LATERAL pledge.evidence(s.body, s.kind, s.child_age, '{Amira,Zo\xC3\xAB}') AS e"

START_TEST(places_are_in_characters)
{
	const Database *database = &databases[_i];
	Session *session = session_open(database->name);

	ck_assert_int_gt(number(session, "SELECT count(*) FROM " EVIDENCE), 500);
	ck_assert_int_gt(number(session, "SELECT count(*) FROM " EVIDENCE
									 " WHERE NOT s.as_it_was AND e.start_at > 50"),
					 100);
	expect_same_rows(
		"",
		rows(
			session,
			"SELECT s.id, e.indicator, e.start_at, e.length, encode(convert_to(e.excerpt, 'SQL_ASCII'), 'escape') "
			"FROM " EVIDENCE
			" WHERE substr(s.body, e.start_at, e.length) IS DISTINCT FROM e.excerpt "
			"OR e.start_at < 1 OR e.length < 1 OR e.start_at + e.length - 1 > length(s.body)"),
		database->encoding);
}
END_TEST

START_TEST(all_functions_agree)
{
	const Database *database = &databases[_i];
	Session *session = session_open(database->name);

	expect_same_rows(
		"",
		rows(
			session,
			"SELECT s.id, f.found, told.codes FROM sample AS s, "
			"LATERAL (SELECT array_agg(c ORDER BY c) AS found FROM unnest(pledge.facts(s.body, s.kind, s.child_age)) AS c) AS f, "
			"LATERAL (SELECT array_agg(DISTINCT e.indicator ORDER BY e.indicator) AS codes "
			"         FROM pledge.evidence(s.body, s.kind, s.child_age) AS e WHERE e.status = 'asserted') AS told "
			"WHERE f.found IS DISTINCT FROM told.codes"),
		"facts and evidence");
	expect_same_rows(
		"",
		rows(
			session,
			"SELECT s.id FROM sample AS s WHERE "
			"(SELECT array_agg(c ORDER BY c) FROM unnest(pledge.facts(s.body, s.kind, s.child_age)) AS c) IS DISTINCT FROM "
			"(SELECT array_agg(f.code::text ORDER BY f.code::text) FROM pledge.fact AS f "
			" WHERE f.fact_id = ANY (pledge.text_fact_ids(s.body, s.kind, s.child_age)))"),
		"facts and their ids");
	expect_same_rows("",
					 rows(session, "SELECT s.id, e.start_at FROM " EVIDENCE
								   " WHERE pledge.assertion(s.body, e.excerpt) IS NULL"),
					 "words of evidence that assertion does not find");
	ck_assert_int_gt(
		number(session,
			   "SELECT count(*) FROM sample AS s, pledge.score(s.body, s.kind, s.child_age)"),
		100);
}
END_TEST

/* Without its marks, and with its characters as they were, the highlighted text is the text. */
START_TEST(highlighting_loses_nothing)
{
	Session *session = session_open(databases[_i].name);

	ck_assert_int_gt(number(session,
							"SELECT count(*) FROM sample AS s WHERE "
							"pledge.highlight(s.body, s.kind, s.child_age) LIKE '%<mark %'"),
					 50);
	expect_same_rows(
		"",
		rows(
			session,
			"SELECT s.id FROM sample AS s WHERE "
			"replace(replace(replace(replace(replace(regexp_replace(pledge.highlight(s.body, s.kind, s.child_age), "
			"'</?mark[^<>]*>', '', 'g'), '&lt;', '<'), '&gt;', '>'), '&quot;', '\"'), '&#39;', ''''), '&amp;', '&') "
			"IS DISTINCT FROM s.body"),
		"highlighted texts that are not the text");
	/* every mark encloses what some asserted piece of evidence encloses */
	expect_same_rows(
		"",
		rows(
			session,
			"SELECT s.id, m[1] FROM sample AS s, "
			"regexp_matches(pledge.highlight(s.body, s.kind, s.child_age), 'class=\"pledge ([a-z_ ]*)\"', 'g') AS m, "
			"unnest(string_to_array(m[1], ' ')) AS named WHERE named <> ALL (pledge.facts(s.body, s.kind, s.child_age))"),
		"marks without a fact");
}
END_TEST

/* Texts that every database holds are read alike in all of them. */
START_TEST(an_encoding_changes_no_fact)
{
	Session *first = session_open(databases[0].name);
	Session *other = session_open(databases[_i].name);
	const char *sql =
		"SELECT s.id, pledge.facts(s.body, s.kind, s.child_age), "
		"(SELECT count(*) FROM pledge.evidence(s.body, s.kind, s.child_age)) FROM sample AS s WHERE s.as_it_was";
	char *expected = rows(first, sql);

	ck_assert_uint_gt(strlen(expected), 1000);
	expect_same_rows(expected, rows(other, sql), databases[_i].encoding);
	/* and the places too, where a byte is a character */
	if (_i < IN_ASCII)
	{
		sql =
			"SELECT s.id, e.indicator, e.status, e.start_at, e.length, e.pattern_id FROM " EVIDENCE
			" WHERE s.as_it_was";
		run(first, "SET client_encoding = 'UTF8'");
		run(other, "SET client_encoding = 'UTF8'");
		expect_same_rows(rows(first, sql), rows(other, sql), databases[_i].encoding);
	}
}
END_TEST

START_TEST(the_shipped_edition_is_the_same)
{
	Session *first = session_open(databases[0].name);
	Session *other = session_open(databases[_i].name);
	const char *sql = "SELECT edition, checksum, length(rules) FROM pledge.ruleset";

	run(first, "SET client_encoding = 'UTF8'");
	if (_i < IN_ASCII)
		run(other, "SET client_encoding = 'UTF8'");
	expect_same_rows(
		rows(first, "SELECT rule_number, body, must_match, must_not_match FROM pledge.rule"),
		rows(other, "SELECT rule_number, body, must_match, must_not_match FROM pledge.rule"),
		databases[_i].encoding);
	if (_i < IN_ASCII)
		expect_same_rows(rows(first, sql), rows(other, sql), databases[_i].encoding);
	ck_assert(holds(other, "SELECT pledge.check_edition(1)"));
	expect_same_rows("", rows(other, "SELECT * FROM pledge.check_rules()"),
					 "examples of the shipped rules");
}
END_TEST

/* Names with accents stand for the child in every encoding. */
START_TEST(a_known_name_with_an_accent)
{
	Session *session = session_open(databases[_i].name);
	const char *asked =
		"SELECT count(*) FROM pledge.evidence('I saw Zo\xC3\xAB at home.', 'visit', 8, %s) "
		"WHERE indicator = 'child_seen' AND status = 'asserted'";

	run_with(session, "SET client_encoding = '%s'", _i == IN_ASCII ? "SQL_ASCII" : "UTF8");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	ck_assert_int_ge(number_with(session, asked, "'{Zo\xC3\xAB}'"), 1);
#pragma GCC diagnostic pop
}
END_TEST

#define AS_HTML                                                                                             \
	"sample AS s, LATERAL (SELECT '<div>' || replace(replace(replace(s.body, '&', '&amp;'), '<', '&lt;'), " \
	"E'\\n', '<br>') || '</div>' AS body) AS h"

/* A text and its HTML say the same, and places lead into the body that was given. */
START_TEST(html_is_its_text)
{
	Session *session = session_open(databases[_i].name);

	expect_same_rows(
		"",
		rows(session,
			 "SELECT s.id FROM " AS_HTML " WHERE pledge.facts(s.body, s.kind, s.child_age) "
			 "IS DISTINCT FROM pledge.facts(h.body, s.kind, s.child_age, body_format => 'html')"),
		"HTML that says something else");
	expect_same_rows(
		"",
		rows(
			session,
			"SELECT s.id, e.start_at, e.length FROM " AS_HTML
			", pledge.evidence(h.body, s.kind, s.child_age, body_format => 'html') AS e "
			"WHERE left(e.excerpt, 1) NOT IN ('&', '<') AND left(e.excerpt, 1) <> substr(h.body, e.start_at, 1) "
			"OR right(e.excerpt, 1) NOT IN ('&', '<') AND right(e.excerpt, 1) <> substr(h.body, e.start_at + e.length - 1, 1)"),
		"places that lead elsewhere");
}
END_TEST

/* HTML can name a character that the database does not have: it is shown as a question mark. */
START_TEST(html_names_any_character)
{
	const char *encoding = databases[_i].encoding;
	Session *session = session_open(databases[_i].name);
	bool has_it = strcmp(encoding, "UTF8") == 0 || strcmp(encoding, "SQL_ASCII") == 0;
	static const char *const shown =
		"SELECT regexp_replace(pledge.highlight('<p>Ella told me &#x4E2D; she likes school.', 'visit', 8, body_format => 'html'), '<[^>]*>', '', 'g') LIKE '%? she%'";

	ck_assert_int_eq(holds(session, shown), !has_it);
	ck_assert_int_eq(
		1,
		number(
			session,
			"SELECT count(*) FROM pledge.evidence('<p>Ella told me she likes&eacute;&#x4E2D;school.', "
			"'visit', 8, body_format => 'html') WHERE indicator = 'child_seen'"));
}
END_TEST

/* ---- bytes that are no characters ---- */

/* A host whose texts, names and codes have such bytes is assessed to the end. */
START_TEST(invalid_bytes_end_no_run)
{
	Session *session = session_open(databases[IN_ASCII].name);

	run(session,
		"CREATE SCHEMA map_bytes;"
		"CREATE VIEW map_bytes.record WITH (security_invoker = true) AS SELECT id::text AS record_key, "
		"  CASE id % 9 WHEN 0 THEN E'k\\351' ELSE kind END AS kind, date '2025-01-01' + id AS occurred_at, body, "
		"  E'c\\303' || id % 5 AS subject_key, E'w\\377' || id % 3 AS author_key, E'y\\200s' AS child_seen FROM sample;"
		"CREATE VIEW map_bytes.subject WITH (security_invoker = true) AS SELECT E'c\\303' || n AS subject_key, "
		"  date '2016-01-01' AS date_of_birth, ARRAY[E'Zo\\353', E'\\377\\376'] AS known_as, E'\\355\\240\\200' AS ethnicity "
		"  FROM generate_series(0, 4) AS n;"
		"CREATE VIEW map_bytes.team WITH (security_invoker = true) AS SELECT E't\\300' AS team_key, repeat(E'\\360\\237', 90) AS name;"
		"CREATE VIEW map_bytes.post WITH (security_invoker = true) AS SELECT E'w\\377' || n AS worker_key, E't\\300' AS team_key, "
		"  date '2020-01-01' AS valid_from FROM generate_series(0, 2) AS n;");
	run(session,
		"SELECT pledge.attach_source('bytes', 'map_bytes', characteristics => '{ethnicity}')");
	run(session, "SELECT * FROM pledge.check_source('bytes')");
	run(session, "CALL pledge.assess('bytes', batch_size => 50)");
	ck_assert_int_eq(2 * sample_count, number(session, "SELECT count(*) FROM pledge.assessment"));
	ck_assert_int_eq(
		0, number(session, "SELECT count(*) FROM pledge.assessment WHERE team_id IS NULL"));
	run(session, "CALL pledge.assess('bytes')");
	ck_assert_int_eq(
		0, number(session,
				  "SELECT scored_count FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1"));
	run(session, "SELECT * FROM line_of_sight.record_result");
	run(session, "CALL pledge.reconcile('bytes')");
	ck_assert_int_eq(
		0, number(session, "SELECT count(*) FROM pledge.record WHERE removed_at IS NOT NULL"));
	run(session, "SELECT pledge.detach_source('bytes')");
}
END_TEST

/* Rules and phrases of such bytes are refused or taken, but nothing breaks. */
START_TEST(invalid_bytes_in_rules)
{
	Session *session = session_open(databases[IN_ASCII].name);
	int which;

	for (which = 0; which < LENGTH_OF(pieces); which++)
	{
		const char *parameters[1] = {pieces[which]};
		PGresult *result = PQexecParams(
			session->connection,
			"SELECT pledge.check_ruleset(E'[indicator child_voice]\\nsaid ' || $1 || E' so\\n'), "
			"pledge.assertion('he said ' || $1 || ' so', $1), pledge.facts($1, $1, 3, ARRAY[$1])",
			1, NULL, parameters, NULL, NULL, 0);
		const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

		ck_assert_msg(state == NULL || strcmp(state, "42601") == 0, "piece %d: %s", which,
					  PQresultErrorMessage(result));
		PQclear(result);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("encoding");
	TCase *tests = tcase_create("encoding");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_databases, drop_databases);
	tcase_add_loop_test(tests, places_are_in_characters, 0, DATABASES);
	tcase_add_loop_test(tests, all_functions_agree, 0, DATABASES);
	tcase_add_loop_test(tests, highlighting_loses_nothing, 0, DATABASES);
	tcase_add_loop_test(tests, an_encoding_changes_no_fact, 1, DATABASES);
	tcase_add_loop_test(tests, the_shipped_edition_is_the_same, 1, DATABASES);
	tcase_add_loop_test(tests, a_known_name_with_an_accent, 0, DATABASES);
	tcase_add_loop_test(tests, html_is_its_text, 0, DATABASES);
	tcase_add_loop_test(tests, html_names_any_character, 0, DATABASES);
	tcase_add_test(tests, invalid_bytes_end_no_run);
	tcase_add_test(tests, invalid_bytes_in_rules);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
