/*
 * scan.c
 *	  One pass over one record.
 *
 * The record is read unit by unit (unit.h).  Where a rule matches (match.h), and only
 * there, the unit's modifiers are looked for and the match is judged (assertion.h).
 * What is found goes to a list; what follows from it together is worked out at the end
 * (combination.h).
 */
#include "pledge/scan.h"

#include <string.h>

#include "combination.h"
#include "pledge/match.h"

#define MOST_CUES                2048 /* modifiers and stops in one unit */
#define UNITS_BETWEEN_INTERRUPTS 64
#define MOST_NAMES               64 /* introduced in one record */
#define LONGEST_HEADING          9  /* tokens */

/* A name that the record has introduced: "Mum (Dawn)", "Priya, SW". */
typedef struct Introduced
{
	PledgeWord word;
	PledgeHolder holder;
} Introduced;

/* What the form of a unit says: a label and its answer, or a heading. */
typedef struct Form
{
	uint16_t label; /* tokens of the label, or of the heading */
	bool empty;     /* nothing stands behind it */
	bool heading;   /* a line of its own, without a colon */
	bool answered;
	PledgeStatus answer;
	uint16_t answer_from; /* tokens of the answer */
	uint16_t answer_to;
} Form;

struct PledgeScan
{
	const PledgeRuleset *ruleset;
	const PledgeAllocator *allocator;
	bool (*interrupt)(void *context);
	void *context;
	PledgeRecord record;
	int kind;            /* index into the ruleset's kinds, -1 = none of them */
	int section;         /* that the current unit stands under, -1 = none */
	bool section_inline; /* it was opened by a label with something behind it */
	Introduced names[MOST_NAMES];
	int name_count;
	PledgeReader reader;
	PledgeUnit units[2]; /* the current one and the next */
	PledgeView view;
	Form form;
	PledgeCue cues[MOST_CUES];
	int cue_count;
	PledgeStopCounts stops;
	size_t judgement_first; /* matches of the judgement round */
	size_t judgement_last;
	uint8_t *speakers; /* PledgeHolder, by number of the quotation */
	size_t speaker_capacity;
	uint32_t speaker_count; /* quotations whose speaker has been looked for */
	PledgeEvidenceList list;
	bool *facts;

	/* pledge_scan_assertion: the words to judge, in bytes */
	bool has_target;
	size_t target_start;
	size_t target_end;
	bool target_found;
	bool target_blocked;
	PledgeEvidence target;
};

PledgeScan *
pledge_scan_create(const PledgeRuleset *ruleset, const PledgeAllocator *allocator,
				   bool (*interrupt)(void *context), void *context)
{
	PledgeScan *scan = pledge_allocate_zeroed(allocator, 1, sizeof(*scan));

	if (scan == NULL)
		return NULL;
	scan->ruleset = ruleset;
	scan->allocator = allocator;
	scan->interrupt = interrupt;
	scan->context = context;
	scan->list.allocator = allocator;
	scan->facts = pledge_allocate_zeroed(allocator, ruleset->indicator_count, sizeof(bool));
	if (!pledge_view_create(&scan->view, ruleset, allocator) || scan->facts == NULL)
	{
		pledge_scan_destroy(scan);
		return NULL;
	}
	return scan;
}

void
pledge_scan_destroy(PledgeScan *scan)
{
	if (scan == NULL)
		return;
	pledge_view_destroy(&scan->view);
	pledge_release(scan->allocator, scan->speakers);
	pledge_release(scan->allocator, scan->list.items);
	pledge_release(scan->allocator, scan->facts);
	pledge_release(scan->allocator, scan);
}

const PledgeEvidence *
pledge_scan_evidence(const PledgeScan *scan, size_t *count)
{
	*count = scan->list.count;
	return scan->list.items;
}

bool
pledge_scan_fact(const PledgeScan *scan, size_t indicator)
{
	return scan->facts[indicator];
}

/* ---- names ---- */

static void
read_token_word(const PledgeScan *scan, const PledgeToken *token, PledgeWord *word)
{
	uint8_t shape;
	size_t length;
	size_t consumed;

	pledge_token_read(scan->record.body + token->start, token->length, false, word, &shape, &length,
					  &consumed);
}

