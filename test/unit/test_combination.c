/*
 * test_combination.c
 *	  Facts from evidence together: cues that add up, and combinations.
 */
#include <stdlib.h>

#include "support.h"

/* ---- cues ---- */

#define CUES "60: jay ..3 sad\n50: not eating\n40: slept badly\n"

START_TEST(cues_add_up_to_the_threshold)
{
	static const char rules[] = "[indicator low]\n" CUES;

	ck_assert(fact_of(rules, "Jay is sad and not eating.", "low"));
	ck_assert(fact_of(rules, "Jay is sad and slept badly.", "low"));
	ck_assert(!fact_of(rules, "Jay is not eating and slept badly.", "low"));
	ck_assert(!fact_of(rules, "Jay is sad.", "low"));
	ck_assert(!fact_of(rules, "", "low"));
}
END_TEST

START_TEST(a_threshold_can_be_lower_or_higher)
{
	ck_assert(fact_of("[indicator low threshold=60]\n" CUES, "Jay is sad.", "low"));
	ck_assert(!fact_of("[indicator low threshold=61]\n" CUES, "Jay is sad.", "low"));
	ck_assert(fact_of("[indicator low threshold=150]\n" CUES,
					  "Jay is sad, not eating and slept badly.", "low"));
	ck_assert(!fact_of("[indicator low threshold=151]\n" CUES,
					   "Jay is sad, not eating and slept badly.", "low"));
}
END_TEST

START_TEST(the_same_cue_counts_once)
{
	ck_assert(
		!fact_of("[indicator low]\n" CUES, "Jay is sad and Jay is sad and Jay is sad.", "low"));
}
END_TEST

START_TEST(a_decisive_pattern_needs_no_cue)
{
	ck_assert(fact_of("[indicator low]\n" CUES "in tears\n", "Jay in tears.", "low"));
}
END_TEST

START_TEST(a_cue_that_is_not_asserted_adds_nothing)
{
	static const char rules[] = "[modifier planned forward]\nwill\n[indicator low]\n"
								"60: sad\n50: hungry\n";

	ck_assert(fact_of(rules, "Jay sad and hungry.", "low"));
	ck_assert(!fact_of(rules, "Jay hungry and will be sad.", "low"));
}
END_TEST

START_TEST(cues_of_different_indicators_do_not_add_up)
{
	static const char rules[] = "[indicator a]\n60: sad\n[indicator b]\n50: hungry\n";

	ck_assert(!fact_of(rules, "Jay sad and hungry.", "a"));
	ck_assert(!fact_of(rules, "Jay sad and hungry.", "b"));
}
END_TEST

START_TEST(cues_add_up_within_one_sentence)
{
	static const char rules[] = "[indicator low]\n60: sad\n50: hungry\n";

	ck_assert(fact_of(rules, "Jay. Jay sad and hungry. Jay.", "low"));
	ck_assert(!fact_of(rules, "Jay sad. Jay hungry.", "low"));
}
END_TEST

/* Wherever the two sentences stand in the record. */
START_TEST(cues_add_up_within_two_neighbouring_sentences)
{
	static const char rules[] = "[indicator low within=next]\n60: sad\n50: hungry\n";

	ck_assert(fact_of(rules, "Jay sad. Jay hungry.", "low"));
	ck_assert(fact_of(rules, "Jay came. Jay sad. Jay hungry.", "low"));
	ck_assert(fact_of(rules, "Jay came. Jay sat. Jay sad. Jay hungry.", "low"));
	ck_assert(fact_of(rules, "Jay sad and hungry.", "low"));
	ck_assert(!fact_of(rules, "Jay sad. Jay sat. Jay hungry.", "low"));
	ck_assert(!fact_of(rules, "Jay came. Jay sad. Jay sat. Jay hungry.", "low"));
}
END_TEST

