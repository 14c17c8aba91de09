/*
 * ruleset.c
 *	  A compiled edition: what it keeps, and how it is let go.
 */
#include "pledge/ruleset.h"

#include <string.h>

#include "index.h"

const char *
pledge_ruleset_text(const PledgeRuleset *ruleset, uint32_t offset)
{
	return ruleset->texts + offset;
}

int
pledge_ruleset_indicator(const PledgeRuleset *ruleset, const char *code, size_t length)
{
	size_t which;

	for (which = 0; which < ruleset->indicator_count; which++)
	{
		const char *name = pledge_ruleset_text(ruleset, ruleset->indicators[which].code);

		if (strlen(name) == length && memcmp(name, code, length) == 0)
			return (int) which;
	}
	return -1;
}

static void
destroy_indexes(PledgeRuleset *ruleset)
{
	const PledgeAllocator *allocator = ruleset->allocator;
	int round;

	pledge_index_destroy(&ruleset->lexeme_symbols, allocator);
	pledge_index_destroy(&ruleset->class_supers, allocator);
	pledge_index_destroy(&ruleset->lexeme_phrases, allocator);
	pledge_index_destroy(&ruleset->row_needs, allocator);
	pledge_index_destroy(&ruleset->class_needs, allocator);
	for (round = 0; round < PLEDGE_ROUNDS; round++)
	{
		pledge_index_destroy(&ruleset->row_rules[round], allocator);
		pledge_index_destroy(&ruleset->class_rules[round], allocator);
	}
}

void
pledge_ruleset_destroy(PledgeRuleset *ruleset)
{
	const PledgeAllocator *allocator;

	if (ruleset == NULL)
		return;
	allocator = ruleset->allocator;
	destroy_indexes(ruleset);
	pledge_lexicon_destroy(&ruleset->lexicon);
	pledge_release(allocator, ruleset->lexeme_flags);
	pledge_release(allocator, ruleset->rows);
	pledge_release(allocator, ruleset->row_heads);
	pledge_release(allocator, ruleset->neighbours);
	pledge_release(allocator, ruleset->rules);
	pledge_release(allocator, ruleset->gates);
	pledge_release(allocator, ruleset->code);
	pledge_release(allocator, ruleset->indicators);
	pledge_release(allocator, ruleset->modifiers);
	pledge_release(allocator, ruleset->combinations);
	pledge_release(allocator, ruleset->conditions);
	pledge_release(allocator, ruleset->scopes);
	pledge_release(allocator, ruleset->phrases);
	pledge_release(allocator, ruleset->class_members);
	pledge_release(allocator, ruleset->sections);
	pledge_release(allocator, ruleset->kinds);
	pledge_release(allocator, ruleset->classes);
	pledge_release(allocator, ruleset->texts);
	pledge_release(allocator, ruleset);
}
