/*
 * sketch.c
 *	  Copied-forward text: shingles, what is kept of them, and how two texts compare.
 *
 * Which shingles are kept depends on nothing but their keyed hash: those below 2^(64 -
 * level).  The limits of two levels lie inside each other, so any two sketches can be
 * compared at the higher of their levels, where each holds a fair sample of its text
 * and both hold or lack a common shingle together.  The share of one sample that stands
 * in the other is then an unbiased estimate of containment in either direction, however
 * different the two texts are in length.  (The k smallest hashes of each text, or k
 * minima, estimate resemblance, which is near zero for a short note within a long one.)
 *
 * The level rises with the length of the text, so that a sketch is never longer than
 * PLEDGE_SKETCH_VALUES; it never falls below PLEDGE_SKETCH_LEVEL.  A list of all
 * shingles could be chained: each shares four words with the next, so that whoever has
 * the key need only guess one word at a time.  Of one in four or fewer, most neighbours
 * are missing.
 */
#include "pledge/sketch.h"

#include <math.h>
#include <string.h>

#define VERSION      1
#define HEADER_BYTES 8
#define FIRST_TABLE  256

/* ---- SipHash-2-4 (Aumasson and Bernstein) ---- */

typedef struct SipState
{
	uint64_t v0;
	uint64_t v1;
	uint64_t v2;
	uint64_t v3;
} SipState;

static inline uint64_t
rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

static inline void
sip_round(SipState *state)
{
	state->v0 += state->v1;
	state->v2 += state->v3;
	state->v1 = rotate(state->v1, 13) ^ state->v0;
	state->v3 = rotate(state->v3, 16) ^ state->v2;
	state->v0 = rotate(state->v0, 32) + state->v3;
	state->v2 += state->v1;
	state->v1 = rotate(state->v1, 17) ^ state->v2;
	state->v3 = rotate(state->v3, 21) ^ state->v0;
	state->v2 = rotate(state->v2, 32);
}

static inline SipState
sip_start(PledgeHashKey key)
{
	SipState state = {
		key.low ^ UINT64_C(0x736F6D6570736575), key.high ^ UINT64_C(0x646F72616E646F6D),
		key.low ^ UINT64_C(0x6C7967656E657261), key.high ^ UINT64_C(0x7465646279746573)};

	return state;
}

static inline void
sip_take(SipState *state, uint64_t block)
{
	state->v3 ^= block;
	sip_round(state);
	sip_round(state);
	state->v0 ^= block;
}

static inline uint64_t
sip_finish(SipState *state)
{
	state->v2 ^= 0xFF;
	sip_round(state);
	sip_round(state);
	sip_round(state);
	sip_round(state);
	return state->v0 ^ state->v1 ^ state->v2 ^ state->v3;
}

/* The number whose bytes, lowest first, begin at `bytes`; size is at most 8. */
static inline uint64_t
load(const uint8_t *bytes, size_t size)
{
	uint64_t number = 0;

	while (size-- > 0)
		number = number << 8 | bytes[size];
	return number;
}

static inline uint64_t
hash_bytes(PledgeHashKey key, const uint8_t *bytes, size_t length)
{
	SipState state = sip_start(key);
	size_t left = length;

	for (; left >= 8; left -= 8, bytes += 8)
		sip_take(&state, load(bytes, 8));
	sip_take(&state, load(bytes, left) | (uint64_t) (length & 0xFF) << 56);
	return sip_finish(&state);
}

/* The same as of the numbers' bytes, lowest first. */
static inline uint64_t
hash_numbers(PledgeHashKey key, const uint64_t *numbers, size_t count)
{
	SipState state = sip_start(key);
	size_t which;

	for (which = 0; which < count; which++)
		sip_take(&state, numbers[which]);
	sip_take(&state, (uint64_t) (count * 8 & 0xFF) << 56);
	return sip_finish(&state);
}

static PledgeHashKey
read_key(const uint8_t *key)
{
	PledgeHashKey numbers = {load(key, 8), load(key + 8, 8)};

	return numbers;
}

uint64_t
pledge_keyed_hash(const uint8_t *key, const void *bytes, size_t length)
{
	return hash_bytes(read_key(key), bytes, length);
}

