/*
 * due_point.c
 *	  pledge.due_chain: what fell due in one period or after one event, and what came of it.
 *
 * Days count, not hours: a record has the day on which it happened.  Where both a start and
 * a record have a time of day, the record has to come after the start; and a limit in hours
 * that is counted from a time of day is held to the minute.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "interval_rule.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/timestamp.h"

PG_FUNCTION_INFO_V1(pledge_due_chain);
PG_FUNCTION_INFO_V1(pledge_place_on);

/* The arguments, in their order. */
enum
{
	ARG_SCHEDULE,
	ARG_START_ON,
	ARG_START_AT,
	ARG_DUE_ON,
	ARG_DUE_AT,
	ARG_COUNTS_BEFORE,
	ARG_PHASE_FROM,
	ARG_END_ON,
	ARG_BOUND_ON,
	ARG_TODAY,
	ARG_DAYS,
	ARG_MOMENTS,
	ARG_CERTAIN,
	ARG_POSSIBLE,
	ARG_SATISFIED,
	ARG_EXCEPTED,
	ARG_MAPPED
};

#define RESULT_COLUMNS 8
#define NO_DAY         DATEVAL_NOEND

/* Kept for a call site. */
typedef struct DueCache
{
	char *text;
	Schedule schedule;
	WorkingDays days;
	MemoryContext context;
} DueCache;

typedef struct DueCall
{
	DueCache *cache;
	ReturnSetInfo *result;
	DateADT start_on;
	bool start_timed;
	TimestampTz start_at;
	DateADT first_due; /* NO_DAY = by the schedule */
	bool due_timed;
	TimestampTz due_at;
	DateADT from_on; /* the first day of records that can count */
	DateADT phase_from;
	DateADT end_on;
	DateADT bound_on;
	DateADT today;
	int count;
	const DateADT *days;
	const TimestampTz *moments; /* DT_NOBEGIN where there is no time of day */
	const int64 *certain;
	const int64 *possible;
	int64 satisfied;
	int64 excepted;
	bool mapped;
} DueCall;

typedef struct DuePoint
{
	DateADT anchor_on;
	DateADT due_on;
	DateADT met_on; /* NO_DAY = not met */
	const char *state;
	DateADT next_due_on; /* what would be due next, had it not been met late; or NO_DAY */
	bool closed_early;
	bool after_miss; /* whether it is counted from a day that passed unmet */
	DateADT next_anchor;
} DuePoint;

/* ---- reading the call ---- */

static DueCache *
cache_of(FunctionCallInfo fcinfo)
{
	DueCache *cache = fcinfo->flinfo->fn_extra;
	text *given = PG_GETARG_TEXT_PP(ARG_SCHEDULE);
	size_t length = VARSIZE_ANY_EXHDR(given);

	if (cache == NULL)
	{
		cache = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(DueCache));
		cache->context = fcinfo->flinfo->fn_mcxt;
		pledge_working_days_prepare(&cache->days, cache->context);
		fcinfo->flinfo->fn_extra = cache;
	}
	if (cache->text == NULL || strlen(cache->text) != length ||
		memcmp(cache->text, VARDATA_ANY(given), length) != 0)
	{
		char *text = text_to_cstring(given);

		cache->schedule = pledge_schedule_parse(text);
		if (cache->text != NULL)
			pfree(cache->text);
		cache->text = MemoryContextStrdup(cache->context, text);
	}
	return cache;
}

/* The elements of an array without nulls that has `count` of them. */
static const void *
elements(FunctionCallInfo fcinfo, int argument, Oid type, int count)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(argument);

	if (ARR_ELEMTYPE(array) != type || ARR_HASNULL(array) ||
		ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)) != count)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("these must be plain arrays of one length, without nulls")));
	return ARR_DATA_PTR(array);
}

static void
read_history(FunctionCallInfo fcinfo, DueCall *call)
{
	ArrayType *days;

	if (PG_ARGISNULL(ARG_DAYS))
		return;
	days = PG_GETARG_ARRAYTYPE_P(ARG_DAYS);
	call->count = ArrayGetNItems(ARR_NDIM(days), ARR_DIMS(days));
	call->days = elements(fcinfo, ARG_DAYS, DATEOID, call->count);
	call->moments = elements(fcinfo, ARG_MOMENTS, TIMESTAMPTZOID, call->count);
	call->certain = elements(fcinfo, ARG_CERTAIN, INT8OID, call->count);
	call->possible = elements(fcinfo, ARG_POSSIBLE, INT8OID, call->count);
}

static DateADT
day_argument(FunctionCallInfo fcinfo, int argument, DateADT otherwise)
{
	return PG_ARGISNULL(argument) ? otherwise : PG_GETARG_DATEADT(argument);
}

