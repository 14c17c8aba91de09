/*
 * support.c
 *	  What the integration tests share.
 */
#include "support.h"

#include <stdarg.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define GATE_CLASS      7001
#define LONGEST_WAIT_MS 30000

/* ---- text ---- */

static char *
format_list(const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	ck_assert_int_ge(length, 0);
	text = malloc((size_t) length + 1);
	vsnprintf(text, (size_t) length + 1, format, arguments);
	return text;
}

char *
formatted(const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = format_list(format, arguments);
	va_end(arguments);
	return text;
}

static void
append(char **text, const char *more)
{
	size_t length = *text == NULL ? 0 : strlen(*text);

	*text = realloc(*text, length + strlen(more) + 1);
	strcpy(*text + length, more);
}

char *
file_contents(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *contents;
	long size;

	if (file == NULL)
		return NULL;
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	contents = malloc((size_t) size + 1);
	*length = fread(contents, 1, (size_t) size, file);
	contents[*length] = '\0';
	fclose(file);
	return contents;
}

/* ---- sessions ---- */

static void
keep_notice(void *context, const PGresult *result)
{
	Session *session = context;

	append(&session->notices, PQresultErrorMessage(result));
	if (PQresultErrorField(result, PG_DIAG_CONTEXT) != NULL)
		append(&session->notices, PQresultErrorField(result, PG_DIAG_CONTEXT));
}

Session *
session_open(const char *database)
{
	const char *const keywords[] = {"dbname", "fallback_application_name", NULL};
	const char *const values[] = {database, "pledge integration test", NULL};
	Session *session = calloc(1, sizeof(Session));

	session->connection = PQconnectdbParams(keywords, values, 0);
	ck_assert_msg(PQstatus(session->connection) == CONNECTION_OK, "cannot connect to %s: %s",
				  database, PQerrorMessage(session->connection));
	append(&session->notices, "");
	PQsetNoticeReceiver(session->connection, keep_notice, session);
	return session;
}

void
session_close(Session *session)
{
	PQfinish(session->connection);
	free(session->notices);
	free(session);
}

void
session_abandon(Session *session)
{
	close(PQsocket(session->connection));
}

void
forget_notices(Session *session)
{
	session->notices[0] = '\0';
}

/* ---- statements ---- */

