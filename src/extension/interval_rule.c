/*
 * interval_rule.c
 *	  Schedules of interval rules, and their conditions asked of stored facts.
 *
 * A schedule is a list of steps: "20 working days, 3 months, every 6 months", or "every 1
 * week until 6 weeks, every 2 weeks until 6 months, every 1 month".
 */
#include "compat.h"

#include "interval_rule.h"

#include <ctype.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "condition.h"
#include "datatype/timestamp.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/memutils.h"

PG_FUNCTION_INFO_V1(pledge_check_schedule);
PG_FUNCTION_INFO_V1(pledge_span_of_schedule);
PG_FUNCTION_INFO_V1(pledge_facts_satisfy);
PG_FUNCTION_INFO_V1(pledge_conditions_met);
PG_FUNCTION_INFO_V1(pledge_excluded_at);

extern Datum pledge_add_working_days(PG_FUNCTION_ARGS);

/* ---- reading a schedule ---- */

#define LONGEST_AMOUNT 10000

typedef struct ScheduleReader
{
	const char *text;
	const char *place;
} ScheduleReader;

static void
refuse(const ScheduleReader *reader, const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("\"%s\" is not a schedule", reader->text), errdetail("%s", detail),
			 errhint("Write it like \"20 working days, 3 months, every 6 months\"; units are "
					 "hours, days, working days, weeks and months.")));
}

static void
skip_blanks(ScheduleReader *reader)
{
	while (isspace((unsigned char) *reader->place))
		reader->place++;
}

/* Takes a word, if it comes next and ends there. */
static bool
take_word(ScheduleReader *reader, const char *word)
{
	size_t length = strlen(word);

	skip_blanks(reader);
	if (strncmp(reader->place, word, length) != 0 || isalnum((unsigned char) reader->place[length]))
		return false;
	reader->place += length;
	return true;
}

static int
take_amount(ScheduleReader *reader)
{
	int amount = 0;

	skip_blanks(reader);
	if (*reader->place == '-')
		refuse(reader, "No interval is negative.");
	if (!isdigit((unsigned char) *reader->place))
		refuse(reader, "A number is missing.");
	for (; isdigit((unsigned char) *reader->place); reader->place++)
	{
		amount = amount * 10 + (*reader->place - '0');
		if (amount > LONGEST_AMOUNT)
			refuse(reader, "No number is above 10000.");
	}
	return amount;
}

static ScheduleUnit
take_unit(ScheduleReader *reader)
{
	static const struct
	{
		const char *word;
		ScheduleUnit unit;
	} units[] = {{"hours", UNIT_HOUR},   {"hour", UNIT_HOUR},  {"days", UNIT_DAY},
				 {"day", UNIT_DAY},      {"weeks", UNIT_WEEK}, {"week", UNIT_WEEK},
				 {"months", UNIT_MONTH}, {"month", UNIT_MONTH}};
	size_t which;

	if (take_word(reader, "working"))
	{
		if (!take_word(reader, "days") && !take_word(reader, "day"))
			refuse(reader, "After \"working\" comes \"days\".");
		return UNIT_WORKING_DAY;
	}
	for (which = 0; which < lengthof(units); which++)
		if (take_word(reader, units[which].word))
			return units[which].unit;
	refuse(reader, "A number is without its unit.");
	return UNIT_NONE;
}

static ScheduleSpan
take_span(ScheduleReader *reader)
{
	ScheduleSpan span;

	span.amount = take_amount(reader);
	span.unit = take_unit(reader);
	return span;
}

static ScheduleStep
take_step(ScheduleReader *reader)
{
	ScheduleStep step = {{0, UNIT_NONE}, false, {0, UNIT_NONE}};

	step.repeats = take_word(reader, "every");
	step.span = take_span(reader);
	if (step.repeats && step.span.amount == 0)
		refuse(reader, "What is due again and again needs an interval above 0.");
	if (take_word(reader, "until"))
	{
		if (!step.repeats)
			refuse(reader, "Only a step with \"every\" has an \"until\".");
		step.until = take_span(reader);
		if (step.until.unit == UNIT_HOUR)
			refuse(reader, "An \"until\" is not in hours.");
	}
	return step;
}

