/*
 * test_rules.c
 *	  The text of a ruleset: blocks, lines, weights, options, examples, and what is wrong with it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

static PledgeRules rules;
static char *text_read;

static void
read_rules(const char *text)
{
	PledgeError error;

	text_read = exact_copy(text, strlen(text));
	pledge_error_clear(&error);
	ck_assert_msg(
		pledge_rules_read(&rules, text_read, strlen(text), pledge_system_allocator(), &error),
		"line %d: %s", error.line, error.message);
}

static void
release_rules(void)
{
	pledge_rules_destroy(&rules);
	free(text_read);
	text_read = NULL;
}

static void
expect_span(PledgeSpan span, const char *text)
{
	ck_assert_msg(span.length == strlen(text) && memcmp(span.text, text, span.length) == 0,
				  "[%.*s] is not [%s]", (int) span.length, span.text, text);
}

/* Reading must fail in this line. */
static void
expect_fault(const char *text, int line)
{
	PledgeRules broken;
	PledgeError error;
	char *copy = exact_copy(text, strlen(text));

	pledge_error_clear(&error);
	ck_assert_msg(
		!pledge_rules_read(&broken, copy, strlen(text), pledge_system_allocator(), &error),
		"this was accepted: %s", text);
	ck_assert_int_eq(error.code, PLEDGE_SYNTAX);
	ck_assert_msg(error.line == line, "line %d, not %d: %s", error.line, line, error.message);
	ck_assert_str_ne(error.message, "");
	pledge_rules_destroy(&broken);
	free(copy);
}

/* ---- blocks and lines ---- */

START_TEST(blocks_hold_their_lines)
{
	read_rules("[class kin]\nmum | dad\nnan\n\n[indicator told id=3]\n@kin told me\n");
	ck_assert_uint_eq(rules.block_count, 2);
	ck_assert_uint_eq(rules.line_count, 3);
	ck_assert_int_eq(rules.blocks[0].kind, PLEDGE_BLOCK_CLASS);
	expect_span(rules.blocks[0].name, "kin");
	ck_assert_uint_eq(rules.blocks[0].first, 0);
	ck_assert_uint_eq(rules.blocks[0].count, 2);
	ck_assert_int_eq(rules.blocks[1].kind, PLEDGE_BLOCK_INDICATOR);
	expect_span(rules.blocks[1].name, "told");
	expect_span(rules.blocks[1].options, "id=3");
	ck_assert_uint_eq(rules.blocks[1].first, 2);
	ck_assert_int_eq(rules.blocks[1].line, 5);
	expect_span(rules.lines[0].body, "mum | dad");
	expect_span(rules.lines[2].body, "@kin told me");
	ck_assert_int_eq(rules.lines[2].line, 6);
	ck_assert_uint_eq(rules.lines[2].block, 1);
	release_rules();
}
END_TEST

START_TEST(every_kind_of_block_is_known)
{
	static const char *const kinds[] = {
		"class",      "section", "indicator",   "signal", "combine", "modifier", "pseudo",
		"terminator", "block",   "placeholder", "answer", "speaker", "names"};
	size_t which;

	for (which = 0; which < LENGTH_OF(kinds); which++)
	{
		char text[64];

		snprintf(text, sizeof(text), "[%s something]\nword\n", kinds[which]);
		read_rules(text);
		ck_assert_int_eq(rules.blocks[0].kind, (int) which);
		ck_assert_str_eq(pledge_block_kind_name(rules.blocks[0].kind), kinds[which]);
		release_rules();
	}
}
END_TEST

START_TEST(a_text_may_be_empty)
{
	read_rules("");
	ck_assert_uint_eq(rules.block_count, 0);
	release_rules();
	read_rules("\n\n# nothing\n   \n");
	ck_assert_uint_eq(rules.line_count, 0);
	release_rules();
}
END_TEST

START_TEST(comments_and_blank_lines_say_nothing)
{
	read_rules("# one\n[pseudo]\n\n  # indented\n#\nnot only\n# [class x]\n");
	ck_assert_uint_eq(rules.block_count, 1);
	ck_assert_uint_eq(rules.line_count, 1);
	ck_assert_int_eq(rules.lines[0].line, 6);
	release_rules();
}
END_TEST

START_TEST(lines_of_windows_are_read_alike)
{
	read_rules("[class kin]\r\nmum | dad\r\n\r\n[pseudo]\r\n\tnot only \t\r\n");
	ck_assert_uint_eq(rules.block_count, 2);
	expect_span(rules.blocks[0].name, "kin");
	expect_span(rules.lines[0].body, "mum | dad");
	expect_span(rules.lines[1].body, "not only");
	release_rules();
}
END_TEST

START_TEST(the_last_line_needs_no_end)
{
	read_rules("[pseudo]\nnot only");
	expect_span(rules.lines[0].body, "not only");
	release_rules();
}
END_TEST

