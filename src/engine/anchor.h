/*
 * anchor.h
 *	  Which word of a pattern to look for first: the rarest that it must have.
 */
#ifndef PLEDGE_ENGINE_ANCHOR_H
#define PLEDGE_ENGINE_ANCHOR_H

#include "pledge/pattern.h"

#define PLEDGE_ANCHOR_SYMBOLS 256
#define PLEDGE_ANCHOR_FAR     255 /* words; a longer reach is unbounded */

typedef struct PledgeAnchor
{
	uint16_t symbols[PLEDGE_ANCHOR_SYMBOLS]; /* one of them must occur */
	int count;                               /* 0 = no such word, or too many */
	uint32_t cost;                           /* how often they are likely to occur */
	int least;                               /* words between the start of a match and the anchor */
	int most;
} PledgeAnchor;

/* What the choice needs to know of a symbol. */
typedef struct PledgeSymbolFacts
{
	uint32_t (*cost)(void *context, uint16_t symbol); /* likely frequency */
	int (*longest)(void *context, uint16_t symbol);   /* words it may span */
	void *context;
} PledgeSymbolFacts;

extern void pledge_anchor_choose(const PledgePattern *pattern, const PledgeSymbolFacts *facts,
								 uint16_t quote_symbol, PledgeAnchor *anchor);

/* What every match must have: one of some symbols, least .. most words behind its start. */
typedef struct PledgeRequirement
{
	uint16_t symbols[PLEDGE_ANCHOR_SYMBOLS]; /* ascending, without repeats */
	int count;
	int least;
	int most; /* PLEDGE_ANCHOR_FAR = any number */
} PledgeRequirement;

/* Calls `take` for each requirement of a pattern. */
extern void pledge_anchor_required(const PledgePattern *pattern, const PledgeSymbolFacts *facts,
								   uint16_t quote_symbol,
								   void (*take)(void *context, const PledgeRequirement *required),
								   void *context);

#endif
