/*
 * test_sketch.c
 *	  Copied-forward text: sketches against exact containment, and their written form.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "pledge/sketch.h"
#include "support.h"

#define MOST_WORDS 4000

static const uint8_t plain_key[PLEDGE_SKETCH_KEY_BYTES] = {0, 1, 2,  3,  4,  5,  6,  7,
														   8, 9, 10, 11, 12, 13, 14, 15};

/* A text as the numbers of its words. */
typedef struct Words
{
	size_t count;
	uint32_t words[MOST_WORDS];
} Words;

static void
tell_words(PledgeShingles *shingles, const Words *text)
{
	size_t place;

	pledge_shingles_start(shingles);
	for (place = 0; place < text->count; place++)
	{
		char spelling[16];
		PledgeWord word;

		snprintf(spelling, sizeof(spelling), "w%u", text->words[place]);
		pledge_word_set(&word, spelling, strlen(spelling));
		pledge_shingles_word(shingles, &word);
	}
}

static PledgeSketch
sketch_words(const Words *text, const uint8_t *key)
{
	PledgeShingles shingles;
	PledgeSketch sketch;

	pledge_shingles_create(&shingles, pledge_system_allocator(), key);
	tell_words(&shingles, text);
	ck_assert(pledge_shingles_sketch(&shingles, &sketch));
	pledge_shingles_destroy(&shingles);
	return sketch;
}

/* Words first, first + 1, ...: all their shingles are different. */
static Words
row_of_words(uint32_t first, size_t count)
{
	Words text;
	size_t place;

	text.count = count;
	for (place = 0; place < count; place++)
		text.words[place] = first + (uint32_t) place;
	return text;
}

static void
random_key(uint64_t *state, uint8_t *key)
{
	int place;

	for (place = 0; place < PLEDGE_SKETCH_KEY_BYTES; place++)
		key[place] = (uint8_t) chance(state, 256);
}

/* ---- the hash ---- */

/* The first of the vectors that its authors published: key 00 01 .. 0f, input 00 01 .. */
START_TEST(published_vectors)
{
	static const uint64_t expected[] = {
		UINT64_C(0x726FDB47DD0E0E31), UINT64_C(0x74F839C593DC67FD), UINT64_C(0x0D6C8009D9A94F5A),
		UINT64_C(0x85676696D7FB7E2D), UINT64_C(0xCF2794E0277187B7), UINT64_C(0x18765564CD99A68D),
		UINT64_C(0xCBC9466E58FEE3CE), UINT64_C(0xAB0200F58B01D137), UINT64_C(0x93F5F5799A932462)};
	size_t length;

	for (length = 0; length < LENGTH_OF(expected); length++)
		ck_assert_uint_eq(pledge_keyed_hash(plain_key, plain_key, length), expected[length]);
	ck_assert_uint_eq(pledge_keyed_hash(plain_key, plain_key, 15), UINT64_C(0xA129CA6149BE45E5));
}
END_TEST

/* ---- what is exact ---- */

static bool
same_shingle(const Words *left, size_t at, const Words *right, size_t there)
{
	return memcmp(&left->words[at], &right->words[there],
				  PLEDGE_SHINGLE_WORDS * sizeof(uint32_t)) == 0;
}

static bool
holds_shingle(const Words *text, size_t before, const Words *other, size_t at)
{
	size_t place;

	for (place = 0; place < before; place++)
		if (same_shingle(text, place, other, at))
			return true;
	return false;
}

/* Counts slowly and obviously: the different shingles, and those that the other holds. */
static double
exact_share(const Words *text, const Words *other, const Words *without, size_t *different)
{
	size_t shared = 0;
	size_t at;

	*different = 0;
	for (at = 0; at + PLEDGE_SHINGLE_WORDS <= text->count; at++)
	{
		if (holds_shingle(text, at, text, at) ||
			(without != NULL && holds_shingle(without, without->count - 4, text, at)))
			continue;
		(*different)++;
		shared += holds_shingle(other, other->count - 4, text, at);
	}
	return *different > 0 ? (double) shared / (double) *different : -1;
}

/* A text of few different words, with pieces of another in it. */
static void
random_text(uint64_t *state, Words *text, size_t count, const Words *other, uint32_t piece_of_ten)
{
	text->count = 0;
	while (text->count < count)
	{
		size_t length = 5 + chance(state, 30);
		size_t from;

		if (other != NULL && chance(state, 10) < piece_of_ten && other->count > length)
		{
			from = chance(state, (uint32_t) (other->count - length));
			for (; length > 0 && text->count < count; length--)
				text->words[text->count++] = other->words[from++];
		}
		else
			for (; length > 0 && text->count < count; length--)
				text->words[text->count++] = chance(state, 12);
	}
}

