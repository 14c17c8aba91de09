/*
 * test_pattern.c
 *	  The pattern language: every form of it, and everything that is none.
 */
#include <stdio.h>
#include <stdlib.h>

#include "pledge/pattern.h"
#include "support.h"

/* ---- reading with names of the test's own ---- */

/* Words are numbered as they come; the spelling of what was named is kept. */
typedef struct Names
{
	char words[64][PLEDGE_LONGEST_WORD + 2];
	int count;
	int room; /* words that may be named */
} Names;

static uint16_t
name_word(void *context, const PledgeWord *word, bool prefix)
{
	Names *names = context;

	if (names->count >= names->room)
		return 0;
	snprintf(names->words[names->count], sizeof(names->words[0]), "%s%s", word->text,
			 prefix ? "*" : "");
	return (uint16_t) ++names->count;
}

static uint16_t
name_class(void *context, const char *name, size_t length)
{
	static const char *const known[] = {"child", "kin", "date"};
	size_t which;

	(void) context;
	for (which = 0; which < LENGTH_OF(known); which++)
		if (strlen(known[which]) == length && memcmp(known[which], name, length) == 0)
			return (uint16_t) (PLEDGE_SYMBOL_CLASS | which);
	return 0;
}

static Names names;
static PledgePattern pattern;

static bool
read_pattern(const char *text, PledgeError *error)
{
	PledgeNaming naming = {name_word, name_class, &names};
	char *copy = exact_copy(text, strlen(text));
	bool good;

	memset(&names, 0, sizeof(names));
	names.room = 64;
	pledge_error_clear(error);
	good = pledge_pattern_read(&pattern, copy, strlen(text), &naming, error);
	free(copy);
	return good;
}

/* Spells a part of the pattern again, with every bracket: (S a b) is a sequence, (C ..) a choice. */
static void
spell_node(Text *text, uint16_t index)
{
	const PledgeNode *node = &pattern.nodes[index];
	uint16_t child;

	switch ((PledgeNodeKind) node->kind)
	{
		case PLEDGE_NODE_SYMBOL:
			if ((node->symbol & PLEDGE_SYMBOL_CLASS) != 0)
				text_print(text, "@%d", node->symbol & 0x7FFF);
			else
				text_print(text, "%s", names.words[node->symbol - 1]);
			break;
		case PLEDGE_NODE_GAP:
			text_print(text, "..%d", node->count);
			break;
		case PLEDGE_NODE_START:
			text_print(text, "^");
			break;
		case PLEDGE_NODE_END:
			text_print(text, "$");
			break;
		case PLEDGE_NODE_QUOTE:
			text_print(text, "@quote%d", node->count);
			break;
		case PLEDGE_NODE_ANY:
			text_print(text, "@any");
			break;
		case PLEDGE_NODE_BEFORE:
			text_print(text, "@before%d", node->symbol);
			break;
		case PLEDGE_NODE_SEQUENCE:
		case PLEDGE_NODE_CHOICE:
			text_print(text, node->kind == PLEDGE_NODE_CHOICE ? "(" : "");
			for (child = node->child; child != 0; child = pattern.nodes[child].next)
			{
				if (child != node->child)
					text_print(text, node->kind == PLEDGE_NODE_CHOICE ? "|" : " ");
				spell_node(text, child);
			}
			text_print(text, node->kind == PLEDGE_NODE_CHOICE ? ")" : "");
			break;
	}
	if (node->optional)
		text_print(text, "?");
}

static void
expect_read(const char *given, const char *spelt)
{
	PledgeError error;
	Text text = {NULL, 0, 0};

	ck_assert_msg(read_pattern(given, &error), "[%s]: %s", given, error.message);
	spell_node(&text, 0);
	ck_assert_msg(strcmp(text.bytes, spelt) == 0, "[%s] is read as %s, not %s", given, text.bytes,
				  spelt);
	text_free(&text);
}