/* Some editors put such a mark before the first line. */
START_TEST(a_byte_order_mark_is_no_rule)
{
	read_rules("\xEF\xBB\xBF[pseudo]\nnot only\n");
	ck_assert_uint_eq(rules.block_count, 1);
	release_rules();
}
END_TEST

START_TEST(the_same_block_may_come_again)
{
	read_rules("[class kin]\nmum\n[pseudo]\nnot only\n[class kin]\ndad\n");
	ck_assert_uint_eq(rules.block_count, 3);
	ck_assert_uint_eq(rules.blocks[2].count, 1);
	release_rules();
}
END_TEST

/* ---- weights, options, examples ---- */

START_TEST(a_number_and_a_colon_make_a_cue)
{
	read_rules("[indicator x]\n40: mum told\nmum told\n9999:dad\n");
	ck_assert_int_eq(rules.lines[0].weight, 40);
	expect_span(rules.lines[0].body, "mum told");
	ck_assert_int_eq(rules.lines[1].weight, 0);
	ck_assert_int_eq(rules.lines[2].weight, 9999);
	expect_span(rules.lines[2].body, "dad");
	release_rules();
}
END_TEST

START_TEST(a_cue_of_no_weight_is_refused)
{
	compile_must_fail("[indicator x]\n0: mum told\n", PLEDGE_SYNTAX, 2, NULL);
}
END_TEST

START_TEST(a_number_without_a_colon_is_a_word)
{
	read_rules("[indicator x]\n40 mum\n");
	ck_assert_int_eq(rules.lines[0].weight, 0);
	expect_span(rules.lines[0].body, "40 mum");
	release_rules();
}
END_TEST

START_TEST(braces_hold_options)
{
	read_rules("[indicator x]\nmum told {if kind_visit & !age_under_2}\n"
			   "40: dad { accepts=negated }\nnan{if a}\n");
	expect_span(rules.lines[0].body, "mum told");
	expect_span(rules.lines[0].options, "if kind_visit & !age_under_2");
	expect_span(rules.lines[1].options, "accepts=negated");
	expect_span(rules.lines[2].body, "nan");
	expect_span(rules.lines[2].options, "if a");
	release_rules();
}
END_TEST

START_TEST(options_of_a_block_are_found_by_name)
{
	PledgeSpan value;

	read_rules("[modifier negated both limit=4 accepts=a,b]\nnot\n");
	ck_assert(pledge_option(rules.blocks[0].options, "limit", &value));
	expect_span(value, "4");
	ck_assert(pledge_option(rules.blocks[0].options, "both", &value));
	expect_span(value, "");
	ck_assert(pledge_option(rules.blocks[0].options, "accepts", &value));
	expect_span(value, "a,b");
	ck_assert(!pledge_option(rules.blocks[0].options, "lim", &value));
	ck_assert(!pledge_option(rules.blocks[0].options, "limits", &value));
	ck_assert(!pledge_option(rules.blocks[0].options, "a", &value));
	release_rules();
}
END_TEST

START_TEST(examples_belong_to_their_rule)
{
	read_rules("[indicator x]\nmum told\n  + Mum told me\n\t- Dad told me\n\ndad told\n  + Dad\n");
	ck_assert_uint_eq(rules.example_count, 3);
	ck_assert_uint_eq(rules.lines[0].example_count, 2);
	ck_assert_uint_eq(rules.lines[1].first_example, 2);
	expect_span(rules.examples[0].text, "Mum told me");
	ck_assert(rules.examples[0].must_match);
	ck_assert(!rules.examples[1].must_match);
	ck_assert_int_eq(rules.examples[1].line, 4);
	release_rules();
}
END_TEST

START_TEST(spans_are_split_and_trimmed)
{
	PledgeSpan rest = {" a , b,,c ", 10};
	PledgeSpan piece;
	const char *const pieces[] = {"a", "b", "", "c"};
	size_t which;

	for (which = 0; which < LENGTH_OF(pieces); which++)
	{
		ck_assert(pledge_span_split(&rest, ',', &piece));
		expect_span(piece, pieces[which]);
	}
	ck_assert(!pledge_span_split(&rest, ',', &piece));
	ck_assert(pledge_span_is((PledgeSpan){"abc", 3}, "abc"));
	ck_assert(!pledge_span_is((PledgeSpan){"abc", 2}, "abc"));
	ck_assert(!pledge_span_is((PledgeSpan){"abc", 3}, "ab"));
}
END_TEST

/* ---- numbers of rules ---- */

static uint32_t
number_of_first(const char *text)
{
	uint32_t number;

	read_rules(text);
	number = pledge_rule_number(&rules.blocks[0], &rules.lines[0]);
	release_rules();
	return number;
}

