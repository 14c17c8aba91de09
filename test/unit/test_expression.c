/*
 * test_expression.c
 *	  Conditions: how they are read, and when they hold.
 */
#include <stdlib.h>

#include "pledge/expression.h"
#include "support.h"

/* Atoms are the letters a to h, and names of several letters that begin so. */
static bool
resolve(void *context, const char *name, size_t length, PledgeStep *step)
{
	(void) context;
	if (length == 0 || name[0] < 'a' || name[0] > 'h')
		return false;
	step->atom_kind = 7;
	step->atom = (uint16_t) (name[0] - 'a');
	return true;
}

/* How often each atom occurs: context is an array of counts. */
static bool
holds(const void *context, const PledgeStep *step)
{
	ck_assert_int_eq(step->atom_kind, 7);
	return ((const int *) context)[step->atom] >= step->minimum;
}

static bool
read_expression(PledgeExpression *expression, const char *text, PledgeError *error)
{
	char *copy = exact_copy(text, strlen(text));
	bool good;

	pledge_error_clear(error);
	good = pledge_expression_read(expression, copy, strlen(text), resolve, NULL, error);
	free(copy);
	return good;
}

/* `occurring` is the atoms that occur, each as often as it is written. */
static bool
value(const char *text, const char *occurring)
{
	PledgeExpression expression;
	PledgeError error;
	int counts[8] = {0};

	ck_assert_msg(read_expression(&expression, text, &error), "[%s]: %s", text, error.message);
	for (; *occurring != '\0'; occurring++)
		counts[*occurring - 'a']++;
	return pledge_expression_holds(&expression, holds, counts);
}

static void
expect_fault(const char *text, PledgeErrorCode code, size_t offset)
{
	PledgeExpression expression;
	PledgeError error;

	ck_assert_msg(!read_expression(&expression, text, &error), "[%s] was accepted", text);
	ck_assert_msg(error.code == code, "[%s]: error %d (%s), not %d", text, error.code,
				  error.message, code);
	ck_assert_msg(error.offset == offset, "[%s]: offset %zu, not %zu (%s)", text, error.offset,
				  offset, error.message);
}

START_TEST(an_atom_holds_where_it_occurs)
{
	ck_assert(value("a", "a"));
	ck_assert(!value("a", "b"));
	ck_assert(!value("a", ""));
	ck_assert(value("  a  ", "a"));
}
END_TEST

START_TEST(not_and_and_or)
{
	ck_assert(value("!a", ""));
	ck_assert(!value("!a", "a"));
	ck_assert(value("!!a", "a"));
	ck_assert(value("a & b", "ab"));
	ck_assert(!value("a & b", "a"));
	ck_assert(value("a|b", "b"));
	ck_assert(!value("a|b", "c"));
	ck_assert(value("a&!b", "a"));
	ck_assert(!value("a&!b", "ab"));
}
END_TEST

START_TEST(and_binds_closer_than_or)
{
	ck_assert(value("a | b & c", "a"));
	ck_assert(!value("a | b & c", "b"));
	ck_assert(value("a & b | c", "c"));
	ck_assert(!value("(a | b) & c", "a"));
	ck_assert(value("(a | b) & c", "bc"));
	ck_assert(!value("!(a | b)", "b"));
	ck_assert(value("!a | b", ""));
	ck_assert(!value("!a & b", ""));
}
END_TEST

/* Every expression of this shape, against what C makes of it. */
START_TEST(truth_tables)
{
	int bits;

	for (bits = 0; bits < 8; bits++)
	{
		bool a = (bits & 1) != 0;
		bool b = (bits & 2) != 0;
		bool c = (bits & 4) != 0;
		Text occurring = {NULL, 0, 0};

		text_print(&occurring, "%s%s%s", a ? "a" : "", b ? "b" : "", c ? "c" : "");
		ck_assert_int_eq(value("a & !b | !(b & c) & a", occurring.bytes),
						 (a && !b) || (!(b && c) && a));
		ck_assert_int_eq(value("a | b | c & !a", occurring.bytes), a || b || (c && !a));
		ck_assert_int_eq(value("!a & !(b | !c)", occurring.bytes), !a && !(b || !c));
		text_free(&occurring);
	}
}
END_TEST

START_TEST(an_atom_may_have_to_occur_more_than_once)
{
	ck_assert(!value("a>=2", "a"));
	ck_assert(value("a>=2", "aa"));
	ck_assert(value("a >= 3 & b", "aaab"));
	ck_assert(!value("a>=3", "aa"));
	ck_assert(value("!a>=2", "a"));
	ck_assert(value("a>=1", "a"));
}
END_TEST

START_TEST(no_expression_holds_always)
{
	PledgeExpression expression = {0};

	ck_assert(pledge_expression_holds(&expression, holds, NULL));
}
END_TEST

START_TEST(names_hold_letters_digits_and_dots)
{
	ck_assert(value("age_under_2", "a"));
	ck_assert(value("a.record & b_2", "ab"));
}
END_TEST

