/*
 * name.c
 *	  Names that a record introduces: from there on they stand for somebody.
 */
#include <string.h>

#include "reading.h"

static void
read_token_word(const PledgeScan *scan, const PledgeToken *token, PledgeWord *word)
{
	uint8_t shape;
	size_t length;
	size_t consumed;

	pledge_token_read(scan->record.body + token->start, token->length, false, word, &shape, &length,
					  &consumed);
}

static PledgeIntroduced *
find_name(PledgeScan *scan, const PledgeWord *word)
{
	int which;

	for (which = 0; which < scan->name_count; which++)
		if (scan->names[which].word.length == word->length &&
			memcmp(scan->names[which].word.text, word->text, word->length) == 0)
			return &scan->names[which];
	return NULL;
}

/* Marks every token of the unit that is a name the record has introduced. */
void
pledge_scan_mark_names(PledgeScan *scan, PledgeUnit *unit)
{
	uint16_t place;

	if (scan->name_count == 0)
		return;
	for (place = 0; place < unit->count; place++)
	{
		PledgeToken *token = &unit->tokens[place];
		PledgeWord word;
		const PledgeIntroduced *name;

		if ((token->shape & (PLEDGE_SHAPE_CAPITAL | PLEDGE_SHAPE_INITIAL)) == 0)
			continue;
		read_token_word(scan, token, &word);
		name = find_name(scan, &word);
		if (name != NULL)
			token->role = (uint8_t) name->holder;
	}
}

/* The first introduction of a name holds for the rest of the record. */
static void
introduce(PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match)
{
	uint16_t place;

	for (place = match->from; place < match->to && scan->name_count < PLEDGE_MOST_NAMES; place++)
	{
		const PledgeToken *token = &unit->tokens[place];
		PledgeWord word;

		if ((scan->view.builtins[place] & (1u << PLEDGE_CLASS_NAME)) == 0)
			continue;
		read_token_word(scan, token, &word);
		if (find_name(scan, &word) != NULL)
			continue;
		scan->names[scan->name_count].word = word;
		scan->names[scan->name_count].holder =
			(PledgeHolder) scan->ruleset->rules[match->rule].owner;
		scan->name_count++;
	}
}

/* Takes in the names that a unit introduces, and marks those it knows. */
bool
pledge_scan_names(PledgeScan *scan, PledgeUnit *unit)
{
	int known = scan->name_count;
	size_t place;

	if (!pledge_view_match(&scan->view, PLEDGE_ROUND_NAMES, 0, unit->count))
		return false;
	for (place = 0; place < scan->view.match_count; place++)
		introduce(scan, unit, &scan->view.matches[place]);
	scan->view.match_count = 0;
	if (scan->name_count > known)
	{
		pledge_scan_mark_names(scan, unit);
		pledge_view_unit(&scan->view, unit);
	}
	return true;
}