/* A key of its own for each use, so that a hash means one thing only. */
static PledgeHashKey
derive_key(PledgeHashKey key, uint64_t use)
{
	uint64_t low[2] = {use, 0};
	uint64_t high[2] = {use, 1};
	PledgeHashKey derived = {hash_numbers(key, low, 2), hash_numbers(key, high, 2)};

	return derived;
}

/* ---- telling the different ones ---- */

static bool
empty_table(PledgeShingles *shingles)
{
	size_t size = FIRST_TABLE;

	while (size < shingles->count * 2)
		size *= 2;
	if (size > shingles->table_capacity &&
		!pledge_reserve(shingles->allocator, (void **) &shingles->table, &shingles->table_capacity,
						size, sizeof(*shingles->table)))
		return false;
	memset(shingles->table, 0, size * sizeof(*shingles->table));
	shingles->table_mask = size - 1;
	return true;
}

/* The slot of a hash, or the free one where it would stand.  Hashes need no more mixing. */
static uint64_t *
find_slot(const PledgeShingles *shingles, uint64_t hash)
{
	size_t place = (size_t) hash & shingles->table_mask;

	while (shingles->table[place] != 0 && shingles->table[place] != hash)
		place = (place + 1) & shingles->table_mask;
	return &shingles->table[place];
}

static bool
contains(const PledgeShingles *shingles, uint64_t hash)
{
	return *find_slot(shingles, hash) != 0;
}

/* Leaves each different shingle once in the list, and all of them in the table. */
static bool
make_distinct(PledgeShingles *shingles)
{
	size_t kept = 0;
	size_t which;

	if (shingles->distinct)
		return true;
	if (shingles->failed || !empty_table(shingles))
		return false;
	for (which = 0; which < shingles->count; which++)
	{
		uint64_t hash = shingles->hashes[which];
		uint64_t *slot = find_slot(shingles, hash);

		if (*slot != 0)
			continue;
		*slot = hash;
		shingles->hashes[kept++] = hash;
	}
	shingles->count = kept;
	shingles->distinct = true;
	return true;
}

/* ---- gathering shingles ---- */

void
pledge_shingles_create(PledgeShingles *shingles, const PledgeAllocator *allocator,
					   const uint8_t *key)
{
	PledgeHashKey given = read_key(key);

	memset(shingles, 0, sizeof(*shingles));
	shingles->allocator = allocator;
	shingles->word_key = derive_key(given, 1);
	shingles->shingle_key = derive_key(given, 2);
	shingles->text_key = derive_key(given, 3);
	shingles->key_mark = (uint16_t) derive_key(given, 4).low;
}

void
pledge_shingles_destroy(PledgeShingles *shingles)
{
	pledge_release(shingles->allocator, shingles->hashes);
	pledge_release(shingles->allocator, shingles->table);
	memset(shingles, 0, sizeof(*shingles));
}

void
pledge_shingles_start(PledgeShingles *shingles)
{
	shingles->words = 0;
	shingles->count = 0;
	shingles->thinned = 0;
	shingles->distinct = false;
	shingles->failed = false;
}

static bool
is_below(uint64_t hash, int level)
{
	return level == 0 || hash >> (64 - level) == 0;
}

/* Forgets every hash that is not below the limit of a level. */
static void
thin_out(PledgeShingles *shingles, int level)
{
	size_t kept = 0;
	size_t which;

	for (which = 0; which < shingles->count; which++)
		if (is_below(shingles->hashes[which], level))
			shingles->hashes[kept++] = shingles->hashes[which];
	shingles->count = kept;
	shingles->thinned = level;
}

/* Too many to keep: repeated ones go first, then all above a limit. */
static bool
make_room(PledgeShingles *shingles)
{
	if (!make_distinct(shingles))
		return false;
	while (shingles->count > PLEDGE_MOST_SHINGLES / 2 &&
		   shingles->thinned < PLEDGE_SKETCH_LAST_LEVEL)
		thin_out(shingles, shingles->thinned + 1);
	shingles->distinct = false;
	return true;
}

