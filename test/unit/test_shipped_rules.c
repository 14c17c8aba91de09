/*
 * test_shipped_rules.c
 *	  The rules of sql/rules: they compile, their examples hold, every fact of text has one.
 */
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

static char *rules;
static size_t rules_length;

static void
setup(void)
{
	rules = read_shipped_rules(&rules_length);
}

static void
teardown(void)
{
	free(rules);
}

static PledgeRuleset *
compile_shipped(void)
{
	PledgeError error;
	PledgeRuleset *ruleset;

	pledge_error_clear(&error);
	ruleset = pledge_ruleset_compile(rules, rules_length, pledge_system_allocator(), &error);
	if (ruleset == NULL)
		ck_abort_msg("line %d of all rules: %s: %s", error.line, error.subject, error.message);
	return ruleset;
}

START_TEST(the_shipped_rules_compile)
{
	PledgeRuleset *ruleset = compile_shipped();

	printf("%zu rules, %zu combinations, %zu indicators and signals, %zu words\n",
		   ruleset->rule_count, ruleset->combination_count, ruleset->indicator_count,
		   (size_t) ruleset->lexicon.lexeme_count);
	ck_assert_uint_gt(ruleset->rule_count, 100);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(the_shipped_rules_end_in_whole_lines)
{
	ck_assert(is_utf8(rules));
	ck_assert_int_eq(rules[rules_length - 1], '\n');
	ck_assert_ptr_null(strstr(rules, "\r"));
}
END_TEST

typedef struct Failures
{
	size_t count;
} Failures;

static void
tell_failure(void *context, const PledgeExampleFailure *failure)
{
	((Failures *) context)->count++;
	printf("line %d of all rules: [%.*s] must%s match [%.*s]\n", failure->line,
		   (int) failure->rule.length, failure->rule.text, failure->must_match ? "" : " not",
		   (int) failure->text.length, failure->text.text);
}

START_TEST(the_examples_of_the_shipped_rules_hold)
{
	Failures failures = {0};
	PledgeError error;
	size_t checked = 0;

	pledge_error_clear(&error);
	ck_assert_msg(pledge_examples_check(rules, rules_length, pledge_system_allocator(),
										tell_failure, &failures, &checked, &error),
				  "line %d: %s: %s", error.line, error.subject, error.message);
	printf("%zu examples\n", checked);
	ck_assert_uint_gt(checked, 0);
	ck_assert_msg(failures.count == 0, "%zu of %zu examples fail", failures.count, checked);
}
END_TEST

/* The facts that are found in text, as sql/20-fact.sql lists them: (ID, 'CODE', 'text', */
static size_t
text_facts(char codes[64][64])
{
	size_t length;
	char *facts = read_file("sql/20-fact.sql", &length);
	size_t count = 0;
	char *line;

	ck_assert_ptr_nonnull(facts);
	for (line = strtok(facts, "\n"); line != NULL && count < 64; line = strtok(NULL, "\n"))
	{
		unsigned id;
		char code[64];
		char detector[8];

		if (sscanf(line, " (%u, '%63[a-z_]', '%7[a-z]'", &id, code, detector) != 3 ||
			strcmp(detector, "text") != 0)
			continue;
		ck_assert_uint_eq(id, count + 1);
		strcpy(codes[count++], code);
	}
	free(facts);
	return count;
}

/* Has the indicator a rule or a combination of its own? */
static bool
can_be_found(const PledgeRuleset *ruleset, int indicator)
{
	size_t which;

	for (which = 0; which < ruleset->rule_count; which++)
		if (ruleset->rules[which].role == PLEDGE_ROLE_EVIDENCE &&
			ruleset->rules[which].owner == indicator)
			return true;
	for (which = 0; which < ruleset->combination_count; which++)
		if (ruleset->combinations[which].owner == indicator)
			return true;
	return false;
}

START_TEST(every_fact_of_text_can_be_found)
{
	PledgeRuleset *ruleset = compile_shipped();
	char codes[64][64];
	size_t count = text_facts(codes);
	size_t missing = 0;
	size_t which;

	for (which = 0; which < count; which++)
	{
		int indicator = pledge_ruleset_indicator(ruleset, codes[which], strlen(codes[which]));

		if (indicator < 0 || !can_be_found(ruleset, indicator))
		{
			printf("no rule for %s\n", codes[which]);
			missing++;
		}
		else
			ck_assert_msg(ruleset->indicators[indicator].id == which + 1,
						  "%s has the id %u, not %zu", codes[which],
						  ruleset->indicators[indicator].id, which + 1);
	}
	pledge_ruleset_destroy(ruleset);
	ck_assert_uint_eq(count, 34);
	ck_assert_uint_eq(missing, 0);
}
END_TEST

START_TEST(no_two_indicators_share_an_id)
{
	PledgeRuleset *ruleset = compile_shipped();
	size_t one;
	size_t other;

	for (one = 0; one < ruleset->indicator_count; one++)
		for (other = 0; other < one; other++)
			ck_assert_msg(ruleset->indicators[one].id == 0 ||
							  ruleset->indicators[one].id != ruleset->indicators[other].id,
						  "id %u twice", ruleset->indicators[one].id);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

/* Stored evidence names rules by number: two rules of one number could not be told apart. */
START_TEST(no_two_rules_share_a_number)
{
	PledgeRuleset *ruleset = compile_shipped();
	size_t one;
	size_t other;
	size_t shared = 0;

	for (one = 0; one < ruleset->rule_count; one++)
		for (other = 0; other < one; other++)
			if (ruleset->rules[one].number == ruleset->rules[other].number)
			{
				printf("number %u twice: [%s] and [%s]\n", ruleset->rules[one].number,
					   pledge_ruleset_text(ruleset, ruleset->rules[one].text),
					   pledge_ruleset_text(ruleset, ruleset->rules[other].text));
				shared++;
			}
	pledge_ruleset_destroy(ruleset);
	ck_assert_uint_eq(shared, 0);
}
END_TEST

START_TEST(every_signal_is_used)
{
	PledgeRuleset *ruleset = compile_shipped();
	size_t unused = 0;
	size_t which;

	for (which = 0; which < ruleset->indicator_count; which++)
	{
		bool used = ruleset->indicators[which].id != 0;
		size_t combination;

		for (combination = 0; combination < ruleset->combination_count && !used; combination++)
		{
			const PledgeExpression *expression = &ruleset->combinations[combination].expression;
			int step;

			for (step = 0; step < expression->count; step++)
				used = used || (expression->steps[step].kind == PLEDGE_STEP_ATOM &&
								(expression->steps[step].atom_kind == PLEDGE_ATOM_INDICATOR ||
								 expression->steps[step].atom_kind == PLEDGE_ATOM_RECORD) &&
								expression->steps[step].atom == which);
		}
		if (!used)
		{
			printf("signal %s is used by no combination\n",
				   pledge_ruleset_text(ruleset, ruleset->indicators[which].code));
			unused++;
		}
	}
	pledge_ruleset_destroy(ruleset);
	ck_assert_uint_eq(unused, 0);
}
END_TEST

/* The records that people labelled, as they stand in their file. */
START_TEST(the_labelled_records_can_all_be_scanned)
{
	PledgeRuleset *ruleset = compile_shipped();
	size_t length;
	char *records = read_file("test/accuracy/records.jsonl", &length);
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	size_t start = 0;
	size_t evidence = 0;

	if (records == NULL)
		printf("test/accuracy/records.jsonl is not there: skipped\n");
	while (records != NULL && start < length && !(under_valgrind() && start > 100000))
	{
		const char *end = memchr(records + start, '\n', length - start);
		size_t size = end == NULL ? length - start : (size_t) (end - records) - start;
		char *body = exact_copy(records + start, size);
		PledgeRecord record = {body, size, "visit", 7, NULL, 0};
		PledgeError error;
		size_t count;

		pledge_error_clear(&error);
		ck_assert(pledge_scan_record(scan, &record, &error));
		pledge_scan_evidence(scan, &count);
		evidence += count;
		free(body);
		start += size + 1;
	}
	ck_assert(records == NULL || evidence > 100);
	free(records);
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(ruleset);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("shipped rules");
	TCase *tests = tcase_create("shipped rules");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 300);
	tcase_add_test(tests, the_shipped_rules_compile);
	tcase_add_test(tests, the_shipped_rules_end_in_whole_lines);
	tcase_add_test(tests, the_examples_of_the_shipped_rules_hold);
	tcase_add_test(tests, every_fact_of_text_can_be_found);
	tcase_add_test(tests, no_two_indicators_share_an_id);
	tcase_add_test(tests, no_two_rules_share_a_number);
	tcase_add_test(tests, every_signal_is_used);
	tcase_add_test(tests, the_labelled_records_can_all_be_scanned);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