static Introduced *
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
static void
mark_names(PledgeScan *scan, PledgeUnit *unit)
{
	uint16_t place;

	if (scan->name_count == 0)
		return;
	for (place = 0; place < unit->count; place++)
	{
		PledgeToken *token = &unit->tokens[place];
		PledgeWord word;
		const Introduced *name;

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

	for (place = match->from; place < match->to && scan->name_count < MOST_NAMES; place++)
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
static bool
read_names(PledgeScan *scan, PledgeUnit *unit)
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
		mark_names(scan, unit);
		pledge_view_unit(&scan->view, unit);
	}
	return true;
}

/* ---- forms and headings ---- */

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

static bool
read_form(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next)
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

/* ---- modifiers, stops and speakers ---- */

/* Counts a stop of this kind before the token at `place`. */
static void
add_stop(PledgeScan *scan, const PledgeUnit *unit, PledgeStop stop, uint16_t place)
{
	for (place++; place <= unit->count; place++)
		scan->stops.before[stop][place]++;
}

/* Where scopes end: see assertion.h.  A terminator ends them at its own first word. */
static void
find_stops(PledgeScan *scan, const PledgeUnit *unit)
{
	uint16_t clauses = 0;
	uint16_t colons = 0;
	uint16_t place;
	int which;

	for (place = 0; place < unit->count; place++)
	{
		const PledgeToken *token = &unit->tokens[place];
		bool stop = (token->before & (PLEDGE_BEFORE_CLOSE_QUOTE | PLEDGE_BEFORE_DASH)) != 0;

		if ((token->before & PLEDGE_BEFORE_COMMA) != 0 &&
			(scan->ruleset->lexeme_flags[token->lexeme] & PLEDGE_LEXEME_COMMA_STOP) != 0)
			stop = true;
		/* a tick box speaks of what stands behind it, up to the next one */
		if (token->mark == PLEDGE_MARK_TICKED || token->mark == PLEDGE_MARK_UNTICKED)
			stop = true;
		scan->stops.before[PLEDGE_STOP_CLAUSE][place] = clauses;
		scan->stops.before[PLEDGE_STOP_COLON][place] = colons;
		scan->stops.before[PLEDGE_STOP_TERMINATOR][place] = 0;
		clauses += stop ? 1 : 0;
		colons += (token->before & PLEDGE_BEFORE_COLON) != 0 ? 1 : 0;
	}
	scan->stops.before[PLEDGE_STOP_CLAUSE][unit->count] = clauses;
	scan->stops.before[PLEDGE_STOP_COLON][unit->count] = colons;
	scan->stops.before[PLEDGE_STOP_TERMINATOR][unit->count] = 0;
	for (which = 0; which < scan->cue_count; which++)
		if (scan->cues[which].modifier == PLEDGE_CUE_STOP)
			add_stop(scan, unit, PLEDGE_STOP_TERMINATOR, scan->cues[which].from);
}

static void
add_cue(PledgeScan *scan, const PledgeMatch *match)
{
	const PledgeRule *rule = &scan->ruleset->rules[match->rule];
	PledgeCue *cue;

	if (scan->cue_count >= MOST_CUES)
		return;
	cue = &scan->cues[scan->cue_count++];
	cue->from = match->from;
	cue->to = match->to;
	cue->rule = match->rule;
	cue->modifier = PLEDGE_CUE_PSEUDO;
	if (rule->role == PLEDGE_ROLE_MODIFIER)
		cue->modifier = (int16_t) rule->owner;
	else if (rule->role == PLEDGE_ROLE_TERMINATOR)
		cue->modifier = PLEDGE_CUE_STOP;
}

