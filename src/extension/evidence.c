/*
 * evidence.c
 *	  pledge.evidence, pledge.facts, pledge.text_fact_ids, pledge.assertion.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "pledge/explain.h"
#include "record.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

PG_FUNCTION_INFO_V1(pledge_evidence);
PG_FUNCTION_INFO_V1(pledge_facts);
PG_FUNCTION_INFO_V1(pledge_text_fact_ids);
PG_FUNCTION_INFO_V1(pledge_assertion);

#define EVIDENCE_EDITION  4 /* the argument that names the edition */
#define ASSERTION_EDITION 2

/* Is it something to tell: no signal, and no cue that counts for nothing? */
static bool
is_told(const Edition *edition, const PledgeEvidence *evidence)
{
	return edition->ruleset->indicators[evidence->indicator].id != 0 &&
		   (evidence->counts || (evidence->weight == 0 && evidence->status != PLEDGE_ASSERTED));
}

/*
 * Does earlier evidence of the same indicator and status overlap this?  Then the passage
 * is told already.  Evidence comes in the order of the text, the longer first, so that
 * the end of the last that was told is enough.
 * reached has a slot for each indicator and status; an end of 0 is none.
 */
static bool
is_told_already(uint32 *reached, const PledgeEvidence *evidence)
{
	uint32 *end = &reached[evidence->indicator * PLEDGE_STATUSES + evidence->status];

	if (*end > evidence->start)
		return true;
	*end = evidence->end;
	return false;
}

static uint32
rule_number(const Edition *edition, const PledgeEvidence *evidence)
{
	return evidence->combination ? edition->ruleset->combinations[evidence->rule].number
								 : edition->ruleset->rules[evidence->rule].number;
}

static void
put_evidence(ReturnSetInfo *result, RecordCall *call, const PledgeEvidence *evidence)
{
	const PledgeRuleset *ruleset = call->edition->ruleset;
	const char *code = pledge_ruleset_text(ruleset, ruleset->indicators[evidence->indicator].code);
	char because[PLEDGE_LONGEST_BECAUSE];
	int32 start = pledge_record_character(call, evidence->start);
	int32 length = pledge_record_characters(call, evidence->start, evidence->end);
	Datum values[7];
	bool nulls[7] = {false};

	pledge_explain(ruleset, &call->record, evidence, because);
	values[0] = CStringGetTextDatum(code);
	values[1] = CStringGetTextDatum(pledge_status_name((PledgeStatus) evidence->status));
	values[2] = Int32GetDatum(start + 1);
	values[3] = Int32GetDatum(length);
	values[4] = PointerGetDatum(pledge_record_text(call, evidence->start, evidence->end));
	values[5] = Int32GetDatum((int32) rule_number(call->edition, evidence));
	values[6] = PointerGetDatum(pledge_text(because, strlen(because)));
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* pledge.evidence(body, kind, child_age, known_as, edition, body_format) */
Datum
pledge_evidence(PG_FUNCTION_ARGS)
{
	RecordCall call;
	const PledgeEvidence *evidence;
	uint32 *reached;
	size_t count;
	size_t which;

	InitMaterializedSRF(fcinfo, 0);
	if (!pledge_record_scan(fcinfo, EVIDENCE_EDITION, &call))
		return (Datum) 0;
	reached = palloc0(sizeof(uint32) * PLEDGE_STATUSES * call.edition->ruleset->indicator_count);
	evidence = pledge_scan_evidence(call.scan, &count);
	for (which = 0; which < count; which++)
		if (is_told(call.edition, &evidence[which]) && !is_told_already(reached, &evidence[which]))
			put_evidence((ReturnSetInfo *) fcinfo->resultinfo, &call, &evidence[which]);
	return (Datum) 0;
}

/* The told facts of a scan, by index of their indicators; the number of them. */
static int
told_facts(const RecordCall *call, int *indicators)
{
	const PledgeRuleset *ruleset = call->edition->ruleset;
	size_t which;
	int count = 0;

	for (which = 0; which < ruleset->indicator_count; which++)
		if (ruleset->indicators[which].id != 0 && pledge_scan_fact(call->scan, which))
			indicators[count++] = (int) which;
	return count;
}

/* pledge.facts(body, kind, child_age, known_as, edition, body_format) */
Datum
pledge_facts(PG_FUNCTION_ARGS)
{
	RecordCall call;
	int *indicators;
	Datum *codes;
	int count;
	int which;

	if (!pledge_record_scan(fcinfo, EVIDENCE_EDITION, &call))
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(TEXTOID));
	indicators = palloc(sizeof(int) * call.edition->ruleset->indicator_count);
	count = told_facts(&call, indicators);
	codes = palloc(sizeof(Datum) * Max(count, 1));
	for (which = 0; which < count; which++)
		codes[which] = CStringGetTextDatum(pledge_ruleset_text(
			call.edition->ruleset, call.edition->ruleset->indicators[indicators[which]].code));
	PG_RETURN_ARRAYTYPE_P(construct_array(codes, count, TEXTOID, -1, false, TYPALIGN_INT));
}

