/*
 * test_lexicon.c
 *	  Words and word beginnings, by number.
 */
#include <stdio.h>

#include "support.h"

static PledgeWord
word(const char *text)
{
	PledgeWord made;

	pledge_word_set(&made, text, strlen(text));
	return made;
}

static uint16_t
add(PledgeLexicon *lexicon, const char *text, bool prefix)
{
	PledgeWord made = word(text);

	return pledge_lexicon_add(lexicon, &made, prefix);
}

static uint16_t
find(const PledgeLexicon *lexicon, const char *text)
{
	PledgeWord made = word(text);

	return pledge_lexicon_find(lexicon, &made);
}

static PledgeLexicon lexicon;

static void
setup(void)
{
	ck_assert(pledge_lexicon_create(&lexicon, pledge_system_allocator()));
}

static void
teardown(void)
{
	pledge_lexicon_destroy(&lexicon);
}

START_TEST(a_word_keeps_its_number)
{
	uint16_t mum = add(&lexicon, "mum", false);
	uint16_t dad = add(&lexicon, "dad", false);

	ck_assert_uint_ne(mum, 0);
	ck_assert_uint_ne(mum, dad);
	ck_assert_uint_eq(add(&lexicon, "mum", false), mum);
	ck_assert_uint_eq(find(&lexicon, "mum"), mum);
	ck_assert_uint_eq(find(&lexicon, "dad"), dad);
}
END_TEST

START_TEST(a_word_that_no_rule_names_is_nothing)
{
	add(&lexicon, "mum", false);
	ck_assert_uint_eq(find(&lexicon, "mummy"), 0);
	ck_assert_uint_eq(find(&lexicon, "mu"), 0);
	ck_assert_uint_eq(find(&lexicon, ""), 0);
}
END_TEST

START_TEST(no_word_has_no_number)
{
	ck_assert_uint_eq(add(&lexicon, "", false), 0);
	ck_assert_uint_eq(add(&lexicon, "", true), 0);
}
END_TEST

START_TEST(a_beginning_stands_for_longer_words)
{
	uint16_t begin = add(&lexicon, "run", true);

	ck_assert_uint_eq(find(&lexicon, "run"), begin);
	ck_assert_uint_eq(find(&lexicon, "running"), begin);
	ck_assert_uint_eq(find(&lexicon, "ru"), 0);
	ck_assert_uint_eq(find(&lexicon, "rum"), 0);
}
END_TEST

START_TEST(a_word_and_the_same_beginning_differ)
{
	uint16_t exact = add(&lexicon, "run", false);
	uint16_t begin = add(&lexicon, "run", true);
	PledgeWord run = word("run");

	ck_assert_uint_ne(exact, begin);
	ck_assert_uint_eq(find(&lexicon, "run"), exact);
	ck_assert_uint_eq(find(&lexicon, "runs"), begin);
	ck_assert_uint_eq(pledge_lexicon_exact(&lexicon, &run, false), exact);
	ck_assert_uint_eq(pledge_lexicon_exact(&lexicon, &run, true), begin);
}
END_TEST

START_TEST(the_longest_beginning_wins)
{
	uint16_t shorter = add(&lexicon, "su", true);
	uint16_t longer = add(&lexicon, "supervis", true);

	ck_assert_uint_eq(find(&lexicon, "supervision"), longer);
	ck_assert_uint_eq(find(&lexicon, "support"), shorter);
}
END_TEST

/* Around the edges of the two machine words, and beyond 31 bytes. */
START_TEST(words_of_every_length_are_told_apart)
{
	char text[PLEDGE_LONGEST_WORD + 1];
	uint16_t words[PLEDGE_LONGEST_WORD + 1] = {0};
	uint16_t begins[PLEDGE_LONGEST_WORD + 1] = {0};
	size_t length;

	memset(text, 'x', sizeof(text));
	for (length = 1; length <= PLEDGE_LONGEST_WORD; length++)
	{
		PledgeWord made;

		pledge_word_set(&made, text, length);
		words[length] = pledge_lexicon_add(&lexicon, &made, false);
		if (length >= 2)
			begins[length] = pledge_lexicon_add(&lexicon, &made, true);
	}
	for (length = 1; length <= PLEDGE_LONGEST_WORD; length++)
	{
		PledgeWord made;

		pledge_word_set(&made, text, length);
		ck_assert_uint_eq(pledge_lexicon_find(&lexicon, &made), words[length]);
		if (length < 2 || length == PLEDGE_LONGEST_WORD)
			continue;
		text[length] = 'y'; /* a word that begins with length times x */
		pledge_word_set(&made, text, length + 1);
		ck_assert_uint_eq(pledge_lexicon_find(&lexicon, &made), begins[length]);
		text[length] = 'x';
	}
}
END_TEST