/* Cues of three sentences in a row: only pairs that reach the threshold count. */
START_TEST(each_pair_of_neighbouring_sentences_is_a_group)
{
	Scanned scanned;

	scan_body(&scanned, "[indicator low within=next]\n60: sad\n50: hungry\n40: tired\n",
			  "Jay sad. Jay hungry. Jay tired.");
	ck_assert_uint_eq(scanned.count, 3);
	ck_assert(scanned.evidence[0].counts);
	ck_assert(scanned.evidence[1].counts);
	ck_assert(!scanned.evidence[2].counts);
	scan_release(&scanned);
}
END_TEST

START_TEST(cues_add_up_within_a_paragraph)
{
	static const char rules[] = "[indicator low within=paragraph]\n60: sad\n50: hungry\n";

	ck_assert(fact_of(rules, "Jay sad. One. Two.\nThree. Jay hungry.", "low"));
	ck_assert(!fact_of(rules, "Jay sad.\n\nJay hungry.", "low"));
}
END_TEST

START_TEST(cues_add_up_within_the_record)
{
	static const char rules[] = "[indicator low within=record]\n60: sad\n50: hungry\n";

	ck_assert(fact_of(rules, "Jay sad.\n\nOne.\n\nTwo.\n\nJay hungry.", "low"));
	ck_assert(!fact_of(rules, "Jay sad.\n\nJay sad.", "low"));
}
END_TEST

START_TEST(cues_know_how_many_they_were_together)
{
	Scanned scanned;
	size_t which;

	scan_body(&scanned, "[indicator low]\n60: sad\n50: hungry\n40: tired\n",
			  "Jay sad, sad, hungry. Jay tired.");
	ck_assert_uint_eq(scanned.count, 4);
	for (which = 0; which < 3; which++)
	{
		ck_assert(scanned.evidence[which].counts);
		ck_assert_uint_eq(scanned.evidence[which].together, 2);
	}
	ck_assert(!scanned.evidence[3].counts);
	scan_release(&scanned);
}
END_TEST

/* ---- combinations ---- */

/* a, b and c are words; each is a signal of its own name; x is what is combined. */
#define SIGNALS \
	"[signal a]\nalpha\n[signal b]\nbeta\n[signal c]\ngamma\n[indicator x]\nnever said\n"

static bool
combined(const char *combination, const char *body)
{
	Text rules = {NULL, 0, 0};
	bool fact;

	text_print(&rules, SIGNALS "%s", combination);
	fact = fact_of(rules.bytes, body, "x");
	text_free(&rules);
	return fact;
}

START_TEST(a_combination_holds_within_one_sentence)
{
	ck_assert(combined("[combine x]\na & b\n", "alpha beta."));
	ck_assert(combined("[combine x]\na & b\n", "One. beta and alpha."));
	ck_assert(!combined("[combine x]\na & b\n", "alpha. beta."));
	ck_assert(!combined("[combine x]\na & b\n", "alpha."));
	ck_assert(!combined("[combine x]\na & b\n", ""));
}
END_TEST

START_TEST(a_combination_holds_within_neighbouring_sentences)
{
	ck_assert(combined("[combine x within=next]\na & b\n", "alpha. beta."));
	ck_assert(combined("[combine x within=next]\na & b\n", "One. alpha. beta."));
	ck_assert(combined("[combine x within=next]\na & b\n", "One. Two. beta. alpha."));
	ck_assert(!combined("[combine x within=next]\na & b\n", "alpha. One. beta."));
	ck_assert(combined("[combine x within=next]\na & b\n", "alpha. alpha. beta."));
	ck_assert(!combined("[combine x within=next]\na & b & c\n", "alpha. beta. gamma."));
}
END_TEST

START_TEST(a_combination_holds_within_a_paragraph_or_record)
{
	ck_assert(combined("[combine x within=paragraph]\na & b\n", "alpha. One. Two. beta."));
	ck_assert(!combined("[combine x within=paragraph]\na & b\n", "alpha.\n\nbeta."));
	ck_assert(combined("[combine x within=record]\na & b\n", "alpha.\n\nOne.\n\nbeta."));
}
END_TEST