static void
add_shingle(PledgeShingles *shingles, uint64_t hash)
{
	if (!is_below(hash, shingles->thinned))
		return;
	if ((shingles->count >= PLEDGE_MOST_SHINGLES && !make_room(shingles)) ||
		(shingles->count == shingles->capacity &&
		 !pledge_reserve(shingles->allocator, (void **) &shingles->hashes, &shingles->capacity,
						 shingles->count + 1, sizeof(*shingles->hashes))))
	{
		shingles->failed = true;
		return;
	}
	/* 0 marks a free slot of the table */
	shingles->hashes[shingles->count++] = hash != 0 ? hash : 1;
}

void
pledge_shingles_word(PledgeShingles *shingles, const PledgeWord *word)
{
	uint64_t hash =
		hash_bytes(shingles->word_key, (const uint8_t *) word->text, (size_t) word->length);
	uint64_t *last = shingles->last;
	int which;

	if (shingles->words < PLEDGE_SHORT_TEXT)
		shingles->first[shingles->words] = hash;
	for (which = 0; which + 1 < PLEDGE_SHINGLE_WORDS; which++)
		last[which] = last[which + 1];
	last[which] = hash;
	if (++shingles->words >= PLEDGE_SHINGLE_WORDS && !shingles->failed)
		add_shingle(shingles, hash_numbers(shingles->shingle_key, last, PLEDGE_SHINGLE_WORDS));
}

/* ---- sketches ---- */

static bool
is_short(const PledgeShingles *shingles)
{
	return shingles->words < PLEDGE_SHORT_TEXT;
}

/* The hash of a whole short text; 0 = it has no words. */
static uint64_t
whole_text(const PledgeShingles *shingles)
{
	uint64_t hash;

	if (shingles->words == 0)
		return 0;
	hash = hash_numbers(shingles->text_key, shingles->first, shingles->words);
	return (hash & (PLEDGE_SKETCH_WHOLE_TEXT - 1)) | PLEDGE_SKETCH_WHOLE_TEXT;
}

/* The lowest level at which no more than PLEDGE_SKETCH_VALUES are kept. */
static int
choose_level(const PledgeShingles *shingles)
{
	int level = shingles->thinned > PLEDGE_SKETCH_LEVEL ? shingles->thinned : PLEDGE_SKETCH_LEVEL;

	for (; level < PLEDGE_SKETCH_LAST_LEVEL; level++)
	{
		size_t below = 0;
		size_t which;

		for (which = 0; which < shingles->count && below <= PLEDGE_SKETCH_VALUES; which++)
			below += is_below(shingles->hashes[which], level);
		if (below <= PLEDGE_SKETCH_VALUES)
			break;
	}
	return level;
}

/* Puts a value where it belongs; there are so few that nothing cleverer is quicker. */
static void
insert_value(PledgeSketch *sketch, uint32_t value)
{
	size_t place = sketch->count;

	while (place > 0 && sketch->values[place - 1] > value)
		place--;
	if (place > 0 && sketch->values[place - 1] == value)
		return;
	memmove(&sketch->values[place + 1], &sketch->values[place],
			(sketch->count - place) * sizeof(value));
	sketch->values[place] = value;
	sketch->count++;
}

static uint32_t
count_of(const PledgeShingles *shingles)
{
	uint64_t count = (uint64_t) shingles->count << shingles->thinned;

	if (count == 0)
		return 1;
	return count < UINT32_MAX ? (uint32_t) count : UINT32_MAX;
}

bool
pledge_shingles_sketch(PledgeShingles *shingles, PledgeSketch *sketch)
{
	size_t which;

	sketch->key_mark = shingles->key_mark;
	sketch->level = 0;
	sketch->shingles = 0;
	sketch->text = 0;
	sketch->count = 0;
	if (is_short(shingles))
	{
		sketch->text = whole_text(shingles);
		return true;
	}
	if (!make_distinct(shingles))
		return false;
	sketch->shingles = count_of(shingles);
	sketch->level = (uint8_t) choose_level(shingles);
	for (which = 0; which < shingles->count && sketch->count < PLEDGE_SKETCH_VALUES; which++)
		if (is_below(shingles->hashes[which], sketch->level))
			insert_value(sketch, (uint32_t) (shingles->hashes[which] >> 32));
	return true;
}

bool
pledge_sketch_value(const PledgeSketch *sketch, size_t which, uint64_t *value)
{
	if (sketch->level == 0)
	{
		*value = sketch->text;
		return which == 0 && sketch->text != 0;
	}
	if (which >= sketch->count)
		return false;
	*value = sketch->values[which];
	return true;
}

