/*
 * measure.c
 *	  pledge.measure_outcomes and pledge.window_answers: what the facts of one record say
 *	  to each measure.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "condition.h"
#include "fact.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_measure_outcomes);
PG_FUNCTION_INFO_V1(pledge_window_answers);
PG_FUNCTION_INFO_V1(pledge_check_condition);

/* What a measure can answer, in the order of the columns. */
typedef enum Outcome
{
	OUTCOME_MET,
	OUTCOME_UNMET,
	OUTCOME_UNTOLD,
	OUTCOME_EXCLUDED,
	OUTCOME_NONE /* it does not ask */
} Outcome;

/* Marks every fact of an array; facts that no condition can name are passed over. */
static void
mark_facts(uint8 *told, int highest, ArrayType *facts, uint8 value)
{
	int16 *ids;
	int count;
	int which;

	if (ARR_NDIM(facts) == 0)
		return;
	if (ARR_NDIM(facts) != 1 || ARR_HASNULL(facts) || ARR_ELEMTYPE(facts) != INT2OID)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("facts must be a plain array of fact ids without nulls")));
	ids = (int16 *) ARR_DATA_PTR(facts);
	count = ArrayGetNItems(ARR_NDIM(facts), ARR_DIMS(facts));
	for (which = 0; which < count; which++)
		if (ids[which] > 0 && ids[which] <= highest)
			told[ids[which]] = value;
}

/* A condition that takes records out; one that is not there takes none. */
static int
evaluate_optional(const Condition *condition, const uint8 *told)
{
	return condition->count == 0 ? TOLD_NO : pledge_condition_evaluate(condition, told);
}

/*
 * What the facts say to one measure.  An exclusion comes before the question, an exception
 * after it: only a miss can be excused.
 */
static Outcome
outcome_of(const Measure *measure, const uint8 *told)
{
	int applies = pledge_condition_evaluate(&measure->applies_to, told);
	int excluded;
	int met;
	int excepted;

	if (applies == TOLD_NO)
		return OUTCOME_NONE;
	if (applies == TOLD_MAYBE)
		return OUTCOME_UNTOLD;
	excluded = evaluate_optional(&measure->excluded_when, told);
	if (excluded != TOLD_NO)
		return excluded == TOLD_YES ? OUTCOME_EXCLUDED : OUTCOME_UNTOLD;
	met = pledge_condition_evaluate(&measure->met_when, told);
	if (met != TOLD_NO)
		return met == TOLD_YES ? OUTCOME_MET : OUTCOME_UNTOLD;
	excepted = evaluate_optional(&measure->excepted_when, told);
	if (excepted != TOLD_NO)
		return excepted == TOLD_YES ? OUTCOME_EXCLUDED : OUTCOME_UNTOLD;
	return OUTCOME_UNMET;
}

/* A row of four arrays: the measures met, not met, not told, excluded. */
static Datum
answer(FunctionCallInfo fcinfo, const Edition *edition, const MeasureList *list)
{
	uint8 *told = palloc0(edition->highest_fact + 1);
	int16 *ids[OUTCOME_NONE];
	int counts[OUTCOME_NONE] = {0};
	TupleDesc shape;
	Datum values[OUTCOME_NONE];
	bool nulls[OUTCOME_NONE] = {false};
	int which;

	if (get_call_result_type(fcinfo, NULL, &shape) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	for (which = 0; which < OUTCOME_NONE; which++)
		ids[which] = palloc(sizeof(int16) * Max(list->count, 1));
	/* a fact that is known is known, whatever the list of the unknown says */
	mark_facts(told, edition->highest_fact, PG_GETARG_ARRAYTYPE_P(1), TOLD_MAYBE);
	mark_facts(told, edition->highest_fact, PG_GETARG_ARRAYTYPE_P(0), TOLD_YES);
	for (which = 0; which < list->count; which++)
	{
		const Measure *measure = &list->measures[which];
		Outcome outcome = outcome_of(measure, told);

		if (outcome != OUTCOME_NONE)
			ids[outcome][counts[outcome]++] = measure->id;
	}
	for (which = 0; which < OUTCOME_NONE; which++)
		values[which] = pledge_id_set(ids[which], counts[which]);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(shape), values, nulls));
}

/* pledge.measure_outcomes(facts, unknown, edition, OUT met, OUT unmet, OUT untold, OUT excluded) */
Datum
pledge_measure_outcomes(PG_FUNCTION_ARGS)
{
	Edition *edition = pledge_edition_with_measures(fcinfo, PG_GETARG_INT32(2));

	PG_RETURN_DATUM(answer(fcinfo, edition, &edition->record_measures));
}

/* pledge.window_answers: the same for window measures */
Datum
pledge_window_answers(PG_FUNCTION_ARGS)
{
	Edition *edition = pledge_edition_with_measures(fcinfo, PG_GETARG_INT32(2));

	PG_RETURN_DATUM(answer(fcinfo, edition, &edition->window_measures));
}

/* The codes that a condition may name. */
typedef struct CodeList
{
	Datum *codes;
	bool *nulls;
	int count;
} CodeList;

static int16
code_position(void *context, const char *code, int length)
{
	const CodeList *list = context;
	int which;

	for (which = 0; which < list->count; which++)
	{
		text *known = list->nulls[which] ? NULL : DatumGetTextPP(list->codes[which]);

		if (known != NULL && (int) VARSIZE_ANY_EXHDR(known) == length &&
			memcmp(VARDATA_ANY(known), code, length) == 0)
			return (int16) (which + 1);
	}
	return 0;
}

/* pledge.check_condition(measure, condition, codes): raises where it cannot be used. */
Datum
pledge_check_condition(PG_FUNCTION_ARGS)
{
	CodeList list;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(2), TEXTOID, -1, false, TYPALIGN_INT, &list.codes,
					  &list.nulls, &list.count);
	pledge_condition_compile(PG_GETARG_DATUM(1), code_position, &list,
							 text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PG_RETURN_BOOL(true);
}
