/*
 * test_privacy.c
 *	  No word of a narrative leaves the host's tables: not into the server's log, a notice, an
 *	  error, a statistic or a table of pledge; neither when all goes well nor when a view fails.
 *
 * Every body holds words that begin with the marker, and nothing else does.
 */
#define _GNU_SOURCE
#include "support.h"

#include <sys/stat.h>

#define DATABASE "pledge_integration_privacy"
#define MARKER   "zqx"

/* ---- the host ---- */

static void
make_host(Session *session)
{
	run(session,
		"CREATE SCHEMA host;"
		"CREATE TABLE host.note (id integer PRIMARY KEY, child text, kind text, made timestamp, body text);"
		"INSERT INTO host.note SELECT n, 'c' || n % 7, (ARRAY['visit', 'decision', 'supervision', 'case_note'])[1 + n % 4], "
		"  timestamp '2025-01-01 10:00' + n * interval '9 hours', "
		"  CASE n % 5 "
		"    WHEN 0 THEN '31/02/2025 Zqxmorning: I saw Zqxella in her bedroom. Zqxella told me \"I zqxfeel sad\" (zqxn' || n || ').' "
		"    WHEN 1 THEN 'I have decided that the case will zqxclose, because the zqxrisk has reduced for Zqxsam ([' || n "
		"    WHEN 2 THEN '{\"zqxnote\": \"Mum said zqxworried about money. Actions: zqxvisit by Friday.\" ' || n "
		"    WHEN 3 THEN '7zqx the family feels that zqxnothing helps; <zqxtag>the social worker & zqxmum discussed it' || n "
		"    ELSE 'Zqxben reflected on his own zqxfeelings about the family. Zqxplan: to visit weekly. ' || n END "
		"FROM generate_series(1, 60) AS n;"
		"CREATE TABLE host.child (id text PRIMARY KEY, born date);"
		"INSERT INTO host.child SELECT 'c' || n, date '2015-01-01' + n * 200 FROM generate_series(0, 6) AS n;"
		"CREATE TYPE host.colour AS ENUM ('red', 'green');"
		"CREATE DOMAIN host.short AS text CHECK (length(VALUE) < 3);");
	run(session,
		"CREATE FUNCTION host.complain(body text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN "
		"RAISE EXCEPTION 'cannot read %', body USING DETAIL = body, HINT = body, COLUMN = left(body, 50); END $$;"
		"CREATE FUNCTION host.insist(body text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN "
		"ASSERT false, body; RETURN body; END $$;"
		"CREATE FUNCTION host.wait(body text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN "
		"PERFORM pg_advisory_xact_lock_shared(7002, 1); RETURN body; END $$;");
}

/* A mapping in which one column of one view is read from the narrative. */
typedef struct Mapping
{
	const char *view;
	const char *column;
	const char *expression;
	/* what the run ends with; NULL when it ends well */
	const char *sqlstate;
} Mapping;