START_TEST(compared_with_the_oracle)
{
	uint64_t state = announce_seed("compared_with_the_oracle");
	PledgeShingles fresh;
	PledgeShingles earlier;
	PledgeShingles without;
	int round;

	pledge_shingles_create(&fresh, pledge_system_allocator(), plain_key);
	pledge_shingles_create(&earlier, pledge_system_allocator(), plain_key);
	pledge_shingles_create(&without, pledge_system_allocator(), plain_key);
	for (round = 0; round < 100; round++)
	{
		static Words texts[3];
		PledgeContainment found;
		size_t different;
		double exact;
		bool discount = chance(&state, 2) == 0;

		random_text(&state, &texts[2], 30 + chance(&state, 100), NULL, 0);
		random_text(&state, &texts[1], 30 + chance(&state, 300), &texts[2], 2);
		random_text(&state, &texts[0], 30 + chance(&state, 300), &texts[1], 6);
		tell_words(&fresh, &texts[0]);
		tell_words(&earlier, &texts[1]);
		tell_words(&without, &texts[2]);
		ck_assert(pledge_shingles_compare(&fresh, &earlier, discount ? &without : NULL, &found));
		exact = exact_share(&texts[0], &texts[1], discount ? &texts[2] : NULL, &different);
		ck_assert_int_eq(found.new_known, different > 0);
		if (found.new_known)
			ck_assert_double_eq_tol(found.of_new, exact, 1e-12);
		exact = exact_share(&texts[1], &texts[0], discount ? &texts[2] : NULL, &different);
		ck_assert_int_eq(found.earlier_known, different > 0);
		if (found.earlier_known)
			ck_assert_double_eq_tol(found.of_earlier, exact, 1e-12);
	}
	pledge_shingles_destroy(&fresh);
	pledge_shingles_destroy(&earlier);
	pledge_shingles_destroy(&without);
}
END_TEST

/* ---- what is estimated ---- */

/* How far many estimates were off, and how far they said they might be. */
typedef struct Errors
{
	double sum;
	double squares;
	double stated_squares;
	int count;
} Errors;

static void
add_error(Errors *errors, bool known, double share, double error, double exact)
{
	ck_assert(known);
	ck_assert(error > 0 && error < 0.5);
	errors->sum += share - exact;
	errors->squares += (share - exact) * (share - exact);
	errors->stated_squares += error * error;
	errors->count++;
}

/* Unbiased, and the stated error is the true one within a fifth. */
static void
expect_honest(const Errors *errors, const char *what)
{
	double bias = errors->sum / errors->count;
	double error = sqrt(errors->squares / errors->count);
	double stated = sqrt(errors->stated_squares / errors->count);

	printf("%s: bias %.4f, standard error %.4f, stated %.4f\n", what, bias, error, stated);
	ck_assert_msg(fabs(bias) < 5 * error / sqrt(errors->count), "%s: biased", what);
	ck_assert_msg(error / stated > 0.8 && error / stated < 1.2, "%s: the error is not as stated",
				  what);
}

/* new_words of which `shared` stand in a row in a text of earlier_words. */
static void
estimate_often(size_t new_words, size_t earlier_words, size_t shared, const char *what)
{
	uint64_t state = announce_seed(what);
	static Words fresh;
	static Words earlier;
	Errors of_new = {0, 0, 0, 0};
	Errors of_earlier = {0, 0, 0, 0};
	double common = (double) (shared - 4);
	int round;

	for (round = 0; round < 400; round++)
	{
		uint8_t key[PLEDGE_SKETCH_KEY_BYTES];
		PledgeSketch new_sketch;
		PledgeSketch earlier_sketch;
		PledgeContainment found;

		random_key(&state, key);
		fresh = row_of_words(0, new_words);
		earlier = row_of_words((uint32_t) (new_words - shared), earlier_words);
		new_sketch = sketch_words(&fresh, key);
		earlier_sketch = sketch_words(&earlier, key);
		ck_assert_uint_eq(new_sketch.shingles, new_words - 4);
		ck_assert(pledge_sketch_compare(&new_sketch, &earlier_sketch, &found));
		add_error(&of_new, found.new_known, found.of_new, found.new_error,
				  common / (double) (new_words - 4));
		add_error(&of_earlier, found.earlier_known, found.of_earlier, found.earlier_error,
				  common / (double) (earlier_words - 4));
	}
	expect_honest(&of_new, what);
	expect_honest(&of_earlier, what);
}

