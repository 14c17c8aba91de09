/*
 * test_scan.c
 *	  One pass over one record: offsets, conditions, headings, and records that are odd.
 */
#include <stdlib.h>

#include "support.h"

/* ---- offsets ---- */

START_TEST(offsets_are_bytes_of_the_body)
{
	static const char body[] = "Zo\xC3\xAB\xE2\x80\x99s view \xE2\x80\x94 Jay told me \xC2\xA3"
							   "5.";
	Scanned scanned;

	scan_body(&scanned, "[indicator told]\ntold me\n", body);
	ck_assert_uint_eq(scanned.count, 1);
	ck_assert_uint_eq(scanned.evidence[0].start, (size_t) (strstr(body, "told") - body));
	ck_assert_uint_eq(scanned.evidence[0].end, (size_t) (strstr(body, "me ") - body) + 2);
	scan_release(&scanned);
}
END_TEST

START_TEST(the_words_that_decided_have_offsets)
{
	static const char body[] = "It was \xC3\xA9 not that he told me.";
	Scanned scanned;

	scan_body(&scanned, "[modifier negated forward]\nnot\n[indicator told]\ntold me\n", body);
	ck_assert_uint_eq(scanned.count, 1);
	ck_assert_uint_eq(scanned.evidence[0].reason_start, (size_t) (strstr(body, "not") - body));
	ck_assert_uint_eq(scanned.evidence[0].reason_end, scanned.evidence[0].reason_start + 3);
	ck_assert_uint_eq(scanned.evidence[0].distance, 2);
	ck_assert(scanned.evidence[0].before);
	scan_release(&scanned);
}
END_TEST

START_TEST(a_possessive_is_outside_the_evidence)
{
	expect_found("[indicator found]\nmum\n", "Mum's view", "Mum");
}
END_TEST

START_TEST(units_and_paragraphs_are_told)
{
	Scanned scanned;

	scan_body(&scanned, "[indicator told]\ntold\n", "One. He told.\n\nTwo. Three. Told.");
	ck_assert_uint_eq(scanned.count, 2);
	ck_assert_uint_eq(scanned.evidence[0].unit, 1);
	ck_assert_uint_eq(scanned.evidence[0].paragraph, 0);
	ck_assert_uint_eq(scanned.evidence[1].unit, 4);
	ck_assert_uint_eq(scanned.evidence[1].paragraph, 1);
	scan_release(&scanned);
}
END_TEST

/* ---- conditions ---- */

static bool
found_for(const char *condition, const char *kind, int age)
{
	PledgeRecord record = plain_record("Jay told me.");
	Text rules = {NULL, 0, 0};
	Scanned scanned;
	bool fact;

	text_print(&rules, "[indicator told]\ntold me {if %s}\n", condition);
	record.kind = kind;
	record.child_age = age;
	scan_record(&scanned, rules.bytes, &record);
	fact = has_fact(&scanned, "told");
	scan_release(&scanned);
	text_free(&rules);
	return fact;
}

START_TEST(a_rule_may_ask_for_the_kind_of_record)
{
	ck_assert(found_for("kind_visit", "visit", -1));
	ck_assert(!found_for("kind_visit", "supervision", -1));
	ck_assert(!found_for("kind_visit", "visits", -1));
	ck_assert(!found_for("kind_visit", NULL, -1));
	ck_assert(!found_for("kind_visit", "", -1));
	ck_assert(found_for("!kind_visit", "supervision", -1));
	ck_assert(found_for("!kind_visit", NULL, -1));
	ck_assert(found_for("kind_visit | kind_case_note", "case_note", -1));
}
END_TEST

START_TEST(a_rule_may_ask_for_the_age_of_the_child)
{
	ck_assert(found_for("age_under_2", NULL, 0));
	ck_assert(found_for("age_under_2", NULL, 1));
	ck_assert(!found_for("age_under_2", NULL, 2));
	ck_assert(!found_for("age_under_2", NULL, -1));
	ck_assert(found_for("!age_under_2", NULL, -1));
	ck_assert(found_for("age_under_18 & !age_under_12", NULL, 12));
}
END_TEST

