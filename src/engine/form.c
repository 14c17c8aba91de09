/*
 * form.c
 *	  Labels, headings and answers: what the form of a unit says.
 */
#include <string.h>

#include "reading.h"

#define LONGEST_HEADING 9 /* tokens */

/* The first match of this role over exactly [from, to), or from `from` on; NULL = none. */
static const PledgeMatch *
form_match(PledgeScan *scan, PledgeRole role, uint16_t from, uint16_t to, bool whole)
{
	size_t place;

	for (place = 0; place < scan->view.match_count; place++)
	{
		const PledgeMatch *match = &scan->view.matches[place];

		if (scan->ruleset->rules[match->rule].role == role && match->from == from &&
			(match->to == to || !whole))
			return match;
	}
	return NULL;
}

/* Looks for headings, placeholders and answers among some tokens. */
static bool
match_form(PledgeScan *scan, uint16_t from, uint16_t to)
{
	scan->view.match_count = 0;
	return pledge_view_match(&scan->view, PLEDGE_ROUND_FORM, from, to);
}

/* Does a following unit say anything, or is it the next heading, or a placeholder? */
static bool
next_is_content(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next)
{
	bool content;

	if (next == NULL || next->label > 0)
		return false;
	pledge_view_unit(&scan->view, next);
	if (!match_form(scan, 0, next->count))
		return true;
	content = form_match(scan, PLEDGE_ROLE_PLACEHOLDER, 0, next->count, true) == NULL &&
			  !(next->starts_line && next->ends_line &&
				form_match(scan, PLEDGE_ROLE_SECTION, 0, next->count, true) != NULL);
	pledge_view_unit(&scan->view, unit);
	return content;
}

/* "Child seen alone: No": what the answer says of its label. */
static bool
read_answer(PledgeScan *scan, const PledgeUnit *unit)
{
	const PledgeMatch *match;

	if (!match_form(scan, unit->label, unit->count))
		return false;
	match = form_match(scan, PLEDGE_ROLE_PLACEHOLDER, unit->label, unit->count, true);
	if (match != NULL)
		scan->form.empty = true;
	else
	{
		match = form_match(scan, PLEDGE_ROLE_ANSWER, unit->label, unit->count, false);
		if (match == NULL)
			return true;
		scan->form.answered = true;
		scan->form.answer = (PledgeStatus) scan->ruleset->rules[match->rule].owner;
	}
	scan->form.answer_from = match->from;
	scan->form.answer_to = match->to;
	return true;
}

static bool
read_label(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next)
{
	const PledgeMatch *match;

	if (!match_form(scan, 0, unit->label))
		return false;
	match = form_match(scan, PLEDGE_ROLE_SECTION, 0, unit->label, true);
	if (match != NULL)
	{
		scan->section = scan->ruleset->rules[match->rule].owner;
		scan->section_inline = unit->label < unit->count;
	}
	else if (unit->label == unit->count)
		scan->section = -1;
	scan->form.label = unit->label;
	if (unit->label < unit->count)
		return read_answer(scan, unit);
	scan->form.empty = !next_is_content(scan, unit, next);
	return true;
}

/* A short line that is a known heading, without a colon. */
static bool
read_heading(PledgeScan *scan, const PledgeUnit *unit)
{
	const PledgeMatch *match;

	if (!match_form(scan, 0, unit->count))
		return false;
	match = form_match(scan, PLEDGE_ROLE_SECTION, 0, unit->count, true);
	if (match != NULL)
	{
		scan->section = scan->ruleset->rules[match->rule].owner;
		scan->section_inline = false;
		scan->form.label = unit->count;
		scan->form.heading = true;
	}
	return true;
}

bool
pledge_scan_form(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next)
{
	bool good = true;

	memset(&scan->form, 0, sizeof(scan->form));
	if (unit->label > 0)
		good = read_label(scan, unit, next);
	else if (unit->starts_line && unit->ends_line && unit->count <= LONGEST_HEADING)
		good = read_heading(scan, unit);
	scan->view.match_count = 0;
	return good;
}