START_TEST(or_and_not_are_as_in_conditions)
{
	ck_assert(combined("[combine x]\na | b\n", "beta."));
	ck_assert(!combined("[combine x]\na | b\n", "gamma."));
	ck_assert(combined("[combine x]\na & !b\n", "alpha. beta."));
	ck_assert(!combined("[combine x]\na & !b\n", "alpha beta."));
	ck_assert(combined("[combine x]\n(a | b) & c\n", "gamma beta."));
	ck_assert(!combined("[combine x]\n!a\n", ""));
}
END_TEST

START_TEST(counts_are_of_the_window)
{
	ck_assert(combined("[combine x]\na>=2\n", "alpha alpha."));
	ck_assert(!combined("[combine x]\na>=2\n", "alpha. alpha."));
	ck_assert(combined("[combine x within=record]\na>=2\n", "alpha. alpha."));
	ck_assert(!combined("[combine x within=record]\na>=3\n", "alpha. alpha."));
	ck_assert(combined("[combine x]\nb & record.a>=2\n", "alpha. alpha. beta."));
	ck_assert(!combined("[combine x]\nb & record.a>=3\n", "alpha. alpha. beta."));
}
END_TEST

START_TEST(a_name_of_the_record_holds_anywhere_in_it)
{
	ck_assert(combined("[combine x]\nb & record.a\n", "alpha.\n\nOne.\n\nbeta."));
	ck_assert(combined("[combine x]\nb & !record.a\n", "beta. gamma."));
	ck_assert(!combined("[combine x]\nb & !record.a\n", "alpha.\n\nbeta."));
}
END_TEST

/* A combination of nothing but names of the record is still one. */
START_TEST(names_of_the_record_alone_can_be_combined)
{
	ck_assert(combined("[combine x within=record]\nrecord.a & record.b\n", "alpha.\n\nbeta."));
}
END_TEST

/* ---- support ---- */

#define SUPPORTED                     \
	"[signal around within=record]\n" \
	"30: kettle\n30: toast\n"         \
	"[indicator found id=9 support=around needs=50]\nseen alone\n"

START_TEST(evidence_counts_only_with_support)
{
	ck_assert(!fact_of(SUPPORTED, "Jay was seen alone.", "found"));
	ck_assert(!fact_of(SUPPORTED, "The kettle. Jay was seen alone.", "found"));
	ck_assert(!fact_of(SUPPORTED, "The kettle, the kettle. Jay was seen alone.", "found"));
	ck_assert(fact_of(SUPPORTED, "The kettle.\n\nJay was seen alone.\n\nToast.", "found"));
	ck_assert(!fact_of(SUPPORTED, "The kettle. Toast.", "found"));
}
END_TEST

START_TEST(support_must_be_cues_of_the_record)
{
	compile_must_fail("[indicator found support=nobody]\nx\n", PLEDGE_UNKNOWN_NAME, 1, NULL);
	compile_must_fail("[signal near]\n30: y\n[indicator found support=near]\nx\n", PLEDGE_SYNTAX, 3,
					  NULL);
}
END_TEST

START_TEST(kind_age_and_section_can_be_asked_for)
{
	static const char rules[] = "[section plan]\nplan\n" SIGNALS
								"[combine x]\na & kind_visit & age_under_5\nb & section_plan\n";
	PledgeRecord record = plain_record("alpha.");
	Scanned scanned;

	record.kind = "visit";
	record.child_age = 4;
	scan_record(&scanned, rules, &record);
	ck_assert(has_fact(&scanned, "x"));
	scan_release(&scanned);
	record.child_age = 5;
	scan_record(&scanned, rules, &record);
	ck_assert(!has_fact(&scanned, "x"));
	scan_release(&scanned);
	record.child_age = -1;
	scan_record(&scanned, rules, &record);
	ck_assert(!has_fact(&scanned, "x"));
	scan_release(&scanned);
	ck_assert(fact_of(rules, "Plan:\nDo beta.", "x"));
	ck_assert(!fact_of(rules, "Do beta.", "x"));
}
END_TEST