static const Mapping mappings[] = {
	{NULL, NULL, NULL, NULL},
	/* views that fail */
	{"record", "child_seen", "(n.body::integer)::text", "22P02"},
	{"record", "child_seen", "(n.body::numeric)::text", "22P02"},
	{"record", "child_seen", "(n.body::boolean)::text", "22P02"},
	{"record", "child_seen", "(n.body::json ->> 'x')", "22P02"},
	{"record", "child_seen", "((n.body::jsonb) ->> 'x')", "22P02"},
	{"record", "child_seen", "(n.body::integer[])::text", "22P02"},
	{"record", "child_seen", "(n.body::host.colour)::text", "22P02"},
	{"record", "child_seen", "(n.body::host.short)::text", "23514"},
	{"record", "child_seen", "(n.body::inet)::text", "22P02"},
	{"record", "child_seen", "(n.body::regclass)::text", "*"},
	{"record", "child_seen", "(n.body::tsquery)::text", "42601"},
	{"record", "child_seen", "(n.body::interval)::text", "22007"},
	{"record", "child_seen", "(1 / (length(n.body) - length(n.body)))::text", "22012"},
	{"record", "child_seen", "(n.body ~ ('(' || n.body))::text", "2201B"},
	{"record", "child_seen", "host.complain(n.body)", "P0001"},
	{"record", "child_seen", "host.insist(n.body)", "P0004"},
	{"record", "body", "host.complain(n.body)", "P0001"},
	{"record", "body", "(n.body::xml)::text", "*"},
	{"record", "occurred_at", "n.body::timestamp", "22007"},
	{"record", "occurred_at", "to_date(n.body, 'DD/MM/YYYY')", "*"},
	{"record", "occurred_at", "(left(n.body, 10)::date)::timestamptz", "*"},
	{"record", "restricted", "(n.body::integer > 0)", "22P02"},
	{"record", "batch_key", "n.body::bigint", "22P02"},
	{"record", "record_key", "left(n.body, 14)", "23505"},
	{"record", "record_key", "repeat(n.body, 3)", "22001"},
	{"record", "subject_key", "repeat(n.body, 3)", "22001"},
	{"record", "author_key", "repeat(n.body, 3)", "22001"},
	{"record", "kind", "host.complain(n.body)", "P0001"},
	{"subject", "date_of_birth", "n.body::date", "22007"},
	{"subject", "known_as", "host.complain(n.body)", "P0001"},
	{"subject", "subject_key", "repeat(n.body, 3)", "22001"},
	{"team", "name", "n.body::integer::text", "22P02"},
	{"worker", "newly_qualified_from", "n.body::date", "22007"},
	{"worker", "grade", "host.insist(n.body)", "P0004"},
	{"post", "valid_from", "n.body::timestamp", "22007"},
	{"record_subject", "child_seen", "(n.body::integer)::text", "22P02"},
	{"record", "recorded_at", "n.body::timestamp", "22007"},
	{"record", "finalised_at", "n.body::timestamptz", "22007"},
	{"record", "changed_at", "(left(n.body, 10)::date)::timestamptz", "*"},
	{"record", "decision_type", "host.complain(n.body)", "P0001"},
	{"record", "supervisor_key", "repeat(n.body, 3)", "22001"},
	{"period", "status", "host.complain(n.body)", "P0001"},
	{"period", "valid_from", "n.body::date", "22007"},
	{"period", "subject_key", "repeat(n.body, 3)", "22001"},
	{"event", "at", "n.body::timestamptz", "22007"},
	{"event", "event_type", "(n.body::host.colour)::text", "22P02"},
	{"authorisation", "action", "(n.body::host.short)::text", "23514"},
	{"authorisation", "by_key", "repeat(n.body, 3)", "22001"},
	{"action", "due_on", "n.body::date", "22007"},
	{"action", "record_key", "repeat(n.body, 3)", "22001"},
	/* views that work, with the narrative where a code should be */
	{"record", "kind", "n.body", NULL},
	{"record", "child_seen", "n.body", NULL},
	{"record", "child_seen_alone", "n.body", NULL},
	{"record", "visit_outcome", "n.body", NULL},
	{"record", "subkind", "n.body", NULL},
	{"record", "state", "n.body", NULL},
	{"record", "body_format", "n.body", NULL},
	{"record_subject", "child_seen", "n.body", NULL},
	{"subject", "known_as", "n.body", NULL},
	{"record", "decision_type", "n.body", NULL},
	{"record", "participation_code", "n.body", NULL},
	{"record_subject", "participation_code", "n.body", NULL},
	{"team", "name", "repeat(n.body, 3)", NULL},
	{"worker", "grade", "repeat(n.body, 3)", NULL},
	{"worker", "role", "repeat(n.body, 3)", NULL},
	{"post", "grade", "repeat(n.body, 3)", NULL},
	{"period", "status", "n.body", NULL},
	{"event", "event_type", "n.body", NULL},
	{"authorisation", "action", "n.body", NULL},
	/* read by nobody */
	{"action", "text", "n.body", NULL},
};

