/*
 * combination.c
 *	  Facts from evidence together.
 */
#include "combination.h"

#include <stdlib.h>
#include <string.h>

PledgeEvidence *
pledge_evidence_add(PledgeEvidenceList *list)
{
	PledgeEvidence *evidence;

	if (list->count >= PLEDGE_MOST_EVIDENCE ||
		!pledge_reserve(list->allocator, (void **) &list->items, &list->capacity, list->count + 1,
						sizeof(*list->items)))
		return NULL;
	evidence = &list->items[list->count++];
	memset(evidence, 0, sizeof(*evidence));
	evidence->section = -1;
	return evidence;
}

static int
compare_evidence(const void *left, const void *right)
{
	const PledgeEvidence *a = left;
	const PledgeEvidence *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	/* the longer first: what stands inside it says no more */
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->indicator != b->indicator)
		return a->indicator < b->indicator ? -1 : 1;
	if (a->combination != b->combination)
		return a->combination ? 1 : -1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

void
pledge_evidence_sort(PledgeEvidenceList *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), compare_evidence);
}

/* ---- cues that add up ---- */

/* One cue as it is grouped: its indicator, its sentence or paragraph, its rule. */
typedef struct CueKey
{
	uint32_t group;
	uint32_t item;
	uint32_t rule;
	uint16_t indicator;
} CueKey;

