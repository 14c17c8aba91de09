/*
 * edition.h
 *	  Published editions as a backend keeps them: rules compiled once, measures once.
 */
#ifndef PLEDGE_EDITION_H
#define PLEDGE_EDITION_H

#include "compat.h"
#include "fmgr.h"
#include "pledge/ruleset.h"
#include "pledge/scan.h"

/* One condition of a measure over facts, operands first. */
typedef struct ConditionStep
{
	int16 operation; /* 0 = fact; else OP_NOT, OP_AND, OP_OR of tsquery */
	int16 fact;      /* id of the fact */
} ConditionStep;

typedef struct Condition
{
	int count;
	ConditionStep *steps;
} Condition;

/* The last two conditions have no step where the measure takes nothing out. */
typedef struct Measure
{
	int16 id;
	Condition applies_to;
	Condition met_when;
	Condition excluded_when;
	Condition excepted_when;
} Measure;

/* The measures of one grain, by id. */
typedef struct MeasureList
{
	int count;
	int capacity;
	Measure *measures;
} MeasureList;

typedef struct Edition
{
	int32 number;      /* negative: a draft, which stands in no table */
	uint64 generation; /* no two editions that were ever loaded have the same */
	char checksum[65];
	MemoryContext context;
	PledgeAllocator allocator;
	PledgeRuleset *ruleset;
	MeasureList record_measures;
	MeasureList window_measures;
	bool measures_loaded;
	int highest_fact;
	struct Edition *next;
} Edition;

extern void pledge_edition_initialize(void);

/* The compiled edition; raises an error where there is none of that number. */
extern Edition *pledge_edition_get(int32 number);

/* The same, with its measures. */
extern Edition *pledge_edition_with_measures(FunctionCallInfo fcinfo, int32 number);

/*
 * Compiles a rule text, with the measures as they stand in pledge.measure, and returns the
 * number by which this backend can use it.  No number is given twice in a session.
 */
extern int32 pledge_edition_open_draft(const char *rules);

/* Forgets a draft; the end of the transaction forgets those that are left. */
extern void pledge_edition_close_draft(int32 number);

/*
 * A scan for the call site of a function, kept in fn_extra for as long as the edition
 * stays the same.
 */
extern PledgeScan *pledge_edition_scan(FunctionCallInfo fcinfo, int32 number, Edition **edition);

/*
 * What a function keeps of its own beside that scan, NULL at first; in fn_mcxt.  Only
 * after pledge_edition_scan.
 */
extern void **pledge_edition_kept(FunctionCallInfo fcinfo);

/* A text of the server as the engine reads it: UTF-8, or bytes where there is no encoding. */
extern char *pledge_utf8(char *text);

/* An allocator that takes from a memory context; it never returns NULL, it raises. */
extern PledgeAllocator pledge_context_allocator(MemoryContext context);

/* Raises what the engine reports of a rule text; `what` names the edition or the draft. */
pg_noreturn extern void pledge_raise(const PledgeError *error, const char *what);

#endif
