/*
 * test_ruleset.c
 *	  From the text of a ruleset to a compiled edition: names, options, limits, faults.
 */
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

/* ---- indicators ---- */

static const PledgeIndicator *
indicator_of(const PledgeRuleset *ruleset, const char *code)
{
	int which = pledge_ruleset_indicator(ruleset, code, strlen(code));

	ck_assert_msg(which >= 0, "no indicator %s", code);
	return &ruleset->indicators[which];
}

START_TEST(no_rules_are_a_ruleset)
{
	PledgeRuleset *ruleset = compile("");

	ck_assert_uint_eq(ruleset->rule_count, 0);
	ck_assert_int_eq(pledge_ruleset_indicator(ruleset, "told", 4), -1);
	pledge_ruleset_destroy(ruleset);
	pledge_ruleset_destroy(NULL);
}
END_TEST

START_TEST(indicators_have_an_id_and_signals_none)
{
	PledgeRuleset *ruleset =
		compile("[indicator told id=3]\ntold me\n[signal hint]\nsaid\n[indicator plain]\nx y\n");

	ck_assert_uint_eq(indicator_of(ruleset, "told")->id, 3);
	ck_assert_uint_eq(indicator_of(ruleset, "hint")->id, 0);
	ck_assert_uint_eq(indicator_of(ruleset, "plain")->id, 0);
	ck_assert_int_eq(pledge_ruleset_indicator(ruleset, "tol", 3), -1);
	ck_assert_int_eq(pledge_ruleset_indicator(ruleset, "", 0), -1);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(a_threshold_is_a_hundred_unless_it_is_given)
{
	PledgeRuleset *ruleset = compile("[indicator a]\nx\n[indicator b threshold=70]\ny\n");

	ck_assert_uint_eq(indicator_of(ruleset, "a")->threshold, 100);
	ck_assert_uint_eq(indicator_of(ruleset, "b")->threshold, 70);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(cues_add_up_within_a_sentence_unless_it_is_given)
{
	PledgeRuleset *ruleset = compile("[indicator a]\nx\n[indicator b within=next]\ny\n"
									 "[indicator c within=paragraph]\nz\n"
									 "[indicator d within=record]\nw\n");

	ck_assert_uint_eq(indicator_of(ruleset, "a")->within, PLEDGE_WITHIN_SENTENCE);
	ck_assert_uint_eq(indicator_of(ruleset, "b")->within, PLEDGE_WITHIN_NEXT);
	ck_assert_uint_eq(indicator_of(ruleset, "c")->within, PLEDGE_WITHIN_PARAGRAPH);
	ck_assert_uint_eq(indicator_of(ruleset, "d")->within, PLEDGE_WITHIN_RECORD);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(what_is_accepted_is_read)
{
	PledgeRuleset *ruleset =
		compile("[indicator a accepts=negated,planned holders=child,parent]\nx\n"
				"y {accepts=none holders=professional}\n");

	ck_assert_uint_eq(indicator_of(ruleset, "a")->accepts,
					  PLEDGE_STATUS_BIT(PLEDGE_NEGATED) | PLEDGE_STATUS_BIT(PLEDGE_PLANNED));
	ck_assert_uint_eq(indicator_of(ruleset, "a")->holders,
					  PLEDGE_HOLDER_BIT(PLEDGE_HOLDER_CHILD) |
						  PLEDGE_HOLDER_BIT(PLEDGE_HOLDER_PARENT));
	ck_assert_uint_eq(ruleset->rules[0].accepts, indicator_of(ruleset, "a")->accepts);
	ck_assert_uint_eq(ruleset->rules[1].accepts, 0);
	ck_assert_uint_eq(ruleset->rules[1].holders, PLEDGE_HOLDER_BIT(PLEDGE_HOLDER_PROFESSIONAL));
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(a_block_that_comes_again_adds_to_the_first)
{
	PledgeRuleset *ruleset = compile("[indicator a id=7 threshold=60]\nx\n[indicator a]\ny\n");

	ck_assert_uint_eq(ruleset->indicator_count, 1);
	ck_assert_uint_eq(ruleset->rule_count, 2);
	ck_assert_uint_eq(indicator_of(ruleset, "a")->id, 7);
	ck_assert_uint_eq(indicator_of(ruleset, "a")->threshold, 60);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(a_rule_keeps_its_text_and_number)
{
	static const char text[] = "[indicator a]\n40: told  me\n";
	PledgeRuleset *ruleset = compile(text);
	PledgeRules rules;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert(pledge_rules_read(&rules, text, strlen(text), pledge_system_allocator(), &error));
	ck_assert_str_eq(pledge_ruleset_text(ruleset, ruleset->rules[0].text), "told  me");
	ck_assert_uint_eq(ruleset->rules[0].weight, 40);
	ck_assert_uint_eq(ruleset->rules[0].number,
					  pledge_rule_number(&rules.blocks[0], &rules.lines[0]));
	pledge_rules_destroy(&rules);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(options_out_of_range_are_refused)
{
	static const char *const headings[] = {
		"[indicator a id=0]",         "[indicator a id=32768]",    "[indicator a id=x]",
		"[indicator a id]",           "[indicator a id=]",         "[indicator a id=-1]",
		"[indicator a id=99999999]",  "[indicator a threshold=0]", "[indicator a threshold=10000]",
		"[indicator a threshold=5x]",
	};
	size_t which;

	for (which = 0; which < LENGTH_OF(headings); which++)
	{
		char text[128];

		snprintf(text, sizeof(text), "# comment\n%s\nx\n", headings[which]);
		compile_must_fail(text, PLEDGE_SYNTAX, 2, NULL);
	}
	compile_must_fail("[modifier negated forward limit=0]\nnot\n", PLEDGE_SYNTAX, 0, NULL);
	compile_must_fail("[modifier negated forward limit=256]\nnot\n", PLEDGE_SYNTAX, 0, NULL);
}
END_TEST

START_TEST(names_in_options_must_be_known)
{
	compile_must_fail("[indicator a within=sentences]\nx\n", PLEDGE_UNKNOWN_NAME, 1, NULL);
	compile_must_fail("[indicator a accepts=denied]\nx\n", PLEDGE_UNKNOWN_NAME, 1, NULL);
	compile_must_fail("[indicator a accepts=negated,]\nx\n[indicator b accepts=,]\ny\n",
					  PLEDGE_UNKNOWN_NAME, 0, NULL);
	compile_must_fail("[indicator a holders=mum]\nx\n", PLEDGE_UNKNOWN_NAME, 1, NULL);
	compile_must_fail("[indicator a]\nx {accepts=denied}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
	compile_must_fail("[indicator a]\nx {holders=mum}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
}
END_TEST

/* A slip of the pen must not change what a rule means without a word. */
START_TEST(options_that_are_not_known_are_refused)
{
	compile_must_fail("[indicator a treshold=60]\nx\n", PLEDGE_UNKNOWN_NAME, 1, NULL);
	compile_must_fail("[indicator a]\nx {accept=negated}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
}
END_TEST

START_TEST(a_condition_that_cannot_be_read_is_refused)
{
	compile_must_fail("[indicator a]\nx {if}\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[indicator a]\nx {when kind_visit}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
	compile_must_fail("[indicator a]\nx {if kind_visit &}\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[indicator a]\nx {if nothing}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
	compile_must_fail("[indicator a]\nx {if section_nowhere}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
	compile_must_fail("[indicator a]\nx {if a}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
	compile_must_fail("[indicator a]\nx {if age_under_}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
	compile_must_fail("[indicator a]\nx {if age_under_123}\n", PLEDGE_UNKNOWN_NAME, 2, NULL);
}
END_TEST

/* error.h: "byte offset of the fault within that line". */
START_TEST(the_offset_of_a_fault_counts_from_the_start_of_its_line)
{
	PledgeError error;

	compile_must_fail("[indicator a]\nx (y\n", PLEDGE_SYNTAX, 2, &error);
	ck_assert_uint_eq(error.offset, 2);
	ck_assert_str_eq(error.subject, "x (y");
	compile_must_fail("[indicator a]\n40: x (y\n", PLEDGE_SYNTAX, 2, &error);
	ck_assert_uint_eq(error.offset, 6);
	compile_must_fail("[indicator a]\n  x (y\n", PLEDGE_SYNTAX, 2, &error);
	ck_assert_uint_eq(error.offset, 4);
	compile_must_fail("[indicator a]\nx {if kind_a & z}\n", PLEDGE_UNKNOWN_NAME, 2, &error);
	ck_assert_uint_eq(error.offset, 15);
}
END_TEST

START_TEST(a_fault_names_the_line_and_rule)
{
	PledgeError error;

	compile_must_fail("[class kin]\nmum\n\n[indicator a]\nx\n40: @kin @kim\n", PLEDGE_UNKNOWN_NAME,
					  6, &error);
	ck_assert_str_eq(error.subject, "@kin @kim");
	compile_must_fail("[class kin]\nmum\n@kim\n", PLEDGE_UNKNOWN_NAME, 3, NULL);
	compile_must_fail("[pseudo]\n(not\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[indicator a]\na?\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[indicator a]\nb\n(@any)\n", PLEDGE_SYNTAX, 3, NULL);
}
END_TEST

/* ---- classes ---- */

START_TEST(classes_stand_in_classes)
{
	static const char rules[] = "[class outer]\n@inner | dad\n[class inner]\n@innermost | mum\n"
								"[class innermost]\nnan | great nan | gran*\n"
								"[indicator a]\n@outer told\n";

	expect_found(rules, "dad told mum told nan told great nan told grandad told jay told",
				 "dad told|mum told|nan told|great nan told|grandad told");
}
END_TEST

START_TEST(a_class_may_hold_a_built_in_class)
{
	expect_found("[class person]\n@name | mum\n[indicator a]\n@person told\n",
				 "so mum told and Jay told and jay told", "mum told|Jay told");
}
END_TEST

START_TEST(a_class_may_be_used_before_it_is_defined)
{
	expect_found("[indicator a]\n@kin told\n[class kin]\nmum\n", "mum told", "mum told");
}
END_TEST

START_TEST(a_class_may_be_added_to)
{
	expect_found("[class kin]\nmum\n[class kin]\ndad\n[indicator a]\n@kin told\n",
				 "mum told dad told", "mum told|dad told");
}
END_TEST

START_TEST(members_are_spelt_by_the_pattern_language)
{
	expect_found("[class kin]\n(step|half) (mum|dad)? sister? | n/a | gran*\n[indicator a]\n@kin\n",
				 "my step dad sister; half; n/a; granny; dad", "step dad sister|half|n/a|granny");
}
END_TEST

START_TEST(an_empty_class_matches_nothing)
{
	expect_found("[class none]\n[indicator a]\n@none | told\n", "none told", "told");
}
END_TEST

START_TEST(a_class_must_not_contain_itself)
{
	PledgeError error;

	compile_must_fail("[class kin]\nmum | @kin\n", PLEDGE_CYCLE, 0, &error);
	ck_assert_str_eq(error.subject, "kin");
	compile_must_fail("[class a]\n@b\n[class b]\n@c\n[class c]\nx | @a\n", PLEDGE_CYCLE, 0, NULL);
}
END_TEST

START_TEST(a_diamond_is_no_cycle)
{
	expect_found("[class top]\n@left | @right\n[class left]\n@bottom\n[class right]\n@bottom\n"
				 "[class bottom]\nmum\n[indicator a]\n@top\n",
				 "mum", "mum");
}
END_TEST

START_TEST(a_class_inside_a_phrase_is_refused)
{
	compile_must_fail("[class kin]\nmum\n[class own]\nmy @kin\n", PLEDGE_SYNTAX, 4, NULL);
	compile_must_fail("[class own]\nmy ..2 mum\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[class own]\n^ mum\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[class own]\n@quote\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[class own]\n@any\n", PLEDGE_SYNTAX, 2, NULL);
	compile_must_fail("[class own]\na b c d e f g h i j k l m\n", PLEDGE_SYNTAX, 2, NULL);
}
END_TEST

START_TEST(a_built_in_class_cannot_be_defined)
{
	int which;

	for (which = 0; which < PLEDGE_BUILTIN_CLASSES; which++)
	{
		char text[64];

		snprintf(text, sizeof(text), "[class %s]\nmum\n",
				 pledge_builtin_class_name((PledgeBuiltinClass) which));
		compile_must_fail(text, PLEDGE_DUPLICATE, 1, NULL);
	}
}
END_TEST

/* A class of such a name could never be asked for. */
START_TEST(a_name_of_the_pattern_language_cannot_be_a_class)
{
	static const char *const names[] = {"quote", "quote5", "any",    "dash",
										"colon", "comma",  "bracket"};
	size_t which;

	for (which = 0; which < LENGTH_OF(names); which++)
	{
		char text[64];

		snprintf(text, sizeof(text), "[class %s]\nmum\n", names[which]);
		compile_must_fail(text, PLEDGE_DUPLICATE, 1, NULL);
	}
}
END_TEST

/* ---- beginnings ---- */

START_TEST(a_word_is_found_by_all_that_names_it)
{
	expect_found("[class run_class]\nrun*\n[indicator a]\nrunning\n[indicator b]\nrunn*\n"
				 "[indicator c]\nru*\n[indicator d]\n@run_class\n",
				 "running", "running|running|running|running");
	expect_found("[indicator a]\nrun\n[indicator b]\nrun*\n", "run runs", "run|run|runs");
}
END_TEST

START_TEST(a_phrase_may_begin_with_a_beginning)
{
	expect_found("[class c]\nfoster* car*\n[indicator a]\n@c\n[indicator b]\nfostering\n",
				 "fostering carers", "fostering carers|fostering");
}
END_TEST

/* ---- other blocks ---- */

START_TEST(modifiers_must_be_known_and_directed)
{
	compile_must_fail("[modifier denied forward]\nnot\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
	compile_must_fail("[modifier holder_mum forward]\nnot\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
	compile_must_fail("[modifier negated]\nnot\n", PLEDGE_SYNTAX, 0, NULL);
	compile_must_fail("[modifier negated sideways]\nnot\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
	pledge_ruleset_destroy(compile("[modifier negated forward limit=255]\nnot\n"));
	pledge_ruleset_destroy(compile("[modifier holder_other_child both]\nsister said\n"));
}
END_TEST

START_TEST(a_modifier_is_read_from_its_heading)
{
	PledgeRuleset *ruleset = compile("[modifier planned both limit=4]\nwill\nshall\n"
									 "[modifier holder_parent backward]\nmum said\n");

	ck_assert_uint_eq(ruleset->modifier_count, 2);
	ck_assert_uint_eq(ruleset->modifiers[0].axis, PLEDGE_AXIS_PLANNED);
	ck_assert_uint_eq(ruleset->modifiers[0].direction, PLEDGE_FORWARD | PLEDGE_BACKWARD);
	ck_assert_uint_eq(ruleset->modifiers[0].limit, 4);
	ck_assert_uint_eq(ruleset->modifiers[1].axis, PLEDGE_AXIS_HOLDER);
	ck_assert_uint_eq(ruleset->modifiers[1].holder, PLEDGE_HOLDER_PARENT);
	ck_assert_uint_eq(ruleset->modifiers[1].direction, PLEDGE_BACKWARD);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(speakers_and_answers_must_be_known)
{
	compile_must_fail("[speaker mum]\nmum\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
	compile_must_fail("[answer maybe]\nyes\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
	compile_must_fail("[names mum]\nmum\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
}
END_TEST

START_TEST(a_combination_must_name_what_there_is)
{
	compile_must_fail("[combine a]\nb\n[indicator b]\nx\n", PLEDGE_UNKNOWN_NAME, 0, NULL);
	compile_must_fail("[indicator b]\nx\n[combine b]\nb & c\n", PLEDGE_UNKNOWN_NAME, 4, NULL);
	compile_must_fail("[indicator b]\nx\n[combine b]\nrecord.c\n", PLEDGE_UNKNOWN_NAME, 4, NULL);
	compile_must_fail("[indicator b]\nx\n[combine b]\nb &\n", PLEDGE_SYNTAX, 4, NULL);
	compile_must_fail("[indicator b]\nx\n[combine b within=day]\nb\n", PLEDGE_UNKNOWN_NAME, 0,
					  NULL);
}
END_TEST

START_TEST(a_signal_has_rules_and_no_name_of_a_kind)
{
	compile_must_fail("[signal b]\n[combine b]\nc\n[signal c]\nx\n", PLEDGE_SYNTAX, 0, NULL);
	compile_must_fail("[signal kind_b]\nx\n", PLEDGE_SYNTAX, 0, NULL);
	compile_must_fail("[signal b]\n# nothing\n\n[signal c]\nx\n", PLEDGE_SYNTAX, 0, NULL);
}
END_TEST

/* ---- limits ---- */

START_TEST(a_pattern_of_many_gaps_and_words_compiles)
{
	Text text = {NULL, 0, 0};
	int which;

	text_print(&text, "[indicator a]\n");
	for (which = 0; which < 100; which++)
		text_print(&text, "w%d ..20 ", which);
	text_print(&text, "x\n");
	pledge_ruleset_destroy(compile(text.bytes));
	text_free(&text);
}
END_TEST

START_TEST(too_many_different_words_are_refused)
{
	Text text = {NULL, 0, 0};
	int which;

	if (under_valgrind())
		return;
	text_print(&text, "[class a]\n");
	for (which = 0; which < 33000; which++)
		text_print(&text, "w%dx%s", which, which % 40 == 39 ? "\n" : " | ");
	text_print(&text, "z\n[indicator b]\n@a\n");
	compile_must_fail(text.bytes, PLEDGE_LIMIT, 0, NULL);
	text_free(&text);
}
END_TEST

START_TEST(many_rules_compile_and_are_all_found)
{
	Text text = {NULL, 0, 0};
	PledgeRecord record = plain_record("word77 word3999 word0");
	Scanned scanned;
	int which;

	text_print(&text, "[indicator a]\n");
	for (which = 0; which < 4000; which++)
		text_print(&text, "word%d\n", which);
	scan_record(&scanned, text.bytes, &record);
	ck_assert_uint_eq(scanned.count, 3);
	scan_release(&scanned);
	text_free(&text);
}
END_TEST

/* Exactly as long as the room for the subject of an error, at the end of the text. */
START_TEST(a_fault_in_the_last_line_reads_nothing_behind_it)
{
	size_t length;

	for (length = 120; length < 134; length++)
	{
		Text text = {NULL, 0, 0};
		size_t place;

		text_print(&text, "[pseudo]\n");
		for (place = 0; place + 1 < length; place++)
			text_add(&text, "a", 1);
		text_add(&text, ",", 1);
		compile_must_fail(text.bytes, PLEDGE_SYNTAX, 2, NULL);
		text_free(&text);
	}
}
END_TEST

START_TEST(random_rules_compile_or_are_refused)
{
	static const char *const pieces[] = {"[class c]\n",
										 "[class d]\n",
										 "[indicator a]\n",
										 "[signal b]\n",
										 "[combine a]\n",
										 "[pseudo]\n",
										 "[modifier negated forward]\n",
										 "[section s]\n",
										 "[speaker child]\n",
										 "[answer negated]\n",
										 "[block]\n",
										 "[placeholder]\n",
										 "mum",
										 "dad",
										 "@c",
										 "@d",
										 " ",
										 " | ",
										 "\n",
										 "\n",
										 "\n",
										 "40: ",
										 "{if kind_a}",
										 "(",
										 ")",
										 "?",
										 "..4 ",
										 "^",
										 "$",
										 "@quote",
										 "  + mum\n",
										 "a & b",
										 "mu*",
										 "[names child]\n",
										 "@any"};
	uint64_t state = announce_seed("rulesets");
	int rounds = under_valgrind() ? 20 : 2000;
	int good = 0;

	while (rounds-- > 0)
	{
		Text text = {NULL, 0, 0};
		PledgeError error;
		PledgeRuleset *ruleset;
		uint32_t count = chance(&state, 25) + 1;

		while (count-- > 0)
			text_print(&text, "%s", pieces[chance(&state, (uint32_t) LENGTH_OF(pieces))]);
		pledge_error_clear(&error);
		ruleset =
			pledge_ruleset_compile(text.bytes, text.length, pledge_system_allocator(), &error);
		if (ruleset == NULL)
			ck_assert_msg(error.code != PLEDGE_OK && error.code != PLEDGE_OUT_OF_MEMORY,
						  "error %d: %s", error.code, text.bytes);
		else
			good++;
		pledge_ruleset_destroy(ruleset);
		text_free(&text);
	}
	/* valgrind has time for too few to be sure of one that compiles */
	ck_assert(under_valgrind() || good > 0);
}
END_TEST

static TCase *
indicators(void)
{
	TCase *tests = tcase_create("indicators and options");

	tcase_add_test(tests, no_rules_are_a_ruleset);
	tcase_add_test(tests, indicators_have_an_id_and_signals_none);
	tcase_add_test(tests, a_threshold_is_a_hundred_unless_it_is_given);
	tcase_add_test(tests, cues_add_up_within_a_sentence_unless_it_is_given);
	tcase_add_test(tests, what_is_accepted_is_read);
	tcase_add_test(tests, a_block_that_comes_again_adds_to_the_first);
	tcase_add_test(tests, a_rule_keeps_its_text_and_number);
	tcase_add_test(tests, options_out_of_range_are_refused);
	tcase_add_test(tests, names_in_options_must_be_known);
	tcase_add_test(tests, options_that_are_not_known_are_refused);
	tcase_add_test(tests, a_condition_that_cannot_be_read_is_refused);
	tcase_add_test(tests, the_offset_of_a_fault_counts_from_the_start_of_its_line);
	tcase_add_test(tests, a_fault_names_the_line_and_rule);
	return tests;
}

static TCase *
classes(void)
{
	TCase *tests = tcase_create("word classes");

	tcase_add_test(tests, classes_stand_in_classes);
	tcase_add_test(tests, a_class_may_hold_a_built_in_class);
	tcase_add_test(tests, a_class_may_be_used_before_it_is_defined);
	tcase_add_test(tests, a_class_may_be_added_to);
	tcase_add_test(tests, members_are_spelt_by_the_pattern_language);
	tcase_add_test(tests, an_empty_class_matches_nothing);
	tcase_add_test(tests, a_class_must_not_contain_itself);
	tcase_add_test(tests, a_diamond_is_no_cycle);
	tcase_add_test(tests, a_class_inside_a_phrase_is_refused);
	tcase_add_test(tests, a_built_in_class_cannot_be_defined);
	tcase_add_test(tests, a_name_of_the_pattern_language_cannot_be_a_class);
	tcase_add_test(tests, a_word_is_found_by_all_that_names_it);
	tcase_add_test(tests, a_phrase_may_begin_with_a_beginning);
	return tests;
}

static TCase *
other_blocks(void)
{
	TCase *tests = tcase_create("other blocks and limits");

	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, modifiers_must_be_known_and_directed);
	tcase_add_test(tests, a_modifier_is_read_from_its_heading);
	tcase_add_test(tests, speakers_and_answers_must_be_known);
	tcase_add_test(tests, a_combination_must_name_what_there_is);
	tcase_add_test(tests, a_signal_has_rules_and_no_name_of_a_kind);
	tcase_add_test(tests, a_pattern_of_many_gaps_and_words_compiles);
	tcase_add_test(tests, too_many_different_words_are_refused);
	tcase_add_test(tests, many_rules_compile_and_are_all_found);
	tcase_add_test(tests, a_fault_in_the_last_line_reads_nothing_behind_it);
	tcase_add_test(tests, random_rules_compile_or_are_refused);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("ruleset");

	suite_add_tcase(suite, indicators());
	suite_add_tcase(suite, classes());
	suite_add_tcase(suite, other_blocks());
	return run_suite(suite);
}
