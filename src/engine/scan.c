/*
 * scan.c
 *	  One pass over one record.
 *
 * The record is read unit by unit (unit.h).  Where a rule matches (match.h), and only
 * there, the unit's modifiers are looked for and the match is judged (assertion.h).
 * What is found goes to a list; what follows from it together is worked out at the end
 * (combination.h).
 */
#include <string.h>

#include "reading.h"

#define UNITS_BETWEEN_INTERRUPTS 64

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
	pledge_evidence_destroy(&scan->list);
	pledge_release(scan->allocator, scan->facts);
	pledge_release(scan->allocator, scan);
}

void
pledge_scan_listen(PledgeScan *scan, const PledgeListener *listener)
{
	scan->listener = listener;
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
			return pledge_scan_speaker(
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

bool
pledge_scan_applies(const PledgeScan *scan, const PledgeUnit *unit, const PledgeMatch *match)
{
	const PledgeRule *rule = &scan->ruleset->rules[match->rule];
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

	if (!pledge_scan_applies(scan, unit, match) ||
		pledge_scan_blocked(scan, match->from, match->to, rule->owner))
		return true;
	evidence = pledge_evidence_add(&scan->list);
	if (evidence == NULL)
		return false;
	evidence->rule = match->rule;
	evidence->indicator = rule->owner;
	evidence->weight = rule->weight;
	pledge_scan_judge(scan, unit, match->from, match->to, rule, evidence);
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
	scan->target_blocked = pledge_scan_blocked(scan, from, to, -1);
	pledge_scan_judge(scan, unit, from, to, NULL, &scan->target);
}

static bool
read_unit(PledgeScan *scan, PledgeUnit *unit, const PledgeUnit *next)
{
	size_t first = scan->list.count;
	size_t count;
	size_t place;

	pledge_scan_mark_names(scan, unit);
	pledge_view_unit(&scan->view, unit);
	if (!pledge_scan_names(scan, unit) || !pledge_scan_form(scan, unit, next) ||
		!pledge_view_match(&scan->view, PLEDGE_ROUND_EVIDENCE, 0, unit->count))
		return false;
	count = scan->view.match_count;
	if (count == 0 && !scan->has_target && !opens_quotation(unit))
		return true;
	if (!pledge_scan_prepare(scan, unit))
		return false;
	for (place = 0; place < count; place++)
	{
		PledgeMatch match = scan->view.matches[place];

		if (!take_match(scan, unit, &match))
			return false;
	}
	pledge_evidence_sort(&scan->list, first);
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
	scan->reader.listener = scan->listener;
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
	/* what is judged otherwise has its answer already */
	*blocked = scan->target_blocked && evidence->status == PLEDGE_ASSERTED;
	return good && scan->target_found;
}