START_TEST(honest_estimates)
{
	estimate_often(250, 250, 200, "most of a usual note");
	estimate_often(250, 250, 130, "half of a usual note");
	estimate_often(100, 500, 80, "a short note in a longer one");
	estimate_often(200, 1500, 110, "a note in a report");
	estimate_often(1500, 300, 150, "a report and a note");
	estimate_often(3500, 3500, 1800, "two reports");
}
END_TEST

START_TEST(the_same_and_nothing)
{
	static Words text;
	static Words other;
	PledgeSketch sketch;
	PledgeSketch different;
	PledgeContainment found;

	text = row_of_words(0, 300);
	other = row_of_words(1000, 300);
	sketch = sketch_words(&text, plain_key);
	different = sketch_words(&other, plain_key);
	ck_assert(pledge_sketch_compare(&sketch, &sketch, &found));
	ck_assert_double_eq(found.of_new, 1);
	ck_assert_double_eq(found.of_earlier, 1);
	/* a sample is not certain, even so */
	ck_assert_double_gt(found.new_error, 0);
	ck_assert(pledge_sketch_compare(&sketch, &different, &found));
	ck_assert(found.new_known && found.earlier_known);
	ck_assert_double_eq(found.of_new, 0);
	ck_assert_double_eq(found.of_earlier, 0);
}
END_TEST

/* ---- short texts ---- */

START_TEST(short_texts)
{
	Words text = row_of_words(0, 29);
	Words other = row_of_words(0, 28);
	Words longer = row_of_words(0, 30);
	Words empty = row_of_words(0, 0);
	PledgeSketch sketch = sketch_words(&text, plain_key);
	PledgeSketch compared = sketch;
	PledgeContainment found;

	ck_assert_uint_eq(sketch.level, 0);
	ck_assert_uint_eq(sketch.count, 0);
	ck_assert(pledge_sketch_compare(&sketch, &compared, &found));
	ck_assert(found.new_known && found.earlier_known);
	ck_assert_double_eq(found.of_new, 1);
	ck_assert_double_eq(found.new_error, 0);
	compared = sketch_words(&other, plain_key);
	ck_assert(pledge_sketch_compare(&sketch, &compared, &found));
	ck_assert(found.new_known && found.of_new == 0 && found.of_earlier == 0);
	compared = sketch_words(&longer, plain_key);
	ck_assert_uint_ge(compared.level, PLEDGE_SKETCH_LEVEL);
	ck_assert_uint_eq(compared.shingles, 26);
	ck_assert(pledge_sketch_compare(&sketch, &compared, &found));
	ck_assert(found.new_known && found.of_new == 0 && found.of_earlier == 0);
	/* nothing is in nothing: there is no share */
	compared = sketch_words(&empty, plain_key);
	ck_assert_uint_eq(compared.text, 0);
	ck_assert(pledge_sketch_compare(&compared, &compared, &found));
	ck_assert(!found.new_known && !found.earlier_known);
	ck_assert(pledge_sketch_compare(&sketch, &compared, &found));
	ck_assert(!found.new_known && !found.earlier_known);
}
END_TEST

START_TEST(short_texts_exactly)
{
	Words text = row_of_words(0, 20);
	Words longer = row_of_words(0, 40);
	PledgeShingles fresh;
	PledgeShingles earlier;
	PledgeContainment found;

	pledge_shingles_create(&fresh, pledge_system_allocator(), plain_key);
	pledge_shingles_create(&earlier, pledge_system_allocator(), plain_key);
	tell_words(&fresh, &text);
	tell_words(&earlier, &text);
	ck_assert(pledge_shingles_compare(&fresh, &earlier, NULL, &found));
	ck_assert(found.new_known && found.of_new == 1 && found.of_earlier == 1);
	tell_words(&earlier, &longer);
	ck_assert(pledge_shingles_compare(&fresh, &earlier, NULL, &found));
	ck_assert(found.new_known && found.of_new == 0);
	pledge_shingles_destroy(&fresh);
	pledge_shingles_destroy(&earlier);
}
END_TEST

/* ---- what is kept ---- */

