/*
 * compile_base.c
 *	  What every part of the compiler leans on: faults, room, names and lines.
 */
#include <string.h>

#include "compile_base.h"

/* How far into the line being compiled a piece of its text stands. */
static size_t
offset_in_line(const PledgeCompiler *compiler, const char *text)
{
	if (compiler->line == NULL || text < compiler->line->start)
		return 0;
	return (size_t) (text - compiler->line->start);
}

static int
line_at_fault(const PledgeCompiler *compiler)
{
	if (compiler->line != NULL)
		return compiler->line->line;
	return compiler->block != NULL ? compiler->block->line : 0;
}

bool
pledge_compile_fault(PledgeCompiler *compiler, PledgeErrorCode code, PledgeSpan subject,
					 const char *message)
{
	if (compiler->error != NULL && compiler->error->code == PLEDGE_OK)
		compiler->error->line = line_at_fault(compiler);
	return pledge_error_set(compiler->error, code,
							subject.length == 0 ? 0 : offset_in_line(compiler, subject.text),
							subject.text, subject.length, message);
}

bool
pledge_compile_no_memory(PledgeCompiler *compiler)
{
	PledgeSpan nothing = {"", 0};

	return pledge_compile_fault(compiler, PLEDGE_OUT_OF_MEMORY, nothing,
								"no memory for the ruleset");
}

bool
pledge_compile_fault_in_line(PledgeCompiler *compiler, const char *text)
{
	if (compiler->error != NULL && compiler->error->line == 0)
	{
		compiler->error->line = line_at_fault(compiler);
		compiler->error->offset += offset_in_line(compiler, text);
	}
	return false;
}

/* Refuses options of a block or a rule that are not among those it may have. */
bool
pledge_compile_options(PledgeCompiler *compiler, PledgeSpan options, const char *const *known)
{
	PledgeSpan option;

	while (pledge_span_split(&options, ' ', &option))
	{
		const char *equals = option.length == 0 ? NULL : memchr(option.text, '=', option.length);
		PledgeSpan key = option;
		int which = 0;

		if (option.length == 0)
			continue;
		if (equals != NULL)
			key.length = (size_t) (equals - option.text);
		while (known[which] != NULL && !pledge_span_is(key, known[which]))
			which++;
		if (known[which] == NULL)
			return pledge_compile_fault(
				compiler, pledge_span_is(key, "if") ? PLEDGE_SYNTAX : PLEDGE_UNKNOWN_NAME, key,
				pledge_span_is(key, "if") ? "a condition must follow if"
										  : "there is no option of this name here");
	}
	return true;
}

/* Room for one more element of an array; NULL when there is none. */
void *
pledge_compile_one_more(PledgeCompiler *compiler, void **array, size_t *count, int room,
						size_t size)
{
	if (!pledge_reserve(compiler->ruleset->allocator, array, &compiler->ruleset->capacity[room],
						*count + 1, size))
	{
		pledge_compile_no_memory(compiler);
		return NULL;
	}
	memset((char *) *array + *count * size, 0, size);
	return (char *) *array + (*count)++ * size;
}

/* Keeps a text; false when there is no memory. */
bool
pledge_compile_keep_text(PledgeCompiler *compiler, const char *text, size_t length,
						 uint32_t *offset)
{
	PledgeRuleset *ruleset = compiler->ruleset;

	if (!pledge_reserve(ruleset->allocator, (void **) &ruleset->texts,
						&ruleset->capacity[PLEDGE_ROOM_TEXTS], ruleset->text_length + length + 1,
						1))
		return pledge_compile_no_memory(compiler);
	*offset = (uint32_t) ruleset->text_length;
	memcpy(ruleset->texts + ruleset->text_length, text, length);
	ruleset->texts[ruleset->text_length + length] = '\0';
	ruleset->text_length += length + 1;
	return true;
}

/* Index of a name among names, -1 = none. */
int
pledge_compile_find_name(const PledgeRuleset *ruleset, const uint32_t *names, size_t count,
						 const char *name, size_t length)
{
	size_t which;

	for (which = 0; which < count; which++)
	{
		const char *known = pledge_ruleset_text(ruleset, names[which]);

		if (strlen(known) == length && memcmp(known, name, length) == 0)
			return (int) which;
	}
	return -1;
}

/* Index of a name, added if it is new; -1 when there is no memory. */
int
pledge_compile_add_name(PledgeCompiler *compiler, uint32_t **names, size_t *count, int room,
						const char *name, size_t length)
{
	int which = pledge_compile_find_name(compiler->ruleset, *names, *count, name, length);
	uint32_t offset = 0;
	uint32_t *place;

	if (which >= 0)
		return which;
	if (!pledge_compile_keep_text(compiler, name, length, &offset))
		return -1;
	place = pledge_compile_one_more(compiler, (void **) names, count, room, sizeof(**names));
	if (place == NULL)
		return -1;
	*place = offset;
	return (int) *count - 1;
}

bool
pledge_compile_each_line(PledgeCompiler *compiler, PledgeBlockKind first, PledgeBlockKind last,
						 bool (*each)(PledgeCompiler *compiler))
{
	size_t which;
	uint32_t place;

	for (which = 0; which < compiler->rules.block_count; which++)
	{
		compiler->block = &compiler->rules.blocks[which];
		if (compiler->block->kind < first || compiler->block->kind > last)
			continue;
		for (place = 0; place < compiler->block->count; place++)
		{
			compiler->line = &compiler->rules.lines[compiler->block->first + place];
			if (!each(compiler))
				return false;
		}
	}
	compiler->line = NULL;
	return true;
}
