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

/* Notes the tokens of a unit that answer a label, or stand there for nothing. */
static void
note_answer(PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match)
{
	const PledgeToken *last = &unit->tokens[match->to - 1];

	scan->form.answer_start = unit->tokens[match->from].start;
	scan->form.answer_end = last->start + last->length;
}

/* Reads a placeholder that is all that stands in [from, the end of the unit). */
static bool
read_placeholder(PledgeScan *scan, const PledgeUnit *unit, uint16_t from)
{
	const PledgeMatch *match = form_match(scan, PLEDGE_ROLE_PLACEHOLDER, from, unit->count, true);

	if (match == NULL)
		return false;
	if (scan->ruleset->rules[match->rule].owner > 0)
		scan->form.elsewhere = true;
	else
		scan->form.empty = true;
	note_answer(scan, unit, match);
	return true;
}

static void
take_answer(PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match)
{
	scan->form.answered = true;
	scan->form.answer = (PledgeStatus) scan->ruleset->rules[match->rule].owner;
	note_answer(scan, unit, match);
}

/* ---- tick boxes ---- */

/* Tick boxes beside answers: "[ ] Yes [x] No", "Yes [ ] No [x]". */
typedef struct Choices
{
	uint16_t boxes;
	uint16_t ticked;
	bool worded;         /* an answer stands beside one of them */
	PledgeStatus answer; /* of what is ticked, or of the first box where nothing is */
	uint16_t from;       /* tokens of that box and its answer */
	uint16_t to;
} Choices;

static bool
is_box(const PledgeToken *token)
{
	return token->mark == PLEDGE_MARK_TICKED || token->mark == PLEDGE_MARK_UNTICKED;
}

static uint16_t
next_box(const PledgeUnit *unit, uint16_t from)
{
	while (from < unit->count && !is_box(&unit->tokens[from]))
		from++;
	return from;
}

/* Adds a box and the answer beside it, NULL for other words. */
static void
add_choice(Choices *choices, const PledgeUnit *unit, const PledgeMatch *answer, uint16_t box,
		   PledgeStatus status)
{
	bool ticked = unit->tokens[box].mark == PLEDGE_MARK_TICKED;

	if (choices->boxes == 0 || (ticked && choices->ticked == 0))
	{
		choices->answer = status;
		choices->from = answer != NULL && answer->from < box ? answer->from : box;
		choices->to = answer != NULL && answer->to > box ? answer->to : (uint16_t) (box + 1);
	}
	else if (ticked && choices->answer != status)
		choices->answer = PLEDGE_UNCERTAIN;
	choices->boxes++;
	choices->ticked += ticked;
	choices->worded |= answer != NULL;
}

/* Reads the boxes of [from, the end of the unit), whose matches are at hand. */
static void
find_choices(PledgeScan *scan, const PledgeUnit *unit, uint16_t from, Choices *choices)
{
	bool box_first = is_box(&unit->tokens[from]);
	uint16_t box = next_box(unit, from);

	memset(choices, 0, sizeof(*choices));
	while (box < unit->count)
	{
		uint16_t after = next_box(unit, box + 1);
		const PledgeMatch *answer =
			box_first ? form_match(scan, PLEDGE_ROLE_ANSWER, box + 1, after, false)
					  : form_match(scan, PLEDGE_ROLE_ANSWER, from, box, true);

		add_choice(choices, unit, answer, box,
				   answer == NULL ? PLEDGE_ASSERTED
								  : (PledgeStatus) scan->ruleset->rules[answer->rule].owner);
		from = box + 1;
		box = after;
	}
}

/* Takes the answer that is ticked; false where no box has an answer beside it. */
static bool
read_choice(PledgeScan *scan, const PledgeUnit *unit, uint16_t from)
{
	Choices choices;
	const PledgeToken *last;

	find_choices(scan, unit, from, &choices);
	if (!choices.worded)
		return false;
	last = &unit->tokens[choices.to - 1];
	scan->form.answer_start = unit->tokens[choices.from].start;
	scan->form.answer_end = last->start + last->length;
	scan->form.answered = choices.ticked > 0 || choices.boxes == 1;
	scan->form.empty = !scan->form.answered;
	scan->form.answer = choices.answer;
	/* a lone box beside "Yes" is left open for no; beside "No" it may be for anything */
	if (choices.ticked == 0)
		scan->form.answer = choices.answer == PLEDGE_ASSERTED ? PLEDGE_NEGATED : PLEDGE_UNCERTAIN;
	return true;
}

/* "Seen alone [ ]": the only box of a line, behind what it is about. */
static void
read_only_box(PledgeScan *scan, const PledgeUnit *unit)
{
	const PledgeToken *box = &unit->tokens[unit->count - 1];

	scan->form.label = unit->count - 1;
	scan->form.answered = true;
	scan->form.answer = box->mark == PLEDGE_MARK_TICKED ? PLEDGE_ASSERTED : PLEDGE_NEGATED;
	scan->form.answer_start = box->start;
	scan->form.answer_end = box->start + box->length;
}

/* "Seen alone Yes [ ] No [x]", "Seen alone [ ] Yes [x] No": boxes behind what they are about. */
static bool
read_boxes(PledgeScan *scan, const PledgeUnit *unit)
{
	uint16_t box = next_box(unit, 0);
	uint16_t from = box;
	const PledgeToken *last = &unit->tokens[unit->count - 1];

	if (box == 0 || box == unit->count)
		return true;
	if (!match_form(scan, box - 1, unit->count))
		return false;
	if (box > 1 && is_box(last) && form_match(scan, PLEDGE_ROLE_ANSWER, box - 1, box, true) != NULL)
		from = box - 1;
	if (read_choice(scan, unit, from))
		scan->form.label = from;
	else if (box == unit->count - 1)
		read_only_box(scan, unit);
	return true;
}

