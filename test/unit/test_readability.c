/*
 * test_readability.c
 *	  Plain language: texts counted by hand.
 */
#include <stdlib.h>

#include "pledge/readability.h"
#include "support.h"

static void
take_word(void *context, const PledgeToken *token, const PledgeWord *word)
{
	pledge_readability_word(context, token, word);
}

static void
take_unit(void *context, const PledgeUnit *unit)
{
	pledge_readability_unit(context, unit);
}

static PledgePlainCounts
count_bytes(const char *text, size_t length)
{
	static PledgeUnit unit;
	PledgeReadability readability;
	PledgeListener listener = {take_word, take_unit, &readability};
	PledgeReader reader;
	char *copy = exact_copy(text, length);

	pledge_readability_start(&readability, copy, length, NULL);
	pledge_reader_start(&reader, copy, length, NULL, NULL, NULL, 0);
	reader.listener = &listener;
	while (pledge_reader_next(&reader, &unit))
		;
	free(copy);
	return readability.counts;
}

static PledgePlainCounts
count_text(const char *text)
{
	return count_bytes(text, strlen(text));
}

/*
 * Words and syllables of each sentence: 10/14, 14/16, 12/15, 13/17, 4/6, 7/11, 7/11, 6/7,
 * 36/47.
 */
static const char visit[] =
	"I visited Jay at home with his mother on Monday. "
	"He showed me his bedroom and the drawings that he had made at school. "
	"He told me that he feels safer since his father moved away. "
	"His mother said the same, and she'll talk to the teacher about homework.\n\n"
	"We agreed three actions:\n"
	"- I will contact the nursery by Friday\n"
	"- Jay's mother will register with the doctor\n"
	"- we meet again in two weeks\n\n"
	"If things get worse before then, or if anybody is worried about how Jay is "
	"sleeping or eating, his mother knows that she can ring the office or the out "
	"of hours team at any time.";

START_TEST(counted_by_hand)
{
	PledgePlainCounts counts = count_text(visit);
	double ease;
	double grade;

	ck_assert_uint_eq(counts.words, 109);
	ck_assert_uint_eq(counts.sentences, 9);
	ck_assert_uint_eq(counts.syllables, 144);
	ck_assert_uint_eq(counts.long_words, 4); /* visited, nursery, register, anybody */
	ck_assert_uint_eq(counts.long_sentences, 1);
	ck_assert_uint_eq(counts.abbreviations, 0);
	ck_assert(pledge_reading_ease(&counts, &ease));
	ck_assert(pledge_reading_grade(&counts, &grade));
	ck_assert_double_eq_tol(ease, 82.777084, 1e-6);
	ck_assert_double_eq_tol(grade, 4.722324, 1e-6);
}
END_TEST

START_TEST(formulas)
{
	PledgePlainCounts counts = {200, 10, 320, 0, 0, 0};
	PledgePlainCounts few = {99, 9, 150, 0, 0, 0};
	PledgePlainCounts none = {0, 0, 0, 0, 0, 0};
	double ease = -1;
	double grade = -1;

	ck_assert(pledge_reading_ease(&counts, &ease));
	ck_assert(pledge_reading_grade(&counts, &grade));
	/* 206.835 - 20.3 - 135.36 and 7.8 + 18.88 - 15.59 */
	ck_assert_double_eq_tol(ease, 51.175, 1e-9);
	ck_assert_double_eq_tol(grade, 11.09, 1e-9);
	ck_assert(!pledge_reading_ease(&few, &ease));
	ck_assert(!pledge_reading_grade(&few, &grade));
	ck_assert(!pledge_reading_ease(&none, &ease));
	ck_assert_double_eq_tol(ease, 51.175, 1e-9);
}
END_TEST

static void
expect_counts(const char *text, uint32_t words, uint32_t sentences, uint32_t syllables)
{
	PledgePlainCounts counts = count_text(text);

	ck_assert_msg(counts.words == words && counts.sentences == sentences &&
					  counts.syllables == syllables,
				  "[%s]: %u words, %u sentences, %u syllables", text, counts.words,
				  counts.sentences, counts.syllables);
}

START_TEST(words_and_sentences)
{
	expect_counts("", 0, 0, 0);
	expect_counts(" \n ... \n", 0, 0, 0);
	expect_counts("[x]\n[ ]\n", 0, 0, 0);
	expect_counts("She's well. It'll do.", 4, 2, 5);
	expect_counts("Jess's mum couldn't've known.", 4, 1, 7);
	expect_counts("Plan\nSee Jay\nRing Dad", 5, 3, 5);
	expect_counts("Seen at 14:30 on 12/3/2026.", 5, 1, 5);
	expect_counts("Mum & Dad", 3, 1, 3);
	expect_counts("[x] Seen alone", 2, 1, 3);
	expect_counts("'ll", 1, 1, 2);
}
END_TEST