#define MAPPINGS ((int) (sizeof(mappings) / sizeof(mappings[0])))

static const char *const sound[][3] = {
	{"record", "record_key", "n.id::text"},
	{"record", "kind", "n.kind"},
	{"record", "occurred_at", "n.made"},
	{"record", "body", "n.body"},
	{"record", "subject_key", "n.child"},
	{"subject", "subject_key", "n.child"},
	{"subject", "date_of_birth", "date '2015-05-05'"},
	{"team", "team_key", "n.child"},
	{"worker", "worker_key", "n.id::text"},
	{"post", "worker_key", "n.id::text"},
	{"post", "team_key", "n.child"},
	{"post", "valid_from", "date '2020-01-01'"},
	{"record_subject", "record_key", "n.id::text"},
	{"record_subject", "subject_key", "n.child"},
	{"period", "subject_key", "n.child"},
	{"period", "status", "'cin'"},
	{"period", "valid_from", "date '2025-01-01'"},
	{"event", "subject_key", "n.child"},
	{"event", "event_type", "'missing'"},
	{"event", "at", "n.made"},
	{"authorisation", "record_key", "n.id::text"},
	{"authorisation", "action", "'approved'"},
	{"authorisation", "by_key", "'boss'"},
	{"action", "record_key", "n.id::text"},
	{"action", "owner_key", "n.id::text"},
	{"action", "due_on", "n.made::date + 7"},
};

/* One view: its sound columns, and the one that this mapping reads from the narrative. */
static void
make_view(Session *session, const char *view, const Mapping *mapping)
{
	bool changed = mapping->view != NULL && strcmp(mapping->view, view) == 0;
	char columns[1000] = "";
	size_t which;

	if (changed)
		sprintf(columns, "%s AS %s", mapping->expression, mapping->column);
	for (which = 0; which < sizeof(sound) / sizeof(sound[0]); which++)
		if (strcmp(sound[which][0], view) == 0 &&
			!(changed && strcmp(sound[which][1], mapping->column) == 0))
			sprintf(columns + strlen(columns), "%s%s AS %s", columns[0] == '\0' ? "" : ", ",
					sound[which][2], sound[which][1]);
	run_with(session,
			 "CREATE VIEW map_host.%s WITH (security_invoker = true) AS SELECT %s FROM %s AS n",
			 view, columns,
			 strcmp(view, "subject") == 0 || strcmp(view, "team") == 0
				 ? "(SELECT DISTINCT ON (child) * FROM host.note ORDER BY child, id)"
				 : "host.note");
}

static void
make_mapping(Session *session, const Mapping *mapping)
{
	static const char *const views[] = {"record", "record_subject", "subject", "team",
										"worker", "post",           "period",  "authorisation",
										"event",  "action"};
	size_t which;

	run(session, "SET client_min_messages = warning; DROP SCHEMA IF EXISTS map_host CASCADE; "
				 "RESET client_min_messages; CREATE SCHEMA map_host;");
	for (which = 0; which < sizeof(views) / sizeof(views[0]); which++)
		make_view(session, views[which], mapping);
}

/* ---- where the words could come out ---- */

static const char *
server_log(void)
{
	return getenv("PLEDGE_SERVER_LOG");
}

static size_t
log_length(void)
{
	struct stat status;

	return server_log() != NULL && stat(server_log(), &status) == 0 ? (size_t) status.st_size : 0;
}

/* What the log says from there on. */
static char *
log_from(size_t from)
{
	FILE *log = fopen(server_log(), "rb");
	size_t length = log_length() - from;
	char *text = malloc(length + 1);

	ck_assert_msg(log != NULL, "cannot read %s", server_log());
	fseek(log, (long) from, SEEK_SET);
	text[fread(text, 1, length, log)] = '\0';
	fclose(log);
	return text;
}

static bool
log_has(size_t from, const char *text)
{
	char *log = log_from(from);
	bool found = strstr(log, text) != NULL;

	free(log);
	return found;
}