static void
check_order(const ScheduleReader *reader, const Schedule *schedule)
{
	int which;

	for (which = 0; which < schedule->count; which++)
	{
		const ScheduleStep *step = &schedule->steps[which];

		if (step->span.unit == UNIT_HOUR && (schedule->count > 1 || step->repeats))
			refuse(reader, "Hours stand alone: they are for what is due once.");
		if (which < schedule->count - 1 && step->repeats && step->until.unit == UNIT_NONE)
			refuse(reader, "A step that never ends must be the last.");
	}
}

Schedule
pledge_schedule_parse(const char *text)
{
	ScheduleReader reader = {text, text};
	Schedule schedule = {0};

	for (;;)
	{
		if (schedule.count == MOST_SCHEDULE_STEPS)
			refuse(&reader, "It has more than 8 steps.");
		schedule.steps[schedule.count++] = take_step(&reader);
		skip_blanks(&reader);
		if (*reader.place != ',')
			break;
		reader.place++;
	}
	if (*reader.place != '\0')
		refuse(&reader, "Its steps are to be parted by commas.");
	check_order(&reader, &schedule);
	return schedule;
}

/* pledge.check_schedule(schedule): raises where it cannot be read. */
Datum
pledge_check_schedule(PG_FUNCTION_ARGS)
{
	pledge_schedule_parse(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PG_RETURN_BOOL(true);
}

/* ---- counting ---- */

void
pledge_working_days_prepare(WorkingDays *days, MemoryContext context)
{
	MemSet(days, 0, sizeof(*days));
	days->function.fn_mcxt = context;
	days->function.fn_nargs = 2;
	days->function.fn_strict = true;
}

static DateADT
working_days_after(WorkingDays *days, DateADT day, int amount)
{
	LOCAL_FCINFO(call, 2);

	InitFunctionCallInfoData(*call, &days->function, 2, InvalidOid, NULL, NULL);
	call->args[0].value = DateADTGetDatum(day);
	call->args[0].isnull = false;
	call->args[1].value = Int32GetDatum(amount);
	call->args[1].isnull = false;
	return DatumGetDateADT(pledge_add_working_days(call));
}

/* The same day of the month so many months on; the last of the month where it is shorter. */
static DateADT
months_after(DateADT day, int months)
{
	int year;
	int month;
	int day_of_month;
	int number;

	j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &day_of_month);
	number = year * 12 + month - 1 + months;
	year = number / 12;
	month = number % 12 + 1;
	day_of_month = Min(day_of_month, day_tab[isleap(year)][month - 1]);
	return date2j(year, month, day_of_month) - POSTGRES_EPOCH_JDATE;
}

DateADT
pledge_span_after(WorkingDays *days, DateADT day, ScheduleSpan span, int sign)
{
	switch (span.unit)
	{
		case UNIT_HOUR: /* as days, where there is no time of day to count from */
			return day + sign * ((span.amount + 23) / 24);
		case UNIT_DAY:
			return day + sign * span.amount;
		case UNIT_WORKING_DAY:
			return working_days_after(days, day, sign * span.amount);
		case UNIT_WEEK:
			return day + sign * span.amount * 7;
		case UNIT_MONTH:
			return months_after(day, sign * span.amount);
		case UNIT_NONE:
			break;
	}
	return day;
}

/* pledge.span_of_schedule(schedule, day): the day on which its first step falls due. */
Datum
pledge_span_of_schedule(PG_FUNCTION_ARGS)
{
	Schedule schedule = pledge_schedule_parse(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	DateADT day = PG_GETARG_DATEADT(1);
	WorkingDays days;

	if (DATE_NOT_FINITE(day))
		PG_RETURN_NULL();
	pledge_working_days_prepare(&days, CurrentMemoryContext);
	day = pledge_span_after(&days, day, schedule.steps[0].span, 1);
	if (!IS_VALID_DATE(day))
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("date out of range")));
	PG_RETURN_DATEADT(day);
}

