/*
 * test_error.c
 *	  A fault is told once, in plain words, without cutting through a character.
 */
#include <stdlib.h>

#include "support.h"

START_TEST(a_cleared_error_says_nothing)
{
	PledgeError error;

	memset(&error, 0x55, sizeof(error));
	pledge_error_clear(&error);
	ck_assert_int_eq(error.code, PLEDGE_OK);
	ck_assert_int_eq(error.line, 0);
	ck_assert_str_eq(error.message, "");
	ck_assert_str_eq(error.subject, "");
}
END_TEST

START_TEST(setting_an_error_returns_false)
{
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert_int_eq(pledge_error_set(&error, PLEDGE_SYNTAX, 7, "rule", 4, "wrong"), 0);
	ck_assert_int_eq(error.code, PLEDGE_SYNTAX);
	ck_assert_uint_eq(error.offset, 7);
	ck_assert_str_eq(error.subject, "rule");
	ck_assert_str_eq(error.message, "wrong");
}
END_TEST

START_TEST(the_first_fault_is_kept)
{
	PledgeError error;

	pledge_error_clear(&error);
	pledge_error_set(&error, PLEDGE_CYCLE, 1, "first", 5, "the first");
	pledge_error_set(&error, PLEDGE_LIMIT, 2, "second", 6, "the second");
	ck_assert_int_eq(error.code, PLEDGE_CYCLE);
	ck_assert_str_eq(error.subject, "first");
	ck_assert_str_eq(error.message, "the first");
}
END_TEST

START_TEST(nobody_needs_to_listen)
{
	pledge_error_clear(NULL);
	ck_assert_int_eq(pledge_error_set(NULL, PLEDGE_LIMIT, 0, NULL, 0, "nobody hears"), 0);
}
END_TEST

START_TEST(a_fault_may_have_no_subject)
{
	PledgeError error;

	pledge_error_clear(&error);
	pledge_error_set(&error, PLEDGE_LIMIT, 0, NULL, 0, "no subject");
	ck_assert_str_eq(error.subject, "");
	pledge_error_clear(&error);
	pledge_error_set(&error, PLEDGE_LIMIT, 0, NULL, 20, "no subject, but a length");
	ck_assert_str_eq(error.subject, "");
}
END_TEST

START_TEST(a_long_subject_is_cut)
{
	char subject[500];
	PledgeError error;

	memset(subject, 'a', sizeof(subject));
	pledge_error_clear(&error);
	pledge_error_set(&error, PLEDGE_SYNTAX, 0, subject, sizeof(subject), "long");
	ck_assert_uint_eq(strlen(error.subject), sizeof(error.subject) - 1);
}
END_TEST

START_TEST(a_long_message_is_cut)
{
	char message[500];
	PledgeError error;

	memset(message, 'm', sizeof(message));
	message[sizeof(message) - 1] = '\0';
	pledge_error_clear(&error);
	pledge_error_set(&error, PLEDGE_SYNTAX, 0, NULL, 0, message);
	ck_assert_uint_eq(strlen(error.message), sizeof(error.message) - 1);
}
END_TEST

/* Characters of two, three and four bytes, at every place around the cut. */
START_TEST(a_subject_is_never_cut_through_a_character)
{
	static const char *const characters[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
	size_t which;
	size_t before;

	for (which = 0; which < LENGTH_OF(characters); which++)
	{
		for (before = 118; before < 130; before++)
		{
			Text subject = {NULL, 0, 0};
			PledgeError error;
			size_t place;

			for (place = 0; place < before; place++)
				text_add(&subject, "a", 1);
			for (place = 0; place < 10; place++)
				text_print(&subject, "%s", characters[which]);
			pledge_error_clear(&error);
			pledge_error_set(&error, PLEDGE_SYNTAX, 0, subject.bytes, subject.length, "long");
			ck_assert_msg(is_utf8(error.subject), "cut through a character of %zu bytes at %zu",
						  strlen(characters[which]), before);
			ck_assert_msg(strlen(error.subject) > sizeof(error.subject) - 5, "too much was cut");
			text_free(&subject);
		}
	}
}
END_TEST

/* The block ends where the subject does: a byte more is a fault of the sanitizers. */
START_TEST(nothing_behind_the_subject_is_read)
{
	size_t length;

	for (length = 120; length < 135; length++)
	{
		char *subject = malloc(length);
		PledgeError error;

		memset(subject, 'a', length);
		pledge_error_clear(&error);
		pledge_error_set(&error, PLEDGE_SYNTAX, 0, subject, length, "long");
		ck_assert_uint_eq(strlen(error.subject), length < 127 ? length : 127);
		free(subject);
	}
}
END_TEST

/* What stands behind a subject that fits takes nothing from it. */
START_TEST(a_subject_that_fits_is_kept_whole)
{
	char subject[129];
	PledgeError error;

	memset(subject, 'a', 127);
	subject[127] = (char) 0xA9;
	subject[128] = '\0';
	pledge_error_clear(&error);
	pledge_error_set(&error, PLEDGE_SYNTAX, 0, subject, 127, "it fits");
	ck_assert_uint_eq(strlen(error.subject), 127);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("error");
	TCase *told = tcase_create("what is told");
	TCase *cut = tcase_create("what is cut");

	tcase_add_test(told, a_cleared_error_says_nothing);
	tcase_add_test(told, setting_an_error_returns_false);
	tcase_add_test(told, the_first_fault_is_kept);
	tcase_add_test(told, nobody_needs_to_listen);
	tcase_add_test(told, a_fault_may_have_no_subject);
	suite_add_tcase(suite, told);
	tcase_add_test(cut, a_long_subject_is_cut);
	tcase_add_test(cut, a_long_message_is_cut);
	tcase_add_test(cut, a_subject_is_never_cut_through_a_character);
	tcase_add_test(cut, nothing_behind_the_subject_is_read);
	tcase_add_test(cut, a_subject_that_fits_is_kept_whole);
	suite_add_tcase(suite, cut);
	return run_suite(suite);
}
