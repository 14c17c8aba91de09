/*
 * combination.h
 *	  Facts from evidence together: cues that add up, and combination rules.
 */
#ifndef PLEDGE_ENGINE_COMBINATION_H
#define PLEDGE_ENGINE_COMBINATION_H

#include "pledge/scan.h"

/* A sentence that has evidence: items [from, to) of the list. */
typedef struct PledgeSentence
{
	size_t from;
	size_t to;
	PledgeMask there; /* indicators that count in it */
} PledgeSentence;

/* The evidence of one record, as it grows. */
typedef struct PledgeEvidenceList
{
	PledgeEvidence *items; /* in the order of the text */
	size_t count;
	size_t capacity;
	PledgeEvidence *added; /* by a combination, in the order of the text too */
	size_t added_count;
	size_t added_capacity;
	PledgeSentence *sentences;
	size_t sentence_count;
	size_t sentence_capacity;
	const PledgeAllocator *allocator;
} PledgeEvidenceList;

extern void pledge_evidence_destroy(PledgeEvidenceList *list);

/* A new piece of evidence, zeroed; NULL when there is no memory or too much of it. */
extern PledgeEvidence *pledge_evidence_add(PledgeEvidenceList *list);

/* Puts the evidence from the item `first` on, which is that of one sentence, in order. */
extern void pledge_evidence_sort(PledgeEvidenceList *list, size_t first);

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