/* Of neighbouring shingles most are missing, however short the text is. */
START_TEST(thinned_out)
{
	uint64_t state = announce_seed("thinned_out");
	size_t kept = 0;
	size_t all = 0;
	int round;

	for (round = 0; round < 300; round++)
	{
		Words text = row_of_words(0, 30 + chance(&state, 200));
		uint8_t key[PLEDGE_SKETCH_KEY_BYTES];
		PledgeSketch sketch;
		size_t which;

		random_key(&state, key);
		sketch = sketch_words(&text, key);
		ck_assert_uint_ge(sketch.level, PLEDGE_SKETCH_LEVEL);
		for (which = 0; which < sketch.count; which++)
			ck_assert_uint_eq(sketch.values[which] >> (32 - sketch.level), 0);
		kept += sketch.count;
		all += sketch.shingles;
	}
	ck_assert_double_eq_tol((double) kept / (double) all, 0.25, 0.02);
}
END_TEST

/* Another key, other values; and the two are not compared. */
START_TEST(keys_part)
{
	Words text = row_of_words(0, 200);
	uint8_t key[PLEDGE_SKETCH_KEY_BYTES];
	PledgeSketch sketch = sketch_words(&text, plain_key);
	PledgeSketch other;
	PledgeContainment found;
	size_t left;
	size_t right;

	memcpy(key, plain_key, sizeof(key));
	key[15] ^= 1;
	other = sketch_words(&text, key);
	ck_assert(!pledge_sketch_compare(&sketch, &other, &found));
	for (left = 0; left < sketch.count; left++)
		for (right = 0; right < other.count; right++)
			ck_assert_uint_ne(sketch.values[left], other.values[right]);
}
END_TEST

START_TEST(order_and_repetition)
{
	Words text = row_of_words(0, 200);
	Words twice = row_of_words(0, 400);
	Words backwards = row_of_words(0, 200);
	PledgeSketch sketch = sketch_words(&text, plain_key);
	PledgeSketch other;
	PledgeContainment found;
	size_t place;

	/* the same text twice has the same shingles, and four across the seam */
	for (place = 0; place < 400; place++)
		twice.words[place] = (uint32_t) (place % 200);
	other = sketch_words(&twice, plain_key);
	ck_assert_uint_eq(other.shingles, sketch.shingles + 4);
	ck_assert(pledge_sketch_compare(&sketch, &other, &found));
	ck_assert_double_eq(found.of_new, 1);
	for (place = 0; place < 200; place++)
		backwards.words[place] = (uint32_t) (199 - place);
	other = sketch_words(&backwards, plain_key);
	ck_assert(pledge_sketch_compare(&sketch, &other, &found));
	ck_assert_double_eq(found.of_new, 0);
}
END_TEST

/* A text beyond all measure keeps within the limits of memory, and its sketch is fair. */
START_TEST(beyond_measure)
{
	size_t count = under_valgrind() ? PLEDGE_MOST_SHINGLES + 1000 : 3 * PLEDGE_MOST_SHINGLES;
	PledgeShingles shingles;
	PledgeSketch sketch;
	PledgeSketch again;
	uint8_t bytes[PLEDGE_SKETCH_BYTES];
	size_t place;

	pledge_shingles_create(&shingles, pledge_system_allocator(), plain_key);
	pledge_shingles_start(&shingles);
	for (place = 0; place < count; place++)
	{
		PledgeWord word;

		memset(&word, 0, sizeof(word));
		memcpy(word.text, &place, 4);
		word.length = 4;
		pledge_shingles_word(&shingles, &word);
	}
	ck_assert_uint_le(shingles.capacity, 2 * PLEDGE_MOST_SHINGLES);
	ck_assert(pledge_shingles_sketch(&shingles, &sketch));
	ck_assert_uint_le(sketch.count, PLEDGE_SKETCH_VALUES);
	ck_assert_uint_gt(sketch.count, 20);
	ck_assert_double_eq_tol(sketch.shingles / (double) count, 1, 0.02);
	ck_assert(pledge_sketch_read(&again, bytes, pledge_sketch_write(&sketch, bytes)));
	/* one word again and again is one shingle */
	pledge_shingles_start(&shingles);
	for (place = 0; place < count; place++)
	{
		PledgeWord word;

		pledge_word_set(&word, "no", 2);
		pledge_shingles_word(&shingles, &word);
	}
	ck_assert(pledge_shingles_sketch(&shingles, &sketch));
	ck_assert_uint_eq(sketch.shingles, 1);
	pledge_shingles_destroy(&shingles);
}
END_TEST