/* Is [from, the end of the unit) a choice that nobody made: "yes/no", or the one word "y/n"? */
static bool
is_open_choice(PledgeScan *scan, const PledgeUnit *unit, uint16_t from)
{
	uint16_t last = unit->count - 1;
	const PledgeToken *token = &unit->tokens[last];

	if (from == last)
		return memchr(scan->record.body + token->start, '/', token->length) != NULL;
	return form_match(scan, PLEDGE_ROLE_ANSWER, from, from + 1, true) != NULL &&
		   form_match(scan, PLEDGE_ROLE_ANSWER, last, unit->count, true) != NULL;
}

/*
 * "Child seen - no", "Seen alone (yes/no) no", "Seen alone (no)", "Seen alone (yes/no)": an
 * answer at the end of a line, or a choice.  Of other words that stand for nothing a line
 * may well say something: "Told me she is sad (as before)".
 */
static bool
read_last(PledgeScan *scan, const PledgeUnit *unit)
{
	const uint16_t marks =
		PLEDGE_BEFORE_DASH | PLEDGE_BEFORE_OPEN_BRACKET | PLEDGE_BEFORE_CLOSE_BRACKET;
	uint16_t from = unit->count - 1;
	const PledgeMatch *match;

	while (from > 0 && (unit->tokens[from].before & marks) == 0)
		from--;
	if (from == 0)
		return true;
	/* in a longer line what stands in brackets is of the words right before */
	if (from > LONGEST_HEADING && (unit->tokens[from].before & PLEDGE_BEFORE_OPEN_BRACKET) != 0)
		return true;
	if (!match_form(scan, from, unit->count))
		return false;
	match = form_match(scan, PLEDGE_ROLE_ANSWER, from, unit->count, true);
	if (match != NULL)
		take_answer(scan, unit, match);
	if (match != NULL || (is_open_choice(scan, unit, from) && read_placeholder(scan, unit, from)))
		scan->form.label = from;
	return true;
}

/* ---- labels and questions ---- */

/* "Child seen alone: No": what the answer says of its label. */
static bool
read_answer(PledgeScan *scan, const PledgeUnit *unit)
{
	const PledgeMatch *match;

	if (!match_form(scan, unit->label, unit->count))
		return false;
	if (read_placeholder(scan, unit, unit->label) || read_choice(scan, unit, unit->label))
		return true;
	match = form_match(scan, PLEDGE_ROLE_ANSWER, unit->label, unit->count, false);
	if (match != NULL)
		take_answer(scan, unit, match);
	return true;
}

/* Does the answer at the start of a unit stand alone ("No", "No - asleep")? */
static bool
stands_alone(const PledgeUnit *unit, const PledgeMatch *answer)
{
	return answer->to == unit->count ||
		   (unit->tokens[answer->to].before &
			(PLEDGE_BEFORE_COMMA | PLEDGE_BEFORE_DASH | PLEDGE_BEFORE_OPEN_BRACKET)) != 0;
}

/*
 * Reads the unit behind a label that ends its own, or behind a question, as its answer.
 * *heading: it is none, but the next heading.
 */
static bool
read_next(PledgeScan *scan, const PledgeUnit *next, bool *heading)
{
	const PledgeMatch *match;

	*heading = false;
	pledge_view_unit(&scan->view, next);
	if (!match_form(scan, 0, next->count))
		return false;
	if (read_placeholder(scan, next, 0) || read_choice(scan, next, 0))
		return true;
	match = form_match(scan, PLEDGE_ROLE_ANSWER, 0, next->count, false);
	if (match != NULL && stands_alone(next, match))
		take_answer(scan, next, match);
	*heading = next->starts_line && next->ends_line &&
			   form_match(scan, PLEDGE_ROLE_SECTION, 0, next->count, true) != NULL;
	return true;
}

/* Reads what follows a label with nothing behind it. */
static bool
read_following(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next)
{
	bool good = true;

	scan->form.empty = true;
	if (next != NULL && next->label == 0)
	{
		bool heading;

		scan->form.empty = false;
		good = read_next(scan, next, &heading);
		scan->form.empty |= heading;
		pledge_view_unit(&scan->view, unit);
	}
	return good;
}

/* "Was she seen alone? No - asleep": a question on a line of its own, or before its answer. */
static bool
read_question(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next)
{
	bool heading;
	bool good;

	if (next == NULL || next->label > 0 || next->paragraph != unit->paragraph)
		return true;
	good = read_next(scan, next, &heading);
	if (scan->form.empty || scan->form.elsewhere || scan->form.answered)
		scan->form.label = unit->count;
	pledge_view_unit(&scan->view, unit);
	return good;
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
	return read_following(scan, unit, next);
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
	else if (unit->starts_line && unit->question)
		good = read_question(scan, unit, next);
	else if (unit->starts_line && unit->ends_line && unit->count <= LONGEST_HEADING)
		good = read_heading(scan, unit);
	if (good && unit->starts_line && unit->ends_line && scan->form.label == 0)
		good = read_boxes(scan, unit);
	if (good && unit->starts_line && unit->ends_line && scan->form.label == 0)
		good = read_last(scan, unit);
	scan->view.match_count = 0;
	return good;
}