START_TEST(a_rule_keeps_its_number)
{
	uint32_t number = number_of_first("[indicator x]\nmum told\n");

	ck_assert_uint_ge(number, 1);
	ck_assert_uint_le(number, 0x7FFFFFFF);
	ck_assert_uint_eq(number, number_of_first("# moved\n\n[indicator x id=4]\n   mum told  \n"));
	ck_assert_uint_eq(number, number_of_first("[indicator x]\nmum told\n  + Mum told\n"));
	ck_assert_uint_ne(number, number_of_first("[indicator x]\n40: mum told\n"));
	ck_assert_uint_ne(number, number_of_first("[indicator y]\nmum told\n"));
	ck_assert_uint_ne(number, number_of_first("[signal x]\nmum told\n"));
	ck_assert_uint_ne(number, number_of_first("[indicator x]\nmum told me\n"));
	ck_assert_uint_ne(number, number_of_first("[indicator x]\nmum told {if kind_visit}\n"));
}
END_TEST

/* These numbers stand in stored evidence: they may never change. */
START_TEST(the_numbers_are_the_same_in_every_edition)
{
	ck_assert_uint_eq(number_of_first("[indicator x]\nmum told\n"), UINT32_C(1873373563));
}
END_TEST

START_TEST(directions_tell_modifiers_apart)
{
	ck_assert_uint_ne(number_of_first("[modifier negated forward]\nnot\n"),
					  number_of_first("[modifier negated backward]\nnot\n"));
	ck_assert_uint_ne(number_of_first("[combine x within=next]\na\n"),
					  number_of_first("[combine x within=record]\na\n"));
}
END_TEST

/* ---- faults ---- */

START_TEST(every_fault_is_told_with_its_line)
{
	expect_fault("mum told\n", 1);
	expect_fault("# comment\n\nmum told\n", 3);
	expect_fault("[\n", 1);
	expect_fault("[]\n", 1);
	expect_fault("[class kin\nmum\n", 1);
	expect_fault("\n[klass kin]\nmum\n", 2);
	expect_fault("[class]\nmum\n", 1);
	expect_fault("[class ]\nmum\n", 1);
	expect_fault("[ ]\n", 1);
	expect_fault("[pseudo]\nnot only\n[indicator]\n", 3);
	expect_fault("[pseudo]\n{if x}\n", 2);
	expect_fault("[pseudo]\nnot only}\n", 2);
	expect_fault("[pseudo]\n40:\n", 2);
	expect_fault("  + example\n", 1);
	expect_fault("[pseudo]\n  + example\n", 2);
	expect_fault("[pseudo]\nnot\n[pseudo]\n  - example\n", 4);
}
END_TEST

START_TEST(the_rule_at_fault_is_named)
{
	PledgeError error;
	PledgeRules broken;

	pledge_error_clear(&error);
	ck_assert(!pledge_rules_read(&broken, "[klass kin]\n", 12, pledge_system_allocator(), &error));
	ck_assert_str_eq(error.subject, "[klass kin]");
	pledge_rules_destroy(&broken);
}
END_TEST

START_TEST(rules_can_be_destroyed_twice)
{
	read_rules("[pseudo]\nnot only\n");
	pledge_rules_destroy(&rules);
	release_rules();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rules");
	TCase *blocks = tcase_create("blocks and lines");
	TCase *parts = tcase_create("weights, options, examples");
	TCase *faults = tcase_create("numbers and faults");

	tcase_add_test(blocks, blocks_hold_their_lines);
	tcase_add_test(blocks, every_kind_of_block_is_known);
	tcase_add_test(blocks, a_text_may_be_empty);
	tcase_add_test(blocks, comments_and_blank_lines_say_nothing);
	tcase_add_test(blocks, lines_of_windows_are_read_alike);
	tcase_add_test(blocks, the_last_line_needs_no_end);
	tcase_add_test(blocks, a_byte_order_mark_is_no_rule);
	tcase_add_test(blocks, the_same_block_may_come_again);
	suite_add_tcase(suite, blocks);
	tcase_add_test(parts, a_number_and_a_colon_make_a_cue);
	tcase_add_test(parts, a_cue_of_no_weight_is_refused);
	tcase_add_test(parts, a_number_without_a_colon_is_a_word);
	tcase_add_test(parts, braces_hold_options);
	tcase_add_test(parts, options_of_a_block_are_found_by_name);
	tcase_add_test(parts, examples_belong_to_their_rule);
	tcase_add_test(parts, spans_are_split_and_trimmed);
	suite_add_tcase(suite, parts);
	tcase_add_test(faults, a_rule_keeps_its_number);
	tcase_add_test(faults, the_numbers_are_the_same_in_every_edition);
	tcase_add_test(faults, directions_tell_modifiers_apart);
	tcase_add_test(faults, every_fault_is_told_with_its_line);
	tcase_add_test(faults, the_rule_at_fault_is_named);
	tcase_add_test(faults, rules_can_be_destroyed_twice);
	suite_add_tcase(suite, faults);
	return run_suite(suite);
}