/* The nearest speaker before the quotation that opens at a token, else behind it. */
static PledgeHolder
speaker_of(const PledgeScan *scan, const PledgeUnit *unit, uint16_t opens)
{
	PledgeHolder speaker = PLEDGE_HOLDER_UNKNOWN;
	uint16_t closes = opens;
	int nearest = PLEDGE_UNIT_TOKENS * 2;
	size_t place;

	while (closes < unit->count && unit->tokens[closes].quotation == unit->tokens[opens].quotation)
		closes++;
	for (place = scan->judgement_first; place < scan->judgement_last; place++)
	{
		const PledgeMatch *match = &scan->view.matches[place];
		const PledgeRule *rule = &scan->ruleset->rules[match->rule];
		int distance;

		if (rule->role != PLEDGE_ROLE_SPEAKER || unit->tokens[match->from].quotation != 0)
			continue;
		if (match->to <= opens)
			distance = opens - match->to;
		else if (match->from >= closes)
			distance = PLEDGE_UNIT_TOKENS + match->from - closes;
		else
			continue;
		/* of two that end at one place, the one that begins later is the speaker */
		if (distance < nearest || (distance == nearest && match->to <= opens))
		{
			nearest = distance;
			speaker = (PledgeHolder) rule->owner;
		}
	}
	return speaker;
}

/*
 * Says who speaks each quotation that this unit opens.  Quotations are numbered in the
 * order in which they open; of two that open together only one has a word to show it.
 */
static bool
find_speakers(PledgeScan *scan, const PledgeUnit *unit)
{
	uint16_t place;

	for (place = 0; place < unit->count; place++)
	{
		uint32_t quotation = unit->tokens[place].quotation;

		if (quotation <= scan->speaker_count)
			continue;
		if (!pledge_reserve(scan->allocator, (void **) &scan->speakers, &scan->speaker_capacity,
							(size_t) quotation + 1, sizeof(*scan->speakers)))
			return false;
		while (scan->speaker_count < quotation)
			scan->speakers[++scan->speaker_count] = (uint8_t) speaker_of(scan, unit, place);
	}
	return true;
}

/* Finds all that a judgement needs in this unit. */
static bool
prepare_judgement(PledgeScan *scan, const PledgeUnit *unit)
{
	size_t place;

	scan->judgement_first = scan->view.match_count;
	if (!pledge_view_match(&scan->view, PLEDGE_ROUND_JUDGEMENT, 0, unit->count))
		return false;
	scan->judgement_last = scan->view.match_count;
	scan->cue_count = 0;
	for (place = scan->judgement_first; place < scan->judgement_last; place++)
	{
		PledgeRole role = (PledgeRole) scan->ruleset->rules[scan->view.matches[place].rule].role;

		if (role == PLEDGE_ROLE_MODIFIER || role == PLEDGE_ROLE_TERMINATOR ||
			role == PLEDGE_ROLE_PSEUDO)
			add_cue(scan, &scan->view.matches[place]);
	}
	scan->cue_count = pledge_cues_tidy(scan->cues, scan->cue_count, scan->ruleset->modifiers);
	find_stops(scan, unit);
	return find_speakers(scan, unit);
}

/* ---- judging one match ---- */

/* Is a false friend one for this indicator?  -1 = for words that no rule asks for. */
static bool
in_scope(const PledgeRuleset *ruleset, uint16_t scope_number, int indicator)
{
	const PledgeScope *scope;
	uint16_t which;

	if (scope_number == 0 || indicator < 0)
		return true;
	scope = &ruleset->scopes[scope_number - 1];
	for (which = 0; which < scope->count; which++)
		if (scope->indicators[which] == indicator)
			return true;
	return false;
}

/*
 * Do the words belong to a false friend?  A question about the false friend itself
 * ("left alone") is a question about those words, and answered.
 */
static bool
is_blocked(const PledgeScan *scan, uint16_t from, uint16_t to, int indicator)
{
	size_t place;

	for (place = scan->judgement_first; place < scan->judgement_last; place++)
	{
		const PledgeMatch *match = &scan->view.matches[place];

		if (scan->ruleset->rules[match->rule].role == PLEDGE_ROLE_BLOCK &&
			in_scope(scan->ruleset, scan->ruleset->rules[match->rule].owner, indicator) &&
			match->from < to && from < match->to &&
			!(scan->has_target && match->from == from && match->to == to))
			return true;
	}
	return false;
}