START_TEST(a_rule_may_ask_for_its_section)
{
	static const char rules[] = "[section voice]\nwishes and feelings | child's voice\n"
								"[section plan]\nplan\n"
								"[indicator likes]\nlikes {if section_voice}\n";

	ck_assert(fact_of(rules, "Wishes and feelings:\nHe likes school.", "likes"));
	ck_assert(fact_of(rules, "Child's voice: likes school", "likes"));
	ck_assert(fact_of(rules, "Wishes and feelings\nOne. Two. He likes school.", "likes"));
	ck_assert(!fact_of(rules, "He likes school.", "likes"));
	ck_assert(!fact_of(rules, "Wishes and feelings:\nNone\nPlan:\nHe likes school.", "likes"));
	ck_assert(!fact_of(rules, "Wishes and feelings matter. He likes school.", "likes"));
}
END_TEST

START_TEST(a_label_on_one_line_is_the_heading_of_its_paragraph)
{
	static const char rules[] = "[section voice]\nchild's voice\n"
								"[indicator likes]\nlikes {if section_voice}\n";

	ck_assert(fact_of(rules, "Child's voice: he came. He likes school.", "likes"));
	ck_assert(!fact_of(rules, "Child's voice: he came.\n\nHe likes school.", "likes"));
	ck_assert(fact_of(rules, "Child's voice:\n\nHe came.\n\nHe likes school.", "likes"));
}
END_TEST

START_TEST(a_rule_may_ask_where_it_stands)
{
	ck_assert(fact_of("[indicator x]\ntold {if quoted}\n", "He \"told me\"", "x"));
	ck_assert(!fact_of("[indicator x]\ntold {if quoted}\n", "He told me", "x"));
	ck_assert(fact_of("[indicator x]\ntold {if question}\n", "Who told? Me.", "x"));
	ck_assert(!fact_of("[indicator x]\ntold {if question}\n", "Who? He told me.", "x"));
	ck_assert(fact_of("[indicator x]\ntold {if list_item}\n", "- he told me", "x"));
	ck_assert(!fact_of("[indicator x]\ntold {if list_item}\n", "he told me", "x"));
	ck_assert(fact_of("[indicator x]\ntold {if title}\n", "He told me\n\nNo.", "x"));
	ck_assert(!fact_of("[indicator x]\ntold {if title}\n", "No.\n\nHe told me", "x"));
	ck_assert(fact_of("[indicator x]\ntold {if label}\n", "Who told: Jay", "x"));
	ck_assert(!fact_of("[indicator x]\ntold {if label}\n", "Jay: he told", "x"));
}
END_TEST

START_TEST(a_rule_may_ask_for_the_speaker)
{
	static const char rules[] = "[speaker child]\njay\n[speaker parent]\nmum\n"
								"[indicator x]\nsad {if speaker_child}\n";

	ck_assert(fact_of(rules, "Jay: \"I am sad\"", "x"));
	ck_assert(!fact_of(rules, "Mum: \"I am sad\"", "x"));
	ck_assert(!fact_of(rules, "Jay is sad", "x"));
}
END_TEST

START_TEST(the_section_of_evidence_is_told)
{
	Scanned scanned;

	scan_body(&scanned, "[section voice]\nchild's voice\n[indicator likes]\nlikes\n",
			  "He likes it.\nChild's voice:\nHe likes school.");
	ck_assert_uint_eq(scanned.count, 2);
	ck_assert_int_eq(scanned.evidence[0].section, -1);
	ck_assert_int_eq(scanned.evidence[1].section, 0);
	scan_release(&scanned);
}
END_TEST

/* ---- records that are odd ---- */

static const char told_rules[] = "[modifier negated forward]\nnot\n[speaker child]\njay\n"
								 "[section voice]\nvoice\n[indicator told id=1]\ntold me\n"
								 "50: jay ..5 sad\n60: \xC3\xA9t\xC3\xA9\n";

START_TEST(an_empty_record_has_no_evidence)
{
	PledgeRuleset *ruleset = compile(told_rules);
	PledgeRecord record = {NULL, 0, NULL, -1, NULL, 0};
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeError error;
	size_t count;

	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &record, &error));
	pledge_scan_evidence(scan, &count);
	ck_assert_uint_eq(count, 0);
	ck_assert(!pledge_scan_fact(scan, 0));
	record.body = "";
	ck_assert(pledge_scan_record(scan, &record, &error));
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(a_record_without_rules_has_no_evidence)
{
	Scanned scanned;

	scan_body(&scanned, "", "Jay told me \"I am sad\".");
	ck_assert_uint_eq(scanned.count, 0);
	scan_release(&scanned);
}
END_TEST

