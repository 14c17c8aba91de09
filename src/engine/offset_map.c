/*
 * offset_map.c
 *	  The way back from a text to the body it was read from, byte by byte.
 */
#include "pledge/offset_map.h"

#include <string.h>

/* Is this what the last run, byte for byte, has next? */
static bool
goes_on(const PledgeOffsetMap *map, size_t text, size_t body, size_t span)
{
	const PledgeOffsetRun *last;

	if (span > 0 || map->count == 0)
		return false;
	last = &map->runs[map->count - 1];
	return last->span == 0 && text - last->text == body - last->body;
}

bool
pledge_offset_map_add(PledgeOffsetMap *map, const PledgeAllocator *allocator, size_t text,
					  size_t body, size_t span)
{
	PledgeOffsetRun *run;

	if (goes_on(map, text, body, span))
		return true;
	if (!pledge_reserve(allocator, (void **) &map->runs, &map->capacity, map->count + 1,
						sizeof(*map->runs)))
		return false;
	run = &map->runs[map->count++];
	run->text = (uint32_t) text;
	run->body = (uint32_t) body;
	run->span = (uint32_t) span;
	return true;
}

void
pledge_offset_map_release(PledgeOffsetMap *map, const PledgeAllocator *allocator)
{
	pledge_release(allocator, map->runs);
	memset(map, 0, sizeof(*map));
}

/* The run that a byte of the text belongs to; NULL where there is none. */
static const PledgeOffsetRun *
run_of(const PledgeOffsetMap *map, uint32_t text)
{
	size_t from = 0;
	size_t to = map->count;

	while (from + 1 < to)
	{
		size_t middle = from + (to - from) / 2;

		if (map->runs[middle].text <= text)
			from = middle;
		else
			to = middle;
	}
	return map->count > 0 ? &map->runs[from] : NULL;
}

uint32_t
pledge_offset_map_start(const PledgeOffsetMap *map, uint32_t text)
{
	const PledgeOffsetRun *run = run_of(map, text);

	if (run == NULL)
		return 0;
	return run->span > 0 ? run->body : run->body + (text - run->text);
}

uint32_t
pledge_offset_map_end(const PledgeOffsetMap *map, uint32_t text)
{
	const PledgeOffsetRun *run = text > 0 ? run_of(map, text - 1) : NULL;

	if (run == NULL)
		return 0;
	return run->span > 0 ? run->body + run->span : run->body + (text - run->text);
}
