/*
 * index.h
 *	  Building a PledgeIndex from pairs: used while a ruleset is compiled.
 */
#ifndef PLEDGE_ENGINE_INDEX_H
#define PLEDGE_ENGINE_INDEX_H

#include "pledge/ruleset.h"

typedef struct PledgePair
{
	uint16_t key;
	uint16_t value;
} PledgePair;

typedef struct PledgePairs
{
	PledgePair *pairs;
	size_t count;
	size_t capacity;
} PledgePairs;

extern bool pledge_pairs_add(PledgePairs *pairs, const PledgeAllocator *allocator, uint16_t key,
							 uint16_t value);

/*
 * Builds the index of keys 0 .. keys - 1, values in ascending order without repeats,
 * and releases the pairs.
 */
extern bool pledge_index_build(PledgeIndex *index, PledgePairs *pairs, uint32_t keys,
							   const PledgeAllocator *allocator);

extern void pledge_index_destroy(PledgeIndex *index, const PledgeAllocator *allocator);

#endif
