/*
 * rule.c
 *	  Rules between their text form and the rows of pledge.rule.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "edition.h"
#include "funcapi.h"
#include "pledge/example.h"
#include "record.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_read_rules);
PG_FUNCTION_INFO_V1(pledge_check_ruleset);
PG_FUNCTION_INFO_V1(pledge_check_examples);

static Datum
span_text(PledgeSpan span)
{
	return PointerGetDatum(pledge_text(span.text, span.length));
}

/* The examples of one line that must, or must not, match. */
static Datum
example_array(const PledgeRules *rules, const PledgeRuleLine *line, bool must_match)
{
	Datum *texts = palloc(sizeof(Datum) * Max(line->example_count, 1));
	int count = 0;
	uint32 which;

	for (which = 0; which < line->example_count; which++)
	{
		const PledgeRuleExample *example = &rules->examples[line->first_example + which];

		if (example->must_match == must_match)
			texts[count++] = span_text(example->text);
	}
	return PointerGetDatum(construct_array(texts, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* pledge.read_rules(rules): one row a rule */
Datum
pledge_read_rules(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	char *written = pledge_utf8(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PledgeRules rules;
	PledgeError error;
	size_t which;

	InitMaterializedSRF(fcinfo, 0);
	pledge_error_clear(&error);
	if (!pledge_rules_read(&rules, written, strlen(written), &allocator, &error))
		pledge_raise(&error, "the rule text");
	for (which = 0; which < rules.line_count; which++)
	{
		const PledgeRuleLine *line = &rules.lines[which];
		const PledgeRuleBlock *block = &rules.blocks[line->block];
		Datum values[10];
		bool nulls[10] = {false};

		values[0] = Int32GetDatum((int32) pledge_rule_number(block, line));
		values[1] = CStringGetTextDatum(pledge_block_kind_name(block->kind));
		values[2] = span_text(block->name);
		values[3] = span_text(block->options);
		values[4] = Int32GetDatum((int32) which + 1);
		values[5] = span_text(line->body);
		values[6] = span_text(line->options);
		values[7] = Int16GetDatum((int16) line->weight);
		values[8] = example_array(&rules, line, true);
		values[9] = example_array(&rules, line, false);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* pledge.check_ruleset(rules): the number of rules; raises where they do not compile */
Datum
pledge_check_ruleset(PG_FUNCTION_ARGS)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	char *written = pledge_utf8(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PledgeRuleset *ruleset;
	PledgeError error;
	int32 count;

	pledge_error_clear(&error);
	ruleset = pledge_ruleset_compile(written, strlen(written), &allocator, &error);
	if (ruleset == NULL)
		pledge_raise(&error, "the ruleset");
	count = (int32) (ruleset->rule_count + ruleset->combination_count);
	pledge_ruleset_destroy(ruleset);
	PG_RETURN_INT32(count);
}

static void
put_failure(void *context, const PledgeExampleFailure *failure)
{
	ReturnSetInfo *result = context;
	Datum values[4];
	bool nulls[4] = {false};

	values[0] = Int32GetDatum((int32) failure->number);
	values[1] = span_text(failure->rule);
	values[2] = span_text(failure->text);
	values[3] = CStringGetTextDatum(failure->must_match ? "should match and does not"
														: "should not match and does");
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* pledge.check_examples(rules): one row an example that fails */
Datum
pledge_check_examples(PG_FUNCTION_ARGS)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	char *written = pledge_utf8(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PledgeError error;
	size_t checked;

	InitMaterializedSRF(fcinfo, 0);
	pledge_error_clear(&error);
	if (!pledge_examples_check(written, strlen(written), &allocator, put_failure,
							   fcinfo->resultinfo, &checked, &error))
		pledge_raise(&error, "the ruleset");
	return (Datum) 0;
}
