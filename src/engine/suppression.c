/*
 * suppression.c
 *	  Small numbers: which counts of a table cannot be shown.
 *
 * A line is a row or a column with a published total.  Cells once hidden stay hidden, so
 * each line keeps its candidates in order and a place in them that only moves on.
 */
#include "pledge/suppression.h"

#include <stdlib.h>
#include <string.h>

/* So much of what is hidden must be spread beyond one each. */
#define LEAST_SPREAD 4

#define NO_LINE UINT32_MAX

typedef struct Line
{
	uint32_t *members; /* cells, the smallest first */
	size_t count;
	size_t next;    /* no candidate before it */
	uint32_t total; /* cell */
	int64_t hidden_sum;
	size_t hidden_count;
	bool waiting;
} Line;

typedef struct Work
{
	PledgeCellTable *table;
	PledgeCell *cells;
	Line *lines; /* rows, the row of totals, columns, the column of totals */
	uint32_t line_count;
	uint32_t *members; /* room of all lines */
	uint32_t *queue;   /* lines to look at, a ring */
	uint32_t first;
	uint32_t waiting;
} Work;

/* ---- totals ---- */

size_t
pledge_cell_room(const PledgeCellTable *table)
{
	size_t room = table->count;

	if (table->row_totals)
		room += table->rows;
	if (table->column_totals)
		room += table->columns;
	return room + (table->row_totals && table->column_totals ? 1 : 0);
}

/* Where the total of a row or column stands, or the whole. */
static size_t
total_of_row(const PledgeCellTable *table, uint32_t row)
{
	return table->count + row;
}

static size_t
total_of_column(const PledgeCellTable *table, uint32_t column)
{
	return table->count + (table->row_totals ? table->rows : 0) + column;
}

static size_t
whole(const PledgeCellTable *table)
{
	return table->count + table->rows + table->columns;
}

/* Adds a cell to a total; a total has a complement only while all its cells do. */
static bool
add_to_total(PledgeCell *total, const PledgeCell *cell)
{
	if (!cell->applicable)
		return true;
	if (!total->applicable)
		total->has_complement = true;
	total->applicable = true;
	total->has_complement = total->has_complement && cell->has_complement;
	if (cell->count > INT64_MAX - total->count)
		return false;
	total->count += cell->count;
	if (!total->has_complement)
		return true;
	if (cell->complement > INT64_MAX - total->complement)
		return false;
	total->complement += cell->complement;
	return true;
}

static void
number_totals(PledgeCellTable *table)
{
	uint32_t which;

	memset(table->cells + table->count, 0,
		   sizeof(*table->cells) * (table->with_totals - table->count));
	for (which = 0; table->row_totals && which < table->rows; which++)
	{
		table->cells[total_of_row(table, which)].row = which;
		table->cells[total_of_row(table, which)].column = table->columns;
	}
	for (which = 0; table->column_totals && which < table->columns; which++)
	{
		table->cells[total_of_column(table, which)].row = table->rows;
		table->cells[total_of_column(table, which)].column = which;
	}
	if (table->row_totals && table->column_totals)
	{
		table->cells[whole(table)].row = table->rows;
		table->cells[whole(table)].column = table->columns;
	}
}

static bool
add_totals(PledgeCellTable *table)
{
	PledgeCell *cells = table->cells;
	bool fits = true;
	size_t which;

	number_totals(table);
	for (which = 0; fits && which < table->count; which++)
	{
		const PledgeCell *cell = &cells[which];

		if (table->row_totals)
			fits = add_to_total(&cells[total_of_row(table, cell->row)], cell);
		if (fits && table->column_totals)
			fits = add_to_total(&cells[total_of_column(table, cell->column)], cell);
		if (fits && table->row_totals && table->column_totals)
			fits = add_to_total(&cells[whole(table)], cell);
	}
	return fits;
}

/* ---- lines ---- */

/* The line in which a cell is counted as one of a row, of a column; else NO_LINE. */
static uint32_t
row_line(const PledgeCellTable *table, const PledgeCell *cell)
{
	return table->row_totals && cell->column < table->columns ? cell->row : NO_LINE;
}

static uint32_t
column_line(const PledgeCellTable *table, const PledgeCell *cell)
{
	return table->column_totals && cell->row < table->rows ? table->rows + 1 + cell->column
														   : NO_LINE;
}