static void
expect_fault(const char *given, PledgeErrorCode code, size_t offset)
{
	PledgeError error;

	ck_assert_msg(!read_pattern(given, &error), "[%s] was accepted", given);
	ck_assert_msg(error.code == code, "[%s]: error %d (%s), not %d", given, error.code,
				  error.message, code);
	ck_assert_msg(error.offset == offset, "[%s]: offset %zu, not %zu (%s)", given, error.offset,
				  offset, error.message);
	ck_assert_msg(strncmp(error.subject, given, 100) == 0, "[%s]: subject [%s]", given,
				  error.subject);
}

START_TEST(words_follow_one_another)
{
	expect_read("told", "(told)");
	expect_read("told me", "(told me)");
	expect_read("  told \t me ", "(told me)");
	expect_read("TOLD Me", "(told me)");
	expect_read("caf\xC3\xA9", "(caf\xC3\xA9)");
}
END_TEST

START_TEST(a_star_makes_a_beginning)
{
	expect_read("supervis*", "(supervis*)");
	expect_read("to* me*", "(to* me*)");
	expect_read("self-harm*", "(self harm*)");
}
END_TEST

START_TEST(a_bar_parts_alternatives)
{
	expect_read("a|b", "(a|b)");
	expect_read("a b | c", "(a b|c)");
	expect_read("(a b|c) d", "((a b|c) d)");
	expect_read("((a))", "(((a)))");
	expect_read("a (b|(c d|e) f)", "(a (b|(c d|e) f))");
}
END_TEST

START_TEST(a_question_mark_makes_the_last_part_optional)
{
	expect_read("a b?", "(a b?)");
	expect_read("a (b c)?", "(a (b c)?)");
	expect_read("a (b|c)? d", "(a (b|c)? d)");
	expect_read("a ?b", "(a? b)");
	expect_read("step-dad? a", "(step dad? a)");
	expect_read("@kin? a", "(@1? a)");
	expect_read("ab* cd*?", "(ab* cd*?)");
}
END_TEST

START_TEST(classes_are_named_behind_an_at_sign)
{
	expect_read("@child told", "(@0 told)");
	expect_read("@kin|@child", "(@1|@0)");
	expect_read("@date", "(@2)");
	expect_read("@quote", "(@quote1)");
	expect_read("a @quote5 b", "(a @quote5 b)");
	expect_read("a @any b", "(a @any b)");
	expect_read("@child(a)", "(@0 (a))");
}
END_TEST

START_TEST(marks_take_no_word)
{
	expect_read("a @colon b", "(a @before2 b)");
	expect_read("(@comma|@dash) a", "((@before1|@before4) a)");
	expect_read("a @bracket b", "(a @before8 b)");
}
END_TEST

START_TEST(gaps_have_a_width)
{
	expect_read("a ..4 b", "(a ..4 b)");
	expect_read("a ..1 b", "(a ..1 b)");
	expect_read("a ..20 b", "(a ..20 b)");
	expect_read("a..4b", "(a ..4 b)");
	expect_read("a (..2 b)? c", "(a (..2 b)? c)");
}
END_TEST

START_TEST(anchors_stand_anywhere)
{
	expect_read("^ a", "(^ a)");
	expect_read("a $", "(a $)");
	expect_read("^a$", "(^ a $)");
	expect_read("(^|b) a", "((^|b) a)");
}
END_TEST

START_TEST(words_are_read_as_the_tokeniser_reads_them)
{
	expect_read("mum's", "(mum)");
	expect_read("mum\xE2\x80\x99s view", "(mum view)");
	expect_read("weeks' time", "(weeks time)");
	expect_read("parents\xE2\x80\x99 view | mums'", "(parents view|mums)");
	expect_read("don't", "(don't)");
	expect_read("don\xE2\x80\x99t", "(don't)");
	expect_read("i'll", "(i 'll)");
	expect_read("he'd've", "(he 'd 've)");
	expect_read("'ll", "('ll)");
	expect_read("step-dad", "(step dad)");
	expect_read("one-to-one", "(one to one)");
	expect_read("t/c", "(t/c)");
	expect_read("a&e", "(a&e)");
	expect_read("n/a", "(n/a)");
	expect_read("e.g.", "(eg)");
	expect_read("e.g. a", "(eg a)");
	expect_read("14:30", "(14:30)");
}
END_TEST