/* Sets the words that decided, by their tokens. */
static void
set_reason(PledgeEvidence *evidence, const PledgeUnit *unit, PledgeReason reason, uint16_t from,
		   uint16_t to, uint16_t match_from, uint16_t match_to)
{
	const PledgeToken *last = &unit->tokens[to - 1];

	evidence->reason = (uint8_t) reason;
	evidence->reason_start = unit->tokens[from].start;
	evidence->reason_end = last->start + last->length;
	evidence->before = to <= match_from;
	evidence->distance = (uint16_t) (evidence->before   ? match_from - to
									 : from >= match_to ? from - match_to
														: 0);
}

/* The form's own word on a match inside its label; true when that settles it. */
static bool
judge_form(const PledgeScan *scan, const PledgeUnit *unit, uint16_t from, uint16_t to,
		   PledgeEvidence *evidence)
{
	const Form *form = &scan->form;

	if (form->label == 0 || to > form->label)
		return false;
	if (form->heading)
	{
		evidence->status = PLEDGE_EMPTY;
		evidence->reason = PLEDGE_BECAUSE_TITLE;
		return true;
	}
	if (form->empty)
	{
		evidence->status = PLEDGE_EMPTY;
		evidence->reason = PLEDGE_BECAUSE_HEADING;
		if (form->answer_to > form->answer_from)
			set_reason(evidence, unit, PLEDGE_BECAUSE_HEADING, form->answer_from, form->answer_to,
					   from, to);
		return true;
	}
	if (form->answered)
	{
		evidence->status = (uint8_t) form->answer;
		set_reason(evidence, unit, PLEDGE_BECAUSE_ANSWER, form->answer_from, form->answer_to, from,
				   to);
		return true;
	}
	return false;
}

/* Whose it is; true when it is somebody's whom the rule does not ask about. */
static bool
judge_holder(const PledgeScan *scan, const PledgeUnit *unit, const PledgeJudgement *judgement,
			 uint16_t from, uint16_t to, uint8_t holders, PledgeEvidence *evidence)
{
	int cue = judgement->cue[PLEDGE_AXIS_HOLDER];

	if (evidence->speaker != PLEDGE_HOLDER_UNKNOWN)
		evidence->holder = evidence->speaker;
	else if (cue >= 0)
		evidence->holder = scan->ruleset->modifiers[scan->cues[cue].modifier].holder;
	if (evidence->holder == PLEDGE_HOLDER_UNKNOWN ||
		(holders & PLEDGE_HOLDER_BIT(evidence->holder)) != 0)
		return false;
	evidence->status = PLEDGE_OTHER_HOLDER;
	evidence->reason = PLEDGE_BECAUSE_SPEAKER;
	if (evidence->speaker == PLEDGE_HOLDER_UNKNOWN)
		set_reason(evidence, unit, PLEDGE_BECAUSE_CUE, scan->cues[cue].from, scan->cues[cue].to,
				   from, to);
	return true;
}

/* One status comes out: the first axis that speaks and is not accepted. */
static void
judge_axes(const PledgeScan *scan, const PledgeUnit *unit, const PledgeJudgement *judgement,
		   uint16_t from, uint16_t to, uint16_t accepts, PledgeEvidence *evidence)
{
	static const struct
	{
		PledgeAxis axis;
		PledgeStatus status;
	} order[] = {{PLEDGE_AXIS_NEGATED, PLEDGE_NEGATED},
				 {PLEDGE_AXIS_HYPOTHETICAL, PLEDGE_HYPOTHETICAL},
				 {PLEDGE_AXIS_PLANNED, PLEDGE_PLANNED},
				 {PLEDGE_AXIS_UNCERTAIN, PLEDGE_UNCERTAIN},
				 {PLEDGE_AXIS_HISTORICAL, PLEDGE_HISTORICAL}};
	size_t which;

	for (which = 0; which < sizeof(order) / sizeof(order[0]); which++)
	{
		int cue = judgement->cue[order[which].axis];

		if (cue < 0 || (accepts & PLEDGE_STATUS_BIT(order[which].status)) != 0)
			continue;
		evidence->status = (uint8_t) order[which].status;
		set_reason(evidence, unit, PLEDGE_BECAUSE_CUE, scan->cues[cue].from, scan->cues[cue].to,
				   from, to);
		return;
	}
}

