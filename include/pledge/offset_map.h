/*
 * offset_map.h
 *	  The way back from a text to the body it was read from, byte by byte.
 *
 * All offsets count bytes from 0.  The map is a list of runs: within a run either each
 * byte of the text is one byte of the body, or the whole run stands for one stretch of
 * the body, however long (a bullet for the tag of an item, "é" for "&eacute;").  Bytes
 * of the body that lie between two runs are shown nowhere in the text.
 */
#ifndef PLEDGE_OFFSET_MAP_H
#define PLEDGE_OFFSET_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/allocator.h"

/* A run of the text, up to where the next one begins. */
typedef struct PledgeOffsetRun
{
	uint32_t text; /* its first byte in the text */
	uint32_t body; /* its first byte in the body */
	uint32_t span; /* bytes of the body that the whole run stands for; 0 = one for each byte */
} PledgeOffsetRun;

/* All zero to begin with; a count of 0 empties it and keeps its memory. */
typedef struct PledgeOffsetMap
{
	PledgeOffsetRun *runs; /* in rising order, both in the text and in the body */
	size_t count;
	size_t capacity;
} PledgeOffsetMap;

/*
 * Notes that the text from byte `text` on comes from byte `body` on: the whole run from
 * `span` bytes, or with span 0 byte for byte.  What only goes on with the last run makes
 * no new one.  Both offsets must rise from run to run and stay below 4 GB.  Returns false,
 * and leaves the map as it was, when there is no memory.
 */
extern bool pledge_offset_map_add(PledgeOffsetMap *map, const PledgeAllocator *allocator,
								  size_t text, size_t body, size_t span);

/* Frees the runs, by the allocator that they were added with; the map is empty then. */
extern void pledge_offset_map_release(PledgeOffsetMap *map, const PledgeAllocator *allocator);

/* The byte of the body where that begins which stands at a byte of the text; 0 of no run. */
extern uint32_t pledge_offset_map_start(const PledgeOffsetMap *map, uint32_t text);

/*
 * The byte of the body behind that which ends right before a byte of the text; 0 at the
 * beginning of the text, and of no run.
 */
extern uint32_t pledge_offset_map_end(const PledgeOffsetMap *map, uint32_t text);

#endif