/* An apostrophe that is neither part of a word nor an ending names nothing. */
START_TEST(an_apostrophe_alone_is_no_word)
{
	expect_fault("'", PLEDGE_SYNTAX, 0);
	expect_fault("a ' b", PLEDGE_SYNTAX, 2);
	expect_fault("'tis", PLEDGE_SYNTAX, 0);
}
END_TEST

/* ---- what is refused ---- */

START_TEST(brackets_must_balance)
{
	expect_fault("(a", PLEDGE_SYNTAX, 0);
	expect_fault("b (a", PLEDGE_SYNTAX, 2);
	expect_fault("b (a (c) d", PLEDGE_SYNTAX, 2);
	expect_fault("a)", PLEDGE_SYNTAX, 1);
	expect_fault("(a) b) c", PLEDGE_SYNTAX, 5);
}
END_TEST

START_TEST(an_alternative_must_not_be_empty)
{
	expect_fault("", PLEDGE_SYNTAX, 0);
	expect_fault("  ", PLEDGE_SYNTAX, 2);
	expect_fault("|a", PLEDGE_SYNTAX, 0);
	expect_fault("a|", PLEDGE_SYNTAX, 2);
	expect_fault("a||b", PLEDGE_SYNTAX, 2);
	expect_fault("b ()", PLEDGE_SYNTAX, 3);
	expect_fault("b (a|)", PLEDGE_SYNTAX, 5);
	expect_fault("b (|a)", PLEDGE_SYNTAX, 3);
}
END_TEST