/* A condition by its place, 1 for the first, as a bit. */
static int64
bit_argument(FunctionCallInfo fcinfo, int argument)
{
	int place = PG_ARGISNULL(argument) ? 0 : PG_GETARG_INT32(argument);

	return place < 1 || place > 62 ? 0 : INT64CONST(1) << (place - 1);
}

static void
read_call(FunctionCallInfo fcinfo, DueCall *call)
{
	ScheduleSpan before;

	MemSet(call, 0, sizeof(*call));
	call->cache = cache_of(fcinfo);
	call->result = (ReturnSetInfo *) fcinfo->resultinfo;
	call->start_on = PG_GETARG_DATEADT(ARG_START_ON);
	call->start_timed = !PG_ARGISNULL(ARG_START_AT);
	if (call->start_timed)
		call->start_at = PG_GETARG_TIMESTAMPTZ(ARG_START_AT);
	call->first_due = day_argument(fcinfo, ARG_DUE_ON, NO_DAY);
	call->due_timed = !PG_ARGISNULL(ARG_DUE_AT);
	if (call->due_timed)
		call->due_at = PG_GETARG_TIMESTAMPTZ(ARG_DUE_AT);
	call->phase_from = day_argument(fcinfo, ARG_PHASE_FROM, call->start_on);
	call->end_on = day_argument(fcinfo, ARG_END_ON, DATEVAL_NOEND);
	call->bound_on = day_argument(fcinfo, ARG_BOUND_ON, DATEVAL_NOEND);
	call->today = PG_GETARG_DATEADT(ARG_TODAY);
	call->satisfied = bit_argument(fcinfo, ARG_SATISFIED);
	call->excepted = bit_argument(fcinfo, ARG_EXCEPTED);
	call->mapped = !PG_ARGISNULL(ARG_MAPPED) && PG_GETARG_BOOL(ARG_MAPPED);
	before.unit = call->cache->schedule.steps[0].span.unit;
	before.amount = PG_ARGISNULL(ARG_COUNTS_BEFORE) ? 0 : PG_GETARG_INT32(ARG_COUNTS_BEFORE);
	call->from_on = pledge_span_after(&call->cache->days, call->start_on, before, -1);
	/* what may come before the start need not come after its hour */
	call->start_timed = call->start_timed && before.amount == 0;
	read_history(fcinfo, call);
}

/* ---- the chain ---- */

/* The step that is in force at `anchor`, from step `place` on; `count` = none is. */
static int
step_at(const DueCall *call, int place, DateADT anchor)
{
	const Schedule *schedule = &call->cache->schedule;

	while (place < schedule->count && schedule->steps[place].until.unit != UNIT_NONE &&
		   anchor >= pledge_span_after(&call->cache->days, call->phase_from,
									   schedule->steps[place].until, 1))
		place++;
	return place;
}

/* Whether a record comes too early on the day of the start itself. */
static bool
is_before_start(const DueCall *call, int record)
{
	return call->start_timed && call->days[record] == call->start_on &&
		   !TIMESTAMP_IS_NOBEGIN(call->moments[record]) && call->moments[record] < call->start_at;
}

static bool
is_in_time(const DueCall *call, int record, DateADT due)
{
	if (call->due_timed && !TIMESTAMP_IS_NOBEGIN(call->moments[record]))
		return call->moments[record] <= call->due_at;
	return call->days[record] <= due;
}

/* The first record from a day on that has the bit; -1 = there is none up to `to`. */
static int
find_record(const DueCall *call, const int64 *bits, int64 bit, DateADT from, DateADT to)
{
	int low = 0;
	int high = call->count;

	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (call->days[middle] < from)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < call->count && call->days[low] <= to; low++)
		if ((bits[low] & bit) != 0 && !is_before_start(call, low))
			return low;
	return -1;
}

/*
 * What became of a point that was not met in time, and is over.  Something that might
 * have met it makes it cannot tell, even if something came late.
 */
static void
settle(const DueCall *call, DuePoint *point, DateADT from, int record)
{
	bool is_excepted = find_record(call, call->certain, call->excepted, from, point->due_on) >= 0;
	bool is_possible = find_record(call, call->possible, call->satisfied | call->excepted, from,
								   point->due_on) >= 0;

	point->next_anchor = point->due_on;
	if (is_excepted && call->mapped)
		point->state = "excepted";
	else if (is_possible || !call->mapped)
		point->state = "cannot_tell";
	else if (record >= 0)
	{
		point->state = "late";
		point->met_on = call->days[record];
		point->next_anchor = point->met_on;
	}
	else
		point->state = "missed";
}

