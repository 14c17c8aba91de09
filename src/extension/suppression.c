/*
 * suppression.c
 *	  pledge.suppress and suppress_table: which small numbers cannot be shown.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "pledge/suppression.h"
#include "edition.h"
#include "series.h"

PG_FUNCTION_INFO_V1(pledge_sql_suppress);
PG_FUNCTION_INFO_V1(pledge_sql_suppress_table);

static const char *const status_names[] = {
	[PLEDGE_CELL_SHOWN] = "shown",
	[PLEDGE_CELL_HIDDEN] = "c",
	[PLEDGE_CELL_NOT_APPLICABLE] = "z",
};

static void
fill_cells(PledgeCellTable *table, const Series *counts, const Series *complements)
{
	int which;

	table->count = counts->count;
	table->cells = pledge_series_room(pledge_cell_room(table), sizeof(PledgeCell));
	for (which = 0; which < counts->count; which++)
	{
		PledgeCell *cell = &table->cells[which];

		cell->applicable = !counts->nulls[which];
		cell->has_complement = !complements->nulls[which];
		if (cell->applicable)
			cell->count = DatumGetInt64(counts->values[which]);
		if (cell->has_complement)
			cell->complement = DatumGetInt64(complements->values[which]);
	}
}

static void
suppress(PledgeCellTable *table)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	PledgeError error;

	pledge_error_clear(&error);
	if (!pledge_suppress(&allocator, table, &error))
		pledge_series_raise(&error);
}

/* What is published of a cell. */
static void
add_cell(Row *row, const PledgeCell *cell)
{
	pledge_row_count(row, cell->status == PLEDGE_CELL_SHOWN, cell->count);
	pledge_row_text(row, status_names[cell->status]);
}

/* pledge.suppress(cells, complements): place, count, status; the total has no place */
Datum
pledge_sql_suppress(PG_FUNCTION_ARGS)
{
	PledgeCellTable table = {0};
	Series counts;
	Series complements;
	size_t which;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	counts = pledge_series(fcinfo, 0, INT8OID, "cells");
	complements = pledge_series_beside(fcinfo, 1, INT8OID, "complements", &counts);
	if (counts.count == 0)
		return (Datum) 0;
	table.rows = 1;
	table.columns = counts.count;
	table.row_totals = true;
	fill_cells(&table, &counts, &complements);
	for (which = 0; which < table.count; which++)
		table.cells[which].column = (uint32) which;
	suppress(&table);
	for (which = 0; which < table.with_totals; which++)
	{
		Row row = {0};

		pledge_row_integer(&row, which < table.count, (int32) which + 1);
		add_cell(&row, &table.cells[which]);
		pledge_row_put(fcinfo, &row);
	}
	return (Datum) 0;
}

/* The keys of rows or columns, numbered in their order. */
typedef struct Keys
{
	Series texts;
	uint32 *ranks;
	uint32 count;
	int *first; /* by rank: a place where it stands */
} Keys;

static Keys
read_keys(FunctionCallInfo fcinfo, int argument, const char *name, const Series *counts)
{
	Keys keys;
	int which;

	keys.texts = pledge_series_beside(fcinfo, argument, TEXTOID, name, counts);
	pledge_series_require(&keys.texts, name);
	keys.ranks = pledge_series_room(counts->count, sizeof(uint32));
	keys.first = pledge_series_room(counts->count, sizeof(int));
	keys.count = pledge_series_ranks(&keys.texts, keys.ranks);
	for (which = 0; which < counts->count; which++)
		keys.first[keys.ranks[which]] = which;
	return keys;
}

static void
add_key(Row *row, const Keys *keys, uint32 rank)
{
	if (rank < keys->count)
		pledge_row_datum(row, keys->texts.values[keys->first[rank]]);
	else
		pledge_row_null(row);
}

static void
put_cells(FunctionCallInfo fcinfo, const PledgeCellTable *table, const Keys *rows,
		  const Keys *columns)
{
	size_t which;

	for (which = 0; which < table->with_totals; which++)
	{
		const PledgeCell *cell = &table->cells[which];
		Row row = {0};

		pledge_row_integer(&row, which < table->count, (int32) which + 1);
		add_key(&row, rows, cell->row);
		add_key(&row, columns, cell->column);
		add_cell(&row, cell);
		pledge_row_put(fcinfo, &row);
	}
}

/* pledge.suppress_table(row_keys, column_keys, counts, complements, row_totals, column_totals) */
Datum
pledge_sql_suppress_table(PG_FUNCTION_ARGS)
{
	PledgeCellTable table = {0};
	Series counts;
	Series complements;
	Keys rows;
	Keys columns;
	size_t which;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(2))
		return (Datum) 0;
	counts = pledge_series(fcinfo, 2, INT8OID, "counts");
	rows = read_keys(fcinfo, 0, "row_keys", &counts);
	columns = read_keys(fcinfo, 1, "column_keys", &counts);
	complements = pledge_series_beside(fcinfo, 3, INT8OID, "complements", &counts);
	if (counts.count == 0)
		return (Datum) 0;
	table.rows = rows.count;
	table.columns = columns.count;
	table.row_totals = PG_ARGISNULL(4) || PG_GETARG_BOOL(4);
	table.column_totals = PG_ARGISNULL(5) || PG_GETARG_BOOL(5);
	fill_cells(&table, &counts, &complements);
	for (which = 0; which < table.count; which++)
	{
		table.cells[which].row = rows.ranks[which];
		table.cells[which].column = columns.ranks[which];
	}
	suppress(&table);
	put_cells(fcinfo, &table, &rows, &columns);
	return (Datum) 0;
}