/* ---- the written form: version, level, mark of the key, shingles, values ---- */

static size_t
store(uint8_t *bytes, uint64_t number, size_t size)
{
	size_t which;

	for (which = 0; which < size; which++)
		bytes[which] = (uint8_t) (number >> (8 * which));
	return size;
}

size_t
pledge_sketch_write(const PledgeSketch *sketch, uint8_t *bytes)
{
	size_t length = HEADER_BYTES;
	size_t which;

	bytes[0] = VERSION;
	bytes[1] = sketch->level;
	store(bytes + 2, sketch->key_mark, 2);
	store(bytes + 4, sketch->shingles, 4);
	if (sketch->level == 0 && sketch->text != 0)
		length += store(bytes + length, sketch->text, 8);
	for (which = 0; which < sketch->count; which++)
		length += store(bytes + length, sketch->values[which], 4);
	return length;
}

static bool
read_short(PledgeSketch *sketch, const uint8_t *bytes, size_t length)
{
	if (sketch->shingles != 0)
		return false;
	if (length == HEADER_BYTES)
		return true;
	if (length != HEADER_BYTES + 8)
		return false;
	sketch->text = load(bytes + HEADER_BYTES, 8);
	return sketch->text >> 62 == 1;
}

static bool
read_values(PledgeSketch *sketch, const uint8_t *bytes, size_t length)
{
	size_t which;

	if (sketch->level < PLEDGE_SKETCH_LEVEL || sketch->level > PLEDGE_SKETCH_LAST_LEVEL ||
		(length - HEADER_BYTES) % 4 != 0)
		return false;
	sketch->count = (length - HEADER_BYTES) / 4;
	if (sketch->count > PLEDGE_SKETCH_VALUES || sketch->count > sketch->shingles ||
		sketch->shingles == 0)
		return false;
	for (which = 0; which < sketch->count; which++)
	{
		sketch->values[which] = (uint32_t) load(bytes + HEADER_BYTES + 4 * which, 4);
		if (sketch->values[which] >> (32 - sketch->level) != 0 ||
			(which > 0 && sketch->values[which] <= sketch->values[which - 1]))
			return false;
	}
	return true;
}

bool
pledge_sketch_read(PledgeSketch *sketch, const uint8_t *bytes, size_t length)
{
	if (length < HEADER_BYTES || bytes[0] != VERSION)
		return false;
	sketch->level = bytes[1];
	sketch->key_mark = (uint16_t) load(bytes + 2, 2);
	sketch->shingles = (uint32_t) load(bytes + 4, 4);
	sketch->text = 0;
	sketch->count = 0;
	return sketch->level == 0 ? read_short(sketch, bytes, length)
							  : read_values(sketch, bytes, length);
}

/* ---- templates ---- */

