/*
 * interval_rule.h
 *	  Schedules of interval rules: what falls due how long after what.
 */
#ifndef PLEDGE_INTERVAL_RULE_H
#define PLEDGE_INTERVAL_RULE_H

#include "compat.h"
#include "fmgr.h"
#include "utils/date.h"

#define MOST_SCHEDULE_STEPS 8

typedef enum ScheduleUnit
{
	UNIT_NONE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WORKING_DAY,
	UNIT_WEEK,
	UNIT_MONTH
} ScheduleUnit;

typedef struct ScheduleSpan
{
	int amount;
	ScheduleUnit unit;
} ScheduleSpan;

/* One step: once, or again and again; until so long after the start, or for ever. */
typedef struct ScheduleStep
{
	ScheduleSpan span;
	bool repeats;
	ScheduleSpan until; /* UNIT_NONE = for ever */
} ScheduleStep;

typedef struct Schedule
{
	int count;
	ScheduleStep steps[MOST_SCHEDULE_STEPS];
} Schedule;

/* Counts in the working days of the calendar, which is read once for each call site. */
typedef struct WorkingDays
{
	FmgrInfo function;
} WorkingDays;

/* Reads a schedule; raises an error that says what is wrong with it. */
extern Schedule pledge_schedule_parse(const char *text);

extern void pledge_working_days_prepare(WorkingDays *days, MemoryContext context);

/* The day that lies so long after a day; before it, when sign is -1.  The day is finite. */
extern DateADT pledge_span_after(WorkingDays *days, DateADT day, ScheduleSpan span, int sign);

#endif
