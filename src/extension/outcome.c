/*
 * outcome.c
 *	  The aggregate pledge.outcome_count: how many records met each measure.
 *
 * The state is a bigint[] of five numbers a measure, in order of the measure: its id, how
 * many met it, how many did not, for how many it cannot be told, how many are excluded.
 * The arrays of a record are in order too, so that one walk adds them.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_outcome_accumulate);
PG_FUNCTION_INFO_V1(pledge_outcome_combine);
PG_FUNCTION_INFO_V1(pledge_outcome_rows);

#define FIELDS         5
#define FIELD_ID       0
#define FIELD_MET      1
#define FIELD_UNMET    2
#define FIELD_UNTOLD   3
#define FIELD_EXCLUDED 4

/* The five numbers of one measure. */
typedef int64 Entry[FIELDS];

static ArrayType *
new_counts(int entries)
{
	Size size = ARR_OVERHEAD_NONULLS(1) + sizeof(Entry) * entries;
	ArrayType *counts = palloc0(size);

	SET_VARSIZE(counts, size);
	counts->ndim = 1;
	counts->elemtype = INT8OID;
	ARR_DIMS(counts)[0] = FIELDS * entries;
	ARR_LBOUND(counts)[0] = 1;
	return counts;
}

static int
entry_count(const ArrayType *counts)
{
	return ARR_NDIM(counts) == 0 ? 0 : ARR_DIMS(counts)[0] / FIELDS;
}

static Entry *
entries_of(ArrayType *counts)
{
	return (Entry *) ARR_DATA_PTR(counts);
}

/* Refuses an array that is no state: it may come from anybody. */
static ArrayType *
check_counts(ArrayType *counts)
{
	Entry *entries;
	int count;
	int which;

	if (ARR_NDIM(counts) > 1 || ARR_HASNULL(counts) || ARR_ELEMTYPE(counts) != INT8OID ||
		(ARR_NDIM(counts) == 1 && ARR_DIMS(counts)[0] % FIELDS != 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("this is no count of outcomes"),
				 errhint("It must be made by the aggregate pledge.outcome_count.")));
	entries = entries_of(counts);
	count = entry_count(counts);
	for (which = 0; which < count; which++)
		if (entries[which][FIELD_ID] < 1 || entries[which][FIELD_ID] > PG_INT16_MAX ||
			(which > 0 && entries[which][FIELD_ID] <= entries[which - 1][FIELD_ID]))
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("this is no count of outcomes: its measures are not in order")));
	return counts;
}

/* A state with room for one more measure at `place`. */
static ArrayType *
insert_entry(ArrayType *counts, int place, int64 id)
{
	int count = entry_count(counts);
	ArrayType *wider = new_counts(count + 1);
	Entry *to = entries_of(wider);
	Entry *from = entries_of(counts);

	memcpy(to, from, sizeof(Entry) * place);
	memcpy(to + place + 1, from + place, sizeof(Entry) * (count - place));
	to[place][FIELD_ID] = id;
	return wider;
}

/* Adds one to a field of each of these measures. */
static ArrayType *
add_outcomes(ArrayType *counts, ArrayType *measures, int field)
{
	int16 *ids = (int16 *) ARR_DATA_PTR(measures);
	int count = ARR_NDIM(measures) == 0 ? 0 : ARR_DIMS(measures)[0];
	int place = 0;
	int which;

	if (ARR_NDIM(measures) > 1 || ARR_HASNULL(measures) || ARR_ELEMTYPE(measures) != INT2OID)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("outcomes must be plain arrays of measure ids without nulls")));
	for (which = 0; which < count; which++)
	{
		Entry *entries = entries_of(counts);
		int total = entry_count(counts);

		if (place >= total || entries[place][FIELD_ID] > ids[which])
			place = 0; /* not in order: begin again */
		while (place < total && entries[place][FIELD_ID] < ids[which])
			place++;
		if (place == total || entries[place][FIELD_ID] != ids[which])
		{
			counts = insert_entry(counts, place, ids[which]);
			entries = entries_of(counts);
		}
		entries[place][field]++;
	}
	return counts;
}