/* ---- conditions over stored facts ---- */

#define MOST_CONDITIONS 62

typedef struct ConditionSet
{
	struct varlena *source; /* what they were compiled from */
	int count;
	Condition *conditions;
	int highest_fact;
	uint8 *told; /* one byte a fact */
	TupleDesc shape;
	struct ConditionSet *next;
} ConditionSet;

typedef struct FactCodes
{
	uint64 count;
	SPITupleTable *rows;
	int highest;
} FactCodes;

static int16
fact_by_code(void *context, const char *code, int length)
{
	FactCodes *facts = context;
	uint64 which;

	for (which = 0; which < facts->count; which++)
	{
		HeapTuple row = facts->rows->vals[which];
		bool null;
		text *known = DatumGetTextPP(SPI_getbinval(row, facts->rows->tupdesc, 2, &null));
		int16 id;

		if ((int) VARSIZE_ANY_EXHDR(known) != length ||
			memcmp(VARDATA_ANY(known), code, length) != 0)
			continue;
		id = DatumGetInt16(SPI_getbinval(row, facts->rows->tupdesc, 1, &null));
		facts->highest = Max(facts->highest, id);
		return id;
	}
	return 0;
}

/* Compiles in `context`; what the conditions are is copied there too. */
static ConditionSet *
compile_conditions(MemoryContext context, struct varlena *source, const Datum *queries, int count)
{
	ConditionSet *set = MemoryContextAllocZero(context, sizeof(ConditionSet));
	FactCodes facts = {0, NULL, 0};
	MemoryContext before;
	int which;

	SPI_connect();
	if (SPI_execute("SELECT fact_id, code::pg_catalog.text FROM pledge.fact", true, 0) !=
		SPI_OK_SELECT)
		elog(ERROR, "the facts cannot be read");
	facts.count = SPI_processed;
	facts.rows = SPI_tuptable;
	before = MemoryContextSwitchTo(context);
	set->conditions = palloc(sizeof(Condition) * Max(count, 1));
	for (which = 0; which < count; which++)
		set->conditions[which] =
			pledge_condition_compile(queries[which], fact_by_code, &facts, "(of an interval rule)");
	set->count = count;
	set->highest_fact = facts.highest;
	set->told = palloc0(facts.highest + 1);
	set->source = palloc(VARSIZE_ANY(source));
	memcpy(set->source, source, VARSIZE_ANY(source));
	MemoryContextSwitchTo(before);
	SPI_finish();
	return set;
}

/* The compiled conditions; a call site keeps all those it was called with. */
static ConditionSet *
conditions_of(FunctionCallInfo fcinfo, int argument, bool is_array)
{
	ConditionSet *set = fcinfo->flinfo->fn_extra;
	struct varlena *source = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(argument));
	Datum single = PointerGetDatum(source);
	Datum *queries = &single;
	int count = 1;

	for (; set != NULL; set = set->next)
		if (VARSIZE_ANY(set->source) == VARSIZE_ANY(source) &&
			memcmp(set->source, source, VARSIZE_ANY(source)) == 0)
			return set;
	if (is_array)
		deconstruct_array(PG_GETARG_ARRAYTYPE_P(argument), TSQUERYOID, -1, false, TYPALIGN_INT,
						  &queries, NULL, &count);
	if (count > MOST_CONDITIONS)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("the interval rules have more than %d different conditions",
							   MOST_CONDITIONS),
						errhint("Switch off rules that are not used, or let rules share their "
								"conditions.")));
	set = compile_conditions(fcinfo->flinfo->fn_mcxt, source, queries, count);
	set->next = fcinfo->flinfo->fn_extra;
	fcinfo->flinfo->fn_extra = set;
	return set;
}