/* What a member of a line is sorted by. */
typedef struct Candidate
{
	uint32_t line;
	uint32_t cell;
	int64_t count;
	uint32_t key;
} Candidate;

static int
compare_candidates(const void *left, const void *right)
{
	const Candidate *one = left;
	const Candidate *other = right;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	if (one->count != other->count)
		return one->count < other->count ? -1 : 1;
	return (one->key > other->key) - (one->key < other->key);
}

static size_t
list_candidates(const Work *work, Candidate *candidates)
{
	size_t count = 0;
	size_t which;

	for (which = 0; which < work->table->with_totals; which++)
	{
		const PledgeCell *cell = &work->cells[which];
		uint32_t lines[2];
		int side;

		if (!cell->applicable || cell->count == 0)
			continue;
		lines[0] = row_line(work->table, cell);
		lines[1] = column_line(work->table, cell);
		for (side = 0; side < 2; side++)
		{
			if (lines[side] == NO_LINE)
				continue;
			candidates[count].line = lines[side];
			candidates[count].cell = (uint32_t) which;
			candidates[count].count = cell->count;
			candidates[count++].key = side == 0 ? cell->column : cell->row;
		}
	}
	return count;
}

static void
name_totals(const Work *work)
{
	const PledgeCellTable *table = work->table;
	uint32_t which;

	for (which = 0; table->row_totals && which < table->rows; which++)
		work->lines[which].total = (uint32_t) total_of_row(table, which);
	for (which = 0; table->column_totals && which < table->columns; which++)
		work->lines[table->rows + 1 + which].total = (uint32_t) total_of_column(table, which);
	if (table->row_totals && table->column_totals)
	{
		work->lines[table->rows].total = (uint32_t) whole(table);
		work->lines[table->rows + 1 + table->columns].total = (uint32_t) whole(table);
	}
}

static void
make_lines(Work *work, Candidate *candidates)
{
	size_t count = list_candidates(work, candidates);
	size_t which;

	if (count > 0)
		qsort(candidates, count, sizeof(*candidates), compare_candidates);
	for (which = 0; which < count; which++)
	{
		Line *line = &work->lines[candidates[which].line];

		if (line->count++ == 0)
			line->members = work->members + which;
		work->members[which] = candidates[which].cell;
	}
	name_totals(work);
}

/* ---- hiding ---- */

static void
look_at(Work *work, uint32_t number)
{
	Line *line = &work->lines[number];
	uint32_t end = work->first + work->waiting;

	if (line->waiting)
		return;
	line->waiting = true;
	if (end >= work->line_count)
		end -= work->line_count;
	work->queue[end] = number;
	work->waiting++;
}

static void
hide(Work *work, size_t which)
{
	PledgeCell *cell = &work->cells[which];
	uint32_t lines[2];
	int side;

	if (cell->status != PLEDGE_CELL_SHOWN)
		return;
	cell->status = PLEDGE_CELL_HIDDEN;
	lines[0] = row_line(work->table, cell);
	lines[1] = column_line(work->table, cell);
	for (side = 0; side < 2; side++)
	{
		if (lines[side] == NO_LINE)
			continue;
		work->lines[lines[side]].hidden_sum += cell->count;
		work->lines[lines[side]].hidden_count++;
		look_at(work, lines[side]);
	}
	/* and the lines of which it is the total */
	if (cell->column == work->table->columns)
		look_at(work, cell->row);
	if (cell->row == work->table->rows)
		look_at(work, work->table->rows + 1 + cell->column);
}

static bool
is_small(int64_t count)
{
	return count >= 1 && count <= PLEDGE_SMALL_COUNT;
}

static void
hide_small(Work *work)
{
	size_t which;

	for (which = 0; which < work->table->with_totals; which++)
	{
		PledgeCell *cell = &work->cells[which];

		cell->status = cell->applicable ? PLEDGE_CELL_SHOWN : PLEDGE_CELL_NOT_APPLICABLE;
		if (cell->applicable &&
			(is_small(cell->count) || (cell->has_complement && is_small(cell->complement))))
			hide(work, which);
	}
}

/*
 * Could what is hidden in this line be worked out, or nearly so, from the rest of it?  A
 * total that other totals had hidden is still the sum of its cells.
 */
static bool
gives_away(const Work *work, const Line *line)
{
	if (work->cells[line->total].status == PLEDGE_CELL_HIDDEN)
		return line->hidden_count == 0 && line->count > 0;
	if (line->hidden_count == 0)
		return false;
	return line->hidden_count == 1 ||
		   line->hidden_sum < (int64_t) line->hidden_count + LEAST_SPREAD;
}

