/*
 * suppression.h
 *	  Small numbers: which counts of a table cannot be shown, so that none can be
 *	  worked out from those that are.
 *
 * A table has rows, columns or both, with or without published totals.  Totals are cells
 * too: the totals of the rows are a column, whose own total is the whole.
 */
#ifndef PLEDGE_SUPPRESSION_H
#define PLEDGE_SUPPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/allocator.h"
#include "pledge/error.h"

/* Counts from 1 to here are small. */
#define PLEDGE_SMALL_COUNT 5

typedef enum PledgeCellStatus
{
	PLEDGE_CELL_SHOWN = 0,
	PLEDGE_CELL_HIDDEN,
	PLEDGE_CELL_NOT_APPLICABLE
} PledgeCellStatus;

/* One cell.  Rows and columns bear numbers in the order of their keys. */
typedef struct PledgeCell
{
	uint32_t row;
	uint32_t column;
	bool applicable;
	bool has_complement;
	int64_t count;
	int64_t complement; /* those of the same group that are not in the count */
	PledgeCellStatus status;
} PledgeCell;

typedef struct PledgeCellTable
{
	PledgeCell *cells; /* the caller's, then room for the totals: see pledge_cell_room */
	size_t count;      /* of the caller's */
	uint32_t rows;
	uint32_t columns;
	bool row_totals;
	bool column_totals;
	size_t with_totals; /* filled in: cells and totals */
} PledgeCellTable;

/*
 * How many cells the array needs.  Behind the caller's come: the total of each row (its
 * column is `columns`), the total of each column (its row is `rows`), and the whole when
 * both are published.
 */
extern size_t pledge_cell_room(const PledgeCellTable *table);

/*
 * Adds the totals and gives every cell its status.  Rows and columns are numbered from 0.
 * False with PLEDGE_INVALID, and the place, for a cell outside the table or a count below
 * zero; with PLEDGE_DUPLICATE where a cell stands there twice; with PLEDGE_LIMIT where cells
 * or totals are too many or too large; with PLEDGE_OUT_OF_MEMORY.  Then no status holds,
 * and nothing may be shown.  Memory is needed while it runs only.
 */
extern bool pledge_suppress(const PledgeAllocator *allocator, PledgeCellTable *table,
							PledgeError *error);

#endif
