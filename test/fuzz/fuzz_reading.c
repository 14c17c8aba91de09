/*
 * fuzz_reading.c
 *	  Any text is counted and sketched; any bytes are a sketch, or refused.
 *
 * With clang: clang -fsanitize=fuzzer,address,undefined -Iinclude
 * test/fuzz/fuzz_reading.c and all of src/engine.  Without: driver.c.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "pledge/readability.h"
#include "pledge/sketch.h"

static const uint8_t key[PLEDGE_SKETCH_KEY_BYTES] = {1, 2, 3};

typedef struct Reading
{
	PledgeReadability readability;
	PledgeSyllableMemory memory;
	PledgeShingles shingles;
	uint32_t words;
} Reading;

static void
take_word(void *context, const PledgeToken *token, const PledgeWord *word)
{
	Reading *reading = context;

	reading->words++;
	pledge_readability_word(&reading->readability, token, word);
	pledge_shingles_word(&reading->shingles, word);
}

static void
take_unit(void *context, const PledgeUnit *unit)
{
	pledge_readability_unit(&((Reading *) context)->readability, unit);
}

static void
check_share(bool known, double share, double error)
{
	REQUIRE(!known || (share >= 0 && share <= 1 && error >= 0 && error <= 1));
}

static void
check_containment(const PledgeContainment *containment)
{
	check_share(containment->new_known, containment->of_new, containment->new_error);
	check_share(containment->earlier_known, containment->of_earlier, containment->earlier_error);
}

/* What was written must be read as it was, and stand in itself. */
static void
check_sketch(const PledgeSketch *sketch)
{
	uint8_t bytes[PLEDGE_SKETCH_BYTES];
	size_t length = pledge_sketch_write(sketch, bytes);
	PledgeSketch again;
	PledgeContainment containment;

	REQUIRE(length <= sizeof(bytes));
	REQUIRE(pledge_sketch_read(&again, bytes, length));
	REQUIRE(again.level == sketch->level && again.shingles == sketch->shingles);
	REQUIRE(again.text == sketch->text && again.count == sketch->count);
	REQUIRE(memcmp(again.values, sketch->values, sketch->count * sizeof(uint32_t)) == 0);
	REQUIRE(pledge_sketch_compare(sketch, &again, &containment));
	REQUIRE(!containment.new_known || containment.of_new == 1);
	check_containment(&containment);
}

static void
check_counts(const Reading *reading)
{
	const PledgePlainCounts *counts = &reading->readability.counts;

	REQUIRE(counts->words <= reading->words);
	REQUIRE(counts->sentences <= counts->words);
	REQUIRE(counts->syllables >= counts->words);
	REQUIRE(counts->long_words <= counts->words);
	REQUIRE(counts->long_sentences <= counts->sentences);
	REQUIRE(counts->abbreviations <= PLEDGE_MOST_ABBREVIATIONS);
}

static void
read_text(Reading *reading, const char *text, size_t length, PledgeSketch *sketch)
{
	PledgeListener listener = {take_word, take_unit, reading};
	PledgeReader reader;
	PledgeUnit *unit = malloc(sizeof(*unit));

	REQUIRE(unit != NULL);
	memset(&reading->memory, 0, sizeof(reading->memory));
	pledge_readability_start(&reading->readability, text, length, &reading->memory);
	pledge_shingles_create(&reading->shingles, pledge_system_allocator(), key);
	pledge_shingles_start(&reading->shingles);
	reading->words = 0;
	pledge_reader_start(&reader, text, length, NULL, NULL, NULL, 0);
	reader.listener = &listener;
	while (pledge_reader_next(&reader, unit))
		;
	check_counts(reading);
	REQUIRE(pledge_shingles_sketch(&reading->shingles, sketch));
	free(unit);
}

/* The bytes as a sketch: refused, or fit to be compared with a true one. */
static void
read_bytes(const uint8_t *data, size_t size, PledgeSketch *sketch)
{
	PledgeSketch given;
	PledgeContainment containment;

	if (!pledge_sketch_read(&given, data, size))
		return;
	given.key_mark = sketch->key_mark;
	REQUIRE(pledge_sketch_compare(&given, sketch, &containment));
	check_containment(&containment);
	check_sketch(&given);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Reading reading;
	PledgeSketch sketch;
	uint8_t bytes[PLEDGE_SKETCH_BYTES];
	size_t length;
	size_t place;

	read_text(&reading, (const char *) data, size, &sketch);
	pledge_shingles_destroy(&reading.shingles);
	check_sketch(&sketch);
	read_bytes(data, size, &sketch);
	/* random bytes are seldom like a sketch: spoil a true one as well */
	length = pledge_sketch_write(&sketch, bytes);
	for (place = 0; place < size && place < 4; place++)
		bytes[data[place] % length] ^= data[size - 1 - place];
	read_bytes(bytes, size > 0 ? length - data[0] % 3 : length, &sketch);
	return 0;
}
