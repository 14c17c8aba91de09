/*
 * attribution.h
 *	  Which of several children a passage is about, by the names that stand there.
 *
 * A passage is about the children whose known names stand in its sentence; where the
 * sentence names nobody, about the one child whom its paragraph names.  A paragraph that
 * names two leaves a sentence without a name to nobody: it could be either.
 */
#ifndef PLEDGE_ATTRIBUTION_H
#define PLEDGE_ATTRIBUTION_H

#include "pledge/allocator.h"
#include "pledge/lexicon.h"
#include "pledge/unit.h"

#define PLEDGE_ATTRIBUTED_CHILDREN 16

/* A set of children, by bit. */
typedef uint16_t PledgeChildSet;

typedef struct PledgeChildSets
{
	PledgeChildSet *sets;
	size_t count;
	size_t capacity;
} PledgeChildSets;

typedef struct PledgeAttribution
{
	const PledgeAllocator *allocator;
	const PledgeWord *names; /* of all children, lower case */
	const uint8_t *children; /* whose each name is: 0 .. PLEDGE_ATTRIBUTED_CHILDREN - 1 */
	int name_count;
	PledgeChildSet named; /* in the unit that is being read */
	PledgeChildSets units;
	PledgeChildSets paragraphs;
	bool failed; /* for want of memory: nothing is attributed any more */
} PledgeAttribution;

/*
 * Begins one text, of which nothing is known yet.  The names and children are arrays of
 * name_count, and must outlive the attribution; so must the allocator.
 */
extern void pledge_attribution_start(PledgeAttribution *attribution,
									 const PledgeAllocator *allocator, const PledgeWord *names,
									 const uint8_t *children, int name_count);
/* Frees what is known of the text. */
extern void pledge_attribution_end(PledgeAttribution *attribution);

/* To be told each word, and each unit behind its words (PledgeListener). */
extern void pledge_attribution_word(PledgeAttribution *attribution, const PledgeWord *word);
extern void pledge_attribution_unit(PledgeAttribution *attribution, const PledgeUnit *unit);

/* The children whom a unit (as PledgeUnit numbers it) is about; none = it cannot be told. */
extern PledgeChildSet pledge_attribution_of(const PledgeAttribution *attribution, uint32_t unit,
											uint32_t paragraph);

#endif
