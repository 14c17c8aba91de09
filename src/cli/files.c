/*
 * files.c
 *	  Rule files: reading them, compiling them, running their examples.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "pledge/example.h"

static bool
append_file(FILE *file, char **text, size_t *length, size_t *capacity)
{
	for (;;)
	{
		size_t taken;

		if (!pledge_reserve(pledge_system_allocator(), (void **) text, capacity, *length + 65536,
							1))
			return false;
		taken = fread(*text + *length, 1, 65535, file);
		*length += taken;
		(*text)[*length] = '\0';
		if (taken == 0)
			return ferror(file) == 0;
	}
}

char *
read_files(int count, char **names, size_t *length)
{
	char *text = NULL;
	size_t capacity = 0;
	int which;

	*length = 0;
	for (which = 0; which < count; which++)
	{
		FILE *file = fopen(names[which], "rb");
		bool good = file != NULL && append_file(file, &text, length, &capacity);

		if (!good)
			fprintf(stderr, "pledge: could not read \"%s\": %s\n", names[which], strerror(errno));
		if (file != NULL)
			fclose(file);
		if (!good)
		{
			free(text);
			return NULL;
		}
	}
	return text;
}

void
say_error(const PledgeError *error)
{
	fprintf(stderr, "pledge: line %d, offset %zu: %s\n    %s\n", error->line, error->offset,
			error->message, error->subject);
}

PledgeRuleset *
compile_files(int count, char **names)
{
	size_t length;
	char *text = read_files(count, names, &length);
	PledgeError error;
	PledgeRuleset *ruleset;

	if (text == NULL)
		return NULL;
	pledge_error_clear(&error);
	ruleset = pledge_ruleset_compile(text, length, pledge_system_allocator(), &error);
	if (ruleset == NULL)
		say_error(&error);
	free(text);
	return ruleset;
}

static void
say_failure(void *context, const PledgeExampleFailure *failure)
{
	size_t *failed = context;

	(*failed)++;
	printf("line %d: %s: %.*s\n    rule: %.*s\n", failure->line,
		   failure->must_match ? "should match and does not" : "should not match and does",
		   (int) failure->text.length, failure->text.text, (int) failure->rule.length,
		   failure->rule.text);
}

int
command_check(int count, char **arguments)
{
	size_t length;
	char *text = read_files(count, arguments, &length);
	size_t failed = 0;
	size_t checked = 0;
	PledgeError error;

	if (text == NULL)
		return 2;
	pledge_error_clear(&error);
	if (!pledge_examples_check(text, length, pledge_system_allocator(), say_failure, &failed,
							   &checked, &error))
	{
		say_error(&error);
		free(text);
		return 1;
	}
	free(text);
	printf("%zu examples, %zu failed\n", checked, failed);
	return failed == 0 ? 0 : 1;
}