static PledgeHolder
quotation_speaker(const PledgeScan *scan, uint32_t quotation)
{
	if (quotation == 0 || quotation > scan->speaker_count)
		return PLEDGE_HOLDER_UNKNOWN;
	return (PledgeHolder) scan->speakers[quotation];
}

/* Does a phrase that stands for this symbol begin in [from, token] and cover the token? */
static bool
phrase_covers(const PledgeView *view, uint16_t from, uint16_t token, uint16_t symbol)
{
	uint16_t place;
	uint16_t which;

	for (place = from; place <= token; place++)
		for (which = view->first_occurrence[place]; which < view->first_occurrence[place + 1];
			 which++)
			if (view->occurrences[which].symbol == symbol &&
				place + view->occurrences[which].length > token)
				return true;
	return false;
}

/* Does the program of a rule ask for this token anywhere, or was it passed over by a gap? */
static bool
rule_asks_for(const PledgeScan *scan, const PledgeRule *rule, uint16_t from, uint16_t token)
{
	const PledgeInstruction *step = scan->ruleset->code + rule->program;

	for (; step->operation != PLEDGE_DO_ACCEPT; step++)
		if (step->operation == PLEDGE_DO_SYMBOL &&
			(pledge_view_is(&scan->view, token, step->argument) ||
			 phrase_covers(&scan->view, from, token, step->argument)))
			return true;
	return false;
}

/*
 * A modifier inside a match speaks of it too, unless the rule asks for its words: in
 * "he never really spoke" a gap has passed over "never".
 */
static void
judge_inside(const PledgeScan *scan, const PledgeRule *rule, uint16_t from, uint16_t to,
			 PledgeJudgement *judgement)
{
	int which;

	for (which = 0; which < scan->cue_count; which++)
	{
		const PledgeCue *cue = &scan->cues[which];
		const PledgeModifier *modifier;
		uint16_t token;

		if (cue->modifier < 0 || cue->from <= from || cue->to >= to)
			continue;
		modifier = &scan->ruleset->modifiers[cue->modifier];
		if (modifier->axis == PLEDGE_AXIS_HOLDER || (modifier->direction & PLEDGE_FORWARD) == 0)
			continue;
		for (token = cue->from; token < cue->to; token++)
			if (rule_asks_for(scan, rule, from, token))
				break;
		if (token == cue->to)
		{
			judgement->cue[modifier->axis] = (int16_t) which;
			judgement->forward[modifier->axis] = true;
		}
	}
}

static void
judge(const PledgeScan *scan, const PledgeUnit *unit, uint16_t from, uint16_t to,
	  const PledgeRule *rule, PledgeEvidence *evidence)
{
	const PledgeToken *last = &unit->tokens[to - 1];
	uint32_t quotation = unit->tokens[from].quotation;
	uint16_t accepts = rule != NULL ? rule->accepts : 0;
	uint8_t holders = rule != NULL ? rule->holders : PLEDGE_HOLDER_ANY;
	PledgeJudgement judgement;

	evidence->start = unit->tokens[from].start;
	evidence->end = last->start + last->length;
	evidence->unit = unit->number;
	evidence->paragraph = unit->paragraph;
	evidence->section = (int16_t) scan->section;
	evidence->within_quotation = quotation != 0;
	evidence->speaker = (uint8_t) quotation_speaker(scan, quotation);
	if (judge_form(scan, unit, from, to, evidence))
		return;
	pledge_judge(scan->cues, scan->cue_count, scan->ruleset->modifiers, unit->tokens, &scan->stops,
				 from, to, &judgement);
	if (rule != NULL)
		judge_inside(scan, rule, from, to, &judgement);
	if (!judge_holder(scan, unit, &judgement, from, to, holders, evidence))
		judge_axes(scan, unit, &judgement, from, to, accepts, evidence);
}

/* ---- circumstances ---- */