static bool
succeeded(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

static PGresult *
must_succeed(Session *session, PGresult *result, const char *sql)
{
	ck_assert_msg(succeeded(result), "%.*s\n%s", 600, sql, PQerrorMessage(session->connection));
	return result;
}

PGresult *
query(Session *session, const char *sql)
{
	return must_succeed(session, PQexec(session->connection, sql), sql);
}

PGresult *
query_with(Session *session, const char *sql, int count, const char *const *parameters)
{
	return must_succeed(
		session, PQexecParams(session->connection, sql, count, NULL, parameters, NULL, NULL, 0),
		sql);
}

void
run(Session *session, const char *sql)
{
	PQclear(query(session, sql));
}

void
run_with(Session *session, const char *format, ...)
{
	va_list arguments;
	char *sql;

	va_start(arguments, format);
	sql = format_list(format, arguments);
	va_end(arguments);
	run(session, sql);
	free(sql);
}

char *
value(Session *session, const char *sql)
{
	PGresult *result = query(session, sql);
	char *found = NULL;

	ck_assert_msg(PQntuples(result) == 1, "%d rows come from %s", PQntuples(result), sql);
	if (!PQgetisnull(result, 0, 0))
		found = strdup(PQgetvalue(result, 0, 0));
	PQclear(result);
	return found;
}

char *
value_with(Session *session, const char *format, ...)
{
	va_list arguments;
	char *sql;
	char *found;

	va_start(arguments, format);
	sql = format_list(format, arguments);
	va_end(arguments);
	found = value(session, sql);
	free(sql);
	return found;
}

long
number(Session *session, const char *sql)
{
	char *found = value(session, sql);
	long result;

	ck_assert_msg(found != NULL, "a null comes from %s", sql);
	result = strtol(found, NULL, 10);
	free(found);
	return result;
}

long
number_with(Session *session, const char *format, ...)
{
	va_list arguments;
	char *sql;
	long result;

	va_start(arguments, format);
	sql = format_list(format, arguments);
	va_end(arguments);
	result = number(session, sql);
	free(sql);
	return result;
}

bool
holds(Session *session, const char *sql)
{
	char *found = value(session, sql);
	bool answer = found != NULL && strcmp(found, "t") == 0;

	free(found);
	return answer;
}

/* ---- rows ---- */

static int
compare_lines(const void *left, const void *right)
{
	return strcmp(*(char *const *) left, *(char *const *) right);
}

/* One row, its fields between bars; line ends and the like become visible. */
static char *
row_line(const PGresult *result, int row)
{
	char *line = NULL;
	char *end;
	int column;

	append(&line, "");
	for (column = 0; column < PQnfields(result); column++)
	{
		if (column > 0)
			append(&line, "|");
		append(&line,
			   PQgetisnull(result, row, column) ? "(null)" : PQgetvalue(result, row, column));
	}
	while ((end = strpbrk(line, "\n\r")) != NULL)
		*end = '\x1f';
	return line;
}

char *
rows(Session *session, const char *sql)
{
	PGresult *result = query(session, sql);
	int count = PQntuples(result);
	char **lines = malloc(sizeof(char *) * (size_t) (count + 1));
	size_t length = 0;
	size_t place = 0;
	char *all;
	int row;

	for (row = 0; row < count; row++)
	{
		lines[row] = row_line(result, row);
		length += strlen(lines[row]) + 1;
	}
	PQclear(result);
	qsort(lines, (size_t) count, sizeof(char *), compare_lines);
	all = malloc(length + 1);
	for (row = 0; row < count; row++)
	{
		place += (size_t) sprintf(all + place, "%s\n", lines[row]);
		free(lines[row]);
	}
	all[place] = '\0';
	free(lines);
	return all;
}

void
expect_same_rows(const char *expected, const char *found, const char *what)
{
	while (*expected != '\0' || *found != '\0')
	{
		size_t left = strcspn(expected, "\n");
		size_t right = strcspn(found, "\n");

		ck_assert_msg(left == right && strncmp(expected, found, left) == 0,
					  "%s\nexpected %.*s\nfound    %.*s", what, left > 900 ? 900 : (int) left,
					  expected, right > 900 ? 900 : (int) right, found);
		expected += left + (expected[left] == '\n');
		found += right + (found[right] == '\n');
	}
}

/* ---- errors ---- */

static char *
error_field(const PGresult *result, int field)
{
	const char *found = PQresultErrorField(result, field);

	return strdup(found == NULL ? "" : found);
}

static Failure
failure_from(const PGresult *result)
{
	Failure failure;
	char *state = error_field(result, PG_DIAG_SQLSTATE);

	snprintf(failure.sqlstate, sizeof(failure.sqlstate), "%s", state);
	free(state);
	failure.message = error_field(result, PG_DIAG_MESSAGE_PRIMARY);
	failure.detail = error_field(result, PG_DIAG_MESSAGE_DETAIL);
	failure.hint = error_field(result, PG_DIAG_MESSAGE_HINT);
	failure.context = error_field(result, PG_DIAG_CONTEXT);
	return failure;
}

Failure
failure_of(Session *session, const char *sql)
{
	PGresult *result = PQexec(session->connection, sql);
	Failure failure;

	ck_assert_msg(!succeeded(result), "this should fail and does not: %.*s", 600, sql);
	failure = failure_from(result);
	PQclear(result);
	return failure;
}

void
expect_failure(Session *session, const char *sql, const char *sqlstate)
{
	Failure failure = failure_of(session, sql);

	ck_assert_msg(strcmp(failure.sqlstate, sqlstate) == 0,
				  "this fails with %s, not %s: %.*s\n%s\n%s\n%s", failure.sqlstate, sqlstate, 600,
				  sql, failure.message, failure.detail, failure.hint);
}

void
start(Session *session, const char *sql)
{
	ck_assert_msg(PQsendQuery(session->connection, sql) == 1, "%s",
				  PQerrorMessage(session->connection));
}

bool
finish(Session *session, Failure *failure)
{
	bool good = true;
	PGresult *result;

	memset(failure, 0, sizeof(*failure));
	while ((result = PQgetResult(session->connection)) != NULL)
	{
		/* the first error is the cause; after it may come that the line is broken */
		if (!succeeded(result) && good)
		{
			good = false;
			*failure = failure_from(result);
		}
		PQclear(result);
		/* a session whose backend died never comes to an end of its own */
		if (!good && PQstatus(session->connection) == CONNECTION_BAD)
			break;
	}
	return good;
}

void
end_others(Session *session)
{
	run(session, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
				 "WHERE datname = current_database() AND pid <> pg_backend_pid() "
				 "AND backend_type = 'client backend'");
}

void
forget_local_rules(Session *session)
{
	/* editions are closed to everybody: only as a replica may one be removed */
	run(session, "SET session_replication_role = replica;"
				 "DELETE FROM pledge.ruleset_measure WHERE edition >= 16384;"
				 "DELETE FROM pledge.ruleset WHERE edition >= 16384;"
				 "RESET session_replication_role;"
				 "SELECT pledge.withdraw_rule(rule_number, 'the test is over') FROM pledge.rule "
				 "WHERE origin = 'local'");
}

void
wait_until(Session *session, const char *what, const char *sql)
{
	const struct timespec pause = {0, 10 * 1000 * 1000};
	int waited;

	for (waited = 0; waited < LONGEST_WAIT_MS; waited += 10)
	{
		if (holds(session, sql))
			return;
		nanosleep(&pause, NULL);
	}
	ck_abort_msg("waited in vain until %s", what);
}

/* ---- databases ---- */

static const char *
first_database(void)
{
	const char *named = getenv("PGDATABASE");

	return named == NULL || named[0] == '\0' ? "postgres" : named;
}

static void
drop_in(Session *session, const char *name)
{
	run(session, "SET client_min_messages = error");
	run_with(session, "DROP DATABASE IF EXISTS %s WITH (FORCE)", name);
}

void
database_make(const char *name, const char *options)
{
	Session *session = session_open(first_database());

	drop_in(session, name);
	run_with(session, "CREATE DATABASE %s %s", name, options);
	session_close(session);
}

void
database_drop(const char *name)
{
	Session *session = session_open(first_database());

	drop_in(session, name);
	session_close(session);
}

int
shell(const char *format, ...)
{
	va_list arguments;
	char *command;
	int status;

	va_start(arguments, format);
	command = format_list(format, arguments);
	va_end(arguments);
	fflush(NULL);
	status = system(command);
	free(command);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

void
database_with_host(const char *name, int records, int children)
{
	Session *session;

	database_make(name, "TEMPLATE template0 ENCODING 'UTF8'");
	ck_assert_int_eq(
		0, shell("psql -X -q -o /dev/null -v ON_ERROR_STOP=1 -v records=%d -v children=%d "
				 "-d %s -f test/host/hackney/load.sql",
				 records, children, name));
	session = session_open(name);
	run(session, "CREATE EXTENSION pledge");
	session_close(session);
}

/* ---- a run held in the middle ---- */

void
gate_make(Session *session)
{
	run(session, "CREATE SCHEMA gate;"
				 "CREATE SCHEMA map_gate;"
				 "CREATE TABLE gate.place (record_key text);"
				 "INSERT INTO gate.place VALUES (NULL);");
	run_with(session,
			 "CREATE FUNCTION gate.pass(value text) RETURNS text LANGUAGE plpgsql STABLE AS "
			 "'BEGIN PERFORM pg_advisory_xact_lock_shared(%d, 1); RETURN value; END';",
			 GATE_CLASS);
	/* What is copied is estimated, and under one key all sources estimate the same. */
	run(session, "CREATE FUNCTION gate.one_key() RETURNS trigger LANGUAGE plpgsql AS "
				 "$$BEGIN NEW.key := decode(repeat('5a', 16), 'hex'); RETURN NEW; END$$;"
				 "CREATE TRIGGER one_key BEFORE INSERT ON pledge.sketch_key FOR EACH ROW "
				 "EXECUTE FUNCTION gate.one_key()");
	run(session,
		"DO $do$ DECLARE mapping text; BEGIN "
		"FOR mapping IN SELECT relname FROM pg_class WHERE relkind = 'v' AND relname <> 'record' "
		"  AND relnamespace = 'map_hackney'::regnamespace LOOP "
		"  EXECUTE format('CREATE VIEW map_gate.%1$I WITH (security_invoker) AS "
		"                  SELECT * FROM map_hackney.%1$I', mapping); "
		"END LOOP; "
		"EXECUTE (SELECT format('CREATE VIEW map_gate.record WITH (security_invoker) AS "
		"                        SELECT %s FROM map_hackney.record AS r', "
		"    string_agg(CASE attname WHEN 'body' THEN 'CASE WHEN r.record_key = (SELECT g.record_key "
		"        FROM gate.place AS g) THEN gate.pass(r.body) ELSE r.body END AS body' "
		"      ELSE 'r.' || quote_ident(attname) END, ', ' ORDER BY attnum)) "
		"  FROM pg_attribute WHERE attrelid = 'map_hackney.record'::regclass AND attnum > 0); "
		"END $do$");
}

void
gate_close(Session *keeper)
{
	run_with(keeper, "SELECT pg_advisory_lock(%d, 1)", GATE_CLASS);
}

void
gate_open(Session *keeper)
{
	run_with(keeper, "SELECT pg_advisory_unlock(%d, 1)", GATE_CLASS);
}

void
gate_place(Session *session, const char *record_key)
{
	run_with(session, "UPDATE gate.place SET record_key = '%s'", record_key);
}

void
wait_at_gate(Session *watcher, int backend)
{
	char *sql = formatted("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' "
						  "AND classid = %d AND NOT granted AND pid = %d)",
						  GATE_CLASS, backend);

	wait_until(watcher, "the run stands at the gate", sql);
	free(sql);
}

/* The rows of a query over one source, which is o there. */
static char *
rows_of(Session *session, const char *source, const char *select)
{
	char *sql =
		formatted("WITH o AS (SELECT * FROM pledge.source WHERE name = '%s') %s", source, select);
	char *found = rows(session, sql);

	free(sql);
	return found;
}

char *
assessments_of(Session *session, const char *source)
{
	return rows_of(
		session, source,
		"SELECT r.record_key, s.subject_key, a.edition, a.is_first, a.restricted, a.kind, "
		"a.occurred_on, t.team_key, a.facts, a.unknown, a.met, a.unmet, a.untold, a.excluded, "
		"r.kind, r.occurred_on, r.edition, r.body_hash, r.changed_at, r.removed_at IS NULL, "
		"r.reading, r.sketch IS NULL, r.copied_share IS NULL "
		"FROM o JOIN pledge.record AS r USING (source_id) "
		"LEFT JOIN pledge.assessment AS a USING (source_id, record_id) "
		"LEFT JOIN pledge.subject AS s USING (source_id, subject_id) "
		"LEFT JOIN pledge.team AS t USING (source_id, team_id)");
}

char *
answers_of(Session *session, const char *source)
{
	static const char *const selects[] = {
		"SELECT 'window', w.measure_id, s.subject_key, p.worker_key, t.team_key, w.edition, "
		"w.starts_on, w.ends_on, w.is_ended, w.outcome, w.record_count, w.restricted "
		"FROM o JOIN pledge.window_result AS w USING (source_id) "
		"LEFT JOIN pledge.subject AS s USING (source_id, subject_id) "
		"LEFT JOIN pledge.worker AS p USING (source_id, worker_id) "
		"LEFT JOIN pledge.team AS t USING (source_id, team_id)",
		"SELECT 'due', d.rule_code, s.subject_key, p.worker_key, t.team_key, d.edition, "
		"d.anchor_on, d.due_on, d.met_on, d.state "
		"FROM o JOIN pledge.due_point AS d USING (source_id) "
		"LEFT JOIN pledge.subject AS s USING (source_id, subject_id) "
		"LEFT JOIN pledge.worker AS p USING (source_id, worker_id) "
		"LEFT JOIN pledge.team AS t USING (source_id, team_id)",
		"SELECT 'cell', c.month, t.team_key, c.edition, c.counts, c.record_count "
		"FROM o JOIN pledge.cell AS c USING (source_id) "
		"LEFT JOIN pledge.team AS t USING (source_id, team_id)"};
	char *all = NULL;
	size_t which;

	append(&all, "");
	for (which = 0; which < sizeof(selects) / sizeof(selects[0]); which++)
	{
		char *found = rows_of(session, source, selects[which]);

		append(&all, found);
		free(found);
	}
	return all;
}

/* ---- chance ---- */

uint64_t
seed_of_run(void)
{
	const char *given = getenv("PLEDGE_SEED");
	uint64_t seed = given == NULL ? 1 : strtoull(given, NULL, 10);

	printf("PLEDGE_SEED=%llu\n", (unsigned long long) seed);
	return seed;
}

/* SplitMix64: every seed will do. */
uint32_t
draw(uint64_t *state, uint32_t choices)
{
	uint64_t mixed = *state += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
	mixed ^= mixed >> 31;
	return (uint32_t) (mixed % choices);
}

/* ---- */

int
run_suite(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