/* No line of the log, from there on, may have the marker. */
static void
expect_silent_log(size_t from, const char *what)
{
	char *log;
	char *line;
	char *place;

	if (server_log() == NULL)
		return;
	log = place = log_from(from);
	while ((line = strsep(&place, "\n")) != NULL)
		ck_assert_msg(strcasestr(line, MARKER) == NULL, "%s: the log says: %.500s", what, line);
	free(log);
}

static void
expect_silent(const char *text, const char *what)
{
	ck_assert_msg(strcasestr(text, MARKER) == NULL, "%s: %s", what, text);
}

static void
expect_silent_rows(Session *session, const char *sql, const char *what)
{
	char *found = rows(session, sql);
	char *rest = found;
	char *line;

	while ((line = strsep(&rest, "\n")) != NULL)
		ck_assert_msg(strcasestr(line, MARKER) == NULL, "%s: %.500s", what, line);
	free(found);
}

/* Every column of every row of every table and view. */
static void
expect_silent_relations(Session *session, const char *what)
{
	char *names =
		rows(session,
			 "SELECT c.oid::regclass FROM pg_class AS c WHERE c.relkind IN ('r', 'p', 'm', 'v') "
			 "AND c.relnamespace IN ('pledge'::regnamespace, 'line_of_sight'::regnamespace)");
	char *rest = names;
	char *name;

	while ((name = strsep(&rest, "\n")) != NULL && *name != '\0')
		ck_assert_msg(number_with(session, "SELECT count(*) FROM %s AS r WHERE r::text ~* '%s'",
								  name, MARKER) == 0,
					  "%s: a word of a narrative stands in %s", what, name);
	free(names);
}

/*
 * A sketch is bytes, and bytes are shown in hexadecimal digits, where the search above would
 * see nothing.  Nor do two keys make the same of one text.
 */
static void
expect_silent_sketches(Session *session, const char *what)
{
	ck_assert_msg(number(session,
						 "SELECT count(*) FROM pledge.record AS r "
						 "WHERE lower(encode(r.sketch, 'escape')) LIKE '%" MARKER "%'") == 0,
				  "%s: a word of a narrative stands in a sketch", what);
	ck_assert_msg(number(session,
						 "SELECT count(*) FROM pledge.record AS r "
						 "JOIN host.note AS n ON n.id::text = r.record_key "
						 "WHERE r.sketch = pledge.text_sketch(n.body, decode(repeat('00', 16), "
						 "'hex'))") == 0,
				  "%s: a sketch is made without its secret", what);
}

/* ---- set-up ---- */

/* What an administrator who looks for slow statements and errors turns on. */
static void
log_everything(Session *session)
{
	static const char *const settings[] = {
		"log_statement = 'all'",
		"log_min_duration_statement = 0",
		"log_min_error_statement = 'info'",
		"log_min_messages = 'info'",
		"log_error_verbosity = 'verbose'",
		"log_parameter_max_length = -1",
		"log_parameter_max_length_on_error = -1",
		"log_temp_files = 0",
		"auto_explain.log_min_duration = 0",
		"auto_explain.log_nested_statements = on",
		"auto_explain.log_verbose = on",
		"auto_explain.sample_rate = 0",
		"session_preload_libraries = 'auto_explain'",
	};
	size_t which;

	if (PQresultStatus(PQexec(session->connection, "LOAD 'auto_explain'")) != PGRES_COMMAND_OK)
		printf("not tested: auto_explain, which is not installed\n");
	for (which = 0; which < sizeof(settings) / sizeof(settings[0]); which++)
		PQclear(PQexec(session->connection,
					   formatted("ALTER DATABASE %s SET %s", DATABASE, settings[which])));
}

/* Plans say little that statements do not, and take many lines: for some runs alone. */
static void
explain_all(Session *session)
{
	run(session, "SET auto_explain.sample_rate = 1");
}