static int
compare_ids(const void *left, const void *right)
{
	return DatumGetInt16(*(const Datum *) left) - DatumGetInt16(*(const Datum *) right);
}

ArrayType *
pledge_indicator_ids(const PledgeRuleset *ruleset, const bool *told)
{
	Datum *ids = palloc(sizeof(Datum) * Max(ruleset->indicator_count, 1));
	size_t which;
	int count = 0;

	for (which = 0; which < ruleset->indicator_count; which++)
		if (told[which] && ruleset->indicators[which].id != 0)
			ids[count++] = Int16GetDatum((int16) ruleset->indicators[which].id);
	qsort(ids, count, sizeof(Datum), compare_ids);
	return construct_array(ids, count, INT2OID, 2, true, TYPALIGN_SHORT);
}

ArrayType *
pledge_record_fact_ids(const RecordCall *call)
{
	const PledgeRuleset *ruleset = call->edition->ruleset;
	bool *told = palloc0(sizeof(bool) * ruleset->indicator_count);
	size_t which;

	for (which = 0; which < ruleset->indicator_count; which++)
		told[which] = pledge_scan_fact(call->scan, which);
	return pledge_indicator_ids(ruleset, told);
}

ArrayType *
pledge_record_denied_ids(const RecordCall *call)
{
	const PledgeRuleset *ruleset = call->edition->ruleset;
	bool *denied = palloc0(sizeof(bool) * ruleset->indicator_count);
	const PledgeEvidence *evidence;
	size_t count;
	size_t which;

	evidence = pledge_scan_evidence(call->scan, &count);
	for (which = 0; which < count; which++)
		if (evidence[which].status == PLEDGE_NEGATED)
			denied[evidence[which].indicator] = true;
	for (which = 0; which < ruleset->indicator_count; which++)
		denied[which] = denied[which] && !pledge_scan_fact(call->scan, which);
	return pledge_indicator_ids(ruleset, denied);
}

/* pledge.text_fact_ids(body, kind, child_age, known_as, edition, body_format) */
Datum
pledge_text_fact_ids(PG_FUNCTION_ARGS)
{
	RecordCall call;

	if (!pledge_record_scan(fcinfo, EVIDENCE_EDITION, &call))
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(INT2OID));
	PG_RETURN_ARRAYTYPE_P(pledge_record_fact_ids(&call));
}

/* Finds some words in a body, whatever their case in ASCII; -1 = they are not there. */
static long
find_words(const PledgeRecord *record, const char *words, size_t length)
{
	size_t place;

	if (length == 0)
		return -1;
	for (place = 0; place + length <= record->length; place++)
		if (pg_strncasecmp(record->body + place, words, length) == 0)
			return (long) place;
	return -1;
}

/* pledge.assertion(body, target, edition) */
Datum
pledge_assertion(PG_FUNCTION_ARGS)
{
	RecordCall call;
	char *target;
	long place;
	PledgeEvidence evidence;
	PledgeError error;
	bool blocked;

	if (!pledge_record_read(fcinfo, ASSERTION_EDITION, 0, &call) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	target = pledge_utf8(text_to_cstring(PG_GETARG_TEXT_PP(1)));
	place = find_words(&call.record, target, strlen(target));
	if (place < 0)
		PG_RETURN_NULL();
	pledge_error_clear(&error);
	if (!pledge_scan_assertion(call.scan, &call.record, (size_t) place,
							   (size_t) place + strlen(target), &evidence, &blocked, &error))
		PG_RETURN_NULL();
	if (blocked)
		PG_RETURN_TEXT_P(cstring_to_text("none"));
	/* no rule is asked whose statement it may be; what a parent says is not the child's */
	if (evidence.status == PLEDGE_ASSERTED &&
		(evidence.holder == PLEDGE_HOLDER_PARENT || evidence.holder == PLEDGE_HOLDER_OTHER_CHILD))
		evidence.status = PLEDGE_OTHER_HOLDER;
	PG_RETURN_TEXT_P(cstring_to_text(pledge_status_name((PledgeStatus) evidence.status)));
}