START_TEST(only_what_counts_is_combined)
{
	static const char rules[] =
		"[modifier negated forward]\nnot\n[signal a]\nalpha\n[signal b]\n"
		"60: beta\n50: gamma\n[indicator x]\nnever said\n[combine x]\na & b\n";

	ck_assert(!fact_of(rules, "beta, not alpha.", "x"));
	ck_assert(!fact_of(rules, "alpha beta.", "x"));
	ck_assert(fact_of(rules, "alpha beta gamma.", "x"));
}
END_TEST

START_TEST(a_combination_may_build_on_one_before_it)
{
	static const char rules[] = SIGNALS "[signal ab]\nnever\n[combine ab]\na & b\n"
										"[combine x within=record]\nab & c\n";
	static const char turned[] = SIGNALS "[signal ab]\nnever\n[combine x within=record]\nab & c\n"
										 "[combine ab]\na & b\n";

	ck_assert(fact_of(rules, "alpha beta. gamma.", "x"));
	ck_assert(!fact_of(turned, "alpha beta. gamma.", "x"));
}
END_TEST

START_TEST(an_ordered_combination_asks_for_the_order)
{
	ck_assert(combined("[combine x ordered]\na & b\n", "alpha beta."));
	ck_assert(!combined("[combine x ordered]\na & b\n", "beta alpha."));
	ck_assert(combined("[combine x within=next ordered]\na & b\n", "alpha. beta."));
	ck_assert(!combined("[combine x within=next ordered]\na & b\n", "beta. alpha."));
	ck_assert(combined("[combine x within=next ordered]\na & b\n", "beta. alpha. beta."));
}
END_TEST

START_TEST(combined_evidence_spans_what_it_is_made_of)
{
	Scanned scanned;
	size_t which;
	size_t found = 0;

	scan_body(&scanned, SIGNALS "[combine x within=next]\na & b\n",
			  "One. Now alpha came. Then beta left. gamma.");
	for (which = 0; which < scanned.count; which++)
	{
		if (!scanned.evidence[which].combination)
			continue;
		found++;
		ck_assert_str_eq(evidence_words(&scanned, which), "alpha came. Then beta");
		ck_assert(scanned.evidence[which].counts);
		ck_assert_uint_eq(scanned.evidence[which].rule, 0);
		ck_assert_int_eq(scanned.evidence[which].status, PLEDGE_ASSERTED);
	}
	ck_assert_uint_eq(found, 1);
	scan_release(&scanned);
}
END_TEST

START_TEST(a_combination_is_told_once_in_each_window)
{
	Scanned scanned;
	size_t which;
	size_t found = 0;

	scan_body(&scanned, SIGNALS "[combine x]\na & b\n", "alpha alpha beta beta. One. alpha beta.");
	for (which = 0; which < scanned.count; which++)
		found += scanned.evidence[which].combination ? 1 : 0;
	ck_assert_uint_eq(found, 2);
	scan_release(&scanned);
}
END_TEST

START_TEST(evidence_stays_in_the_order_of_the_text)
{
	Scanned scanned;
	size_t which;

	scan_body(&scanned, SIGNALS "[combine x within=record]\nb & c\n[combine x]\na & b\n",
			  "gamma. alpha beta. beta. alpha. gamma alpha beta.");
	ck_assert_uint_gt(scanned.count, 8);
	for (which = 1; which < scanned.count; which++)
		ck_assert_uint_le(scanned.evidence[which - 1].start, scanned.evidence[which].start);
	scan_release(&scanned);
}
END_TEST

/* ---- chance: two sentences side by side, against the plain definition ---- */

