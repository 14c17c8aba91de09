/*
 * example.c
 *	  Running the examples that rules carry.
 */
#include "pledge/example.h"

#include <string.h>

#define OLDEST_CHILD 18 /* years: no rule asks for more */

typedef struct ExampleRun
{
	PledgeRules rules;
	PledgeRuleset *ruleset;
	PledgeScan *scan;
	void (*report)(void *context, const PledgeExampleFailure *failure);
	void *context;
	size_t checked;
} ExampleRun;

/* Is there asserted evidence of this rule in the record just scanned? */
static bool
found(const ExampleRun *example, uint32_t number)
{
	size_t count;
	const PledgeEvidence *evidence = pledge_scan_evidence(example->scan, &count);
	size_t place;

	for (place = 0; place < count; place++)
	{
		uint32_t rule = evidence[place].combination
							? example->ruleset->combinations[evidence[place].rule].number
							: example->ruleset->rules[evidence[place].rule].number;

		if (rule == number && evidence[place].status == PLEDGE_ASSERTED)
			return true;
	}
	return false;
}

/* Does the rule match under any kind of record its condition may name, and at any age? */
static bool
matches(ExampleRun *example, PledgeSpan text, uint32_t number)
{
	size_t kind;
	int age;

	for (kind = 0; kind <= example->ruleset->kind_count; kind++)
	{
		for (age = -1; age <= OLDEST_CHILD; age++)
		{
			PledgeRecord record = {text.text, text.length, NULL, age, NULL, 0};
			PledgeError error;

			if (kind > 0)
				record.kind =
					pledge_ruleset_text(example->ruleset, example->ruleset->kinds[kind - 1]);
			pledge_error_clear(&error);
			if (pledge_scan_record(example->scan, &record, &error) && found(example, number))
				return true;
		}
	}
	return false;
}

static void
check_line(ExampleRun *example, const PledgeRuleBlock *block, const PledgeRuleLine *line)
{
	uint32_t number = pledge_rule_number(block, line);
	uint32_t place;

	for (place = 0; place < line->example_count; place++)
	{
		const PledgeRuleExample *one = &example->rules.examples[line->first_example + place];
		PledgeExampleFailure failure = {number, one->line, one->must_match, line->body, one->text};

		example->checked++;
		if (matches(example, one->text, number) != one->must_match)
			example->report(example->context, &failure);
	}
}

static void
check_lines(ExampleRun *example)
{
	size_t place;

	for (place = 0; place < example->rules.line_count; place++)
		check_line(example, &example->rules.blocks[example->rules.lines[place].block],
				   &example->rules.lines[place]);
}

bool
pledge_examples_check(const char *text, size_t length, const PledgeAllocator *allocator,
					  void (*report)(void *context, const PledgeExampleFailure *failure),
					  void *context, size_t *checked, PledgeError *error)
{
	ExampleRun example = {.report = report, .context = context};
	bool good;

	good = pledge_rules_read(&example.rules, text, length, allocator, error);
	if (good)
		example.ruleset = pledge_ruleset_compile(text, length, allocator, error);
	if (example.ruleset != NULL)
		example.scan = pledge_scan_create(example.ruleset, allocator, NULL, NULL);
	good = good && example.scan != NULL;
	if (good && example.ruleset != NULL)
		check_lines(&example);
	*checked = example.checked;
	pledge_scan_destroy(example.scan);
	pledge_ruleset_destroy(example.ruleset);
	pledge_rules_destroy(&example.rules);
	if (!good && error->code == PLEDGE_OK)
		pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "no memory for the examples");
	return good;
}