/* ---- templates ---- */

static void
expect_discounted(const PledgeSketch *form, const Words *fresh, const Words *earlier)
{
	PledgeSketch new_sketch = sketch_words(fresh, plain_key);
	PledgeSketch earlier_sketch = sketch_words(earlier, plain_key);
	uint64_t values[PLEDGE_SKETCH_VALUES];
	PledgeContainment found;
	size_t count = 0;

	while (pledge_sketch_value(form, count, &values[count]))
		count++;
	ck_assert(pledge_sketch_compare(&new_sketch, &earlier_sketch, &found));
	ck_assert_double_gt(found.of_new, 0.3);
	pledge_sketch_discount(&new_sketch, values, count);
	pledge_sketch_discount(&earlier_sketch, values, count);
	ck_assert(pledge_sketch_compare(&new_sketch, &earlier_sketch, &found));
	ck_assert(found.new_known && found.earlier_known);
	ck_assert_double_eq(found.of_new, 0);
	pledge_sketch_discount(&new_sketch, values, 0);
	ck_assert(pledge_sketch_compare(&new_sketch, &earlier_sketch, &found));
	ck_assert(found.new_known);
}

/* Two notes with nothing in common but a form of 100 words. */
START_TEST(templates)
{
	Words form = row_of_words(0, 100);
	Words fresh = row_of_words(0, 200);
	Words earlier = row_of_words(0, 200);
	PledgeSketch sketch = sketch_words(&form, plain_key);
	size_t place;

	for (place = 100; place < 200; place++)
		earlier.words[place] += 5000;
	expect_discounted(&sketch, &fresh, &earlier);
	/* a form with nothing filled in has nothing to compare */
	{
		PledgeSketch blank = sketch;
		uint64_t values[PLEDGE_SKETCH_VALUES];
		PledgeContainment found;
		size_t count = 0;

		while (pledge_sketch_value(&sketch, count, &values[count]))
			count++;
		ck_assert_uint_eq(count, sketch.count);
		pledge_sketch_discount(&blank, values, count);
		ck_assert_uint_eq(blank.count, 0);
		ck_assert(pledge_sketch_compare(&blank, &sketch, &found));
		ck_assert(!found.new_known && found.earlier_known && found.of_earlier == 0);
	}
}
END_TEST

/* "No reply, card left" of many children is a template as well. */
START_TEST(short_templates)
{
	Words text = row_of_words(0, 5);
	Words other = row_of_words(1, 5);
	PledgeSketch sketch = sketch_words(&text, plain_key);
	PledgeSketch spared = sketch_words(&other, plain_key);
	PledgeContainment found;
	uint64_t value = 0;

	ck_assert(pledge_sketch_value(&sketch, 0, &value));
	ck_assert_uint_ge(value, PLEDGE_SKETCH_WHOLE_TEXT);
	ck_assert(!pledge_sketch_value(&sketch, 1, &value));
	ck_assert(pledge_sketch_value(&sketch, 0, &value));
	pledge_sketch_discount(&spared, &value, 1);
	ck_assert_uint_ne(spared.text, 0);
	pledge_sketch_discount(&sketch, &value, 1);
	ck_assert(pledge_sketch_compare(&sketch, &spared, &found));
	ck_assert(!found.new_known);
}
END_TEST

/* ---- the written form ---- */

START_TEST(written_and_read)
{
	size_t counts[] = {0, 1, 29, 30, 31, 100, 250, 600, 4000};
	size_t which;

	for (which = 0; which < LENGTH_OF(counts); which++)
	{
		static Words text;
		uint8_t bytes[PLEDGE_SKETCH_BYTES];
		PledgeSketch sketch;
		PledgeSketch again;
		size_t length;
		uint8_t *copy;

		text = row_of_words(0, counts[which]);
		sketch = sketch_words(&text, plain_key);
		length = pledge_sketch_write(&sketch, bytes);
		ck_assert_uint_le(length, sizeof(bytes));
		copy = (uint8_t *) exact_copy((const char *) bytes, length);
		ck_assert(pledge_sketch_read(&again, copy, length));
		ck_assert_uint_eq(again.key_mark, sketch.key_mark);
		ck_assert_uint_eq(again.level, sketch.level);
		ck_assert_uint_eq(again.shingles, sketch.shingles);
		ck_assert_uint_eq(again.text, sketch.text);
		ck_assert_uint_eq(again.count, sketch.count);
		ck_assert_mem_eq(again.values, sketch.values, sketch.count * sizeof(uint32_t));
		ck_assert(!pledge_sketch_read(&again, copy, length - 1));
		free(copy);
	}
}
END_TEST

