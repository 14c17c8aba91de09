/*
 * database.c
 *	  The commands that speak to a database.
 */
#include <libpq-fe.h>
#include <stdio.h>

#include "command.h"

static PGconn *
connect_to(const char *conninfo)
{
	PGconn *connection = PQconnectdb(conninfo);

	if (PQstatus(connection) == CONNECTION_OK)
		return connection;
	fprintf(stderr, "pledge: %s", PQerrorMessage(connection));
	PQfinish(connection);
	return NULL;
}

/* Runs one command; its result, or NULL after a message. */
static PGresult *
run_command(PGconn *connection, const char *command, int count, const char *const *values)
{
	PGresult *result = PQexecParams(connection, command, count, NULL, values, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(result);

	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
		return result;
	fprintf(stderr, "pledge: %s", PQresultErrorMessage(result));
	PQclear(result);
	return NULL;
}

int
command_assess(int count, char **arguments)
{
	const char *values[1];
	PGconn *connection;
	PGresult *result;

	if (count < 1)
	{
		fprintf(stderr, "pledge: assess needs the name of an attached source\n");
		return 2;
	}
	connection = connect_to(count > 1 ? arguments[1] : "");
	if (connection == NULL)
		return 2;
	values[0] = arguments[0];
	result = run_command(connection, "CALL pledge.assess($1)", 1, values);
	PQclear(result);
	PQfinish(connection);
	return result == NULL ? 1 : 0;
}

int
command_headline(int count, char **arguments)
{
	PGconn *connection = connect_to(count > 0 ? arguments[0] : "");
	PGresult *result;
	PQprintOpt options = {.header = 1, .align = 1, .fieldSep = "|"};

	if (connection == NULL)
		return 2;
	result = run_command(connection, "SELECT * FROM line_of_sight.headline", 0, NULL);
	if (result != NULL)
		PQprint(stdout, result, &options);
	PQclear(result);
	PQfinish(connection);
	return result == NULL ? 1 : 0;
}
