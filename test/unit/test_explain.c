/*
 * test_explain.c
 *	  Why, in plain words, short and well formed.
 */
#include <stdlib.h>

#include "support.h"

static const char rules[] = "[class comma_stop]\nhe\n"
							"[modifier negated forward]\nnot | did not\n"
							"[modifier negated backward]\nwas cancelled\n"
							"[modifier planned forward]\nwill\n"
							"[modifier hypothetical forward]\nif\n"
							"[modifier uncertain forward]\nunclear\n"
							"[modifier historical forward]\npreviously\n"
							"[modifier holder_parent forward]\nmum said\n"
							"[speaker parent]\nmum\n[speaker child]\njay\n"
							"[section voice]\nchild's voice\n[placeholder]\nsee above\n"
							"[placeholder elsewhere]\nsee previous note\n"
							"[answer negated]\nnot on this visit | no\n"
							"[indicator found holders=child]\nseen alone\nchild voice\n"
							"60: sad\n50: hungry\n"
							"[signal a]\nalpha\n[signal b]\nbeta\n[indicator x]\nnever\n"
							"[combine x]\na & b\n";

/* The explanation of the first evidence that is no signal. */
static void
explain_first(const char *text, const char *body, char because[PLEDGE_LONGEST_BECAUSE])
{
	Scanned scanned;
	size_t which = 0;

	scan_body(&scanned, text, body);
	while (which + 1 < scanned.count && !scanned.evidence[which].combination &&
		   strcmp(pledge_ruleset_text(
					  scanned.ruleset,
					  scanned.ruleset->indicators[scanned.evidence[which].indicator].code),
				  "found") != 0)
		which++;
	ck_assert_msg(which < scanned.count, "nothing found in [%s]", body);
	memset(because, 'X', PLEDGE_LONGEST_BECAUSE);
	pledge_explain(scanned.ruleset, &scanned.record, &scanned.evidence[which], because);
	ck_assert_ptr_nonnull(memchr(because, '\0', PLEDGE_LONGEST_BECAUSE));
	scan_release(&scanned);
}

static void
expect_because(const char *body, const char *because)
{
	char given[PLEDGE_LONGEST_BECAUSE];

	explain_first(rules, body, given);
	ck_assert_msg(strcmp(given, because) == 0, "[%s] is explained as [%s], not [%s]", body, given,
				  because);
}

START_TEST(what_is_stated_is_stated)
{
	expect_because("Jay was seen alone.", "stated");
}
END_TEST

START_TEST(a_modifier_is_quoted_with_its_distance)
{
	expect_because("Jay did not get seen alone.", "negated by 'did not', one word before");
	expect_because("Jay was not seen alone.", "negated by 'not' right before");
	expect_because("Jay was not at any time seen alone.", "negated by 'not', three words before");
	expect_because("Being seen alone was cancelled.", "negated by 'was cancelled' right after");
	expect_because("Being seen alone at home was cancelled.",
				   "negated by 'was cancelled', two words after");
	expect_because("not one two three four five six seven eight nine ten eleven seen alone",
				   "negated by 'not', many words before");
}
END_TEST

START_TEST(each_status_has_its_words)
{
	expect_because("Jay will be seen alone.", "planned, not done: 'will', one word before");
	expect_because("If seen alone.", "only a possibility: 'If' right before");
	expect_because("Unclear if he was seen alone.", "only a possibility: 'if', two words before");
	expect_because("Unclear that seen alone.", "in doubt: 'Unclear', one word before");
	expect_because("Previously seen alone.", "of the past: 'Previously' right before");
	expect_because("Mum said seen alone.", "somebody else's: 'Mum said' right before");
}
END_TEST

START_TEST(a_speaker_is_told)
{
	expect_because("Mum: \"He was seen alone\"", "somebody else's; said by a parent or carer");
	expect_because("Jay: \"I was seen alone\"", "stated; said by the child");
}
END_TEST

START_TEST(a_heading_is_told)
{
	expect_because("Child's voice:", "a heading with nothing under it; under the heading 'voice'");
	expect_because("Child's voice: see above",
				   "a heading with only 'see above' behind it; under the heading 'voice'");
	expect_because("Child's voice: see previous note",
				   "in doubt: it may stand elsewhere, for it says 'see previous note'; under the "
				   "heading 'voice'");
	expect_because("Child's voice: seen alone", "stated; under the heading 'voice'");
}
END_TEST