static bool
statements_are_kept(Session *session)
{
	return strstr(value(session, "SHOW shared_preload_libraries"), "pg_stat_statements") != NULL;
}

static void
make_database(void)
{
	Session *session;

	database_make(DATABASE, "TEMPLATE template0 ENCODING 'UTF8'");
	session = session_open(DATABASE);
	run(session, "CREATE EXTENSION pledge");
	make_host(session);
	log_everything(session);
	if (statements_are_kept(session))
	{
		run(session, "CREATE EXTENSION pg_stat_statements; SELECT pg_stat_statements_reset()");
		run(session, "ALTER DATABASE " DATABASE " SET pg_stat_statements.track = 'all'");
	}
	else
		printf("not tested: pg_stat_statements, which the server has not loaded\n");
	if (server_log() == NULL)
		printf("not tested: the server's log, since PLEDGE_SERVER_LOG does not name it\n");
	session_close(session);
}

static void
drop_database(void)
{
	database_drop(DATABASE);
}

/* ---- tests ---- */

/* The net has no holes: what is not kept back is found in every place. */
START_TEST(the_search_finds_what_is_there)
{
	Session *session = session_open(DATABASE);
	size_t from = log_length();

	explain_all(session);
	run(session, "SELECT 'found-statement'");
	expect_failure(session, "SELECT 'found-error'::integer", "22P02");
	run(session, "DO $$ BEGIN PERFORM 'found-' || 'nested'; END $$");
	if (server_log() != NULL)
	{
		ck_assert(log_has(from, "found-statement"));
		ck_assert(log_has(from, "found-error"));
		ck_assert(log_has(from, "duration: "));
	}
	if (server_log() != NULL &&
		holds(session, "SELECT current_setting('auto_explain.log_level', true) IS NOT NULL"))
	{
		ck_assert(log_has(from, "Query Text: SELECT 'found-statement'"));
		ck_assert(log_has(from, "Query Text: SELECT 'found-' || 'nested'"));
	}
	ck_assert_int_eq(60,
					 number(session, "SELECT count(*) FROM host.note WHERE body ~* '" MARKER "'"));
	ck_assert_int_eq(
		0,
		number(
			session,
			"SELECT count(*) FROM host.note WHERE pledge.facts(body, kind) = '{}' AND id % 5 < 2"));
	if (statements_are_kept(session))
		ck_assert_int_gt(
			number(session,
				   "SELECT count(*) FROM pg_stat_statements WHERE query LIKE '%facts(body%'"),
			0);
}
END_TEST

/* Runs over a mapping, and all that one asks before and after. */
static void
use_mapping(Session *session, const Mapping *mapping, const char *what)
{
	const char *const statements[] = {
		"SELECT pledge.attach_source('host', 'map_host')",
		"SELECT * FROM pledge.check_source('host')",
		"CALL pledge.assess('host', batch_size => 13)",
		"SELECT * FROM pledge.check_source('host')",
		"CALL pledge.reconcile('host', batch_size => 7)",
		"SELECT * FROM pledge.assess_progress",
		"SELECT * FROM line_of_sight.record_result",
		"SELECT * FROM line_of_sight.headline",
		"SELECT * FROM pledge.record",
		"SELECT * FROM pledge.window_result",
		"SELECT * FROM pledge.due_point",
		"SELECT * FROM pledge.cell",
	};
	size_t which;

	for (which = 0; which < sizeof(statements) / sizeof(statements[0]); which++)
	{
		PGresult *result = PQexec(session->connection, statements[which]);
		ExecStatusType status = PQresultStatus(result);
		const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

		expect_silent(PQresultVerboseErrorMessage(result, PQERRORS_VERBOSE, PQSHOW_CONTEXT_ALWAYS),
					  what);
		if (status == PGRES_TUPLES_OK)
		{
			int row;
			int column;

			for (row = 0; row < PQntuples(result); row++)
				for (column = 0; column < PQnfields(result); column++)
					expect_silent(PQgetvalue(result, row, column), what);
		}
		if (which == 2 && mapping->sqlstate == NULL)
			ck_assert_msg(status == PGRES_COMMAND_OK, "%s: %s", what, PQresultErrorMessage(result));
		else if (which == 2)
			ck_assert_msg(status == PGRES_FATAL_ERROR && (mapping->sqlstate[0] == '*' ||
														  strcmp(state, mapping->sqlstate) == 0),
						  "%s ends with %s: %s", what, state == NULL ? "success" : state,
						  PQresultErrorMessage(result));
		if (status == PGRES_FATAL_ERROR && which > 0)
			ck_assert_msg(PQresultErrorField(result, PG_DIAG_MESSAGE_HINT) != NULL,
						  "%s: no hint with: %s", what, PQresultErrorMessage(result));
		PQclear(result);
	}
	expect_silent(session->notices, what);
}