START_TEST(a_scan_remembers_nothing_of_the_record_before)
{
	PledgeRuleset *ruleset = compile(told_rules);
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeRecord first = plain_record("Voice:\nJay: \"He told me. It is not");
	PledgeRecord second = plain_record("so he told me.");
	PledgeError error;
	const PledgeEvidence *evidence;
	size_t count;

	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &first, &error));
	ck_assert(pledge_scan_record(scan, &second, &error));
	evidence = pledge_scan_evidence(scan, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(evidence[0].status, PLEDGE_ASSERTED);
	ck_assert_int_eq(evidence[0].section, -1);
	ck_assert_int_eq(evidence[0].speaker, PLEDGE_HOLDER_UNKNOWN);
	ck_assert_uint_eq(evidence[0].unit, 0);
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(scanning_again_finds_the_same)
{
	PledgeRuleset *ruleset = compile(told_rules);
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeRecord record = plain_record("Jay told me. Jay was sad. Jay: \"he told me\".");
	PledgeError error;
	size_t first;
	size_t count;
	int rounds;

	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &record, &error));
	pledge_scan_evidence(scan, &first);
	for (rounds = 0; rounds < 50; rounds++)
	{
		ck_assert(pledge_scan_record(scan, &record, &error));
		pledge_scan_evidence(scan, &count);
		ck_assert_uint_eq(count, first);
	}
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(zero_bytes_do_no_harm)
{
	PledgeRecord record = {"Jay\0told me\0\0. Jay told\0me.", 28, NULL, -1, NULL, 0};
	Scanned scanned;

	scan_record(&scanned, told_rules, &record);
	ck_assert(has_fact(&scanned, "told"));
	scan_release(&scanned);
}
END_TEST

START_TEST(bytes_that_are_not_utf8_do_no_harm)
{
	static const char *const bodies[] = {"\xFF\xFE Jay told me \xC3",
										 "told me \xE2\x80",
										 "told me \xE2",
										 "\x80told me told me",
										 "told me \xF0\x9F\x98",
										 "told me \xED\xA0\x80 \xC0\x80 \xF8\x88\x80\x80\x80",
										 "told me '\xE2\x80",
										 "told me \"\xE2\x80\x9C\xE2",
										 "told me \xC2"};
	size_t which;

	for (which = 0; which < LENGTH_OF(bodies); which++)
		ck_assert_msg(fact_of(told_rules, bodies[which], "told"), "body %zu", which);
}
END_TEST

/* The evidence of a body, in memory that is full of one byte. */
static void
spell_evidence(Text *text, const PledgeRuleset *ruleset, const char *body, unsigned char fill)
{
	FailingMemory memory;
	PledgeRecord record = plain_record(body);
	PledgeError error;
	PledgeScan *scan;
	const PledgeEvidence *evidence;
	size_t count;
	size_t which;

	failing_memory_start(&memory, 0);
	memory.fill = fill;
	scan = pledge_scan_create(ruleset, &memory.allocator, NULL, NULL);
	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &record, &error));
	evidence = pledge_scan_evidence(scan, &count);
	text_add(text, "", 0);
	for (which = 0; which < count; which++)
		text_print(text, "%u-%u %d %d %d %d %d; ", evidence[which].start, evidence[which].end,
				   evidence[which].status, evidence[which].holder, evidence[which].speaker,
				   evidence[which].section, evidence[which].counts);
	pledge_scan_destroy(scan);
	ck_assert_uint_eq(memory.outstanding, 0);
}