static void
expect_refused(const char *bytes, size_t length)
{
	char *copy = exact_copy(bytes, length);
	PledgeSketch sketch;

	ck_assert(!pledge_sketch_read(&sketch, (const uint8_t *) copy, length));
	free(copy);
}

#define REFUSED(bytes) expect_refused(bytes, sizeof(bytes) - 1)

START_TEST(refused)
{
	PledgeSketch sketch;
	char longest[PLEDGE_SKETCH_BYTES + 4] = "\1\5\0\0\xFF\xFF\0\0";
	uint32_t place;

	ck_assert(
		pledge_sketch_read(&sketch, (const uint8_t *) "\1\2\0\0\2\0\0\0\1\0\0\0\2\0\0\0", 16));
	REFUSED("");
	REFUSED("\1\2\0\0\2\0\0");
	REFUSED("\2\2\0\0\2\0\0\0\1\0\0\0\2\0\0\0");   /* another version */
	REFUSED("\1\1\0\0\2\0\0\0\1\0\0\0\2\0\0\0");   /* no such level */
	REFUSED("\1\x20\0\0\2\0\0\0\1\0\0\0");         /* nor this */
	REFUSED("\1\2\0\0\1\0\0\0\1\0\0\0\2\0\0\0");   /* more values than shingles */
	REFUSED("\1\2\0\0\0\0\0\0");                   /* a long text without shingles */
	REFUSED("\1\2\0\0\2\0\0\0\2\0\0\0\1\0\0\0");   /* not rising */
	REFUSED("\1\2\0\0\2\0\0\0\1\0\0\0\1\0\0\0");   /* twice the same */
	REFUSED("\1\2\0\0\2\0\0\0\1\0\0\0\2\0\0\x40"); /* above the limit of its level */
	REFUSED("\1\0\0\0\1\0\0\0");                   /* a short text with shingles */
	REFUSED("\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0");   /* no hash of a text */
	REFUSED("\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\xC0");
	for (place = 0; place <= PLEDGE_SKETCH_VALUES; place++)
		longest[8 + 4 * place] = (char) place, longest[9 + 4 * place] = 1;
	expect_refused(longest, sizeof(longest)); /* too many values */
}
END_TEST

/* ---- memory ---- */

START_TEST(memory_that_fails)
{
	static Words text;
	size_t fail_at;

	text = row_of_words(0, 2000);
	for (fail_at = 1; fail_at < 100; fail_at++)
	{
		FailingMemory memory;
		PledgeShingles shingles;
		PledgeSketch sketch;
		bool good;

		failing_memory_start(&memory, fail_at);
		pledge_shingles_create(&shingles, &memory.allocator, plain_key);
		tell_words(&shingles, &text);
		good = pledge_shingles_sketch(&shingles, &sketch);
		ck_assert_int_eq(good, memory.calls < fail_at);
		/* the next text starts afresh */
		memory.fail_at = 0;
		tell_words(&shingles, &text);
		ck_assert(pledge_shingles_sketch(&shingles, &sketch));
		ck_assert_uint_eq(sketch.shingles, 1996);
		pledge_shingles_destroy(&shingles);
		ck_assert_uint_eq(memory.outstanding, 0);
		if (good)
			return;
	}
	ck_abort_msg("memory was asked for without end");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("sketch");
	TCase *tests = tcase_create("sketch");

	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, published_vectors);
	tcase_add_test(tests, compared_with_the_oracle);
	tcase_add_test(tests, honest_estimates);
	tcase_add_test(tests, the_same_and_nothing);
	tcase_add_test(tests, short_texts);
	tcase_add_test(tests, short_texts_exactly);
	tcase_add_test(tests, thinned_out);
	tcase_add_test(tests, keys_part);
	tcase_add_test(tests, order_and_repetition);
	tcase_add_test(tests, beyond_measure);
	tcase_add_test(tests, templates);
	tcase_add_test(tests, short_templates);
	tcase_add_test(tests, written_and_read);
	tcase_add_test(tests, refused);
	tcase_add_test(tests, memory_that_fails);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