static bool
stands_in(const uint64_t *values, size_t count, uint64_t value)
{
	size_t low = 0;
	size_t high = count;

	while (low < high)
	{
		size_t middle = low + (high - low) / 2;

		if (values[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && values[low] == value;
}

void
pledge_sketch_discount(PledgeSketch *sketch, const uint64_t *template_values, size_t count)
{
	size_t kept = 0;
	size_t which;

	if (sketch->level == 0 && stands_in(template_values, count, sketch->text))
		sketch->text = 0;
	for (which = 0; which < sketch->count; which++)
		if (!stands_in(template_values, count, sketch->values[which]))
			sketch->values[kept++] = sketch->values[which];
	sketch->count = kept;
}

/* ---- comparing ---- */

/*
 * The share of a sample, and its standard error.  Which shingles are in the sample is
 * left to the key, so that this is drawing without replacement from a list of which
 * 1 in 2^level was drawn.  Half a success and half a failure are added, so that a small
 * sample without either is not taken as certain.
 */
static void
estimate(size_t shared, size_t sample, int level, double *share, double *error)
{
	double likely = ((double) shared + 0.5) / ((double) sample + 1);
	double left_out = 1 - 1.0 / (double) (UINT64_C(1) << level);

	*share = (double) shared / (double) sample;
	*error = sqrt(likely * (1 - likely) / (double) sample * left_out);
}

static size_t
count_below(const PledgeSketch *sketch, int level)
{
	size_t count = sketch->count;

	while (count > 0 && sketch->values[count - 1] >> (32 - level) != 0)
		count--;
	return count;
}

/* Texts of which one is short: they are the same, or they have nothing in common. */
static void
compare_whole(uint64_t fresh, uint64_t earlier, bool has_fresh, bool has_earlier,
			  PledgeContainment *containment)
{
	containment->new_known = has_fresh && has_earlier;
	containment->earlier_known = containment->new_known;
	containment->shared = containment->new_known && fresh == earlier ? 1 : 0;
	containment->of_new = (double) containment->shared;
	containment->of_earlier = (double) containment->shared;
}

static bool
has_any(const PledgeSketch *sketch)
{
	return sketch->level == 0 ? sketch->text != 0 : sketch->count > 0;
}

static size_t
count_shared(const PledgeSketch *fresh, size_t fresh_count, const PledgeSketch *earlier,
			 size_t earlier_count)
{
	size_t left = 0;
	size_t right = 0;
	size_t shared = 0;

	while (left < fresh_count && right < earlier_count)
	{
		uint32_t value = fresh->values[left];
		uint32_t other = earlier->values[right];

		shared += value == other;
		left += value <= other;
		right += other <= value;
	}
	return shared;
}

bool
pledge_sketch_compare(const PledgeSketch *fresh, const PledgeSketch *earlier,
					  PledgeContainment *containment)
{
	int level = fresh->level > earlier->level ? fresh->level : earlier->level;
	size_t fresh_count;
	size_t earlier_count;

	memset(containment, 0, sizeof(*containment));
	if (fresh->key_mark != earlier->key_mark)
		return false;
	if (fresh->level == 0 || earlier->level == 0)
	{
		/* the text of a longer one is 0, which no short one has */
		compare_whole(fresh->text, earlier->text, has_any(fresh), has_any(earlier), containment);
		return true;
	}
	fresh_count = count_below(fresh, level);
	earlier_count = count_below(earlier, level);
	containment->shared = count_shared(fresh, fresh_count, earlier, earlier_count);
	containment->new_known = fresh_count > 0;
	containment->earlier_known = earlier_count > 0;
	if (fresh_count > 0)
		estimate(containment->shared, fresh_count, level, &containment->of_new,
				 &containment->new_error);
	if (earlier_count > 0)
		estimate(containment->shared, earlier_count, level, &containment->of_earlier,
				 &containment->earlier_error);
	return true;
}

/* How many shingles of a text count, and how many of those stand in another. */
static void
count_contained(const PledgeShingles *shingles, const PledgeShingles *other,
				const PledgeShingles *without, int level, size_t *counted, size_t *shared)
{
	size_t which;

	*counted = 0;
	*shared = 0;
	for (which = 0; which < shingles->count; which++)
	{
		uint64_t hash = shingles->hashes[which];

		if (!is_below(hash, level) || (without != NULL && contains(without, hash)))
			continue;
		(*counted)++;
		*shared += contains(other, hash);
	}
}

bool
pledge_shingles_compare(PledgeShingles *fresh, PledgeShingles *earlier, PledgeShingles *without,
						PledgeContainment *containment)
{
	int level = fresh->thinned > earlier->thinned ? fresh->thinned : earlier->thinned;
	size_t fresh_count;
	size_t earlier_count;

	memset(containment, 0, sizeof(*containment));
	if (is_short(fresh) || is_short(earlier))
	{
		compare_whole(is_short(fresh) ? whole_text(fresh) : 0,
					  is_short(earlier) ? whole_text(earlier) : 0, fresh->words > 0,
					  earlier->words > 0, containment);
		return true;
	}
	if (!make_distinct(fresh) || !make_distinct(earlier) ||
		(without != NULL && !make_distinct(without)))
		return false;
	count_contained(fresh, earlier, without, level, &fresh_count, &containment->shared);
	count_contained(earlier, fresh, without, level, &earlier_count, &containment->shared);
	containment->new_known = fresh_count > 0;
	containment->earlier_known = earlier_count > 0;
	if (fresh_count > 0)
		containment->of_new = (double) containment->shared / (double) fresh_count;
	if (earlier_count > 0)
		containment->of_earlier = (double) containment->shared / (double) earlier_count;
	return true;
}