/* What a condition is asked of: the record, the unit, and one match in it. */
typedef struct Circumstance
{
	const PledgeScan *scan;
	const PledgeUnit *unit;
	const PledgeMatch *match;
} Circumstance;

static bool
place_holds(const Circumstance *circumstance, PledgePlace place)
{
	const PledgeUnit *unit = circumstance->unit;

	switch (place)
	{
		case PLEDGE_PLACE_QUOTED:
			return unit->tokens[circumstance->match->from].quotation != 0;
		case PLEDGE_PLACE_QUESTION:
			return unit->question;
		case PLEDGE_PLACE_TITLE:
			return unit->line == 0;
		case PLEDGE_PLACE_LIST_ITEM:
			return unit->list_item;
		case PLEDGE_PLACE_LABEL:
			return circumstance->match->to <= circumstance->scan->form.label;
	}
	return false;
}

static bool
circumstance_holds(const void *context, const PledgeStep *step)
{
	const Circumstance *circumstance = context;
	const PledgeScan *scan = circumstance->scan;

	switch ((PledgeAtomKind) step->atom_kind)
	{
		case PLEDGE_ATOM_KIND:
			return scan->kind == (int) step->atom;
		case PLEDGE_ATOM_AGE_UNDER:
			return scan->record.child_age >= 0 && scan->record.child_age < (int) step->atom;
		case PLEDGE_ATOM_SECTION:
			return scan->section == (int) step->atom;
		case PLEDGE_ATOM_SPEAKER:
			return quotation_speaker(
					   scan, circumstance->unit->tokens[circumstance->match->from].quotation) ==
				   (PledgeHolder) step->atom;
		case PLEDGE_ATOM_PLACE:
			return place_holds(circumstance, (PledgePlace) step->atom);
		case PLEDGE_ATOM_INDICATOR:
		case PLEDGE_ATOM_RECORD:
			return false; /* refused when the rule was compiled */
	}
	return false;
}

static bool
rule_applies(const PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match,
			 const PledgeRule *rule)
{
	Circumstance circumstance = {scan, unit, match};

	if (rule->condition == 0)
		return true;
	return pledge_expression_holds(&scan->ruleset->conditions[rule->condition - 1],
								   circumstance_holds, &circumstance);
}

/* ---- units ---- */

static bool
take_match(PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match)
{
	const PledgeRule *rule = &scan->ruleset->rules[match->rule];
	PledgeEvidence *evidence;

	if (!rule_applies(scan, unit, match, rule) ||
		is_blocked(scan, match->from, match->to, rule->owner))
		return true;
	evidence = pledge_evidence_add(&scan->list);
	if (evidence == NULL)
		return false;
	evidence->rule = match->rule;
	evidence->indicator = rule->owner;
	evidence->weight = rule->weight;
	judge(scan, unit, match->from, match->to, rule, evidence);
	evidence->counts = evidence->status == PLEDGE_ASSERTED && evidence->weight == 0;
	return true;
}

static bool
opens_quotation(const PledgeUnit *unit)
{
	uint16_t place;

	for (place = 0; place < unit->count; place++)
		if ((unit->tokens[place].before & PLEDGE_BEFORE_OPEN_QUOTE) != 0)
			return true;
	return false;
}

/* Judges the words that pledge_scan_assertion was asked about, if they begin here. */
static void
judge_target(PledgeScan *scan, const PledgeUnit *unit)
{
	uint16_t from = 0;
	uint16_t to;

	while (from < unit->count &&
		   unit->tokens[from].start + unit->tokens[from].length <= scan->target_start)
		from++;
	to = from;
	while (to < unit->count && unit->tokens[to].start < scan->target_end)
		to++;
	if (to == from)
		return;
	scan->target_found = true;
	scan->target_blocked = is_blocked(scan, from, to, -1);
	judge(scan, unit, from, to, NULL, &scan->target);
}

