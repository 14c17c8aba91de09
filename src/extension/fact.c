/*
 * fact.c
 *	  pledge.fact_sets: answers of three values, as the two sets of ids that are stored.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "fact.h"
#include "funcapi.h"
#include "utils/array.h"

PG_FUNCTION_INFO_V1(pledge_fact_sets);

/* The elements of a plain array without a second dimension; its length in *count. */
static const void *
plain_elements(ArrayType *array, Oid type, int *count)
{
	if (ARR_NDIM(array) > 1 || ARR_ELEMTYPE(array) != type)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("facts and answers must be plain arrays")));
	*count = ARR_NDIM(array) == 0 ? 0 : ARR_DIMS(array)[0];
	return ARR_DATA_PTR(array);
}

Datum
pledge_id_set(const int16 *ids, int count)
{
	Size size = ARR_OVERHEAD_NONULLS(1) + sizeof(int16) * count;
	ArrayType *array;

	if (count == 0)
		return PointerGetDatum(construct_empty_array(INT2OID));
	array = palloc0(size);
	SET_VARSIZE(array, size);
	array->ndim = 1;
	array->elemtype = INT2OID;
	ARR_DIMS(array)[0] = count;
	ARR_LBOUND(array)[0] = 1;
	memcpy(ARR_DATA_PTR(array), ids, sizeof(int16) * count);
	return PointerGetDatum(array);
}

/*
 * pledge.fact_sets(ids smallint[], answers boolean[], OUT facts, OUT unknown)
 *
 * Both arrays have one element a fact, the ids in order, so that the sets are in order too.
 * The elements of answers that are null take no room, as in any array with nulls.
 */
Datum
pledge_fact_sets(PG_FUNCTION_ARGS)
{
	ArrayType *answers = PG_GETARG_ARRAYTYPE_P(1);
	ArrayType *id_array = PG_GETARG_ARRAYTYPE_P(0);
	int id_count;
	int count;
	const int16 *ids = plain_elements(id_array, INT2OID, &id_count);
	const bool *answer = plain_elements(answers, BOOLOID, &count);
	const bits8 *present = ARR_NULLBITMAP(answers);
	int16 *sets[2]; /* true, unknown */
	int sizes[2] = {0, 0};
	TupleDesc shape;
	Datum values[2];
	bool nulls[2] = {false, false};
	int which;

	if (count != id_count || ARR_HASNULL(id_array))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("there must be one answer for each fact"),
						errdetail("Facts: %d. Answers: %d.", id_count, count)));
	if (get_call_result_type(fcinfo, NULL, &shape) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	for (which = 0; which < 2; which++)
		sets[which] = palloc(sizeof(int16) * Max(count, 1));
	for (which = 0; which < count; which++)
	{
		if (present != NULL && (present[which / 8] & (1 << (which % 8))) == 0)
			sets[1][sizes[1]++] = ids[which];
		else if (*answer++)
			sets[0][sizes[0]++] = ids[which];
	}
	for (which = 0; which < 2; which++)
		values[which] = pledge_id_set(sets[which], sizes[which]);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(shape), values, nulls)));
}
