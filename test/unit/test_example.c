/*
 * test_example.c
 *	  The examples that rules carry are kept to.
 */
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

/* The lines of the examples that failed, as "+3 -5 ". */
static void
note_failure(void *context, const PledgeExampleFailure *failure)
{
	text_print(context, "%c%d ", failure->must_match ? '+' : '-', failure->line);
	ck_assert_uint_gt(failure->number, 0);
	ck_assert_uint_gt(failure->rule.length, 0);
}

static void
expect_failures(const char *rules, const char *failures, size_t count)
{
	Text found = {NULL, 0, 0};
	PledgeError error;
	size_t checked = 0;
	char *copy = exact_copy(rules, strlen(rules));

	text_add(&found, "", 0);
	pledge_error_clear(&error);
	ck_assert_msg(pledge_examples_check(copy, strlen(rules), pledge_system_allocator(),
										note_failure, &found, &checked, &error),
				  "%s", error.message);
	ck_assert_msg(strcmp(found.bytes, failures) == 0, "failed: [%s], not [%s], in\n%s", found.bytes,
				  failures, rules);
	ck_assert_uint_eq(checked, count);
	text_free(&found);
	free(copy);
}

START_TEST(examples_that_hold_are_counted)
{
	expect_failures(
		"[indicator a]\ntold me\n  + Jay told me\n  - Jay told Mum\nsaid\n  + he said\n", "", 3);
	expect_failures("[indicator a]\ntold me\n", "", 0);
	expect_failures("", "", 0);
}
END_TEST

START_TEST(examples_that_do_not_hold_are_told)
{
	expect_failures("[indicator a]\ntold me\n  + Jay told Mum\n  - Jay told me\n  + told me\n",
					"+3 -4 ", 3);
}
END_TEST

START_TEST(an_example_is_of_its_own_rule)
{
	expect_failures("[indicator a]\ntold me\n  + Jay said\nsaid\n  + Jay said\n  - Jay told me\n",
					"+3 ", 3);
}
END_TEST

START_TEST(an_example_must_be_asserted)
{
	expect_failures("[modifier negated forward]\nnot\n[indicator a]\ntold me\n"
					"  - Jay has not told me\n  + Jay has not told me\n",
					"+6 ", 2);
}
END_TEST

START_TEST(an_accepted_status_is_good_enough)
{
	expect_failures("[modifier negated forward]\nnot\n[indicator a accepts=negated]\ntold me\n"
					"  + Jay has not told me\n",
					"", 1);
}
END_TEST

START_TEST(a_cue_need_not_reach_its_threshold)
{
	expect_failures("[indicator a]\n10: told me\n  + Jay told me\n  - Jay said\n", "", 2);
}
END_TEST

START_TEST(a_condition_is_met_where_it_can_be)
{
	expect_failures("[indicator a]\ntold {if kind_visit & age_under_2}\n  + Jay told\n"
					"told {if !kind_visit & !age_under_12}\n  + Jay told\n",
					"", 2);
}
END_TEST

/* "one kind and one age can meet it": the ages tried must lie around every limit. */
START_TEST(any_limits_of_age_can_be_met)
{
	int low;

	for (low = 1; low < 18; low++)
	{
		char rules[128];

		snprintf(rules, sizeof(rules),
				 "[indicator a]\ntold {if age_under_%d & !age_under_%d}\n  + Jay told\n", low + 1,
				 low);
		expect_failures(rules, "", 1);
	}
}
END_TEST

START_TEST(an_example_may_bring_its_own_heading)
{
	expect_failures("[section voice]\nchild's voice\n[indicator a]\nlikes {if section_voice}\n"
					"  + Child's voice: likes school\n  - likes school\n",
					"", 2);
}
END_TEST

START_TEST(a_combination_may_have_examples)
{
	expect_failures(
		"[signal a]\nalpha\n[signal b]\nbeta\n[indicator x]\nnever\n[combine x]\na & b\n"
		"  + alpha beta\n  - alpha\n  - alpha. beta\n",
		"", 3);
}
END_TEST

START_TEST(rules_that_do_not_compile_are_told)
{
	PledgeError error;
	size_t checked = 0;
	Text found = {NULL, 0, 0};

	pledge_error_clear(&error);
	ck_assert(!pledge_examples_check("[indicator a]\n(told\n", 20, pledge_system_allocator(),
									 note_failure, &found, &checked, &error));
	ck_assert_int_eq(error.code, PLEDGE_SYNTAX);
	ck_assert_int_eq(error.line, 2);
	pledge_error_clear(&error);
	ck_assert(!pledge_examples_check("told\n", 5, pledge_system_allocator(), note_failure, &found,
									 &checked, &error));
	ck_assert_int_eq(error.line, 1);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("example");
	TCase *tests = tcase_create("examples");

	tcase_add_test(tests, examples_that_hold_are_counted);
	tcase_add_test(tests, examples_that_do_not_hold_are_told);
	tcase_add_test(tests, an_example_is_of_its_own_rule);
	tcase_add_test(tests, an_example_must_be_asserted);
	tcase_add_test(tests, an_accepted_status_is_good_enough);
	tcase_add_test(tests, a_cue_need_not_reach_its_threshold);
	tcase_add_test(tests, a_condition_is_met_where_it_can_be);
	tcase_add_test(tests, any_limits_of_age_can_be_met);
	tcase_add_test(tests, an_example_may_bring_its_own_heading);
	tcase_add_test(tests, a_combination_may_have_examples);
	tcase_add_test(tests, rules_that_do_not_compile_are_told);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
