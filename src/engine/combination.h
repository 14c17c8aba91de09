/*
 * combination.h
 *	  Facts from evidence together: cues that add up, and combination rules.
 */
#ifndef PLEDGE_ENGINE_COMBINATION_H
#define PLEDGE_ENGINE_COMBINATION_H

#include "pledge/scan.h"

/* The evidence of one record, as it grows. */
typedef struct PledgeEvidenceList
{
	PledgeEvidence *items;
	size_t count;
	size_t capacity;
	uint32_t *order; /* room for count entries, for sorting */
	size_t order_capacity;
	const PledgeAllocator *allocator;
} PledgeEvidenceList;

/* A new piece of evidence, zeroed; NULL when there is no memory or too much of it. */
extern PledgeEvidence *pledge_evidence_add(PledgeEvidenceList *list);

/* Puts the evidence in the order of the text. */
extern void pledge_evidence_sort(PledgeEvidenceList *list);

/*
 * Sets `counts` of each cue whose group reaches the threshold, and takes it from evidence
 * whose indicator asks for more support than the record gives.
 */
extern bool pledge_cues_add_up(PledgeEvidenceList *list, const PledgeRuleset *ruleset);

/*
 * Adds what the combination rules find.  kind is an index into the ruleset's kinds, -1 =
 * none of them; age -1 = not known.
 */
extern bool pledge_combine(PledgeEvidenceList *list, const PledgeRuleset *ruleset, int kind,
						   int age);

#endif