START_TEST(a_class_must_be_known)
{
	expect_fault("@nope", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("a @nope b", PLEDGE_UNKNOWN_NAME, 2);
	expect_fault("@childs", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("@quotes", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("@quote0", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("@quote12", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("@dashes", PLEDGE_UNKNOWN_NAME, 0);
	expect_fault("@", PLEDGE_SYNTAX, 1);
	expect_fault("a @ child", PLEDGE_SYNTAX, 3);
}
END_TEST

START_TEST(a_gap_needs_a_number_that_is_not_too_large)
{
	expect_fault("a .. b", PLEDGE_SYNTAX, 2);
	expect_fault("a ..", PLEDGE_SYNTAX, 2);
	expect_fault("a ..x b", PLEDGE_SYNTAX, 2);
	expect_fault("a ..0 b", PLEDGE_LIMIT, 2);
	expect_fault("a ..21 b", PLEDGE_LIMIT, 2);
	expect_fault("a ..999 b", PLEDGE_LIMIT, 2);
	expect_fault("a ..99999999999999 b", PLEDGE_LIMIT, 2);
	expect_fault("a ... b", PLEDGE_SYNTAX, 2);
}
END_TEST

START_TEST(a_question_mark_must_follow_a_part)
{
	expect_fault("?", PLEDGE_SYNTAX, 0);
	expect_fault("? a", PLEDGE_SYNTAX, 0);
	expect_fault("a (? b)", PLEDGE_SYNTAX, 3);
	expect_fault("a b??", PLEDGE_SYNTAX, 4);
	expect_fault("a ..4? b", PLEDGE_SYNTAX, 5);
	expect_fault("^? a", PLEDGE_SYNTAX, 1);
	expect_fault("a $?", PLEDGE_SYNTAX, 3);
}
END_TEST

START_TEST(a_star_needs_two_letters_before_it)
{
	expect_fault("a*", PLEDGE_SYNTAX, 0);
	expect_fault("*", PLEDGE_SYNTAX, 0);
	expect_fault("b *", PLEDGE_SYNTAX, 2);
	expect_fault("b ab**", PLEDGE_SYNTAX, 5);
	expect_fault("(ab)*", PLEDGE_SYNTAX, 4);
	expect_fault("@child*", PLEDGE_SYNTAX, 6);
}
END_TEST

START_TEST(other_signs_have_no_meaning)
{
	expect_fault("a, b", PLEDGE_SYNTAX, 1);
	expect_fault("a ; b", PLEDGE_SYNTAX, 2);
	expect_fault("a [b]", PLEDGE_SYNTAX, 2);
	expect_fault("a {b", PLEDGE_SYNTAX, 2);
	expect_fault("a & b", PLEDGE_SYNTAX, 2);
	expect_fault("a \"b\"", PLEDGE_SYNTAX, 2);
	expect_fault("a -b", PLEDGE_SYNTAX, 2);
	expect_fault("a- b", PLEDGE_SYNTAX, 1);
	expect_fault("a-", PLEDGE_SYNTAX, 1);
	expect_fault("a \xE2\x80\x94 b", PLEDGE_SYNTAX, 2);
	expect_fault("a\xE2\x80\x94 b", PLEDGE_SYNTAX, 1);
	expect_fault("a \xC2\xA3", PLEDGE_SYNTAX, 2);
	expect_fault(". a", PLEDGE_SYNTAX, 0);
	expect_fault("a . b", PLEDGE_SYNTAX, 2);
	expect_fault("a\nb", PLEDGE_SYNTAX, 1);
}
END_TEST

START_TEST(a_pattern_must_not_match_nothing)
{
	static const char *const empty[] = {"a?",     "(a)?",          "a? b?",  "^",        "$",
										"^ $",    "..4",           "..4 a?", "(a?)",     "(a|b?)",
										"a | b?", "(a? ..3|b?) ^", "@colon", "(@dash|a)"};
	size_t which;

	for (which = 0; which < LENGTH_OF(empty); which++)
	{
		expect_fault(empty[which], PLEDGE_SYNTAX, 0);
		ck_assert(pledge_pattern_is_empty(&pattern));
	}
	expect_read("a? b", "(a? b)");
	ck_assert(!pledge_pattern_is_empty(&pattern));
	expect_read("@quote", "(@quote1)");
	ck_assert(!pledge_pattern_is_empty(&pattern));
}
END_TEST

START_TEST(brackets_nest_sixteen_deep)
{
	char text[200];
	int depth;

	for (depth = 1; depth <= PLEDGE_PATTERN_DEPTH + 1; depth++)
	{
		PledgeError error;

		memset(text, '(', (size_t) depth);
		text[depth] = 'a';
		memset(text + depth + 1, ')', (size_t) depth);
		text[2 * depth + 1] = '\0';
		if (depth <= PLEDGE_PATTERN_DEPTH)
			ck_assert_msg(read_pattern(text, &error), "%s: %s", text, error.message);
		else
			expect_fault(text, PLEDGE_LIMIT, PLEDGE_PATTERN_DEPTH);
	}
}
END_TEST

START_TEST(brackets_side_by_side_are_not_nested)
{
	Text text = {NULL, 0, 0};
	PledgeError error;
	int which;

	for (which = 0; which < 40; which++)
		text_print(&text, "(a) ");
	ck_assert(read_pattern(text.bytes, &error));
	text_free(&text);
}
END_TEST

START_TEST(a_pattern_has_256_parts_and_no_more)
{
	Text text = {NULL, 0, 0};
	PledgeError error;
	int which;

	/* the root and its sequence are parts too */
	for (which = 0; which < PLEDGE_PATTERN_NODES - 2; which++)
		text_print(&text, "@kin ");
	ck_assert_msg(read_pattern(text.bytes, &error), "%s", error.message);
	text_print(&text, "@kin ");
	ck_assert(!read_pattern(text.bytes, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	text_free(&text);
}
END_TEST

START_TEST(too_many_words_are_told)
{
	PledgeNaming naming = {name_word, name_class, &names};
	PledgeError error;

	memset(&names, 0, sizeof(names));
	names.room = 1;
	pledge_error_clear(&error);
	ck_assert(!pledge_pattern_read(&pattern, "a b", 3, &naming, &error));
	ck_assert_int_ne(error.code, PLEDGE_OK);
}
END_TEST

START_TEST(a_zero_byte_is_refused)
{
	PledgeNaming naming = {name_word, name_class, &names};
	PledgeError error;

	memset(&names, 0, sizeof(names));
	names.room = 64;
	pledge_error_clear(&error);
	ck_assert(!pledge_pattern_read(&pattern, "a\0b", 3, &naming, &error));
	ck_assert_int_eq(error.code, PLEDGE_SYNTAX);
	ck_assert_uint_eq(error.offset, 1);
}
END_TEST

/* ---- programs and spellings ---- */

START_TEST(a_program_ends_with_acceptance)
{
	PledgeInstruction code[64];
	PledgeError error;
	size_t count;

	ck_assert(read_pattern("^ a (b|c d)? ..3 @kin $", &error));
	count = pledge_pattern_program(&pattern, code, 64);
	ck_assert_uint_gt(count, 0);
	ck_assert_int_eq(code[count - 1].operation, PLEDGE_DO_ACCEPT);
}
END_TEST

START_TEST(a_program_without_room_is_not_written)
{
	PledgeInstruction code[64];
	PledgeError error;
	size_t count;
	size_t room;

	ck_assert(read_pattern("a (b|c d|e)? ..3 f", &error));
	count = pledge_pattern_program(&pattern, code, 64);
	for (room = 0; room < count; room++)
	{
		PledgeInstruction *exact = malloc((room > 0 ? room : 1) * sizeof(*exact));

		ck_assert_uint_eq(pledge_pattern_program(&pattern, exact, room), 0);
		free(exact);
	}
	ck_assert_uint_eq(pledge_pattern_program(&pattern, code, count), count);
}
END_TEST

static bool
spell_phrase(void *context, const uint16_t *symbols, int count)
{
	Text *text = context;
	int place;

	text_print(text, "%s", text->length > 0 ? "," : "");
	for (place = 0; place < count; place++)
		text_print(text, "%s%s", place > 0 ? " " : "", names.words[symbols[place] - 1]);
	return true;
}

static void
expect_phrases(const char *given, int most, const char *phrases)
{
	PledgeError error;
	Text text = {NULL, 0, 0};
	bool good;

	text_add(&text, "", 0);
	ck_assert_msg(read_pattern(given, &error), "%s", error.message);
	good = pledge_pattern_phrases(&pattern, 0, most, spell_phrase, &text);
	if (phrases == NULL)
		ck_assert_msg(!good, "[%s] is spelt %s", given, text.bytes);
	else
	{
		ck_assert_msg(good, "[%s] cannot be spelt", given);
		ck_assert_str_eq(text.bytes, phrases);
	}
	text_free(&text);
}

START_TEST(a_plain_pattern_is_spelt_out)
{
	expect_phrases("a", 10, "a");
	expect_phrases("a b|c", 10, "a b,c");
	expect_phrases("a b? c", 10, "a b c,a c");
	expect_phrases("(a|b) (c|d)", 10, "a c,a d,b c,b d");
	expect_phrases("a|b|c", 3, "a,b,c");
	expect_phrases("a b c d e f g h i j k l", 10, "a b c d e f g h i j k l");
}
END_TEST

START_TEST(other_patterns_cannot_be_spelt_out)
{
	expect_phrases("a ..2 b", 10, NULL);
	expect_phrases("^ a", 10, NULL);
	expect_phrases("a $", 10, NULL);
	expect_phrases("@quote", 10, NULL);
	expect_phrases("a|b|c", 2, NULL);
	expect_phrases("a b c d e f g h i j k l m", 10, NULL);
}
END_TEST

START_TEST(many_spellings_are_given_up_soon)
{
	Text text = {NULL, 0, 0};
	int which;

	for (which = 0; which < 30; which++)
		text_print(&text, "(a|b)? ");
	text_print(&text, "c");
	expect_phrases(text.bytes, 1024, NULL);
	text_free(&text);
}
END_TEST

/* ---- chance ---- */

START_TEST(random_text_is_read_or_refused)
{
	static const char *const pieces[] = {
		"a",    "word",         "(",      ")", "|",   "?",    "*",   " ", "..",
		"4",    "@kin",         "@quote", "^", "$",   "'s",   "'ll", "-", ".",
		"e.g.", "\xE2\x80\x99", "@",      "&", "t/c", "\xFF", "1"};
	uint64_t state = announce_seed("patterns");
	int rounds = under_valgrind() ? 200 : 20000;

	while (rounds-- > 0)
	{
		Text text = {NULL, 0, 0};
		PledgeInstruction code[PLEDGE_PATTERN_NODES * 3];
		PledgeError error;
		uint32_t count = chance(&state, 20) + 1;

		while (count-- > 0)
			text_print(&text, "%s", pieces[chance(&state, (uint32_t) LENGTH_OF(pieces))]);
		if (read_pattern(text.bytes, &error))
			ck_assert_uint_gt(pledge_pattern_program(&pattern, code, LENGTH_OF(code)), 0);
		else
		{
			ck_assert_int_ne(error.code, PLEDGE_OK);
			ck_assert_uint_le(error.offset, text.length);
		}
		text_free(&text);
	}
}
END_TEST

static TCase *
forms(void)
{
	TCase *tests = tcase_create("forms");

	tcase_add_test(tests, words_follow_one_another);
	tcase_add_test(tests, a_star_makes_a_beginning);
	tcase_add_test(tests, a_bar_parts_alternatives);
	tcase_add_test(tests, a_question_mark_makes_the_last_part_optional);
	tcase_add_test(tests, classes_are_named_behind_an_at_sign);
	tcase_add_test(tests, marks_take_no_word);
	tcase_add_test(tests, gaps_have_a_width);
	tcase_add_test(tests, anchors_stand_anywhere);
	tcase_add_test(tests, words_are_read_as_the_tokeniser_reads_them);
	return tests;
}

static TCase *
faults(void)
{
	TCase *tests = tcase_create("faults");

	tcase_add_test(tests, an_apostrophe_alone_is_no_word);
	tcase_add_test(tests, brackets_must_balance);
	tcase_add_test(tests, an_alternative_must_not_be_empty);
	tcase_add_test(tests, a_class_must_be_known);
	tcase_add_test(tests, a_gap_needs_a_number_that_is_not_too_large);
	tcase_add_test(tests, a_question_mark_must_follow_a_part);
	tcase_add_test(tests, a_star_needs_two_letters_before_it);
	tcase_add_test(tests, other_signs_have_no_meaning);
	tcase_add_test(tests, a_pattern_must_not_match_nothing);
	tcase_add_test(tests, brackets_nest_sixteen_deep);
	tcase_add_test(tests, brackets_side_by_side_are_not_nested);
	tcase_add_test(tests, a_pattern_has_256_parts_and_no_more);
	tcase_add_test(tests, too_many_words_are_told);
	tcase_add_test(tests, a_zero_byte_is_refused);
	return tests;
}

static TCase *
programs(void)
{
	TCase *tests = tcase_create("programs");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_program_ends_with_acceptance);
	tcase_add_test(tests, a_program_without_room_is_not_written);
	tcase_add_test(tests, a_plain_pattern_is_spelt_out);
	tcase_add_test(tests, other_patterns_cannot_be_spelt_out);
	tcase_add_test(tests, many_spellings_are_given_up_soon);
	tcase_add_test(tests, random_text_is_read_or_refused);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("pattern");

	suite_add_tcase(suite, forms());
	suite_add_tcase(suite, faults());
	suite_add_tcase(suite, programs());
	return run_suite(suite);
}