static void
protect(Work *work, uint32_t number)
{
	Line *line = &work->lines[number];

	while (gives_away(work, line))
	{
		while (line->next < line->count &&
			   work->cells[line->members[line->next]].status != PLEDGE_CELL_SHOWN)
			line->next++;
		hide(work, line->next < line->count ? line->members[line->next] : line->total);
	}
}

/* Lines in order of their number first, then as others upset them. */
static void
protect_all(Work *work)
{
	uint32_t number;

	for (number = 0; number < work->line_count; number++)
		protect(work, number);
	while (work->waiting > 0)
	{
		number = work->queue[work->first];
		if (++work->first == work->line_count)
			work->first = 0;
		work->waiting--;
		work->lines[number].waiting = false;
		protect(work, number);
	}
}

/* ---- the table ---- */

static int
compare_places(const void *left, const void *right)
{
	uint64_t one = *(const uint64_t *) left;
	uint64_t other = *(const uint64_t *) right;

	return (one > other) - (one < other);
}

/* Every cell once. */
static bool
check_twins(const PledgeAllocator *allocator, const PledgeCellTable *table, PledgeError *error)
{
	uint64_t *places = pledge_allocate_zeroed(allocator, table->count, sizeof(*places));
	bool unique = true;
	size_t which;

	if (places == NULL)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "out of memory");
	for (which = 0; which < table->count; which++)
		places[which] = (uint64_t) table->cells[which].row << 32 | table->cells[which].column;
	qsort(places, table->count, sizeof(*places), compare_places);
	for (which = 1; unique && which < table->count; which++)
		unique = places[which] != places[which - 1];
	pledge_release(allocator, places);
	return unique || pledge_error_set(error, PLEDGE_DUPLICATE, 0, NULL, 0,
									  "a cell of the table stands there twice");
}

static bool
check_cells(const PledgeCellTable *table, PledgeError *error)
{
	size_t which;

	for (which = 0; which < table->count; which++)
	{
		const PledgeCell *cell = &table->cells[which];

		if (cell->row >= table->rows || cell->column >= table->columns)
			return pledge_error_set(error, PLEDGE_INVALID, which + 1, NULL, 0,
									"a cell stands outside the table");
		if (cell->applicable && (cell->count < 0 || (cell->has_complement && cell->complement < 0)))
			return pledge_error_set(error, PLEDGE_INVALID, which + 1, NULL, 0,
									"a count is below zero");
	}
	return true;
}

static bool
reserve(const PledgeAllocator *allocator, Work *work, Candidate **candidates)
{
	size_t most = work->table->with_totals * 2;

	work->lines = pledge_allocate_zeroed(allocator, work->line_count, sizeof(*work->lines));
	work->members = pledge_allocate_zeroed(allocator, most, sizeof(*work->members));
	work->queue = pledge_allocate_zeroed(allocator, work->line_count, sizeof(*work->queue));
	*candidates = pledge_allocate_zeroed(allocator, most, sizeof(**candidates));
	return work->lines != NULL && work->members != NULL && work->queue != NULL &&
		   *candidates != NULL;
}

bool
pledge_suppress(const PledgeAllocator *allocator, PledgeCellTable *table, PledgeError *error)
{
	Work work = {table, table->cells, NULL, 0, NULL, NULL, 0, 0};
	Candidate *candidates = NULL;
	bool done = false;

	table->with_totals = pledge_cell_room(table);
	/* every number of a cell or line fits, with room for the totals */
	if (table->with_totals > UINT32_MAX / 4 || table->rows > UINT32_MAX / 4 ||
		table->columns > UINT32_MAX / 4)
		return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0, "the table has too many cells");
	if (!check_cells(table, error) || !check_twins(allocator, table, error))
		return false;
	if (!add_totals(table))
		return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0, "a total is too large");
	work.line_count = table->rows + table->columns + 2;
	if (reserve(allocator, &work, &candidates))
	{
		make_lines(&work, candidates);
		hide_small(&work);
		protect_all(&work);
		done = true;
	}
	pledge_release(allocator, candidates);
	pledge_release(allocator, work.queue);
	pledge_release(allocator, work.members);
	pledge_release(allocator, work.lines);
	return done || pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "out of memory");
}