START_TEST(an_answer_is_quoted)
{
	expect_because("Seen alone: No", "answered 'No'");
	expect_because("Seen alone: not on this visit", "answered 'not on this visit'");
	expect_because("Was he seen alone? No - asleep", "answered 'No'");
}
END_TEST

START_TEST(cues_are_counted)
{
	expect_because("Jay was sad and hungry", "two weak cues together");
}
END_TEST

/* A cue that does not count must not be explained as if it did. */
START_TEST(a_cue_too_weak_says_so)
{
	char because[PLEDGE_LONGEST_BECAUSE];

	explain_first(rules, "Jay was sad", because);
	ck_assert_str_ne(because, "stated");
}
END_TEST

START_TEST(a_combination_is_spelt_out)
{
	expect_because("alpha beta", "found together: a, b");
}
END_TEST

START_TEST(line_breaks_are_blanks_in_what_is_quoted)
{
	expect_because(
		"Some words that make this a long and wrapped line, as Jay did\nnot get seen alone.",
		"negated by 'did not', one word before");
}
END_TEST

/* Sections and words of the record may be long and of any script. */
START_TEST(an_explanation_is_never_cut_through_a_character)
{
	int letters;
	int shift;

	for (letters = 90; letters < 130; letters++)
	{
		for (shift = 0; shift < 2; shift++)
		{
			Text text = {NULL, 0, 0};
			char because[PLEDGE_LONGEST_BECAUSE];
			int which;

			text_print(&text, "[section %s", shift ? "a" : "");
			for (which = 0; which < letters; which++)
				text_print(&text, "\xC3\xA9");
			text_print(&text, "]\nplan\n[indicator found]\nseen alone\n");
			explain_first(text.bytes, "Plan: seen alone", because);
			ck_assert_msg(is_utf8(because), "cut through a character: %s", because);
			text_free(&text);
		}
	}
}
END_TEST

START_TEST(long_words_that_decided_are_cut)
{
	Text text = {NULL, 0, 0};
	Text body = {NULL, 0, 0};
	char because[PLEDGE_LONGEST_BECAUSE];
	int which;

	text_print(&text, "[modifier negated forward]\nno ..20 way\n[indicator found]\nseen alone\n");
	text_print(&body, "no ");
	for (which = 0; which < 20; which++)
		text_print(&body, "\xE2\x82\xAC\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 ");
	text_print(&body, "way seen alone");
	explain_first(text.bytes, body.bytes, because);
	ck_assert(is_utf8(because));
	ck_assert_ptr_nonnull(strstr(because, "..."));
	ck_assert_uint_lt(strlen(because), 120);
	text_free(&text);
	text_free(&body);
}
END_TEST

START_TEST(a_long_combination_fits)
{
	Text text = {NULL, 0, 0};
	char because[PLEDGE_LONGEST_BECAUSE];
	int which;

	text_print(&text, "[signal a]\nalpha\n[indicator found]\nnever\n[combine found]\na");
	for (which = 0; which < 28; which++)
		text_print(&text, " |     a>=1");
	text_print(&text, "\n");
	explain_first(text.bytes, "alpha", because);
	ck_assert_uint_lt(strlen(because), PLEDGE_LONGEST_BECAUSE);
	text_free(&text);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("explain");
	TCase *words = tcase_create("words");

	tcase_set_timeout(words, 30);
	tcase_add_test(words, what_is_stated_is_stated);
	tcase_add_test(words, a_modifier_is_quoted_with_its_distance);
	tcase_add_test(words, each_status_has_its_words);
	tcase_add_test(words, a_speaker_is_told);
	tcase_add_test(words, a_heading_is_told);
	tcase_add_test(words, an_answer_is_quoted);
	tcase_add_test(words, cues_are_counted);
	tcase_add_test(words, a_cue_too_weak_says_so);
	tcase_add_test(words, a_combination_is_spelt_out);
	tcase_add_test(words, line_breaks_are_blanks_in_what_is_quoted);
	tcase_add_test(words, an_explanation_is_never_cut_through_a_character);
	tcase_add_test(words, long_words_that_decided_are_cut);
	tcase_add_test(words, a_long_combination_fits);
	suite_add_tcase(suite, words);
	return run_suite(suite);
}
