/*
 * series.c
 *	  Arrays that SQL hands to the statistics, and the rows they hand back.
 */
#include "series.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "edition.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

/* ---- arrays ---- */

Series
pledge_series(FunctionCallInfo fcinfo, int argument, Oid element, const char *name)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(argument);
	Series series = {0, NULL, NULL};
	int16 length;
	bool by_value;
	char alignment;

	if (ARR_NDIM(array) > 1 || ARR_ELEMTYPE(array) != element)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be an array of one dimension", name)));
	if (ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)) > SERIES_MOST)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("%s has more than %d elements", name, SERIES_MOST)));
	get_typlenbyvalalign(element, &length, &by_value, &alignment);
	deconstruct_array(array, element, length, by_value, alignment, &series.values, &series.nulls,
					  &series.count);
	return series;
}

Series
pledge_series_beside(FunctionCallInfo fcinfo, int argument, Oid element, const char *name,
					 const Series *other)
{
	Series series;

	if (PG_ARGISNULL(argument))
	{
		series.count = other->count;
		series.values = pledge_series_room(other->count, sizeof(Datum));
		series.nulls = pledge_series_room(other->count, sizeof(bool));
		memset(series.nulls, true, sizeof(bool) * other->count);
		return series;
	}
	series = pledge_series(fcinfo, argument, element, name);
	if (series.count != other->count)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s has %d elements where %d were expected", name, series.count, other->count),
			 errhint("All arrays must be equally long; use null where there is nothing.")));
	return series;
}

void
pledge_series_require(const Series *series, const char *name)
{
	int which;

	for (which = 0; which < series->count; which++)
		if (series->nulls[which])
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must not contain nulls", name),
							errdetail("Place %d is null.", which + 1)));
}

PledgeRate
pledge_series_rate(const Series *met, const Series *eligible, int which, bool *known)
{
	PledgeRate rate = {0, 0};

	*known = !met->nulls[which] && !eligible->nulls[which];
	if (*known)
	{
		rate.met = DatumGetInt64(met->values[which]);
		rate.eligible = DatumGetInt64(eligible->values[which]);
	}
	return rate;
}

/* A text and where it stood. */
typedef struct Ranked
{
	const char *text; /* UTF-8, NULL = null */
	int place;
} Ranked;

static int
compare_texts(const Ranked *one, const Ranked *other)
{
	if (one->text == NULL || other->text == NULL)
		return (one->text == NULL) - (other->text == NULL);
	return strcmp(one->text, other->text);
}

static int
compare_ranked(const void *left, const void *right)
{
	CHECK_FOR_INTERRUPTS();
	return compare_texts(left, right);
}

uint32
pledge_series_ranks(const Series *texts, uint32 *ranks)
{
	Ranked *sorted = pledge_series_room(texts->count, sizeof(Ranked));
	uint32 rank = 0;
	int which;

	for (which = 0; which < texts->count; which++)
	{
		sorted[which].place = which;
		if (!texts->nulls[which])
			sorted[which].text = pledge_utf8(TextDatumGetCString(texts->values[which]));
	}
	qsort(sorted, texts->count, sizeof(Ranked), compare_ranked);
	for (which = 0; which < texts->count; which++)
	{
		if (which > 0 && compare_texts(&sorted[which - 1], &sorted[which]) != 0)
			rank++;
		ranks[sorted[which].place] = rank;
	}
	return texts->count > 0 ? rank + 1 : 0;
}

void *
pledge_series_room(size_t count, size_t size)
{
	return MemoryContextAllocExtended(CurrentMemoryContext, Max(count, 1) * size,
									  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* ---- errors ---- */

static int
sqlstate_of(PledgeErrorCode code)
{
	if (code == PLEDGE_OUT_OF_MEMORY)
		return ERRCODE_OUT_OF_MEMORY;
	return code == PLEDGE_LIMIT ? ERRCODE_PROGRAM_LIMIT_EXCEEDED : ERRCODE_INVALID_PARAMETER_VALUE;
}

void
pledge_series_raise(const PledgeError *error)
{
	ereport(ERROR, (errcode(sqlstate_of(error->code)), errmsg("%s", error->message),
					error->offset > 0 ? errdetail("It stands at place %zu.", error->offset) : 0));
}

/* ---- rows ---- */

void
pledge_row_datum(Row *row, Datum value)
{
	row->values[row->count] = value;
	row->nulls[row->count++] = false;
}

void
pledge_row_null(Row *row)
{
	row->values[row->count] = (Datum) 0;
	row->nulls[row->count++] = true;
}

void
pledge_row_number(Row *row, bool known, double value)
{
	if (known)
		pledge_row_datum(row, Float8GetDatum(value));
	else
		pledge_row_null(row);
}

void
pledge_row_integer(Row *row, bool known, int32 value)
{
	if (known)
		pledge_row_datum(row, Int32GetDatum(value));
	else
		pledge_row_null(row);
}

void
pledge_row_count(Row *row, bool known, int64 value)
{
	if (known)
		pledge_row_datum(row, Int64GetDatum(value));
	else
		pledge_row_null(row);
}

void
pledge_row_truth(Row *row, bool known, bool value)
{
	if (known)
		pledge_row_datum(row, BoolGetDatum(value));
	else
		pledge_row_null(row);
}

void
pledge_row_text(Row *row, const char *value)
{
	if (value != NULL)
		pledge_row_datum(row, CStringGetTextDatum(value));
	else
		pledge_row_null(row);
}

void
pledge_row_put(FunctionCallInfo fcinfo, Row *row)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	CHECK_FOR_INTERRUPTS();
	if (row->count != result->setDesc->natts)
		elog(ERROR, "a row of %d columns where %d were declared", row->count,
			 result->setDesc->natts);
	tuplestore_putvalues(result->setResult, result->setDesc, row->values, row->nulls);
	row->count = 0;
}

Datum
pledge_row_result(FunctionCallInfo fcinfo, Row *row)
{
	TupleDesc shape;

	if (get_call_result_type(fcinfo, NULL, &shape) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (row->count != shape->natts)
		elog(ERROR, "a row of %d columns where %d were declared", row->count, shape->natts);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(shape), row->values, row->nulls));
}
