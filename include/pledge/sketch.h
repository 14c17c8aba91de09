/*
 * sketch.h
 *	  How much of one text stands in another, from a few keyed numbers of each.
 *
 * A *shingle* is five words in a row.  Of the different shingles of a text, a sketch
 * keeps the keyed hashes that fall below a limit; of a short text, one keyed hash of it
 * all.  Whoever lacks the key learns nothing of the words, and the shingles are so
 * thinned out that they do not join up again.
 */
#ifndef PLEDGE_SKETCH_H
#define PLEDGE_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/lexicon.h"

#define PLEDGE_SHINGLE_WORDS     5
#define PLEDGE_SHORT_TEXT        30      /* words: a text with fewer is compared as a whole */
#define PLEDGE_MOST_SHINGLES     1048576 /* of a longer text only some are looked at */
#define PLEDGE_SKETCH_KEY_BYTES  16
#define PLEDGE_SKETCH_VALUES     128 /* at most */
#define PLEDGE_SKETCH_LEVEL      2   /* at most one shingle in 2^2 is kept */
#define PLEDGE_SKETCH_LAST_LEVEL 31
#define PLEDGE_SKETCH_BYTES      (8 + 4 * PLEDGE_SKETCH_VALUES) /* of the longest written form */
#define PLEDGE_SKETCH_WHOLE_TEXT (UINT64_C(1) << 62) /* set in the hash of a short text */

typedef struct PledgeSketch
{
	uint16_t key_mark; /* tells sketches of different keys apart */
	uint8_t level;     /* one shingle in 2^level is kept; 0 = a short text */
	uint32_t shingles; /* different ones; 0 of a short text */
	uint64_t text;     /* of a short text: the keyed hash of all its words, 0 = no words */
	size_t count;      /* values */
	uint32_t values[PLEDGE_SKETCH_VALUES]; /* rising, each below 2^(32 - level) */
} PledgeSketch;

/* SipHash-2-4 of some bytes under a key of PLEDGE_SKETCH_KEY_BYTES. */
extern uint64_t pledge_keyed_hash(const uint8_t *key, const void *bytes, size_t length);

typedef struct PledgeHashKey
{
	uint64_t low;
	uint64_t high;
} PledgeHashKey;

/* Gathers the shingles of one text after another; keeps its memory from text to text. */
typedef struct PledgeShingles
{
	const PledgeAllocator *allocator;
	PledgeHashKey word_key;
	PledgeHashKey shingle_key;
	PledgeHashKey text_key;
	uint16_t key_mark;
	uint64_t first[PLEDGE_SHORT_TEXT];   /* hashes of the first words */
	uint64_t last[PLEDGE_SHINGLE_WORDS]; /* of the last words, as in a ring */
	size_t words;
	uint64_t *hashes; /* of every shingle, as they come; of the different ones in the end */
	size_t count;
	size_t capacity;
	int thinned; /* only hashes below 2^(64 - thinned) are in it */
	bool distinct;
	uint64_t *table; /* the different ones, open addressing; 0 = free */
	size_t table_capacity;
	size_t table_mask;
	bool failed; /* there was no memory */
} PledgeShingles;

/*
 * Nothing gathered yet, and no memory taken.  The key has PLEDGE_SKETCH_KEY_BYTES; it is
 * not kept, but what is derived from it is, until the destruction.
 */
extern void pledge_shingles_create(PledgeShingles *shingles, const PledgeAllocator *allocator,
								   const uint8_t *key);
extern void pledge_shingles_destroy(PledgeShingles *shingles);

/* Begins a text; then each of its words is told, in order. */
extern void pledge_shingles_start(PledgeShingles *shingles);
extern void pledge_shingles_word(PledgeShingles *shingles, const PledgeWord *word);

/*
 * What is kept of the text; false when there was no memory for its shingles.  The sketch
 * needs no memory but its own.
 */
extern bool pledge_shingles_sketch(PledgeShingles *shingles, PledgeSketch *sketch);

/* Writes at most PLEDGE_SKETCH_BYTES, the same on every machine; returns how many. */
extern size_t pledge_sketch_write(const PledgeSketch *sketch, uint8_t *bytes);

/* Reads a written form; false for anything that pledge_sketch_write cannot have written. */
extern bool pledge_sketch_read(PledgeSketch *sketch, const uint8_t *bytes, size_t length);

/*
 * Takes away what stands in a template: shingles, or a whole short text, by the values
 * that pledge_sketch_value gives of them.  They must rise.
 */
extern void pledge_sketch_discount(PledgeSketch *sketch, const uint64_t *template_values,
								   size_t count);

/* The values of a sketch, by number from 0; false behind the last. */
extern bool pledge_sketch_value(const PledgeSketch *sketch, size_t which, uint64_t *value);

/* How much of two texts is the same. */
typedef struct PledgeContainment
{
	bool new_known;     /* false: nothing of the new text is left to compare, */
	bool earlier_known; /* or of the earlier one */
	double of_new;      /* share of the new text's shingles that stand in the earlier one */
	double of_earlier;  /* and the other way round */
	double new_error;   /* standard error of of_new, 0 = exact, */
	double earlier_error;
	size_t shared; /* values, or shingles, in both */
} PledgeContainment;

/* False where the two were made with different keys. */
extern bool pledge_sketch_compare(const PledgeSketch *fresh, const PledgeSketch *earlier,
								  PledgeContainment *containment);

/*
 * The same from all shingles of both texts; those of a third one do not count (NULL =
 * there is none).  All must have been created with the same key.  False when there was
 * no memory.
 */
extern bool pledge_shingles_compare(PledgeShingles *fresh, PledgeShingles *earlier,
									PledgeShingles *without, PledgeContainment *containment);

#endif
