/*
 * calendar.c
 *	  Counting in working days: Monday to Friday without bank holidays and local closures.
 *
 * Weekends are left out by arithmetic; the weekdays off, a few hundred, are read once for
 * each place of a statement that calls one of these functions, and looked up by bisection.
 *
 * The tables are read past privileges on purpose: which days are worked is no secret, and
 * whoever counts them needs no right on the tables.
 */
#include "compat.h"

#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "datatype/timestamp.h"
#include "executor/tuptable.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "storage/proc.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(pledge_is_working_day);
PG_FUNCTION_INFO_V1(pledge_working_days_between);
PG_FUNCTION_INFO_V1(pledge_add_working_days);

/*
 * What the rows were seen by.  The memory of a call's place can outlive its statement: a
 * PL/pgSQL expression keeps it to the end of the transaction.  As long as all of this
 * stands, a snapshot sees the same rows: within a transaction each command has a number,
 * a subtransaction rolled back has its own, and when another transaction ends, it leaves
 * the list of those in progress, which can grow again only with xmax.
 */
typedef struct Moment
{
	LocalTransactionId transaction;
	SubTransactionId subtransaction;
	CommandId command;
	TransactionId xmin;
	TransactionId xmax;
	uint32 in_progress;
	int32 subtransactions_in_progress;
} Moment;

/* The weekdays off, in order and each once. */
typedef struct DaysOff
{
	bool whole; /* else reading them was broken off */
	Moment moment;
	MemoryContext context;
	DateADT *days;
	int count;
	int capacity;
} DaysOff;

/* ---- reading the days off ---- */

static Moment
moment_of(Snapshot snapshot)
{
	Moment moment;

	moment.transaction = PLEDGE_LOCAL_TRANSACTION;
	moment.subtransaction = GetCurrentSubTransactionId();
	moment.command = snapshot->curcid;
	moment.xmin = snapshot->xmin;
	moment.xmax = snapshot->xmax;
	moment.in_progress = snapshot->xcnt;
	moment.subtransactions_in_progress = snapshot->subxcnt;
	return moment;
}

static bool
is_same_moment(const Moment *left, const Moment *right)
{
	return left->transaction == right->transaction &&
		   left->subtransaction == right->subtransaction && left->command == right->command &&
		   left->xmin == right->xmin && left->xmax == right->xmax &&
		   left->in_progress == right->in_progress &&
		   left->subtransactions_in_progress == right->subtransactions_in_progress;
}

static void
add_day(DaysOff *off, DateADT day)
{
	if (off->days == NULL)
	{
		off->capacity = 256;
		off->days = MemoryContextAlloc(off->context, sizeof(DateADT) * (Size) off->capacity);
	}
	else if (off->count == off->capacity)
	{
		/* repalloc refuses long before this overflows */
		off->days = repalloc(off->days, sizeof(DateADT) * (Size) off->capacity * 2);
		off->capacity *= 2;
	}
	off->days[off->count++] = day;
}

/* Adds every date that stands in this column of a table of schema pledge. */
static void
read_days(DaysOff *off, Snapshot snapshot, const char *table_name, const char *column_name)
{
	Oid table = get_relname_relid(table_name, get_namespace_oid("pledge", false));
	AttrNumber column = OidIsValid(table) ? get_attnum(table, column_name) : InvalidAttrNumber;
	Relation relation;
	TableScanDesc scan;
	TupleTableSlot *row;

	if (column == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("pledge.%s.%s does not exist", table_name, column_name),
				 errhint("The shared library and the extension's SQL are of different versions; "
						 "run ALTER EXTENSION pledge UPDATE.")));
	relation = table_open(table, AccessShareLock);
	row = table_slot_create(relation, NULL);
	scan = table_beginscan(relation, snapshot, 0, NULL);
	while (table_scan_getnextslot(scan, ForwardScanDirection, row))
	{
		bool null;
		Datum day = slot_getattr(row, column, &null);

		if (!null)
			add_day(off, DatumGetDateADT(day));
		CHECK_FOR_INTERRUPTS();
	}
	table_endscan(scan);
	ExecDropSingleTupleTableSlot(row);
	table_close(relation, AccessShareLock);
}

static int
compare_days(const void *left, const void *right)
{
	DateADT a = *(const DateADT *) left;
	DateADT b = *(const DateADT *) right;

	return (a > b) - (a < b);
}

/* A day that is both a bank holiday and a local closure is off once. */
static void
put_in_order(DaysOff *off)
{
	int kept = 0;
	int which;

	if (off->count > 1)
		qsort(off->days, (size_t) off->count, sizeof(DateADT), compare_days);
	for (which = 0; which < off->count; which++)
		if (kept == 0 || off->days[kept - 1] != off->days[which])
			off->days[kept++] = off->days[which];
	off->count = kept;
}

