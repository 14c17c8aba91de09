/*
 * test_syllable.c
 *	  Syllables by rule: a list of words whose syllables are known.
 */
#include <stdlib.h>

#include "pledge/syllable.h"
#include "support.h"

/* All words of a list, parted by blanks, must have so many syllables. */
static void
expect_syllables(unsigned expected, const char *words)
{
	while (*words != '\0')
	{
		size_t length = strcspn(words, " ");
		unsigned found = pledge_syllables(words, length);

		ck_assert_msg(found == expected, "[%.*s] has %u syllables, not %u", (int) length, words,
					  expected, found);
		words += length + (words[length] == ' ');
	}
}

START_TEST(one_syllable)
{
	expect_syllables(1,
					 "child school home house played called talked seen known friend "
					 "through thought month weeks hours our eyes queue guide league vague shared "
					 "changed sleep rough laugh taught aunt choice course judge bridge clothes "
					 "a i he my why yes");
}
END_TEST

START_TEST(two_syllables)
{
	expect_syllables(
		2, "mother father agreed people worker teacher safely bedroom something "
		   "homework lifestyle therefore table tables settled handled wanted needed "
		   "houses changes places watches wishes going being doing seeing playing trying "
		   "quiet diet client science trial poem poet chaos cruel lion union "
		   "onion senior question action patient ancient special social fashion region "
		   "business evening wednesday maybe someone whereas centre metre fibre colleague "
		   "unique rescue value argue money");
}
END_TEST

START_TEST(three_syllables)
{
	expect_syllables(
		3, "area idea visited attended decided nursery animal period serious previous "
		   "various radio video violence actual usual manual genuine suicide vehicle "
		   "opinion companion religion behaviour however another understand important "
		   "general recently together yesterday tomorrow december continue continued "
		   "influence employment agreement settlement involvement safeguarding "
		   "everything everyone caregiver supervise telephone assessment reassure reinforce "
		   "warrior carrier earlier happier media autism reunite created creative theatre");
}
END_TEST

START_TEST(four_and_more)
{
	expect_syllables(4, "society variety anxiety supervision information development education "
						"everybody january february material appropriate immediate psychology "
						"experience diagnosis community situation evaluate cooperate coordinate "
						"relationship psychiatric vulnerable");
	expect_syllables(5, "appropriately immediately evaluation cooperation coordinator "
						"accommodation communication deteriorate opportunity"
						"");
	expect_syllables(6, "responsibility vulnerability deterioration");
}
END_TEST

START_TEST(apostrophes)
{
	expect_syllables(1, "don't can't won't");
	expect_syllables(2, "didn't isn't wasn't couldn't hasn't");
	ck_assert_uint_eq(pledge_ending_syllables("she", 3, "'ll", 3), 0);
	ck_assert_uint_eq(pledge_ending_syllables("it", 2, "'ll", 3), 1);
	ck_assert_uint_eq(pledge_ending_syllables("we", 2, "'ve", 3), 0);
	ck_assert_uint_eq(pledge_ending_syllables("could", 5, "'ve", 3), 1);
	ck_assert_uint_eq(pledge_ending_syllables("they", 4, "'re", 3), 0);
	ck_assert_uint_eq(pledge_ending_syllables("that", 4, "'d", 2), 1);
	ck_assert_uint_eq(pledge_ending_syllables("i", 1, "'m", 2), 0);
	ck_assert_uint_eq(pledge_ending_syllables("jay", 3, "s", 1), 0);
	ck_assert_uint_eq(pledge_ending_syllables("jess", 4, "s", 1), 1);
	ck_assert_uint_eq(pledge_ending_syllables("alice", 5, "s", 1), 1);
	ck_assert_uint_eq(pledge_ending_syllables("HE", 2, "'ll", 3), 0);
	ck_assert_uint_eq(pledge_ending_syllables("", 0, "'ll", 3), 1);
}
END_TEST

START_TEST(letters_and_figures)
{
	expect_syllables(1, "12 14:30 12/3/2026 3rd");
	expect_syllables(2, "gp dv t/c a/n hv");
	expect_syllables(3, "a&e dsl");
	expect_syllables(4, "sw");
}
END_TEST

START_TEST(other_letters)
{
	expect_syllables(2, "zo\xC3\xAB caf\xC3\xA9 ren\xC3\xA9"
						"e ma\xC3\xABl");
	ck_assert_uint_ge(pledge_syllables("\xD0\xBC\xD0\xB0\xD0\xBC\xD0\xB0", 8), 1);
	ck_assert_uint_ge(pledge_syllables("\xFF", 1), 1);
	ck_assert_uint_ge(pledge_syllables("\xC3", 1), 1);
	ck_assert_uint_ge(pledge_syllables("'", 1), 1);
	ck_assert_uint_ge(pledge_syllables("", 0), 1);
}
END_TEST

/* What is remembered is what would be counted, also where two words share a slot. */
START_TEST(remembered)
{
	static PledgeSyllableMemory memory;
	uint64_t state = announce_seed("remembered");
	int round;

	for (round = 0; round < 50000; round++)
	{
		char letters[20];
		size_t length = chance(&state, sizeof(letters)) + 1;
		size_t place;
		PledgeWord word;

		for (place = 0; place < length; place++)
			letters[place] = "aeimtns"[chance(&state, length < 5 ? 4 : 7)];
		pledge_word_set(&word, letters, length);
		ck_assert_uint_eq(pledge_syllables_remembered(&memory, &word),
						  pledge_syllables(letters, length));
		ck_assert_uint_eq(pledge_syllables_remembered(NULL, &word),
						  pledge_syllables(letters, length));
	}
}
END_TEST

/* No word is too long, and none has more syllables than letters, but for letters named. */
START_TEST(any_letters)
{
	static const char letters[] = "aeiouybcdglmnqrst'";
	uint64_t state = announce_seed("any_letters");
	int round;

	for (round = 0; round < 20000; round++)
	{
		char word[80];
		size_t length = chance(&state, sizeof(word)) + 1;
		size_t place;
		char *copy;

		for (place = 0; place < length; place++)
			word[place] = letters[chance(&state, sizeof(letters) - 1)];
		copy = exact_copy(word, length);
		ck_assert_uint_ge(pledge_syllables(copy, length), 1);
		ck_assert_uint_le(pledge_syllables(copy, length), (unsigned) length + 1);
		free(copy);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("syllable");
	TCase *tests = tcase_create("syllable");

	tcase_add_test(tests, one_syllable);
	tcase_add_test(tests, two_syllables);
	tcase_add_test(tests, three_syllables);
	tcase_add_test(tests, four_and_more);
	tcase_add_test(tests, apostrophes);
	tcase_add_test(tests, letters_and_figures);
	tcase_add_test(tests, other_letters);
	tcase_add_test(tests, remembered);
	tcase_add_test(tests, any_letters);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
