/*
 * judge.c
 *	  What bears on a match in its unit, and how the match is judged by it.
 */
#include <string.h>

#include "reading.h"

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
add_cue(PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match)
{
	const PledgeRule *rule = &scan->ruleset->rules[match->rule];
	PledgeCue *cue;

	if (scan->cue_count >= PLEDGE_MOST_CUES || !pledge_scan_applies(scan, unit, match))
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
bool
pledge_scan_prepare(PledgeScan *scan, const PledgeUnit *unit)
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
			add_cue(scan, unit, &scan->view.matches[place]);
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

/* Does a match hold the words and more? */
static bool
holds(const PledgeMatch *match, uint16_t from, uint16_t to)
{
	return match->from <= from && to <= match->to && (match->from < from || to < match->to);
}

/*
 * Do the words belong to a false friend of an indicator?  Of no indicator (-1), the words
 * must lie within the false friend: a question about the false friend itself ("left alone")
 * is a question about those words, and answered.
 */
bool
pledge_scan_blocked(const PledgeScan *scan, uint16_t from, uint16_t to, int indicator)
{
	size_t place;

	for (place = scan->judgement_first; place < scan->judgement_last; place++)
	{
		const PledgeMatch *match = &scan->view.matches[place];

		if (scan->ruleset->rules[match->rule].role == PLEDGE_ROLE_BLOCK &&
			in_scope(scan->ruleset, scan->ruleset->rules[match->rule].owner, indicator) &&
			(indicator < 0 ? holds(match, from, to) : match->from < to && from < match->to))
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

/* The same, where the form has decided; its answer may stand in the next unit. */
static void
set_form_reason(PledgeEvidence *evidence, const PledgeForm *form, PledgeStatus status,
				PledgeReason reason)
{
	evidence->status = (uint8_t) status;
	evidence->reason = (uint8_t) reason;
	evidence->reason_start = form->answer_start;
	evidence->reason_end = form->answer_end;
}

/* The form's own word on a match inside its label; true when that settles it. */
static bool
judge_form(const PledgeScan *scan, uint16_t to, PledgeEvidence *evidence)
{
	const PledgeForm *form = &scan->form;

	if (form->label == 0 || to > form->label)
		return false;
	if (form->heading)
		set_form_reason(evidence, form, PLEDGE_EMPTY, PLEDGE_BECAUSE_TITLE);
	else if (form->elsewhere)
		set_form_reason(evidence, form, PLEDGE_UNCERTAIN, PLEDGE_BECAUSE_ELSEWHERE);
	else if (form->empty)
		set_form_reason(evidence, form, PLEDGE_EMPTY, PLEDGE_BECAUSE_HEADING);
	else if (form->answered)
		set_form_reason(evidence, form, form->answer, PLEDGE_BECAUSE_ANSWER);
	else
		return false;
	return true;
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

PledgeHolder
pledge_scan_speaker(const PledgeScan *scan, uint32_t quotation)
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

void
pledge_scan_judge(const PledgeScan *scan, const PledgeUnit *unit, uint16_t from, uint16_t to,
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
	evidence->speaker = (uint8_t) pledge_scan_speaker(scan, quotation);
	if (judge_form(scan, to, evidence))
		return;
	pledge_judge(scan->cues, scan->cue_count, scan->ruleset->modifiers, unit->tokens, &scan->stops,
				 from, to, &judgement);
	if (rule != NULL)
		judge_inside(scan, rule, from, to, &judgement);
	if (!judge_holder(scan, unit, &judgement, from, to, holders, evidence))
		judge_axes(scan, unit, &judgement, from, to, accepts, evidence);
}