START_TEST(no_word_comes_out)
{
	const Mapping *mapping = &mappings[_i];
	Session *session = session_open(DATABASE);
	char *what = mapping->view == NULL
					 ? formatted("a sound mapping")
					 : formatted("%s.%s = %s", mapping->view, mapping->column, mapping->expression);
	size_t from;

	run(session, "SELECT pledge.detach_source(name) FROM pledge.source");
	make_mapping(session, mapping);
	if (_i % 9 == 0)
		explain_all(session);
	from = log_length();
	forget_notices(session);
	use_mapping(session, mapping, what);
	/* first the log, since looking elsewhere names the marker */
	expect_silent_log(from, what);
	expect_silent_relations(session, what);
	expect_silent_sketches(session, what);
	if (mapping->sqlstate != NULL)
		ck_assert_msg(number(session,
							 "SELECT count(*) FROM pledge.assess_run WHERE state = 'failed' "
							 "AND failure_sqlstate IS NOT NULL") >= 1,
					  "%s: the run is not marked as failed", what);
}
END_TEST

/* What others see of a session that is at work. */
START_TEST(no_word_is_seen_of_a_run_at_work)
{
	static const Mapping waiting = {"record", "body", "host.wait(n.body)", NULL};
	Session *watcher = session_open(DATABASE);
	Session *runner = session_open(DATABASE);
	Failure failure;

	run(watcher, "SELECT pledge.detach_source(name) FROM pledge.source");
	make_mapping(watcher, &waiting);
	run(watcher, "SELECT pledge.attach_source('host', 'map_host')");
	run(watcher, "SELECT pg_advisory_lock(7002, 1)");
	start(runner, "CALL pledge.assess('host')");
	wait_until(watcher, "a body is read",
			   "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' "
			   "AND classid = 7002 AND NOT granted)");
	expect_silent_rows(watcher, "SELECT a::text FROM pg_stat_activity AS a", "pg_stat_activity");
	expect_silent_rows(watcher, "SELECT p::text FROM pledge.assess_progress AS p",
					   "assess_progress");
	expect_silent_rows(watcher, "SELECT l::text FROM pg_locks AS l", "pg_locks");
	expect_silent_rows(watcher, "SELECT c::text FROM pg_cursors AS c", "pg_cursors");
	run(watcher, "SELECT pg_advisory_unlock(7002, 1)");
	ck_assert_msg(finish(runner, &failure), "%s", failure.message);
}
END_TEST

START_TEST(no_word_is_in_the_statistics)
{
	Session *session = session_open(DATABASE);

	if (statements_are_kept(session))
		expect_silent_rows(
			session,
			"SELECT s.query FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid "
			"WHERE d.datname = current_database() AND s.query !~* 'host\\.note'",
			"pg_stat_statements");
	run(session, "ANALYZE");
	expect_silent_rows(
		session,
		"SELECT s::text FROM pg_stats AS s WHERE schemaname IN ('pledge', 'line_of_sight')",
		"pg_stats");
}
END_TEST