/* The transition function: state, met, unmet, untold and, where it is counted, excluded. */
Datum
pledge_outcome_accumulate(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	MemoryContext before;
	ArrayType *counts;
	int field;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		aggregate = CurrentMemoryContext;
	before = MemoryContextSwitchTo(aggregate);
	if (PG_ARGISNULL(0))
		counts = new_counts(0);
	else if (aggregate == before)
		counts = check_counts(PG_GETARG_ARRAYTYPE_P_COPY(0));
	else
		counts = PG_GETARG_ARRAYTYPE_P(0);
	for (field = FIELD_MET; field < PG_NARGS(); field++)
	{
		ArrayType *measures;

		if (PG_ARGISNULL(field))
			continue;
		MemoryContextSwitchTo(before);
		measures = PG_GETARG_ARRAYTYPE_P(field);
		MemoryContextSwitchTo(aggregate);
		counts = add_outcomes(counts, measures, field);
	}
	MemoryContextSwitchTo(before);
	PG_RETURN_ARRAYTYPE_P(counts);
}

/* The combine function: two states to one. */
Datum
pledge_outcome_combine(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	MemoryContext before;
	ArrayType *left;
	ArrayType *right;
	ArrayType *sum;
	Entry *from[2];
	Entry *to;
	int count[2];
	int place[2] = {0, 0};
	int written = 0;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		aggregate = CurrentMemoryContext;
	before = MemoryContextSwitchTo(aggregate);
	left = PG_ARGISNULL(0) ? new_counts(0) : check_counts(PG_GETARG_ARRAYTYPE_P(0));
	right = PG_ARGISNULL(1) ? new_counts(0) : check_counts(PG_GETARG_ARRAYTYPE_P(1));
	from[0] = entries_of(left);
	from[1] = entries_of(right);
	count[0] = entry_count(left);
	count[1] = entry_count(right);
	sum = new_counts(count[0] + count[1]);
	to = entries_of(sum);
	while (place[0] < count[0] || place[1] < count[1])
	{
		int64 id = PG_INT64_MAX;
		int side;
		int field;

		for (side = 0; side < 2; side++)
			if (place[side] < count[side])
				id = Min(id, from[side][place[side]][FIELD_ID]);
		to[written][FIELD_ID] = id;
		for (side = 0; side < 2; side++)
		{
			if (place[side] >= count[side] || from[side][place[side]][FIELD_ID] != id)
				continue;
			for (field = FIELD_MET; field < FIELDS; field++)
				to[written][field] += from[side][place[side]][field];
			place[side]++;
		}
		written++;
	}
	ARR_DIMS(sum)[0] = FIELDS * written;
	SET_VARSIZE(sum, ARR_OVERHEAD_NONULLS(1) + sizeof(Entry) * written);
	MemoryContextSwitchTo(before);
	PG_RETURN_ARRAYTYPE_P(sum);
}

/* pledge.outcome_count_rows(counts): measure_id, met, eligible, untold, excluded */
Datum
pledge_outcome_rows(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result;
	ArrayType *counts;
	Entry *entries;
	int which;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	result = (ReturnSetInfo *) fcinfo->resultinfo;
	counts = check_counts(PG_GETARG_ARRAYTYPE_P(0));
	entries = entries_of(counts);
	for (which = 0; which < entry_count(counts); which++)
	{
		const int64 *entry = entries[which];
		Datum values[5];
		bool nulls[5] = {false};

		values[0] = Int16GetDatum((int16) entry[FIELD_ID]);
		values[1] = Int64GetDatum(entry[FIELD_MET]);
		values[2] = Int64GetDatum(entry[FIELD_MET] + entry[FIELD_UNMET]);
		values[3] = Int64GetDatum(entry[FIELD_UNTOLD]);
		values[4] = Int64GetDatum(entry[FIELD_EXCLUDED]);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