/* Fills in a point whose anchor and due day are known; false where nothing was due. */
static bool
judge(const DueCall *call, DuePoint *point, DateADT from, bool is_last)
{
	DateADT latest =
		is_last ? Max(call->bound_on, point->due_on) : Min(point->next_due_on, call->end_on);
	int record = find_record(call, call->certain, call->satisfied, from,
							 Min(Max(latest, Min(point->due_on, call->end_on)), call->today));
	bool in_time = record >= 0 && is_in_time(call, record, point->due_on);

	/* after the end of the period nothing is due; what was done before is, if due once */
	point->closed_early = point->due_on > call->end_on;
	if (point->closed_early && (!is_last || !in_time))
		return false;
	if (in_time)
	{
		point->state = "met";
		point->met_on = call->days[record];
		point->next_anchor = point->met_on;
	}
	else if (point->due_on >= call->today && record < 0)
		point->state = "not_yet_due";
	else
		settle(call, point, from, record);
	return true;
}

static void
put_point(const DueCall *call, const DuePoint *point)
{
	Datum values[RESULT_COLUMNS];
	bool nulls[RESULT_COLUMNS] = {false};
	bool is_late = strcmp(point->state, "late") == 0;

	values[0] = DateADTGetDatum(point->anchor_on);
	values[1] = DateADTGetDatum(point->due_on);
	values[2] = DateADTGetDatum(point->met_on);
	nulls[2] = point->met_on == NO_DAY;
	values[3] = CStringGetTextDatum(point->state);
	values[4] = Int32GetDatum(is_late ? point->met_on - point->due_on : 0);
	nulls[4] = !is_late;
	values[5] = DateADTGetDatum(point->next_due_on);
	nulls[5] = !is_late || point->next_due_on == NO_DAY || point->next_due_on > call->end_on;
	values[6] = BoolGetDatum(point->closed_early);
	values[7] = BoolGetDatum(point->after_miss);
	tuplestore_putvalues(call->result->setResult, call->result->setDesc, values, nulls);
}

static void
follow(const DueCall *call)
{
	const Schedule *schedule = &call->cache->schedule;
	WorkingDays *days = &call->cache->days;
	DateADT anchor = call->start_on;
	DateADT from = call->from_on;
	bool after_miss = false;
	int place = step_at(call, 0, anchor);

	while (place < schedule->count)
	{
		DuePoint point = {anchor, NO_DAY, NO_DAY, NULL, NO_DAY, false, after_miss, anchor};
		int next = schedule->steps[place].repeats ? place : place + 1;
		int after_due;

		CHECK_FOR_INTERRUPTS();
		point.due_on = call->first_due != NO_DAY
						   ? call->first_due
						   : pledge_span_after(days, anchor, schedule->steps[place].span, 1);
		after_due = step_at(call, next, point.due_on);
		if (after_due < schedule->count)
			point.next_due_on =
				pledge_span_after(days, point.due_on, schedule->steps[after_due].span, 1);
		if (!judge(call, &point, from, after_due == schedule->count))
			break;
		put_point(call, &point);
		if (strcmp(point.state, "not_yet_due") == 0)
			break;
		anchor = point.next_anchor;
		after_miss = point.met_on == NO_DAY;
		from = anchor + 1;
		place = step_at(call, next, anchor);
	}
}

/*
 * pledge.due_chain(schedule, start_on, start_at, due_on, due_at, counts_before, phase_from,
 * end_on, bound_on, today, days, moments, certain, possible, satisfied, excepted, mapped)
 */
Datum
pledge_due_chain(PG_FUNCTION_ARGS)
{
	DueCall call;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (PG_ARGISNULL(ARG_SCHEDULE) || PG_ARGISNULL(ARG_START_ON) || PG_ARGISNULL(ARG_TODAY))
		return (Datum) 0;
	if (DATE_NOT_FINITE(PG_GETARG_DATEADT(ARG_START_ON)) ||
		DATE_NOT_FINITE(PG_GETARG_DATEADT(ARG_TODAY)) ||
		PG_GETARG_DATEADT(ARG_START_ON) > PG_GETARG_DATEADT(ARG_TODAY))
		return (Datum) 0;
	read_call(fcinfo, &call);
	follow(&call);
	return (Datum) 0;
}

/* pledge.place_on(from_days, to_days, day, or_day) */
Datum
pledge_place_on(PG_FUNCTION_ARGS)
{
	ArrayType *spans;
	const DateADT *from_days;
	const DateADT *to_days;
	int count;
	int argument;
	int which;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	spans = PG_GETARG_ARRAYTYPE_P(0);
	count = ArrayGetNItems(ARR_NDIM(spans), ARR_DIMS(spans));
	from_days = elements(fcinfo, 0, DATEOID, count);
	to_days = elements(fcinfo, 1, DATEOID, count);
	for (argument = 2; argument <= 3; argument++)
	{
		if (PG_ARGISNULL(argument))
			continue;
		for (which = 0; which < count; which++)
			if (from_days[which] <= PG_GETARG_DATEADT(argument) &&
				to_days[which] >= PG_GETARG_DATEADT(argument))
				PG_RETURN_INT32(which + 1);
	}
	PG_RETURN_NULL();
}
