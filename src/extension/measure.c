/*
 * measure.c
 *	  pledge.measure_outcomes: what the facts of one record say to each measure.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "condition.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_measure_outcomes);
PG_FUNCTION_INFO_V1(pledge_check_condition);

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

static Datum
make_array(const int16 *ids, int count)
{
	ArrayType *array;

	if (count == 0)
		return PointerGetDatum(construct_empty_array(INT2OID));
	array = palloc0(ARR_OVERHEAD_NONULLS(1) + sizeof(int16) * count);
	SET_VARSIZE(array, ARR_OVERHEAD_NONULLS(1) + sizeof(int16) * count);
	array->ndim = 1;
	array->elemtype = INT2OID;
	ARR_DIMS(array)[0] = count;
	ARR_LBOUND(array)[0] = 1;
	memcpy(ARR_DATA_PTR(array), ids, sizeof(int16) * count);
	return PointerGetDatum(array);
}

/* pledge.measure_outcomes(facts, unknown, edition, OUT met, OUT unmet, OUT untold) */
Datum
pledge_measure_outcomes(PG_FUNCTION_ARGS)
{
	Edition *edition = pledge_edition_with_measures(fcinfo, PG_GETARG_INT32(2));
	uint8 *told = palloc0(edition->highest_fact + 1);
	int16 *ids[3]; /* by answer: unmet, untold, met */
	int counts[3] = {0, 0, 0};
	TupleDesc shape;
	Datum values[3];
	bool nulls[3] = {false, false, false};
	int which;

	if (get_call_result_type(fcinfo, NULL, &shape) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	for (which = 0; which < 3; which++)
		ids[which] = palloc(sizeof(int16) * Max(edition->measure_count, 1));
	/* a fact that is known is known, whatever the list of the unknown says */
	mark_facts(told, edition->highest_fact, PG_GETARG_ARRAYTYPE_P(1), TOLD_MAYBE);
	mark_facts(told, edition->highest_fact, PG_GETARG_ARRAYTYPE_P(0), TOLD_YES);
	for (which = 0; which < edition->measure_count; which++)
	{
		const Measure *measure = &edition->measures[which];
		int applies = pledge_condition_evaluate(&measure->applies_to, told);
		int answer = TOLD_MAYBE;

		if (applies == TOLD_NO)
			continue;
		if (applies == TOLD_YES)
			answer = pledge_condition_evaluate(&measure->met_when, told);
		ids[answer][counts[answer]++] = measure->id;
	}
	values[0] = make_array(ids[TOLD_YES], counts[TOLD_YES]);
	values[1] = make_array(ids[TOLD_NO], counts[TOLD_NO]);
	values[2] = make_array(ids[TOLD_MAYBE], counts[TOLD_MAYBE]);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(shape), values, nulls)));
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
