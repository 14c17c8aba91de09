/*
 * series.h
 *	  Arrays that SQL hands to the statistics, and the rows they hand back.
 */
#ifndef PLEDGE_SERIES_H
#define PLEDGE_SERIES_H

#include "compat.h"
#include "fmgr.h"
#include "funcapi.h"
#include "pledge/allocator.h"
#include "pledge/error.h"
#include "pledge/interval.h"

/* The most elements that an array may have. */
#define SERIES_MOST 1000000

typedef struct Series
{
	int count;
	Datum *values;
	bool *nulls;
} Series;

/* An argument that is a plain array of these; `name` is for the message. */
extern Series pledge_series(FunctionCallInfo fcinfo, int argument, Oid element, const char *name);

/* The same, of as many elements as another; NULL gives as many nulls. */
extern Series pledge_series_beside(FunctionCallInfo fcinfo, int argument, Oid element,
								   const char *name, const Series *other);

/* Raises where a value is null. */
extern void pledge_series_require(const Series *series, const char *name);

/* Met and eligible as arrays: false in known where either is null. */
extern PledgeRate pledge_series_rate(const Series *met, const Series *eligible, int which,
									 bool *known);

/*
 * The rank of each text by its bytes in UTF-8, from 0; equal texts have equal ranks, null
 * is the last.  Returns how many ranks there are.
 */
extern uint32 pledge_series_ranks(const Series *texts, uint32 *ranks);

/* Memory for an array, which may be large. */
extern void *pledge_series_room(size_t count, size_t size);

/* Raises what the engine reports of the arguments of a statistic. */
pg_noreturn extern void pledge_series_raise(const PledgeError *error);

/* ---- rows ---- */

#define ROW_MOST 20

typedef struct Row
{
	int count;
	Datum values[ROW_MOST];
	bool nulls[ROW_MOST];
} Row;

extern void pledge_row_null(Row *row);
extern void pledge_row_datum(Row *row, Datum value);
extern void pledge_row_number(Row *row, bool known, double value);
extern void pledge_row_integer(Row *row, bool known, int32 value);
extern void pledge_row_count(Row *row, bool known, int64 value);
extern void pledge_row_truth(Row *row, bool known, bool value);
extern void pledge_row_text(Row *row, const char *value);

/* A row of the result of a function that returns a table. */
extern void pledge_row_put(FunctionCallInfo fcinfo, Row *row);

/* The result of a function with OUT arguments. */
extern Datum pledge_row_result(FunctionCallInfo fcinfo, Row *row);

#endif