START_TEST(every_fault_is_told_with_its_place)
{
	expect_fault("", PLEDGE_SYNTAX, 0);
	expect_fault("   ", PLEDGE_SYNTAX, 3);
	expect_fault("&a", PLEDGE_SYNTAX, 0);
	expect_fault("a &", PLEDGE_SYNTAX, 3);
	expect_fault("a | | b", PLEDGE_SYNTAX, 4);
	expect_fault("!", PLEDGE_SYNTAX, 1);
	expect_fault("(a", PLEDGE_SYNTAX, 0);
	expect_fault("b & (a", PLEDGE_SYNTAX, 4);
	expect_fault("a)", PLEDGE_SYNTAX, 1);
	expect_fault("()", PLEDGE_SYNTAX, 1);
	expect_fault("a b", PLEDGE_SYNTAX, 2);
	expect_fault("a, b", PLEDGE_SYNTAX, 1);
	expect_fault("a > 2", PLEDGE_SYNTAX, 2);
	expect_fault("a>", PLEDGE_SYNTAX, 1);
	expect_fault("a>=", PLEDGE_SYNTAX, 3);
	expect_fault("a>=0", PLEDGE_SYNTAX, 4);
	expect_fault("a>=x", PLEDGE_SYNTAX, 3);
	expect_fault("a>=2>=2", PLEDGE_SYNTAX, 4);
	expect_fault("z", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("a & zed", PLEDGE_UNKNOWN_NAME, 4);
}
END_TEST

START_TEST(a_number_is_not_read_across_a_blank)
{
	expect_fault("a>=1 2", PLEDGE_SYNTAX, 5);
}
END_TEST

START_TEST(a_number_that_is_too_large_is_refused)
{
	PledgeExpression expression;
	PledgeError error;

	ck_assert(read_expression(&expression, "a>=9999", &error));
	ck_assert(!read_expression(&expression, "a>=10000", &error));
	ck_assert(!read_expression(&expression, "a>=99999999999999999999", &error));
}
END_TEST

START_TEST(nothing_behind_a_zero_byte_is_lost)
{
	PledgeExpression expression;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert(!pledge_expression_read(&expression, "a\0& b", 5, resolve, NULL, &error));
}
END_TEST

START_TEST(nesting_is_bounded)
{
	char text[64];
	size_t depth;
	PledgeExpression expression;
	PledgeError error;

	for (depth = 1; depth < 30; depth++)
	{
		memset(text, '(', depth);
		text[depth] = 'a';
		memset(text + depth + 1, ')', depth);
		text[2 * depth + 1] = '\0';
		if (!read_expression(&expression, text, &error))
			break;
	}
	ck_assert_uint_gt(depth, 8);
	ck_assert_uint_lt(depth, 30);
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	memset(text, '!', 40);
	text[40] = 'a';
	text[41] = '\0';
	ck_assert(!read_expression(&expression, text, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
}
END_TEST

START_TEST(length_is_bounded)
{
	Text text = {NULL, 0, 0};
	PledgeExpression expression;
	PledgeError error;
	int which;

	text_print(&text, "a");
	for (which = 1; which < PLEDGE_EXPRESSION_STEPS / 2; which++)
		text_print(&text, " & a");
	ck_assert(read_expression(&expression, text.bytes, &error));
	ck_assert_int_eq(expression.count, PLEDGE_EXPRESSION_STEPS - 1);
	text_print(&text, " & a");
	ck_assert(!read_expression(&expression, text.bytes, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	text_free(&text);
}
END_TEST

/* All operands before the first operator: the deepest stack there can be. */
START_TEST(the_deepest_stack_is_deep_enough)
{
	ck_assert(value("a & (a & (a & (a & (a & (a & (a & (a)))))))", "a"));
	ck_assert(!value("a & (a & (a & (a & (a & (a & (a & (b)))))))", "a"));
}
END_TEST

START_TEST(random_text_is_read_or_refused)
{
	static const char *const pieces[] = {"a", "b",  "(", ")", "&", "|",
										 "!", ">=", "2", " ", "z", ">"};
	static const int counts[8] = {1, 2, 3};
	uint64_t state = announce_seed("expressions");
	int rounds = under_valgrind() ? 500 : 50000;

	while (rounds-- > 0)
	{
		Text text = {NULL, 0, 0};
		PledgeExpression expression;
		PledgeError error;
		uint32_t count = chance(&state, 12) + 1;

		while (count-- > 0)
			text_print(&text, "%s", pieces[chance(&state, (uint32_t) LENGTH_OF(pieces))]);
		if (read_expression(&expression, text.bytes, &error))
			(void) pledge_expression_holds(&expression, holds, counts);
		else
			ck_assert_int_ne(error.code, PLEDGE_OK);
		text_free(&text);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("expression");
	TCase *values = tcase_create("what holds");
	TCase *faults = tcase_create("what is refused");

	tcase_add_test(values, an_atom_holds_where_it_occurs);
	tcase_add_test(values, not_and_and_or);
	tcase_add_test(values, and_binds_closer_than_or);
	tcase_add_test(values, truth_tables);
	tcase_add_test(values, an_atom_may_have_to_occur_more_than_once);
	tcase_add_test(values, no_expression_holds_always);
	tcase_add_test(values, names_hold_letters_digits_and_dots);
	tcase_add_test(values, the_deepest_stack_is_deep_enough);
	suite_add_tcase(suite, values);
	tcase_set_timeout(faults, 30);
	tcase_add_test(faults, every_fault_is_told_with_its_place);
	tcase_add_test(faults, a_number_is_not_read_across_a_blank);
	tcase_add_test(faults, a_number_that_is_too_large_is_refused);
	tcase_add_test(faults, nothing_behind_a_zero_byte_is_lost);
	tcase_add_test(faults, nesting_is_bounded);
	tcase_add_test(faults, length_is_bounded);
	tcase_add_test(faults, random_text_is_read_or_refused);
	suite_add_tcase(suite, faults);
	return run_suite(suite);
}