static int
compare_cue_keys(const void *left, const void *right)
{
	const CueKey *a = left;
	const CueKey *b = right;

	if (a->indicator != b->indicator)
		return a->indicator < b->indicator ? -1 : 1;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static uint32_t
group_of(const PledgeEvidence *evidence, PledgeWithin within)
{
	switch (within)
	{
		case PLEDGE_WITHIN_SENTENCE:
		case PLEDGE_WITHIN_NEXT: /* and the sentence behind it */
			return evidence->unit;
		case PLEDGE_WITHIN_PARAGRAPH:
			return evidence->paragraph;
		case PLEDGE_WITHIN_RECORD:
			return 0;
	}
	return 0;
}

/* Judges some cues together, each rule counting once; returns what they add up to. */
static uint32_t
judge_group(PledgeEvidenceList *list, const CueKey *keys, size_t count, uint16_t threshold)
{
	uint32_t sum = 0;
	uint16_t rules = 0;
	size_t place;
	size_t before;

	for (place = 0; place < count; place++)
	{
		/* of one sentence the same rules stand together; of two, they may stand apart */
		for (before = place; before > 0; before--)
			if (keys[before - 1].rule == keys[place].rule)
				break;
		if (before > 0)
			continue;
		sum += list->items[keys[place].item].weight;
		rules++;
	}
	for (place = 0; sum >= threshold && place < count; place++)
	{
		list->items[keys[place].item].counts = true;
		list->items[keys[place].item].together = rules;
	}
	return sum;
}

/* The first key behind those of one indicator that stand in a group, or up to `more` later. */
static size_t
group_end(const CueKey *keys, size_t first, size_t count, uint32_t more)
{
	size_t place = first;

	while (place < count && keys[place].indicator == keys[first].indicator &&
		   keys[place].group <= keys[first].group + more)
		place++;
	return place;
}

/* Sets `counts` of each cue whose group reaches the threshold; fills sums by indicator. */
static bool
add_up(PledgeEvidenceList *list, const PledgeRuleset *ruleset, uint32_t *sums)
{
	CueKey *keys;
	size_t count = 0;
	size_t first;
	size_t place;

	for (place = 0; place < list->count; place++)
		if (list->items[place].weight > 0 && list->items[place].status == PLEDGE_ASSERTED)
			count++;
	if (count == 0)
		return true;
	keys = pledge_allocate_zeroed(list->allocator, count, sizeof(*keys));
	if (keys == NULL)
		return false;
	count = 0;
	for (place = 0; place < list->count; place++)
	{
		const PledgeEvidence *evidence = &list->items[place];

		if (evidence->weight == 0 || evidence->status != PLEDGE_ASSERTED)
			continue;
		keys[count].indicator = evidence->indicator;
		keys[count].group =
			group_of(evidence, (PledgeWithin) ruleset->indicators[evidence->indicator].within);
		keys[count].rule = evidence->rule;
		keys[count++].item = (uint32_t) place;
	}
	qsort(keys, count, sizeof(*keys), compare_cue_keys);
	for (first = 0; first < count; first = place)
	{
		const PledgeIndicator *indicator = &ruleset->indicators[keys[first].indicator];
		size_t last;

		place = group_end(keys, first, count, 0);
		last = group_end(keys, first, count, indicator->within == PLEDGE_WITHIN_NEXT ? 1 : 0);
		sums[keys[first].indicator] =
			judge_group(list, keys + first, last - first, indicator->threshold);
	}
	pledge_release(list->allocator, keys);
	return true;
}

/* Takes back what counts without the support that its indicator asks for. */
static void
ask_support(PledgeEvidenceList *list, const PledgeRuleset *ruleset, const uint32_t *sums)
{
	size_t place;

	for (place = 0; place < list->count; place++)
	{
		const PledgeIndicator *indicator = &ruleset->indicators[list->items[place].indicator];

		if (indicator->support > 0 && sums[indicator->support - 1] < indicator->needs)
			list->items[place].counts = false;
	}
}

bool
pledge_cues_add_up(PledgeEvidenceList *list, const PledgeRuleset *ruleset)
{
	uint32_t *sums =
		pledge_allocate_zeroed(list->allocator, ruleset->indicator_count, sizeof(*sums));
	bool good = sums != NULL && add_up(list, ruleset, sums);

	if (good)
		ask_support(list, ruleset, sums);
	pledge_release(list->allocator, sums);
	return good;
}

/* ---- combination rules ---- */

/* What an expression is asked over: some evidence of the record, and its circumstances. */
typedef struct Window
{
	const PledgeEvidenceList *list;
	size_t from;
	size_t to;
	int kind;
	int age;
} Window;

static bool
occurs(const PledgeEvidenceList *list, size_t from, size_t to, uint16_t indicator, uint16_t minimum)
{
	uint16_t found = 0;

	for (; from < to; from++)
		if (list->items[from].counts && list->items[from].indicator == indicator &&
			++found >= minimum)
			return true;
	return false;
}

static bool
atom_holds(const void *context, const PledgeStep *step)
{
	const Window *window = context;

	switch ((PledgeAtomKind) step->atom_kind)
	{
		case PLEDGE_ATOM_INDICATOR:
			return occurs(window->list, window->from, window->to, step->atom, step->minimum);
		case PLEDGE_ATOM_RECORD:
			return occurs(window->list, 0, window->list->count, step->atom, step->minimum);
		case PLEDGE_ATOM_KIND:
			return window->kind == (int) step->atom;
		case PLEDGE_ATOM_AGE_UNDER:
			return window->age >= 0 && window->age < (int) step->atom;
		case PLEDGE_ATOM_SECTION:
			return window->from < window->to &&
				   window->list->items[window->from].section == (int) step->atom;
		case PLEDGE_ATOM_SPEAKER:
		case PLEDGE_ATOM_PLACE:
			return false; /* refused when the rule was compiled */
	}
	return false;
}

/* Is this evidence one of the things the expression names? */
static bool
is_named(const PledgeExpression *expression, const PledgeEvidence *evidence, bool anywhere)
{
	int place;

	for (place = 0; place < expression->count; place++)
		if (expression->steps[place].kind == PLEDGE_STEP_ATOM &&
			(expression->steps[place].atom_kind == PLEDGE_ATOM_INDICATOR || anywhere) &&
			(expression->steps[place].atom_kind == PLEDGE_ATOM_INDICATOR ||
			 expression->steps[place].atom_kind == PLEDGE_ATOM_RECORD) &&
			expression->steps[place].atom == evidence->indicator)
			return true;
	return false;
}

/* Does what the expression names occur in the order in which it is named? */
static bool
in_order(const PledgeExpression *expression, const Window *window)
{
	uint32_t behind = 0;
	int place;

	for (place = 0; place < expression->count; place++)
	{
		const PledgeStep *step = &expression->steps[place];
		size_t item = window->from;

		if (step->kind != PLEDGE_STEP_ATOM || step->atom_kind != PLEDGE_ATOM_INDICATOR)
			continue;
		while (item < window->to && !(window->list->items[item].counts &&
									  window->list->items[item].indicator == step->atom &&
									  window->list->items[item].start >= behind))
			item++;
		if (item == window->to)
			return false;
		behind = window->list->items[item].start;
	}
	return true;
}

/* The evidence that a combination adds: it spans what it was made from. */
static bool
add_combined(PledgeEvidenceList *list, const PledgeRuleset *ruleset, size_t which,
			 const Window *window)
{
	const PledgeCombination *combination = &ruleset->combinations[which];
	PledgeEvidence made;
	PledgeEvidence *added;
	size_t place;
	bool any = false;

	memset(&made, 0, sizeof(made));
	for (place = window->from; place < window->to; place++)
	{
		const PledgeEvidence *evidence = &list->items[place];

		if (!evidence->counts || !is_named(&combination->expression, evidence,
										   combination->within == PLEDGE_WITHIN_RECORD))
			continue;
		if (!any)
			made = *evidence;
		any = true;
		made.start = evidence->start < made.start ? evidence->start : made.start;
		made.end = evidence->end > made.end ? evidence->end : made.end;
	}
	if (!any)
		return true;
	added = pledge_evidence_add(list);
	if (added == NULL)
		return false;
	*added = made;
	added->indicator = combination->owner;
	added->rule = (uint32_t) which;
	added->combination = true;
	added->counts = true;
	added->weight = 0;
	added->together = 0;
	added->status = PLEDGE_ASSERTED;
	added->reason = PLEDGE_BECAUSE_STATED;
	return true;
}

/* Where the window that begins at `from` ends. */
static size_t
window_end(const PledgeEvidenceList *list, size_t from, size_t count, PledgeWithin within)
{
	const PledgeEvidence *first = &list->items[from];
	size_t to = from;

	if (within == PLEDGE_WITHIN_RECORD)
		return count;
	for (; to < count; to++)
	{
		const PledgeEvidence *evidence = &list->items[to];

		if (within == PLEDGE_WITHIN_PARAGRAPH
				? evidence->paragraph != first->paragraph
				: evidence->unit > first->unit + (within == PLEDGE_WITHIN_NEXT ? 1u : 0u))
			break;
	}
	return to;
}

/* The first evidence of the next sentence, or behind the window. */
static size_t
next_window(const PledgeEvidenceList *list, size_t from, size_t to, PledgeWithin within)
{
	size_t next = from;

	if (within != PLEDGE_WITHIN_NEXT)
		return to;
	while (next < to && list->items[next].unit == list->items[from].unit)
		next++;
	return next;
}

/* Moves one window after the other over the record. */
static bool
combine_one(PledgeEvidenceList *list, const PledgeRuleset *ruleset, size_t which, int kind, int age)
{
	const PledgeCombination *combination = &ruleset->combinations[which];
	PledgeWithin within = (PledgeWithin) combination->within;
	size_t count = list->count;
	size_t from = 0;

	while (from < count)
	{
		Window window = {list, from, window_end(list, from, count, within), kind, age};
		bool holds = pledge_expression_holds(&combination->expression, atom_holds, &window);

		if (holds && combination->ordered)
			holds = in_order(&combination->expression, &window);
		if (holds && !add_combined(list, ruleset, which, &window))
			return false;
		from = holds ? window.to : next_window(list, from, window.to, within);
	}
	if (list->count > count)
		pledge_evidence_sort(list);
	return true;
}

bool
pledge_combine(PledgeEvidenceList *list, const PledgeRuleset *ruleset, int kind, int age)
{
	PledgeMask there = {{0}};
	size_t counted = 0;
	size_t which;
	size_t place;

	for (which = 0; which < ruleset->combination_count; which++)
	{
		if (list->count > counted)
		{
			/* what earlier combinations added counts for later ones */
			memset(&there, 0, sizeof(there));
			for (place = 0; place < list->count; place++)
				if (list->items[place].counts)
					pledge_mask_add(&there, list->items[place].indicator);
			counted = list->count;
		}
		if (!pledge_mask_covers(&there, &ruleset->combinations[which].required))
			continue;
		if (!combine_one(list, ruleset, which, kind, age))
			return false;
	}
	return true;
}
