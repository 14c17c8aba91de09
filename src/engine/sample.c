/*
 * sample.c
 *	  Dip samples: how many records to read, and which.
 */
#include "pledge/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge/interval.h"

/* ---- how many ---- */

bool
pledge_sample_size(int64_t population, double margin, double z, int64_t *size, PledgeError *error)
{
	double people = (double) population;
	double endless;
	double needed;

	*size = 0;
	if (!pledge_z_check(z, error))
		return false;
	if (population < 0)
		return pledge_error_set(error, PLEDGE_INVALID, 0, NULL, 0, "the population is below zero");
	if (!(margin > 0.0 && margin < 1.0))
		return pledge_error_set(error, PLEDGE_INVALID, 0, NULL, 0,
								"the margin must be above 0 and below 1");
	if (population == 0)
		return true;
	/* for a rate of one half, of which a sample says least */
	endless = z * z * 0.25 / margin / margin;
	needed = endless >= 1e300 ? people : endless / (1.0 + (endless - 1.0) / people);
	/* rounding must not add a record */
	needed = ceil(needed - 1e-9);
	*size = needed >= people ? population : needed < 1.0 ? 1 : (int64_t) needed;
	return true;
}

/* ---- in which order ---- */

/* FNV-1a of 64 bits. */
static uint64_t
add_bytes(uint64_t hash, const char *bytes, size_t length)
{
	size_t place;

	for (place = 0; place < length; place++)
	{
		hash ^= (unsigned char) bytes[place];
		hash *= UINT64_C(0x100000001B3);
	}
	return hash;
}

uint64_t
pledge_sample_hash(const char *seed, size_t seed_length, const char *key, size_t key_length)
{
	static const char border = (char) 0xFF; /* stands in no UTF-8 text */
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	hash = add_bytes(hash, seed, seed_length);
	hash = add_bytes(hash, &border, 1);
	hash = add_bytes(hash, key, key_length);
	/* the finaliser of SplitMix64: keys that differ in their last byte lie far apart */
	hash = (hash ^ (hash >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	hash = (hash ^ (hash >> 27)) * UINT64_C(0x94D049BB133111EB);
	return hash ^ (hash >> 31);
}

static int
compare_items(const void *left, const void *right)
{
	const PledgeSampleItem *one = left;
	const PledgeSampleItem *other = right;
	size_t common = one->length < other->length ? one->length : other->length;
	int order;

	if (one->hash != other->hash)
		return one->hash < other->hash ? -1 : 1;
	order = common == 0 ? 0 : memcmp(one->key, other->key, common);
	return order != 0 ? order : (one->length > other->length) - (one->length < other->length);
}

/* ---- how many of each stratum ---- */

typedef struct Stratum
{
	uint64_t members;
	uint64_t wanted;
	uint64_t remainder;
	uint32_t number;
	bool settled;
} Stratum;

/* The largest remainder first, then the lowest number. */
static int
compare_remainders(const void *left, const void *right)
{
	const Stratum *one = left;
	const Stratum *other = right;

	if (one->remainder != other->remainder)
		return one->remainder > other->remainder ? -1 : 1;
	return (one->number > other->number) - (one->number < other->number);
}

static int
compare_numbers(const void *left, const void *right)
{
	const Stratum *one = left;
	const Stratum *other = right;

	return (one->number > other->number) - (one->number < other->number);
}

/* Gives one to every stratum whose share is less, until no share is. */
static void
settle_small(Stratum *strata, uint32_t count, uint64_t *size, uint64_t *members)
{
	bool settled = true;
	uint32_t which;

	while (settled)
	{
		uint64_t size_left = *size;
		uint64_t members_left = *members;

		settled = false;
		for (which = 0; which < count; which++)
		{
			Stratum *stratum = &strata[which];

			if (stratum->settled || *size * stratum->members >= *members)
				continue;
			stratum->settled = true;
			stratum->wanted = stratum->members > 0 ? 1 : 0;
			size_left -= stratum->wanted;
			members_left -= stratum->members;
			settled = true;
		}
		*size = size_left;
		*members = members_left;
	}
}

/* Shares `size` among the strata by their members; what is left goes by remainders. */
static void
share_size(Stratum *strata, uint32_t count, uint64_t size, uint64_t members)
{
	uint64_t given = 0;
	uint32_t which;

	settle_small(strata, count, &size, &members);
	for (which = 0; which < count; which++)
	{
		Stratum *stratum = &strata[which];

		if (stratum->settled || members == 0)
			continue;
		stratum->wanted = size * stratum->members / members;
		stratum->remainder = size * stratum->members % members;
		given += stratum->wanted;
	}
	/* remainders add up to what is left, so that only strata with one are reached */
	qsort(strata, count, sizeof(*strata), compare_remainders);
	for (which = 0; which < count && given < size; which++, given++)
		strata[which].wanted++;
	qsort(strata, count, sizeof(*strata), compare_numbers);
}

/* ---- the draw ---- */

static bool
has_twins(const PledgeSampleItem *items, size_t count)
{
	size_t which;

	for (which = 1; which < count; which++)
		if (compare_items(&items[which - 1], &items[which]) == 0)
			return true;
	return false;
}

static void
choose(PledgeSampleItem *items, size_t count, Stratum *strata)
{
	size_t which;

	for (which = 0; which < count; which++)
	{
		Stratum *stratum = &strata[items[which].stratum];

		items[which].chosen = stratum->wanted > 0;
		if (items[which].chosen)
			stratum->wanted--;
	}
}

bool
pledge_sample_draw(const PledgeAllocator *allocator, PledgeSampleItem *items, size_t count,
				   uint32_t strata_count, size_t size, const char *seed, size_t seed_length,
				   PledgeError *error)
{
	Stratum *strata;
	uint32_t filled = 0;
	size_t which;

	/* so that no product of two counts overflows */
	if (count > UINT32_MAX)
		return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0, "too many records to draw from");
	for (which = 0; which < count; which++)
	{
		items[which].hash =
			pledge_sample_hash(seed, seed_length, items[which].key, items[which].length);
		items[which].chosen = false;
	}
	if (count > 0)
		qsort(items, count, sizeof(*items), compare_items);
	if (has_twins(items, count))
		return pledge_error_set(error, PLEDGE_DUPLICATE, 0, NULL, 0, "a key stands there twice");
	if (count == 0 || size == 0)
		return true;
	strata = pledge_allocate_zeroed(allocator, strata_count, sizeof(*strata));
	if (strata == NULL)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "out of memory");
	for (which = 0; which < strata_count; which++)
		strata[which].number = (uint32_t) which;
	for (which = 0; which < count; which++)
		if (strata[items[which].stratum].members++ == 0)
			filled++;
	if (size > count)
		size = count;
	if (size < filled)
		size = filled;
	share_size(strata, strata_count, size, count);
	choose(items, count, strata);
	pledge_release(allocator, strata);
	return true;
}
