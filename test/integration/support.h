/*
 * support.h
 *	  What the integration tests share: sessions, databases of their own, the sample host,
 *	  and a gate at which a run can be held.
 *
 * The programs run in the project's top folder, against the server that PGHOST and so on
 * name, as a superuser.  Each makes a database of its own, so that they do not meet.  What
 * goes wrong in a helper fails the test that called it.
 */
#ifndef PLEDGE_TEST_SUPPORT_H
#define PLEDGE_TEST_SUPPORT_H

#include <check.h>
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Has every plan that may be parallel be so; the setting has another name in newer servers. */
#define ALWAYS_PARALLEL                                                  \
	"DO $$ BEGIN PERFORM set_config(name, 'on', false) FROM pg_settings" \
	" WHERE name IN ('force_parallel_mode', 'debug_parallel_query'); END $$"

/* A connection, and the notices that came over it. */
typedef struct Session
{
	PGconn *connection;
	char *notices;
} Session;

/* What an error said; empty strings where it said nothing. */
typedef struct Failure
{
	char sqlstate[6];
	char *message;
	char *detail;
	char *hint;
	char *context;
} Failure;

/* ---- databases ---- */

/* Makes a database; an older one of the same name is dropped.  options may be "". */
extern void database_make(const char *name, const char *options);
extern void database_drop(const char *name);

/* The same, with the extension in it and the sample host of about this many records. */
extern void database_with_host(const char *name, int records, int children);

/* ---- sessions ---- */

extern Session *session_open(const char *database);
extern void session_close(Session *session);

/* Goes away in the middle of whatever the server does, as a client that loses its line. */
extern void session_abandon(Session *session);

/* Forgets the notices so far. */
extern void forget_notices(Session *session);

/* ---- statements ---- */

/* Runs SQL, which must not fail. */
extern void run(Session *session, const char *sql);
extern void run_with(Session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
extern PGresult *query(Session *session, const char *sql);

/* Runs one statement with text parameters, which must not fail. */
extern PGresult *query_with(Session *session, const char *sql, int count,
							const char *const *parameters);

/* The one value of a query: to be freed; NULL for a null. */
extern char *value(Session *session, const char *sql);
extern char *value_with(Session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
extern long number(Session *session, const char *sql);
extern long number_with(Session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Whether a query returns true. */
extern bool holds(Session *session, const char *sql);

/* All rows of a query, each in a line, in the order of their bytes. */
extern char *rows(Session *session, const char *sql);

/* Runs SQL, which must fail; what it says is kept until the test ends. */
extern Failure failure_of(Session *session, const char *sql);
extern void expect_failure(Session *session, const char *sql, const char *sqlstate);

/* Starts a statement; its end comes with finish, which returns whether it succeeded. */
extern void start(Session *session, const char *sql);
extern bool finish(Session *session, Failure *failure);

/* Ends all other sessions of the database, such as those a failed test left behind. */
extern void end_others(Session *session);

/* Removes editions and rules that a test has made; no source may show them any more. */
extern void forget_local_rules(Session *session);

/* Waits until a query returns true; fails after half a minute. */
extern void wait_until(Session *session, const char *what, const char *sql);

/* Fails and shows the first rows that only one side has. */
extern void expect_same_rows(const char *expected, const char *found, const char *what);

/* ---- a run held in the middle ---- */

/*
 * Makes schema map_gate: the mapping of the sample host, but whoever reads the body of the
 * record in gate.place waits there while the gate is closed.
 */
extern void gate_make(Session *session);
extern void gate_close(Session *keeper);
extern void gate_open(Session *keeper);
extern void gate_place(Session *session, const char *record_key);

/* Waits until that session stands at the gate. */
extern void wait_at_gate(Session *watcher, int backend);

/* Everything that assessing a source leaves, told by keys and without times. */
extern char *assessments_of(Session *session, const char *source);

/* Likewise what is worked out at the end of a run: windows, due points and counts. */
extern char *answers_of(Session *session, const char *source);

/* ---- more ---- */

extern char *formatted(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Runs a program through the shell and returns how it ended. */
extern int shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A whole file; NULL when it cannot be read. */
extern char *file_contents(const char *path, size_t *length);

/* Numbers that only a seed decides; PLEDGE_SEED sets it, else it is 1. */
extern uint64_t seed_of_run(void);
extern uint32_t draw(uint64_t *state, uint32_t choices);

/* Runs a suite and returns the program's exit status. */
extern int run_suite(Suite *suite);

#endif