START_TEST(long_words_that_differ_late_are_told_apart)
{
	uint16_t one = add(&lexicon, "disproportionatelyone", false);
	uint16_t two = add(&lexicon, "disproportionatelytwo", false);

	ck_assert_uint_ne(one, two);
	ck_assert_uint_eq(find(&lexicon, "disproportionatelyone"), one);
	ck_assert_uint_eq(find(&lexicon, "disproportionatelytwo"), two);
	ck_assert_uint_eq(find(&lexicon, "disproportionatelysix"), 0);
}
END_TEST

START_TEST(bytes_past_the_longest_word_are_dropped)
{
	char text[200];
	PledgeWord made;

	memset(text, 'z', sizeof(text));
	pledge_word_set(&made, text, sizeof(text));
	ck_assert_uint_eq(made.length, PLEDGE_LONGEST_WORD);
	ck_assert_int_eq(made.text[PLEDGE_LONGEST_WORD], '\0');
}
END_TEST

START_TEST(many_words_keep_their_numbers_while_it_grows)
{
	uint16_t numbers[5000];
	char text[32];
	int which;

	for (which = 0; which < 5000; which++)
	{
		snprintf(text, sizeof(text), "w%dx", which);
		numbers[which] = add(&lexicon, text, which % 3 == 0);
		ck_assert_uint_ne(numbers[which], 0);
	}
	for (which = 0; which < 5000; which++)
	{
		snprintf(text, sizeof(text), "w%dx", which);
		ck_assert_uint_eq(find(&lexicon, text), numbers[which]);
	}
	ck_assert_uint_eq(lexicon.lexeme_count, 5000);
}
END_TEST

START_TEST(there_are_65535_numbers_and_no_more)
{
	char text[32];
	uint32_t which;

	for (which = 1; which <= UINT16_MAX; which++)
	{
		snprintf(text, sizeof(text), "w%u", which);
		ck_assert_uint_eq(add(&lexicon, text, false), which);
	}
	ck_assert_uint_eq(add(&lexicon, "onemore", false), 0);
	ck_assert_uint_eq(add(&lexicon, "w7", false), 7);
	ck_assert_uint_eq(find(&lexicon, "w65535"), UINT16_MAX);
}
END_TEST

START_TEST(it_can_be_destroyed_twice)
{
	PledgeLexicon other;

	ck_assert(pledge_lexicon_create(&other, pledge_system_allocator()));
	pledge_lexicon_destroy(&other);
	pledge_lexicon_destroy(&other);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("lexicon");
	TCase *words = tcase_create("words");

	tcase_add_checked_fixture(words, setup, teardown);
	tcase_set_timeout(words, 30);
	tcase_add_test(words, a_word_keeps_its_number);
	tcase_add_test(words, a_word_that_no_rule_names_is_nothing);
	tcase_add_test(words, no_word_has_no_number);
	tcase_add_test(words, a_beginning_stands_for_longer_words);
	tcase_add_test(words, a_word_and_the_same_beginning_differ);
	tcase_add_test(words, the_longest_beginning_wins);
	tcase_add_test(words, words_of_every_length_are_told_apart);
	tcase_add_test(words, long_words_that_differ_late_are_told_apart);
	tcase_add_test(words, bytes_past_the_longest_word_are_dropped);
	tcase_add_test(words, many_words_keep_their_numbers_while_it_grows);
	tcase_add_test(words, there_are_65535_numbers_and_no_more);
	tcase_add_test(words, it_can_be_destroyed_twice);
	suite_add_tcase(suite, words);
	return run_suite(suite);
}