/* record_evidence returns words, to whoever may read them; an error of it does not. */
START_TEST(evidence_on_a_record_fails_without_a_word)
{
	static const Mapping used[] = {
		{NULL, NULL, NULL, NULL},
		{"record", "body", "host.complain(n.body)", NULL},
		{"record", "kind", "host.complain(n.body)", NULL},
		{"record", "occurred_at", "n.body::timestamp", NULL},
		{"record", "subject_key", "(n.body::integer)::text", NULL},
		{"subject", "date_of_birth", "n.body::date", NULL},
		{"subject", "known_as", "host.complain(n.body)", NULL},
	};
	Session *session = session_open(DATABASE);
	size_t from;
	size_t which;

	run(session, "SELECT pledge.detach_source(name) FROM pledge.source");
	make_mapping(session, &used[0]);
	run(session, "SELECT pledge.attach_source('host', 'map_host')");
	run(session, "CALL pledge.assess('host')");
	from = log_length();
	forget_notices(session);
	ck_assert_int_gt(number(session, "SELECT count(*) FROM pledge.record_evidence('host', '5')"),
					 0);
	expect_failure(session, "SELECT * FROM pledge.record_evidence('host', 'none of that key')",
				   "P0002");
	for (which = 1; which < sizeof(used) / sizeof(used[0]); which++)
	{
		PGresult *result;
		char *what = formatted("record_evidence where %s.%s = %s", used[which].view,
							   used[which].column, used[which].expression);

		make_mapping(session, &used[which]);
		result =
			PQexec(session->connection, "SELECT count(*) FROM pledge.record_evidence('host', '5')");
		ck_assert_msg(PQresultStatus(result) == PGRES_FATAL_ERROR, "%s does not fail", what);
		expect_silent(PQresultVerboseErrorMessage(result, PQERRORS_VERBOSE, PQSHOW_CONTEXT_ALWAYS),
					  what);
		expect_silent_log(from, what);
		PQclear(result);
	}
	expect_silent(session->notices, "record_evidence");
}
END_TEST

/*
 * Bodies wider together than the memory of a sort: none of them goes to a file.  The view
 * makes each body anew, so that it cannot be passed on as a pointer to the host's table.
 */
START_TEST(no_body_is_written_to_a_file)
{
	Session *session = session_open(DATABASE);
	Session *runner;
	long before;
	size_t from;

	run(session, "SELECT pledge.detach_source(name) FROM pledge.source");
	run(session,
		"SET client_min_messages = warning; DROP SCHEMA IF EXISTS map_wide CASCADE; CREATE SCHEMA map_wide;"
		"CREATE VIEW map_wide.record WITH (security_invoker = true) AS SELECT n.id::text AS record_key, "
		"  'supervision' AS kind, n.made AS occurred_at, n.body || repeat(' wide', 400000) AS body FROM host.note AS n");
	run(session, "SELECT pledge.attach_source('wide', 'map_wide')");
	run(session, "SELECT pg_stat_force_next_flush()");
	before = number(session,
					"SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()");
	from = log_length();
	runner = session_open(DATABASE);
	run(runner, "CALL pledge.assess('wide')");
	run(runner, "SELECT pg_stat_force_next_flush()");
	session_close(runner);
	ck_assert_int_eq(60, number(session, "SELECT count(*) FROM pledge.record"));
	run(session, "SELECT pg_stat_clear_snapshot()");
	ck_assert_int_eq(
		before,
		number(session,
			   "SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()"));
	if (server_log() != NULL)
		ck_assert(!log_has(from, "temporary file"));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("privacy");
	TCase *tests = tcase_create("privacy");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_test(tests, the_search_finds_what_is_there);
	tcase_add_loop_test(tests, no_word_comes_out, 0, MAPPINGS);
	tcase_add_test(tests, no_word_is_seen_of_a_run_at_work);
	tcase_add_test(tests, evidence_on_a_record_fails_without_a_word);
	tcase_add_test(tests, no_body_is_written_to_a_file);
	tcase_add_test(tests, no_word_is_in_the_statistics);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
