/*
 * records.c
 *	  Facts and evidence of records read from standard input, without a server.
 *
 * Each line is a record as COPY writes it: key, kind, age, body, parted by tabs, with \n
 * \t \\ escaped and \N for what is not known.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "pledge/explain.h"
#include "pledge/scan.h"

#define COLUMNS 4

typedef struct Row
{
	char *line;
	size_t capacity;
	char *columns[COLUMNS];
	size_t body_length;
} Row;

/* What the letter behind a backslash stands for. */
static char
escaped(char letter)
{
	switch (letter)
	{
		case 'n':
			return '\n';
		case 't':
			return '\t';
		case 'r':
			return '\r';
		default:
			return letter;
	}
}

/* Undoes the escapes of COPY in place; returns the length. */
static size_t
unescape(char *text)
{
	char *from = text;
	char *to = text;

	while (*from != '\0')
	{
		if (*from != '\\' || from[1] == '\0')
		{
			*to++ = *from++;
			continue;
		}
		from++;
		*to++ = escaped(*from);
		from++;
	}
	*to = '\0';
	return (size_t) (to - text);
}

static bool
is_null(const char *column)
{
	return strcmp(column, "\\N") == 0 || *column == '\0';
}

/* Reads the next record; false at the end of the input. */
static bool
next_row(Row *row, PledgeRecord *record)
{
	ssize_t length = getline(&row->line, &row->capacity, stdin);
	char *place = row->line;
	int which;

	if (length < 0)
		return false;
	if (length > 0 && row->line[length - 1] == '\n')
		row->line[length - 1] = '\0';
	for (which = 0; which < COLUMNS; which++)
	{
		char *tab = which < COLUMNS - 1 ? strchr(place, '\t') : NULL;

		row->columns[which] = place;
		if (tab != NULL)
			*tab = '\0';
		place = tab != NULL ? tab + 1 : place + strlen(place);
	}
	record->kind = is_null(row->columns[1]) ? NULL : row->columns[1];
	record->child_age = is_null(row->columns[2]) ? -1 : atoi(row->columns[2]);
	record->length = is_null(row->columns[3]) ? 0 : unescape(row->columns[3]);
	record->body = row->columns[3];
	record->known = NULL;
	record->known_count = 0;
	return true;
}

static void
print_facts(const PledgeRuleset *ruleset, const PledgeScan *scan, const PledgeRecord *record,
			const char *key)
{
	const char *comma = "";
	size_t which;

	(void) record;
	printf("%s\t", key);
	for (which = 0; which < ruleset->indicator_count; which++)
	{
		if (ruleset->indicators[which].id == 0 || !pledge_scan_fact(scan, which))
			continue;
		printf("%s%s", comma, pledge_ruleset_text(ruleset, ruleset->indicators[which].code));
		comma = ",";
	}
	putchar('\n');
}

/* Prints some of the body on one line. */
static void
print_excerpt(const PledgeRecord *record, uint32_t start, uint32_t end)
{
	for (; start < end; start++)
		putchar((unsigned char) record->body[start] < ' ' ? ' ' : record->body[start]);
}

static void
print_evidence(const PledgeRuleset *ruleset, const PledgeScan *scan, const PledgeRecord *record,
			   const char *key)
{
	size_t count;
	const PledgeEvidence *evidence = pledge_scan_evidence(scan, &count);
	size_t which;

	for (which = 0; which < count; which++)
	{
		const PledgeEvidence *one = &evidence[which];
		const PledgeIndicator *indicator = &ruleset->indicators[one->indicator];
		uint32_t text = one->combination ? ruleset->combinations[one->rule].text
										 : ruleset->rules[one->rule].text;
		char because[PLEDGE_LONGEST_BECAUSE];

		pledge_explain(ruleset, record, one, because);
		printf("%s\t%s\t%s%s\t%u\t%u\t", key, pledge_ruleset_text(ruleset, indicator->code),
			   one->status == PLEDGE_ASSERTED && !one->counts ? "weak " : "",
			   pledge_status_name((PledgeStatus) one->status), one->start, one->end - one->start);
		print_excerpt(record, one->start, one->end);
		printf("\t%s\t%s\n", because, pledge_ruleset_text(ruleset, text));
	}
}

static int
each_record(int count, char **arguments,
			void (*print)(const PledgeRuleset *ruleset, const PledgeScan *scan,
						  const PledgeRecord *record, const char *key))
{
	PledgeRuleset *ruleset = compile_files(count, arguments);
	PledgeScan *scan;
	PledgeRecord record;
	PledgeError error;
	Row row = {0};
	int status = 0;

	if (ruleset == NULL)
		return 2;
	scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	pledge_error_clear(&error);
	while (scan != NULL && next_row(&row, &record))
	{
		if (!pledge_scan_record(scan, &record, &error))
		{
			say_error(&error);
			status = 1;
			break;
		}
		print(ruleset, scan, &record, row.columns[0]);
	}
	free(row.line);
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
	return scan == NULL ? 2 : status;
}

int
command_facts(int count, char **arguments)
{
	return each_record(count, arguments, print_facts);
}

int
command_evidence(int count, char **arguments)
{
	return each_record(count, arguments, print_evidence);
}