START_TEST(chance_agrees_about_neighbouring_sentences)
{
	uint64_t state = announce_seed("neighbours");
	PledgeRuleset *ruleset =
		compile("[indicator low within=next]\n60: sad\n50: hungry\n"
				"[signal a]\nsad\n[signal b]\nhungry\n"
				"[indicator both]\nnever\n[combine both within=next]\na & b\n");
	int rounds = under_valgrind() ? 20 : 1000;

	while (rounds-- > 0)
	{
		Text body = {NULL, 0, 0};
		PledgeRecord record;
		Scanned scanned;
		int before = 0;
		bool expected = false;
		int sentences = (int) chance(&state, 6) + 1;

		while (sentences-- > 0)
		{
			int words = (int) chance(&state, 4) & (chance(&state, 2) ? 3 : 0);

			text_print(&body, "jay%s%s. ", words & 1 ? " sad" : "", words & 2 ? " hungry" : "");
			expected = expected || (words | before) == 3;
			before = words;
		}
		record = plain_record(body.bytes);
		scan_with(&scanned, ruleset, &record);
		ck_assert_msg(has_fact(&scanned, "both") == expected, "combination: [%s]", body.bytes);
		ck_assert_msg(has_fact(&scanned, "low") == expected, "cues: [%s]", body.bytes);
		scan_release(&scanned);
		text_free(&body);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

static TCase *
cues(void)
{
	TCase *tests = tcase_create("cues");

	tcase_add_test(tests, cues_add_up_to_the_threshold);
	tcase_add_test(tests, a_threshold_can_be_lower_or_higher);
	tcase_add_test(tests, the_same_cue_counts_once);
	tcase_add_test(tests, a_decisive_pattern_needs_no_cue);
	tcase_add_test(tests, a_cue_that_is_not_asserted_adds_nothing);
	tcase_add_test(tests, cues_of_different_indicators_do_not_add_up);
	tcase_add_test(tests, cues_add_up_within_one_sentence);
	tcase_add_test(tests, cues_add_up_within_two_neighbouring_sentences);
	tcase_add_test(tests, each_pair_of_neighbouring_sentences_is_a_group);
	tcase_add_test(tests, cues_add_up_within_a_paragraph);
	tcase_add_test(tests, cues_add_up_within_the_record);
	tcase_add_test(tests, cues_know_how_many_they_were_together);
	return tests;
}

static TCase *
combinations(void)
{
	TCase *tests = tcase_create("combinations");

	tcase_add_test(tests, a_combination_holds_within_one_sentence);
	tcase_add_test(tests, a_combination_holds_within_neighbouring_sentences);
	tcase_add_test(tests, a_combination_holds_within_a_paragraph_or_record);
	tcase_add_test(tests, or_and_not_are_as_in_conditions);
	tcase_add_test(tests, counts_are_of_the_window);
	tcase_add_test(tests, a_name_of_the_record_holds_anywhere_in_it);
	tcase_add_test(tests, names_of_the_record_alone_can_be_combined);
	tcase_add_test(tests, kind_age_and_section_can_be_asked_for);
	tcase_add_test(tests, evidence_counts_only_with_support);
	tcase_add_test(tests, support_must_be_cues_of_the_record);
	tcase_add_test(tests, only_what_counts_is_combined);
	tcase_add_test(tests, a_combination_may_build_on_one_before_it);
	tcase_add_test(tests, an_ordered_combination_asks_for_the_order);
	tcase_add_test(tests, combined_evidence_spans_what_it_is_made_of);
	tcase_add_test(tests, a_combination_is_told_once_in_each_window);
	tcase_add_test(tests, evidence_stays_in_the_order_of_the_text);
	tcase_add_test(tests, chance_agrees_about_neighbouring_sentences);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("combination");

	suite_add_tcase(suite, cues());
	suite_add_tcase(suite, combinations());
	return run_suite(suite);
}