static bool
read_unit(PledgeScan *scan, PledgeUnit *unit, const PledgeUnit *next)
{
	size_t count;
	size_t place;

	mark_names(scan, unit);
	pledge_view_unit(&scan->view, unit);
	if (!read_names(scan, unit) || !read_form(scan, unit, next) ||
		!pledge_view_match(&scan->view, PLEDGE_ROUND_EVIDENCE, 0, unit->count))
		return false;
	count = scan->view.match_count;
	if (count == 0 && !scan->has_target && !opens_quotation(unit))
		return true;
	if (!prepare_judgement(scan, unit))
		return false;
	for (place = 0; place < count; place++)
	{
		PledgeMatch match = scan->view.matches[place];

		if (!take_match(scan, unit, &match))
			return false;
	}
	if (scan->has_target && !scan->target_found)
		judge_target(scan, unit);
	return true;
}

/* "Rationale: ..." on one line is the heading of its paragraph, no more. */
static void
leave_paragraph(PledgeScan *scan, const PledgeUnit *unit)
{
	if (unit->ends_paragraph && scan->section_inline)
		scan->section = -1;
}

/* ---- records ---- */

static int
find_kind(const PledgeRuleset *ruleset, const char *kind)
{
	size_t which;

	for (which = 0; kind != NULL && which < ruleset->kind_count; which++)
		if (strcmp(pledge_ruleset_text(ruleset, ruleset->kinds[which]), kind) == 0)
			return (int) which;
	return -1;
}

static void
start_record(PledgeScan *scan, const PledgeRecord *record)
{
	scan->record = *record;
	scan->kind = find_kind(scan->ruleset, record->kind);
	scan->section = -1;
	scan->section_inline = false;
	scan->name_count = 0;
	scan->speaker_count = 0;
	scan->list.count = 0;
	memset(scan->facts, 0, scan->ruleset->indicator_count * sizeof(bool));
	pledge_reader_start(&scan->reader, record->body, record->length, &scan->ruleset->lexicon,
						scan->ruleset->lexeme_flags, record->known, record->known_count);
}

/* Why a unit could not be read. */
static bool
tell_failure(const PledgeScan *scan, PledgeError *error)
{
	if (scan->list.count >= PLEDGE_MOST_EVIDENCE)
		return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0,
								"the record holds more evidence than can be kept");
	return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
							"no memory for the evidence of the record");
}

static bool
read_units(PledgeScan *scan, PledgeError *error)
{
	int current = 0;
	bool more = pledge_reader_next(&scan->reader, &scan->units[current]);
	unsigned count = 0;

	while (more)
	{
		more = pledge_reader_next(&scan->reader, &scan->units[!current]);
		if (!read_unit(scan, &scan->units[current], more ? &scan->units[!current] : NULL))
			return tell_failure(scan, error);
		leave_paragraph(scan, &scan->units[current]);
		current = !current;
		if (++count % UNITS_BETWEEN_INTERRUPTS == 0 && scan->interrupt != NULL &&
			scan->interrupt(scan->context))
			return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0, "the scan was interrupted");
	}
	return true;
}

bool
pledge_scan_record(PledgeScan *scan, const PledgeRecord *record, PledgeError *error)
{
	size_t place;

	if (record->length >= UINT32_MAX)
		return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0, "the record is too long");
	start_record(scan, record);
	if (!read_units(scan, error))
		return false;
	pledge_evidence_sort(&scan->list);
	if (!pledge_cues_add_up(&scan->list, scan->ruleset) ||
		!pledge_combine(&scan->list, scan->ruleset, scan->kind, record->child_age))
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
								"no memory for the evidence of the record");
	for (place = 0; place < scan->list.count; place++)
		if (scan->list.items[place].counts)
			scan->facts[scan->list.items[place].indicator] = true;
	return true;
}

bool
pledge_scan_assertion(PledgeScan *scan, const PledgeRecord *record, size_t start, size_t end,
					  PledgeEvidence *evidence, bool *blocked, PledgeError *error)
{
	bool good;

	scan->has_target = true;
	scan->target_found = false;
	scan->target_blocked = false;
	scan->target_start = start;
	scan->target_end = end;
	memset(&scan->target, 0, sizeof(scan->target));
	scan->target.section = -1;
	start_record(scan, record);
	good = read_units(scan, error);
	scan->has_target = false;
	*evidence = scan->target;
	*blocked = scan->target_blocked;
	return good && scan->target_found;
}