static void
mark(ConditionSet *set, ArrayType *facts, uint8 value)
{
	const int16 *ids = (const int16 *) ARR_DATA_PTR(facts);
	int count = ArrayGetNItems(ARR_NDIM(facts), ARR_DIMS(facts));
	int which;

	if (count > 0 && (ARR_HASNULL(facts) || ARR_ELEMTYPE(facts) != INT2OID))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("facts must be a plain array of fact ids without nulls")));
	for (which = 0; which < count; which++)
		if (ids[which] > 0 && ids[which] <= set->highest_fact)
			set->told[ids[which]] = value;
}

/* Marks the facts of two arguments; a fact that is known is known, whatever else is said. */
static void
mark_arguments(FunctionCallInfo fcinfo, ConditionSet *set)
{
	memset(set->told, TOLD_NO, set->highest_fact + 1);
	mark(set, PG_GETARG_ARRAYTYPE_P(1), TOLD_MAYBE);
	mark(set, PG_GETARG_ARRAYTYPE_P(0), TOLD_YES);
}

/* pledge.facts_satisfy(facts, unknown, condition) */
Datum
pledge_facts_satisfy(PG_FUNCTION_ARGS)
{
	ConditionSet *set = conditions_of(fcinfo, 2, false);
	int answer;

	mark_arguments(fcinfo, set);
	answer = pledge_condition_evaluate(&set->conditions[0], set->told);
	if (answer == TOLD_MAYBE)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(answer == TOLD_YES);
}

/* pledge.conditions_met(facts, unknown, conditions, OUT certain, OUT possible) */
Datum
pledge_conditions_met(PG_FUNCTION_ARGS)
{
	ConditionSet *set = conditions_of(fcinfo, 2, true);
	uint64 bits[3] = {0, 0, 0}; /* by answer */
	Datum values[2];
	bool nulls[2] = {false, false};
	int which;

	if (set->shape == NULL)
	{
		MemoryContext before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
		TupleDesc shape;

		if (get_call_result_type(fcinfo, NULL, &shape) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		set->shape = BlessTupleDesc(shape);
		MemoryContextSwitchTo(before);
	}
	mark_arguments(fcinfo, set);
	for (which = 0; which < set->count; which++)
		bits[pledge_condition_evaluate(&set->conditions[which], set->told)] |= UINT64CONST(1)
																			   << which;
	values[0] = Int64GetDatum((int64) bits[TOLD_YES]);
	values[1] = Int64GetDatum((int64) bits[TOLD_MAYBE]);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(set->shape, values, nulls)));
}

/* The facts of age, as pledge.field_conditions says them of a record. */
static const struct
{
	int16 fact;
	int years; /* true before this birthday */
} ages[] = {{130, 0}, {131, 1}, {132, 2}, {133, 4}, {134, 5}, {135, 12}, {136, 18}};

/*
 * pledge.excluded_at(born, day, condition): whether a condition is true of a child of this
 * age; all that it asks beside age is taken to be false.
 */
Datum
pledge_excluded_at(PG_FUNCTION_ARGS)
{
	ConditionSet *set;
	bool is_known = !PG_ARGISNULL(0) && !PG_ARGISNULL(1);
	size_t which;
	int answer;

	if (PG_ARGISNULL(2))
		PG_RETURN_BOOL(false);
	is_known = is_known && !DATE_NOT_FINITE(PG_GETARG_DATEADT(0)) &&
			   !DATE_NOT_FINITE(PG_GETARG_DATEADT(1));
	set = conditions_of(fcinfo, 2, false);
	memset(set->told, TOLD_NO, set->highest_fact + 1);
	for (which = 0; which < lengthof(ages); which++)
	{
		if (ages[which].fact > set->highest_fact)
			continue;
		set->told[ages[which].fact] = TOLD_MAYBE;
		if (is_known)
			set->told[ages[which].fact] =
				PG_GETARG_DATEADT(1) < months_after(PG_GETARG_DATEADT(0), ages[which].years * 12)
					? TOLD_YES
					: TOLD_NO;
	}
	answer = pledge_condition_evaluate(&set->conditions[0], set->told);
	if (answer == TOLD_MAYBE)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(answer == TOLD_YES);
}