static const DaysOff *
days_off(FunctionCallInfo fcinfo)
{
	DaysOff *off = fcinfo->flinfo->fn_extra;
	Snapshot snapshot = GetActiveSnapshot();
	Moment now = moment_of(snapshot);

	if (off == NULL)
	{
		off = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(DaysOff));
		off->context = fcinfo->flinfo->fn_mcxt;
		fcinfo->flinfo->fn_extra = off;
	}
	if (off->whole && is_same_moment(&off->moment, &now))
		return off;
	off->whole = false;
	off->count = 0;
	read_days(off, snapshot, "bank_holiday", "holiday");
	read_days(off, snapshot, "local_closure", "closed_on");
	put_in_order(off);
	off->moment = now;
	off->whole = true;
	return off;
}

/* ---- counting ---- */

/*
 * Days as numbers from 0, the first date there is.  That was a Monday, so each seven of
 * them begin with five weekdays, and a weekday too has a number: its place among them.
 */
static int64
number_of_day(DateADT day)
{
	return (int64) day + POSTGRES_EPOCH_JDATE;
}

static int64
day_of_weekday(int64 place)
{
	return place / 5 * 7 + place % 5;
}

/* How many weekdays lie before the day with this number. */
static int64
weekdays_before(int64 number)
{
	return number / 7 * 5 + Min(number % 7, 5);
}

/* How many of the days off lie before the day with this number. */
static int
off_before(const DaysOff *off, int64 number)
{
	int low = 0;
	int high = off->count;

	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (number_of_day(off->days[middle]) < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int64
working_days_before(const DaysOff *off, int64 number)
{
	return weekdays_before(number) - off_before(off, number);
}

/* The number of the day that is the count-th working day after this one. */
static int64
day_after(const DaysOff *off, int64 number, int64 count)
{
	int64 place = weekdays_before(number + 1) + count - 1;
	int next = off_before(off, number + 1);

	for (; next < off->count && number_of_day(off->days[next]) <= day_of_weekday(place); next++)
		place++;
	return day_of_weekday(place);
}

/* The same backwards; -1 where no date is so early. */
static int64
day_before(const DaysOff *off, int64 number, int64 count)
{
	int64 place = weekdays_before(number) - count;
	int next = off_before(off, number) - 1;

	for (; next >= 0 && place >= 0 && number_of_day(off->days[next]) >= day_of_weekday(place);
		 next--)
		place--;
	return place < 0 ? -1 : day_of_weekday(place);
}

/* ---- what SQL calls ---- */

/* pledge.is_working_day(day) */
Datum
pledge_is_working_day(PG_FUNCTION_ARGS)
{
	DateADT day = PG_GETARG_DATEADT(0);
	const DaysOff *off;
	int64 number;

	if (DATE_NOT_FINITE(day))
		PG_RETURN_NULL();
	off = days_off(fcinfo);
	number = number_of_day(day);
	PG_RETURN_BOOL(working_days_before(off, number + 1) > working_days_before(off, number));
}

/* pledge.working_days_between(after, up_to) */
Datum
pledge_working_days_between(PG_FUNCTION_ARGS)
{
	DateADT after = PG_GETARG_DATEADT(0);
	DateADT up_to = PG_GETARG_DATEADT(1);
	const DaysOff *off;

	if (DATE_NOT_FINITE(after) || DATE_NOT_FINITE(up_to))
		PG_RETURN_NULL();
	off = days_off(fcinfo);
	/* all dates together have fewer weekdays than an int32 can count */
	PG_RETURN_INT32((int32) (working_days_before(off, number_of_day(up_to) + 1) -
							 working_days_before(off, number_of_day(after) + 1)));
}

/* pledge.add_working_days(day, days) */
Datum
pledge_add_working_days(PG_FUNCTION_ARGS)
{
	DateADT day = PG_GETARG_DATEADT(0);
	int64 days = PG_GETARG_INT32(1);
	const DaysOff *off;
	int64 number;

	if (DATE_NOT_FINITE(day))
		PG_RETURN_NULL();
	if (days == 0)
		PG_RETURN_DATEADT(day);
	off = days_off(fcinfo);
	number = days > 0 ? day_after(off, number_of_day(day), days)
					  : day_before(off, number_of_day(day), -days);
	if (number < 0 || number >= DATE_END_JULIAN)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("date out of range"),
						errdetail("There is no date so many working days away.")));
	PG_RETURN_DATEADT((DateADT) (number - POSTGRES_EPOCH_JDATE));
}
