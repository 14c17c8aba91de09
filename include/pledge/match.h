/*
 * match.h
 *	  Where the rules of one round match in a unit.
 *
 * Each rule is filed under its rarest word (its anchor).  A unit is read once: what rules
 * need besides their anchors is noted, with its places; then, for each of the words, the
 * rules filed there are run from those places only where all that they need is at hand.
 */
#ifndef PLEDGE_MATCH_H
#define PLEDGE_MATCH_H

#include "pledge/ruleset.h"
#include "pledge/unit.h"

#define PLEDGE_UNIT_OCCURRENCES 16384
#define PLEDGE_UNIT_PHRASES     8192

/* A phrase of several words that stands for a class, somewhere in the unit. */
typedef struct PledgeOccurrence
{
	uint16_t length; /* tokens */
	uint16_t symbol;
} PledgeOccurrence;

/* Where a rule matches: the tokens [from, to) of the unit. */
typedef struct PledgeMatch
{
	uint32_t rule; /* index in the ruleset */
	uint16_t from;
	uint16_t to;
} PledgeMatch;

/* What is worked out of a unit before any rule is tried. */
typedef struct PledgeView
{
	const PledgeRuleset *ruleset;
	const PledgeUnit *unit;
	uint64_t *places; /* by need: bit n = the word n meets it, modulo 64 */
	uint16_t *met;    /* needs that some word meets */
	size_t met_count;
	uint16_t builtins[PLEDGE_UNIT_TOKENS]; /* bit n = built-in class n */
	uint16_t first_occurrence[PLEDGE_UNIT_TOKENS + 1];
	PledgeOccurrence occurrences[PLEDGE_UNIT_OCCURRENCES];
	uint16_t occurrence_count;
	uint32_t standing[PLEDGE_UNIT_PHRASES]; /* place << 16 | phrase, ascending */
	int standing_count;

	/* by rule: the unit it was last tried in, and where it may start again */
	uint64_t *stamps;
	uint16_t *resume;
	uint64_t stamp;

	PledgeMatch *matches;
	size_t match_count;
	size_t match_capacity;
	const PledgeAllocator *allocator;
} PledgeView;

/*
 * A view for units read with the words of this ruleset, which must outlive it.  False when
 * there is no memory; whether it could be made or not, it is to be destroyed.
 */
extern bool pledge_view_create(PledgeView *view, const PledgeRuleset *ruleset,
							   const PledgeAllocator *allocator);
extern void pledge_view_destroy(PledgeView *view);

/* Turns to a unit, which must stay as it is meanwhile; all matches so far are forgotten. */
extern void pledge_view_unit(PledgeView *view, const PledgeUnit *unit);

/*
 * Finds the matches of a round among tokens [from, to) of the unit, leftmost first for
 * each rule and not overlapping themselves; ^ and $ are the ends of that range.
 * Appends them to view->matches in the order of the text, the longer first at one place,
 * then by rule; false when there is no memory.
 */
extern bool pledge_view_match(PledgeView *view, PledgeRound round, uint16_t from, uint16_t to);

/* Does the token (its place in the unit) stand for this symbol by itself? */
extern bool pledge_view_is(const PledgeView *view, uint16_t token, uint16_t symbol);

#endif