START_TEST(what_stood_in_memory_before_says_nothing)
{
	static const char *const pieces[] = {"told me ",
										 "Jay ",
										 "mum ",
										 "\"",
										 "'",
										 "\xE2\x80\x98",
										 "\xE2\x80\x99",
										 "\xE2\x80\x9C",
										 "\xE2\x80\x9D",
										 ". ",
										 ", ",
										 ": ",
										 "\n",
										 "\n\n",
										 " ",
										 "not ",
										 "said ",
										 "(",
										 ") ",
										 "voice:",
										 "sad "};
	PledgeRuleset *ruleset =
		compile("[modifier negated both]\nnot\n[modifier holder_parent forward]\nmum said\n"
				"[speaker child]\njay\n[speaker parent]\nmum\n[section voice]\nvoice\n"
				"[names parent]\nmum @bracket @name\n"
				"[indicator told]\ntold me\n@parent_name\n60: sad\n50: said\n");
	uint64_t state = announce_seed("memory");
	int rounds = under_valgrind() ? 30 : 3000;

	while (rounds-- > 0)
	{
		Text body = {NULL, 0, 0};
		Text zeroed = {NULL, 0, 0};
		Text filled = {NULL, 0, 0};
		uint32_t count = chance(&state, 40) + 1;

		while (count-- > 0)
			text_print(&body, "%s", pieces[chance(&state, (uint32_t) LENGTH_OF(pieces))]);
		spell_evidence(&zeroed, ruleset, body.bytes, 0);
		spell_evidence(&filled, ruleset, body.bytes, 0xBE);
		ck_assert_msg(strcmp(zeroed.bytes, filled.bytes) == 0, "[%s] gives [%s] or [%s]",
					  body.bytes, zeroed.bytes, filled.bytes);
		text_free(&body);
		text_free(&zeroed);
		text_free(&filled);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

/* Every byte by itself, and at both ends of a record. */
START_TEST(every_byte_is_read)
{
	PledgeRuleset *ruleset = compile(told_rules);
	int byte;

	for (byte = 0; byte < 256; byte++)
	{
		char body[12] = "? told me ?";
		PledgeRecord record = {body, 11, NULL, -1, NULL, 0};
		Scanned scanned;

		body[0] = (char) byte;
		body[10] = (char) byte;
		scan_with(&scanned, ruleset, &record);
		/* a colon makes a label of the words, with nothing behind it */
		ck_assert_msg(has_fact(&scanned, "told") == (byte != ':'), "byte %d", byte);
		scan_release(&scanned);
		record.length = 1;
		scan_with(&scanned, ruleset, &record);
		scan_release(&scanned);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

/* A megabyte, where everything takes long. */
static size_t
megabytes(size_t count)
{
	return under_valgrind() ? count * 10000 : count * 1000000;
}

START_TEST(fifty_megabytes_without_a_blank_are_one_word)
{
	size_t length = megabytes(50);
	char *body = malloc(length);
	PledgeRuleset *ruleset = compile(told_rules);
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeRecord record = {body, length, NULL, -1, NULL, 0};
	PledgeError error;
	size_t count;

	memset(body, 'a', length);
	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &record, &error));
	pledge_scan_evidence(scan, &count);
	ck_assert_uint_eq(count, 0);
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
	free(body);
}
END_TEST

/* Signs that make the reader look ahead, again and again. */
START_TEST(megabytes_of_one_sign_are_read_in_time)
{
	static const char *const signs[] = {" 'a", "\"",  "'",        "(",  ".",
										"\n",  "- ",  "[",        "?a", "\xE2\x80\x98",
										"a'",  "a.",  "\xC2\xA3", "1.", "a\n\n",
										"a:",  " \n", "\xFF",     "a-", "'ll",
										"&"};
	PledgeRuleset *ruleset = compile(told_rules);
	size_t which;

	for (which = 0; which < LENGTH_OF(signs); which++)
	{
		Text body = {NULL, 0, 0};
		Scanned scanned;
		PledgeRecord record;

		while (body.length < megabytes(1))
			text_add(&body, signs[which], strlen(signs[which]));
		record = plain_record(body.bytes);
		scan_with(&scanned, ruleset, &record);
		ck_assert_uint_eq(scanned.count, 0);
		scan_release(&scanned);
		text_free(&body);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(five_megabytes_of_evidence_are_found)
{
	static const char sentence[] = "Jay told me that he is sad, and Mum did not.\n";
	Text body = {NULL, 0, 0};
	Scanned scanned;
	PledgeRecord record;
	size_t sentences = 0;

	for (; body.length < megabytes(5); sentences++)
		text_add(&body, sentence, strlen(sentence));
	record = plain_record(body.bytes);
	scan_record(&scanned, told_rules, &record);
	ck_assert_uint_eq(scanned.count, sentences * 2);
	ck_assert_uint_eq(scanned.evidence[scanned.count - 1].unit, sentences - 1);
	ck_assert(has_fact(&scanned, "told"));
	scan_release(&scanned);
	text_free(&body);
}
END_TEST

START_TEST(a_record_of_four_gigabytes_is_refused)
{
	PledgeRuleset *ruleset = compile(told_rules);
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeRecord record = {"", (size_t) UINT32_MAX, NULL, -1, NULL, 0};
	PledgeError error;
	PledgeEvidence evidence;
	bool blocked;

	pledge_error_clear(&error);
	ck_assert(!pledge_scan_record(scan, &record, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	pledge_error_clear(&error);
	/* beyond what its offsets can hold, however the question is put */
	record.length = 0;
	ck_assert(!pledge_scan_assertion(scan, &record, 0, 1, &evidence, &blocked, &error));
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

/* ---- interrupts ---- */

static bool
stop_after(void *context)
{
	return --*(int *) context <= 0;
}

START_TEST(a_scan_can_be_interrupted)
{
	PledgeRuleset *ruleset = compile(told_rules);
	Text body = {NULL, 0, 0};
	PledgeRecord record;
	PledgeError error;
	int calls = 3;
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), stop_after, &calls);
	int which;

	for (which = 0; which < 100000; which++)
		text_print(&body, "He told me. ");
	record = plain_record(body.bytes);
	pledge_error_clear(&error);
	ck_assert(!pledge_scan_record(scan, &record, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	ck_assert_int_eq(calls, 0);
	/* and be used again */
	calls = 1000000;
	record = plain_record("He told me.");
	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &record, &error));
	ck_assert(pledge_scan_fact(scan, 0));
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
	text_free(&body);
}
END_TEST

START_TEST(a_scan_that_need_not_stop_goes_on)
{
	PledgeRuleset *ruleset = compile(told_rules);
	Text body = {NULL, 0, 0};
	PledgeRecord record;
	PledgeError error;
	int calls = 1000000;
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), stop_after, &calls);
	int which;

	for (which = 0; which < 1000; which++)
		text_print(&body, "He told me. ");
	record = plain_record(body.bytes);
	pledge_error_clear(&error);
	ck_assert(pledge_scan_record(scan, &record, &error));
	ck_assert_int_lt(calls, 1000000);
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
	text_free(&body);
}
END_TEST

START_TEST(a_scan_that_was_never_made_can_be_destroyed)
{
	pledge_scan_destroy(NULL);
}
END_TEST

static TCase *
offsets(void)
{
	TCase *tests = tcase_create("offsets and conditions");

	tcase_add_test(tests, offsets_are_bytes_of_the_body);
	tcase_add_test(tests, the_words_that_decided_have_offsets);
	tcase_add_test(tests, a_possessive_is_outside_the_evidence);
	tcase_add_test(tests, units_and_paragraphs_are_told);
	tcase_add_test(tests, a_rule_may_ask_for_the_kind_of_record);
	tcase_add_test(tests, a_rule_may_ask_for_the_age_of_the_child);
	tcase_add_test(tests, a_rule_may_ask_for_its_section);
	tcase_add_test(tests, a_label_on_one_line_is_the_heading_of_its_paragraph);
	tcase_add_test(tests, a_rule_may_ask_where_it_stands);
	tcase_add_test(tests, a_rule_may_ask_for_the_speaker);
	tcase_add_test(tests, the_section_of_evidence_is_told);
	return tests;
}

static TCase *
odd_records(void)
{
	TCase *tests = tcase_create("records that are odd");

	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, an_empty_record_has_no_evidence);
	tcase_add_test(tests, a_record_without_rules_has_no_evidence);
	tcase_add_test(tests, a_scan_remembers_nothing_of_the_record_before);
	tcase_add_test(tests, scanning_again_finds_the_same);
	tcase_add_test(tests, zero_bytes_do_no_harm);
	tcase_add_test(tests, bytes_that_are_not_utf8_do_no_harm);
	tcase_add_test(tests, what_stood_in_memory_before_says_nothing);
	tcase_add_test(tests, every_byte_is_read);
	tcase_add_test(tests, fifty_megabytes_without_a_blank_are_one_word);
	tcase_add_test(tests, megabytes_of_one_sign_are_read_in_time);
	tcase_add_test(tests, five_megabytes_of_evidence_are_found);
	tcase_add_test(tests, a_record_of_four_gigabytes_is_refused);
	tcase_add_test(tests, a_scan_can_be_interrupted);
	tcase_add_test(tests, a_scan_that_need_not_stop_goes_on);
	tcase_add_test(tests, a_scan_that_was_never_made_can_be_destroyed);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("scan");

	suite_add_tcase(suite, offsets());
	suite_add_tcase(suite, odd_records());
	return run_suite(suite);
}
