/*
 * index.c
 *	  From pairs to runs of values by key.
 */
#include "index.h"

#include <stdlib.h>

bool
pledge_pairs_add(PledgePairs *pairs, const PledgeAllocator *allocator, uint16_t key, uint16_t value)
{
	if (!pledge_reserve(allocator, (void **) &pairs->pairs, &pairs->capacity, pairs->count + 1,
						sizeof(*pairs->pairs)))
		return false;
	pairs->pairs[pairs->count].key = key;
	pairs->pairs[pairs->count].value = value;
	pairs->count++;
	return true;
}

static int
compare_pairs(const void *left, const void *right)
{
	const PledgePair *a = left;
	const PledgePair *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

bool
pledge_index_build(PledgeIndex *index, PledgePairs *pairs, uint32_t keys,
				   const PledgeAllocator *allocator)
{
	size_t place;
	size_t kept = 0;
	uint32_t key = 0;

	index->keys = keys;
	index->starts = pledge_allocate_zeroed(allocator, (size_t) keys + 1, sizeof(uint32_t));
	index->values = pledge_allocate_zeroed(allocator, pairs->count, sizeof(uint16_t));
	if (index->starts == NULL || index->values == NULL)
		return false;
	if (pairs->count > 0)
		qsort(pairs->pairs, pairs->count, sizeof(PledgePair), compare_pairs);
	for (place = 0; place < pairs->count; place++)
	{
		const PledgePair *pair = &pairs->pairs[place];

		if (place > 0 && compare_pairs(pair, pair - 1) == 0)
			continue;
		while (key < pair->key)
			index->starts[++key] = (uint32_t) kept;
		index->values[kept++] = pair->value;
	}
	while (key < keys)
		index->starts[++key] = (uint32_t) kept;
	pledge_release(allocator, pairs->pairs);
	pairs->pairs = NULL;
	pairs->count = pairs->capacity = 0;
	return true;
}

void
pledge_index_destroy(PledgeIndex *index, const PledgeAllocator *allocator)
{
	pledge_release(allocator, index->starts);
	pledge_release(allocator, index->values);
}