/* A sentence of 25 words is not long, one of 26 is. */
START_TEST(long_sentences)
{
	Text text = {NULL, 0, 0};
	int word;

	for (word = 0; word < 25; word++)
		text_print(&text, "he ");
	ck_assert_uint_eq(count_text(text.bytes).long_sentences, 0);
	text_print(&text, "is well.");
	ck_assert_uint_eq(count_text(text.bytes).long_sentences, 1);
	text_free(&text);
}
END_TEST

START_TEST(long_words)
{
	ck_assert_uint_eq(count_text("The mother supervised.").long_words, 1);
	/* an ending may make a word a long one, but only once */
	ck_assert_uint_eq(count_text("The teacher'll go. The other's nursery'll open.").long_words, 2);
}
END_TEST

static void
expect_abbreviations(const char *text, uint32_t expected)
{
	uint32_t found = count_text(text).abbreviations;

	ck_assert_msg(found == expected, "[%s] has %u unexplained abbreviations, not %u", text, found,
				  expected);
}

START_TEST(abbreviations)
{
	expect_abbreviations("Ella is CIN.", 1);
	expect_abbreviations("Ella is CIN. The CIN plan and the LAC review.", 2);
	expect_abbreviations("An S47 enquiry with two SWs.", 2);
	expect_abbreviations("T/C to mum.", 1);
	expect_abbreviations("The GP rang the NHS about the TV. A&E, N/A.", 0);
	expect_abbreviations("Mum, Dad and I. Mr A. Jones", 0);
	expect_abbreviations("He did NOT come and must NEVER ring.", 0);
	expect_abbreviations("12GB of data, 9AM", 0);
	expect_abbreviations("SAFEGUARDING CHILD PLAN\nElla is well.", 0);
	expect_abbreviations("ABCDEF is too long", 0);
}
END_TEST

START_TEST(explained_abbreviations)
{
	expect_abbreviations("A child in need (CIN) plan. The CIN plan.", 0);
	expect_abbreviations("Team Around the Family [TAF] met.", 0);
	expect_abbreviations("A CIN (child in need) plan.", 0);
	/* not where it first stands */
	expect_abbreviations("The CIN plan. A child in need (CIN) plan.", 1);
	/* these brackets explain nothing */
	expect_abbreviations("Seen by her worker (see CAMHS).", 1);
	expect_abbreviations("Rung by duty (TAF).", 1);
	expect_abbreviations("The LAC (Tuesday) review.", 1);
	expect_abbreviations("Child and Adolescent Mental Health Services (CAMHS) and CAMHS.", 0);
}
END_TEST

/* A record of nothing but abbreviations is counted to the limit, in good time. */
START_TEST(many_abbreviations)
{
	Text text = {NULL, 0, 0};
	int word;

	for (word = 0; word < 26 * 26 * 10; word++)
		text_print(&text, "%cX%c%d is. ", 'A' + word % 26, 'A' + word / 26 % 26, word / 676);
	ck_assert_uint_eq(count_text(text.bytes).abbreviations, PLEDGE_MOST_ABBREVIATIONS);
	text_free(&text);
}
END_TEST

/* Whatever the bytes: no more sentences than words, no fewer syllables. */
START_TEST(any_bytes)
{
	static const char bytes[] = "aeiouTSL47 .,;()[]\n'\"&-/x\xC3\xA9\xE2\x80\x99";
	uint64_t state = announce_seed("any_bytes");
	int round;

	for (round = 0; round < 3000; round++)
	{
		char text[200];
		size_t length = chance(&state, sizeof(text));
		size_t place;
		PledgePlainCounts counts;

		for (place = 0; place < length; place++)
			text[place] = bytes[chance(&state, sizeof(bytes) - 1)];
		counts = count_bytes(text, length);
		ck_assert_uint_le(counts.sentences, counts.words);
		ck_assert_uint_ge(counts.syllables, counts.words);
		ck_assert_uint_le(counts.long_words, counts.words);
		ck_assert_uint_le(counts.abbreviations, counts.words);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("readability");
	TCase *tests = tcase_create("readability");

	tcase_add_test(tests, counted_by_hand);
	tcase_add_test(tests, formulas);
	tcase_add_test(tests, words_and_sentences);
	tcase_add_test(tests, long_sentences);
	tcase_add_test(tests, long_words);
	tcase_add_test(tests, abbreviations);
	tcase_add_test(tests, explained_abbreviations);
	tcase_add_test(tests, many_abbreviations);
	tcase_add_test(tests, any_bytes);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
