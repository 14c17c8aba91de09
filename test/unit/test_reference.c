/*
 * test_reference.c
 *	  Character references: names, numbers, what is none, and where each ends.
 */
#include "reference.h"

#include <stdlib.h>

#include "support.h"

typedef struct Sample
{
	const char *text;
	size_t size; /* bytes that the reference takes, 0 = none */
	uint32_t character;
} Sample;

static void
check_samples(const Sample *samples, size_t count)
{
	size_t which;

	for (which = 0; which < count; which++)
	{
		const Sample *sample = &samples[which];
		char *copy = exact_copy(sample->text, strlen(sample->text));
		uint32_t character = 0;
		size_t size = pledge_reference_read(copy, strlen(sample->text), &character);

		ck_assert_msg(size == sample->size, "%s takes %zu bytes", sample->text, size);
		if (size > 0)
			ck_assert_msg(character == sample->character, "%s is %#x", sample->text, character);
		free(copy);
	}
}

#define CHECK_SAMPLES(samples) check_samples(samples, LENGTH_OF(samples))

/* The first, the last and some between of each letter: the table is sorted. */
START_TEST(names)
{
	static const Sample samples[] = {
		{"&AElig;", 7, 0xC6},    {"&AMP;", 5, 0x26},     {"&Zeta;", 6, 0x396},
		{"&aacute;", 8, 0xE1},   {"&check;", 7, 0x2713}, {"&eacute;", 8, 0xE9},
		{"&hellip;", 8, 0x2026}, {"&mdash;", 7, 0x2014}, {"&yuml;", 6, 0xFF},
		{"&zeta;", 6, 0x3B6},    {"&zwj;", 5, 0x200D},   {"&zwnj;", 6, 0x200C},
		{"&eacute;s", 8, 0xE9},  {"&Eacute;", 8, 0xC9},  {"&checkmark;", 11, 0x2713},
		{"&rsquo;t", 7, 0x2019}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(numbers)
{
	static const Sample samples[] = {{"&#233;", 6, 0xE9},
									 {"&#xE9;", 6, 0xE9},
									 {"&#Xe9;", 6, 0xE9},
									 {"&#49", 4, 0x31},
									 {"&#49 x", 4, 0x31},
									 {"&#x1F600;", 9, 0x1F600},
									 {"&#x10FFFF;", 10, 0x10FFFF},
									 /* as Windows counts */
									 {"&#146;", 6, 0x2019}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(numbers_of_no_character)
{
	static const Sample samples[] = {{"&#0;", 4, PLEDGE_REPLACEMENT},
									 {"&#xD800;", 8, PLEDGE_REPLACEMENT},
									 {"&#x110000;", 10, PLEDGE_REPLACEMENT},
									 {"&#99999999999999999999;", 23, PLEDGE_REPLACEMENT}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(no_references)
{
	static const Sample samples[] = {
		{"&", 0, 0},      {"&;", 0, 0},       {"& amp;", 0, 0},  {"&#", 0, 0},     {"&#;", 0, 0},
		{"&#x;", 0, 0},   {"&#xg", 0, 0},     {"&bogus;", 0, 0}, {"&mdash", 0, 0}, {"&am", 0, 0},
		{"&ampx;", 0, 0}, {"&eAcute;", 0, 0}, {"&mdashes", 0, 0}};

	CHECK_SAMPLES(samples);
}
END_TEST

/* Of a few names the semicolon may be missing. */
START_TEST(without_semicolon)
{
	static const Sample samples[] = {{"&amp x", 4, 0x26}, {"&amp", 4, 0x26}, {"&nbsp", 5, 0xA0}};

	CHECK_SAMPLES(samples);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference");
	TCase *tests = tcase_create("reference");

	tcase_add_test(tests, names);
	tcase_add_test(tests, numbers);
	tcase_add_test(tests, numbers_of_no_character);
	tcase_add_test(tests, no_references);
	tcase_add_test(tests, without_semicolon);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
