/*
 * sample.h
 *	  Dip samples: how many records to read, and which.
 *
 * The order depends on the seed and the keys alone, so that anybody who knows the seed
 * draws the same records on any machine.
 */
#ifndef PLEDGE_SAMPLE_H
#define PLEDGE_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/allocator.h"
#include "pledge/error.h"

/* One record that may be drawn.  The caller fills in the first four. */
typedef struct PledgeSampleItem
{
	const char *key; /* bytes, the caller's */
	size_t length;
	uint32_t stratum; /* from 0 */
	uint32_t place;   /* whatever the caller knows it by */
	uint64_t hash;
	bool chosen;
} PledgeSampleItem;

/*
 * How many records to read of so many, so that a rate is known to within the margin (a
 * share, above 0 and below 1): at least 1, but 0 of an empty population.  False with
 * PLEDGE_INVALID, and a size of 0, for a margin, a z or a population that cannot be.
 */
extern bool pledge_sample_size(int64_t population, double margin, double z, int64_t *size,
							   PledgeError *error);

/* What orders a key under a seed; lengths are bytes. */
extern uint64_t pledge_sample_hash(const char *seed, size_t seed_length, const char *key,
								   size_t key_length);

/*
 * Puts the items in the order of the seed and chooses `size` of them: of each stratum its
 * share, and at least one, even where that makes more than `size`; all of them where there
 * are fewer.  Strata are numbered below `strata`.  False with PLEDGE_DUPLICATE where two
 * keys are the same, PLEDGE_LIMIT for 2^32 items and more, or PLEDGE_OUT_OF_MEMORY; then
 * nothing is drawn.  Memory is needed while it runs only.
 */
extern bool pledge_sample_draw(const PledgeAllocator *allocator, PledgeSampleItem *items,
							   size_t count, uint32_t strata, size_t size, const char *seed,
							   size_t seed_length, PledgeError *error);

#endif
