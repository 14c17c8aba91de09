/*
 * main.c
 *	  The command line `pledge`.
 */
#include <stdio.h>
#include <string.h>

#include "command.h"

static const struct
{
	const char *name;
	int (*run)(int count, char **arguments);
	const char *help;
} commands[] = {
	{"check", command_check, "check RULES...            compile rule files and run their examples"},
	{"facts", command_facts, "facts RULES... < RECORDS  print the facts of each record"},
	{"evidence", command_evidence,
	 "evidence RULES... < RECORDS  print each match, its status and why"},
	{"assess", command_assess,
	 "assess SOURCE [CONNINFO]  assess what is new in an attached source"},
	{"headline", command_headline, "headline [CONNINFO]       print how each commitment stands"}};

static int
usage(FILE *out, int status)
{
	size_t which;

	fprintf(out, "Finds evidence of practice in children's services records.\n\nUsage:\n");
	for (which = 0; which < sizeof(commands) / sizeof(commands[0]); which++)
		fprintf(out, "  pledge %s\n", commands[which].help);
	fprintf(out,
			"\nRECORDS are lines as COPY writes them: key, kind, age, body.\n"
			"CONNINFO is a libpq connection string; the PG* environment variables hold too.\n");
	return status;
}

int
main(int count, char **arguments)
{
	size_t which;

	if (count < 2)
		return usage(stderr, 2);
	if (strcmp(arguments[1], "--help") == 0)
		return usage(stdout, 0);
	for (which = 0; which < sizeof(commands) / sizeof(commands[0]); which++)
		if (strcmp(arguments[1], commands[which].name) == 0)
			return commands[which].run(count - 2, arguments + 2);
	fprintf(stderr, "pledge: there is no command \"%s\"\n", arguments[1]);
	return usage(stderr, 2);
}
