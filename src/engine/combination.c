/*
 * combination.c
 *	  Facts from evidence together.
 */
#include "combination.h"

#include <stdlib.h>
#include <string.h>

/* Up to here evidence is sorted by insertion: it comes nearly in order. */
#define FEW_ITEMS 64

void
pledge_evidence_destroy(PledgeEvidenceList *list)
{
	pledge_release(list->allocator, list->items);
	pledge_release(list->allocator, list->added);
	pledge_release(list->allocator, list->sentences);
}

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
pledge_evidence_sort(PledgeEvidenceList *list, size_t first)
{
	PledgeEvidence *items = list->items;
	size_t place;

	if (list->count - first > FEW_ITEMS)
	{
		qsort(items + first, list->count - first, sizeof(*items), compare_evidence);
		return;
	}
	for (place = first + 1; place < list->count; place++)
	{
		size_t slot = place;
		PledgeEvidence item;

		if (compare_evidence(&items[place - 1], &items[place]) <= 0)
			continue;
		item = items[place];
		while (slot > first && compare_evidence(&items[slot - 1], &item) > 0)
		{
			items[slot] = items[slot - 1];
			slot--;
		}
		items[slot] = item;
	}
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

/* What combinations are worked out from. */
typedef struct Combiner
{
	PledgeEvidenceList *list;
	const PledgeRuleset *ruleset;
	int kind;
	int age;
	PledgeMask there; /* indicators that count in the record */
	uint32_t *tally;  /* how often each of them does */
} Combiner;

/* What an expression is asked over: some sentences of the record, and its circumstances. */
typedef struct Window
{
	const Combiner *combiner;
	size_t from; /* items of the list */
	size_t to;
	PledgeMask there;
} Window;

static void
note_indicator(Combiner *combiner, uint16_t indicator)
{
	pledge_mask_add(&combiner->there, indicator);
	combiner->tally[indicator]++;
}

/* Finds the sentences of the record, and what counts in each. */
static bool
find_sentences(PledgeEvidenceList *list)
{
	PledgeSentence *sentence = NULL;
	size_t place;

	list->sentence_count = 0;
	for (place = 0; place < list->count; place++)
	{
		const PledgeEvidence *evidence = &list->items[place];

		if (sentence == NULL || list->items[sentence->from].unit != evidence->unit)
		{
			if (!pledge_reserve(list->allocator, (void **) &list->sentences,
								&list->sentence_capacity, list->sentence_count + 1,
								sizeof(*list->sentences)))
				return false;
			sentence = &list->sentences[list->sentence_count++];
			memset(sentence, 0, sizeof(*sentence));
			sentence->from = place;
		}
		sentence->to = place + 1;
		if (evidence->counts)
			pledge_mask_add(&sentence->there, evidence->indicator);
	}
	return true;
}

static bool
occurs(const Window *window, uint16_t indicator, uint16_t minimum)
{
	const PledgeEvidence *items = window->combiner->list->items;
	uint16_t found = 0;
	size_t place;

	if (!pledge_mask_may_hold(&window->there, indicator))
		return false;
	for (place = window->from; place < window->to; place++)
		if (items[place].counts && items[place].indicator == indicator && ++found >= minimum)
			return true;
	return false;
}

static bool
atom_holds(const void *context, const PledgeStep *step)
{
	const Window *window = context;
	const Combiner *combiner = window->combiner;

	switch ((PledgeAtomKind) step->atom_kind)
	{
		case PLEDGE_ATOM_INDICATOR:
			return occurs(window, step->atom, step->minimum);
		case PLEDGE_ATOM_RECORD:
			return combiner->tally[step->atom] >= step->minimum;
		case PLEDGE_ATOM_KIND:
			return combiner->kind == (int) step->atom;
		case PLEDGE_ATOM_AGE_UNDER:
			return combiner->age >= 0 && combiner->age < (int) step->atom;
		case PLEDGE_ATOM_SECTION:
			return combiner->list->items[window->from].section == (int) step->atom;
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
	const PledgeEvidence *items = window->combiner->list->items;
	uint32_t behind = 0;
	int place;

	for (place = 0; place < expression->count; place++)
	{
		const PledgeStep *step = &expression->steps[place];
		size_t item = window->from;

		if (step->kind != PLEDGE_STEP_ATOM || step->atom_kind != PLEDGE_ATOM_INDICATOR)
			continue;
		while (item < window->to && !(items[item].counts && items[item].indicator == step->atom &&
									  items[item].start >= behind))
			item++;
		if (item == window->to)
			return false;
		behind = items[item].start;
	}
	return true;
}

/* The evidence that a combination adds: it spans what it was made from. */
static bool
add_combined(Combiner *combiner, size_t which, const Window *window)
{
	const PledgeCombination *combination = &combiner->ruleset->combinations[which];
	PledgeEvidenceList *list = combiner->list;
	PledgeEvidence made;
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
	made.indicator = combination->owner;
	made.rule = (uint32_t) which;
	made.combination = true;
	made.counts = true;
	made.weight = 0;
	made.together = 0;
	made.status = PLEDGE_ASSERTED;
	made.reason = PLEDGE_BECAUSE_STATED;
	if (list->count + list->added_count >= PLEDGE_MOST_EVIDENCE ||
		!pledge_reserve(list->allocator, (void **) &list->added, &list->added_capacity,
						list->added_count + 1, sizeof(*list->added)))
		return false;
	list->added[list->added_count++] = made;
	note_indicator(combiner, made.indicator);
	return true;
}

/* Merges what a combination has added into the evidence, and finds the sentences anew. */
static bool
merge_added(PledgeEvidenceList *list)
{
	size_t left = list->count;
	size_t right = list->added_count;

	if (right == 0)
		return true;
	if (!pledge_reserve(list->allocator, (void **) &list->items, &list->capacity, left + right,
						sizeof(*list->items)))
		return false;
	list->count += right;
	list->added_count = 0;
	while (right > 0)
	{
		size_t slot = left + right - 1;

		if (left > 0 && compare_evidence(&list->items[left - 1], &list->added[right - 1]) > 0)
			list->items[slot] = list->items[--left];
		else
			list->items[slot] = list->added[--right];
	}
	return find_sentences(list);
}

/* Does the evidence stand in the window that begins with the first? */
static inline bool
in_window(const PledgeEvidence *first, const PledgeEvidence *evidence, PledgeWithin within)
{
	switch (within)
	{
		case PLEDGE_WITHIN_SENTENCE:
			return evidence->unit == first->unit;
		case PLEDGE_WITHIN_NEXT:
			return evidence->unit <= first->unit + 1;
		case PLEDGE_WITHIN_PARAGRAPH:
			return evidence->paragraph == first->paragraph;
		case PLEDGE_WITHIN_RECORD:
			return true;
	}
	return false;
}

/* Fills the window that begins with a sentence; returns the first sentence behind it. */
static size_t
fill_window(const Combiner *combiner, size_t sentence, PledgeWithin within, Window *window)
{
	const PledgeEvidenceList *list = combiner->list;
	const PledgeSentence *first = &list->sentences[sentence];
	size_t end = sentence + 1;

	window->combiner = combiner;
	window->from = first->from;
	window->to = first->to;
	window->there = first->there;
	if (within == PLEDGE_WITHIN_RECORD)
	{
		window->to = list->count;
		window->there = combiner->there;
		return list->sentence_count;
	}
	while (end < list->sentence_count &&
		   in_window(&list->items[first->from], &list->items[list->sentences[end].from], within))
	{
		pledge_mask_join(&window->there, &list->sentences[end].there);
		window->to = list->sentences[end++].to;
	}
	return end;
}

static bool
combination_holds(const PledgeCombination *combination, const Window *window)
{
	return pledge_mask_covers(&window->there, &combination->required_near) &&
		   pledge_expression_holds(&combination->expression, atom_holds, window) &&
		   (!combination->ordered || in_order(&combination->expression, window));
}

/* Moves one window after the other over the record. */
static bool
combine_one(Combiner *combiner, size_t which)
{
	const PledgeCombination *combination = &combiner->ruleset->combinations[which];
	PledgeWithin within = (PledgeWithin) combination->within;
	size_t sentence = 0;

	while (sentence < combiner->list->sentence_count)
	{
		Window window;
		size_t end = fill_window(combiner, sentence, within, &window);
		bool holds = combination_holds(combination, &window);

		if (holds && !add_combined(combiner, which, &window))
			return false;
		/* windows of two sentences overlap, as long as nothing is found in them */
		sentence = within == PLEDGE_WITHIN_NEXT && !holds ? sentence + 1 : end;
	}
	return merge_added(combiner->list);
}

/* What earlier combinations added counts for later ones. */
static bool
combine_all(Combiner *combiner)
{
	size_t which;

	for (which = 0; which < combiner->ruleset->combination_count; which++)
		if (pledge_mask_covers(&combiner->there,
							   &combiner->ruleset->combinations[which].required) &&
			!combine_one(combiner, which))
			return false;
	return true;
}

bool
pledge_combine(PledgeEvidenceList *list, const PledgeRuleset *ruleset, int kind, int age)
{
	Combiner combiner = {list, ruleset, kind, age, {{0}}, NULL};
	size_t place;
	bool good;

	if (list->count == 0 || ruleset->combination_count == 0)
		return true;
	combiner.tally =
		pledge_allocate_zeroed(list->allocator, ruleset->indicator_count, sizeof(*combiner.tally));
	if (combiner.tally == NULL)
		return false;
	for (place = 0; place < list->count; place++)
		if (list->items[place].counts)
			note_indicator(&combiner, list->items[place].indicator);
	list->added_count = 0;
	good = find_sentences(list) && combine_all(&combiner);
	pledge_release(list->allocator, combiner.tally);
	return good;
}
