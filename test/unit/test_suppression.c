/*
 * test_suppression.c
 *	  Small numbers: reference tables, and that nothing hidden can be worked out.
 */
#include <stdlib.h>

#include "support.h"

#include "pledge/suppression.h"

#define MOST 128
#define NA   INT64_MIN

typedef struct Table
{
	PledgeCellTable table;
	PledgeCell cells[MOST];
	char statuses[MOST + 1]; /* ., c or z, the totals last */
} Table;

static bool
judge(Table *table, PledgeError *error)
{
	static const char letters[] = {'.', 'c', 'z'};
	size_t which;

	table->table.cells = table->cells;
	ck_assert_uint_le(pledge_cell_room(&table->table), MOST);
	pledge_error_clear(error);
	if (!pledge_suppress(pledge_system_allocator(), &table->table, error))
		return false;
	for (which = 0; which < table->table.with_totals; which++)
		table->statuses[which] = letters[table->cells[which].status];
	table->statuses[which] = '\0';
	return true;
}

/* A table of rows * columns counts, row by row. */
static void
fill(Table *table, const int64_t *counts, uint32_t rows, uint32_t columns)
{
	uint32_t row;
	uint32_t column;

	memset(table, 0, sizeof(*table));
	table->table.rows = rows;
	table->table.columns = columns;
	table->table.count = (size_t) rows * columns;
	table->table.row_totals = true;
	table->table.column_totals = rows > 1;
	for (row = 0; row < rows; row++)
	{
		for (column = 0; column < columns; column++)
		{
			PledgeCell *cell = &table->cells[row * columns + column];

			cell->row = row;
			cell->column = column;
			cell->applicable = counts[row * columns + column] != NA;
			cell->count = cell->applicable ? counts[row * columns + column] : 0;
		}
	}
}

static void
expect(const int64_t *counts, uint32_t rows, uint32_t columns, const char *statuses)
{
	Table table;
	PledgeError error;

	fill(&table, counts, rows, columns);
	ck_assert_msg(judge(&table, &error), "%s", error.message);
	ck_assert_str_eq(table.statuses, statuses);
}

#define EXPECT_ROW(statuses, ...) \
	expect((const int64_t[]){__VA_ARGS__}, 1, LENGTH_OF(((const int64_t[]){__VA_ARGS__})), statuses)

START_TEST(rows_have_the_reference_values)
{
	EXPECT_ROW(".cc..", 12, 4, 9, 30);
	EXPECT_ROW("ccc..", 1, 1, 40, 50);
	EXPECT_ROW("c.c", 2, 0);
}
END_TEST

START_TEST(a_table_has_the_reference_value)
{
	static const int64_t counts[] = {3, 14, 20, 11, 8, 25, 17, 22, 9};

	/* rows, then the totals of rows, of columns, the whole */
	expect(counts, 3, 3,
		   "cc."
		   "cc."
		   "..."
		   "..."
		   "..."
		   ".");
}
END_TEST

START_TEST(small_is_one_to_five)
{
	EXPECT_ROW("...", 0, 6);
	EXPECT_ROW("..", 6);
	EXPECT_ROW("..", 0);
	EXPECT_ROW("cc", 1);
	EXPECT_ROW("cc", 5);
	EXPECT_ROW("zz", NA);
	EXPECT_ROW("z..", NA, 6);
	EXPECT_ROW("zcc..", NA, 3, 8, 0);
}
END_TEST

START_TEST(ties_go_by_key)
{
	EXPECT_ROW("c.c..", 2, 30, 9, 9);
	EXPECT_ROW(".cc..", 9, 2, 8, 9);
	EXPECT_ROW("cc...", 9, 2, 9, 9);
}
END_TEST

/* Two hidden ones can be told from their sum; so can a sum less than 4 above them. */
START_TEST(hidden_counts_leave_room_for_doubt)
{
	EXPECT_ROW("ccc..", 2, 2, 7, 30); /* 4 - 2 < 4 */
	EXPECT_ROW("ccc..", 1, 4, 7, 30); /* 5 - 2 < 4 */
	EXPECT_ROW("cc...", 2, 4, 7, 30); /* 6 - 2 = 4 */
	EXPECT_ROW("ccc.c", 2, 2, 2, 0);  /* 6 - 3 < 4, and none is left but the total */
}
END_TEST

START_TEST(a_hidden_total_is_hidden_among_totals)
{
	static const int64_t counts[] = {2, 0, 10, 20, 30, 40};

	/* the total of the first row is small, so a second total goes; its row is safe then */
	expect(counts, 3, 2,
		   "c."
		   "c."
		   ".."
		   "cc."
		   ".."
		   ".");
}
END_TEST

START_TEST(a_total_is_no_secret_beside_all_its_cells)
{
	static const int64_t counts[] = {1, 1, 0, 20, 21, 500, 100, 110, 120};

	/* the third total covers the first, so one of its cells must go too */
	expect(counts, 3, 3,
		   "cc."
		   "cc."
		   "c.."
		   "c.c"
		   "..."
		   ".");
}
END_TEST

START_TEST(complements_are_counts_too)
{
	static const int64_t counts[] = {30, 40, 60};
	static const int64_t large[] = {3, 50, 9};
	static const int64_t small[] = {1, 0, 0};
	Table table;
	PledgeError error;
	size_t which;

	fill(&table, counts, 1, 3);
	for (which = 0; which < 3; which++)
	{
		table.cells[which].has_complement = true;
		table.cells[which].complement = large[which];
	}
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "cc..");
	/* of the total one is left over, and without the total one hidden count is safe */
	for (which = 0; which < 3; which++)
		table.cells[which].complement = small[which];
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "c..c");
	/* where one complement is not known, neither is that of the total */
	table.cells[2].has_complement = false;
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "cc..");
}
END_TEST

START_TEST(totals_that_are_not_published_need_no_cover)
{
	static const int64_t counts[] = {3, 14, 20, 11, 8, 25, 17, 22, 9};
	Table table;
	PledgeError error;

	fill(&table, counts, 3, 3);
	table.table.row_totals = table.table.column_totals = false;
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "c........");
	fill(&table, counts, 3, 3);
	table.table.row_totals = false;
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "c..c........");
	fill(&table, counts, 3, 3);
	table.table.column_totals = false;
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "cc..........");
}
END_TEST

START_TEST(tables_may_be_empty_or_sparse)
{
	Table table;
	PledgeError error;

	memset(&table, 0, sizeof(table));
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "");
	table.table.row_totals = table.table.column_totals = true;
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "z");
	/* two cells on the diagonal: nothing to cover either but the totals */
	memset(&table, 0, sizeof(table));
	table.table.rows = table.table.columns = 2;
	table.table.row_totals = table.table.column_totals = true;
	table.table.count = 2;
	table.cells[0].applicable = table.cells[1].applicable = true;
	table.cells[0].count = 3;
	table.cells[1].count = 50;
	table.cells[1].row = table.cells[1].column = 1;
	ck_assert(judge(&table, &error));
	ck_assert_str_eq(table.statuses, "cccccc.");
}
END_TEST

/* ---- whatever the table ---- */

/* Nothing hidden in this line can be told from the rest of it. */
static bool
is_safe(const Table *table, bool by_row, uint32_t number, const PledgeCell *total)
{
	int64_t sum = 0;
	int64_t hidden = 0;
	bool something = false;
	size_t which;

	for (which = 0; which < table->table.with_totals; which++)
	{
		const PledgeCell *cell = &table->cells[which];

		if ((by_row ? cell->row : cell->column) != number || cell == total)
			continue;
		something |= cell->applicable && cell->count > 0;
		if (cell->status != PLEDGE_CELL_HIDDEN)
			continue;
		hidden++;
		sum += cell->count;
	}
	if (total->status == PLEDGE_CELL_HIDDEN)
		return hidden > 0 || !something;
	return hidden == 0 || (hidden > 1 && sum - hidden >= 4);
}

static void
check_table(const Table *table)
{
	size_t which;

	for (which = 0; which < table->table.with_totals; which++)
	{
		const PledgeCell *cell = &table->cells[which];

		if (!cell->applicable)
			ck_assert_int_eq(cell->status, PLEDGE_CELL_NOT_APPLICABLE);
		else if (cell->count >= 1 && cell->count <= 5)
			ck_assert_int_eq(cell->status, PLEDGE_CELL_HIDDEN);
		else if (cell->count == 0)
			ck_assert_int_eq(cell->status, PLEDGE_CELL_SHOWN);
		if (cell->column == table->table.columns)
			ck_assert_msg(is_safe(table, true, cell->row, cell), "row %u", cell->row);
		if (cell->row == table->table.rows)
			ck_assert_msg(is_safe(table, false, cell->column, cell), "column %u", cell->column);
	}
}

START_TEST(no_line_gives_away_what_it_hides)
{
	uint64_t state = announce_seed("no_line_gives_away_what_it_hides");
	int round;

	for (round = 0; round < 20000; round++)
	{
		uint32_t rows = 1 + chance(&state, 7);
		uint32_t columns = 1 + chance(&state, 7);
		uint32_t most = 2 + chance(&state, 40);
		int64_t counts[49];
		PledgeError error;
		Table table;
		uint32_t which;

		for (which = 0; which < rows * columns; which++)
			counts[which] = chance(&state, 6) == 0 ? NA : chance(&state, most);
		fill(&table, counts, rows, columns);
		ck_assert(judge(&table, &error));
		check_table(&table);
	}
}
END_TEST

START_TEST(tables_that_cannot_be_are_refused)
{
	static const int64_t negative[] = {7, -1};
	static const int64_t large[] = {INT64_MAX, 6};
	static const int64_t fine[] = {7, 8};
	Table table;
	PledgeError error;

	fill(&table, negative, 1, 2);
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
	ck_assert_uint_eq(error.offset, 2);
	fill(&table, fine, 1, 2);
	table.cells[0].has_complement = true;
	table.cells[0].complement = -1;
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
	fill(&table, large, 1, 2);
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	fill(&table, fine, 1, 2);
	table.cells[0].has_complement = table.cells[1].has_complement = true;
	table.cells[0].complement = table.cells[1].complement = INT64_MAX;
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	fill(&table, fine, 1, 2);
	table.cells[1].column = 0;
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_DUPLICATE);
	fill(&table, fine, 1, 2);
	table.cells[1].column = 2;
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
	fill(&table, fine, 1, 2);
	table.table.row_totals = false;
	table.table.columns = UINT32_MAX;
	ck_assert(!judge(&table, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
}
END_TEST

/* A circle of stairs, in which what is hidden moves on from line to line to the last. */
START_TEST(a_long_cascade_ends)
{
	uint32_t size = under_valgrind() ? 500 : 20000;
	PledgeCellTable table = {NULL, (size_t) size * 2, size, size, true, true, 0};
	PledgeError error;
	uint32_t which;

	table.cells = calloc(pledge_cell_room(&table), sizeof(*table.cells));
	ck_assert_ptr_nonnull(table.cells);
	for (which = 0; which < size * 2; which++)
	{
		table.cells[which].row = which / 2;
		table.cells[which].column = (which + 1) / 2 % size;
		table.cells[which].applicable = true;
		table.cells[which].count = which == 0 ? 3 : 100 + which;
	}
	pledge_error_clear(&error);
	ck_assert(pledge_suppress(pledge_system_allocator(), &table, &error));
	for (which = 0; which < size * 2; which++)
		ck_assert_int_eq(table.cells[which].status, PLEDGE_CELL_HIDDEN);
	free(table.cells);
}
END_TEST

START_TEST(without_memory_nothing_is_shown)
{
	static const int64_t counts[] = {3, 14, 20, 11, 8, 25, 17, 22, 9};
	size_t fail_at;
	bool done = false;

	for (fail_at = 1; !done && fail_at < 20; fail_at++)
	{
		FailingMemory memory;
		PledgeError error;
		Table table;

		fill(&table, counts, 3, 3);
		table.table.cells = table.cells;
		failing_memory_start(&memory, fail_at);
		pledge_error_clear(&error);
		done = pledge_suppress(&memory.allocator, &table.table, &error);
		ck_assert_uint_eq(memory.outstanding, 0);
		if (!done)
			ck_assert_int_eq(error.code, PLEDGE_OUT_OF_MEMORY);
	}
	ck_assert(done && fail_at > 4);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("suppression");
	TCase *row = tcase_create("rows");
	TCase *table = tcase_create("tables");

	tcase_add_test(row, rows_have_the_reference_values);
	tcase_add_test(row, small_is_one_to_five);
	tcase_add_test(row, ties_go_by_key);
	tcase_add_test(row, hidden_counts_leave_room_for_doubt);
	tcase_add_test(row, complements_are_counts_too);
	suite_add_tcase(suite, row);
	tcase_set_timeout(table, 60);
	tcase_add_test(table, a_table_has_the_reference_value);
	tcase_add_test(table, a_hidden_total_is_hidden_among_totals);
	tcase_add_test(table, a_total_is_no_secret_beside_all_its_cells);
	tcase_add_test(table, totals_that_are_not_published_need_no_cover);
	tcase_add_test(table, tables_may_be_empty_or_sparse);
	tcase_add_test(table, no_line_gives_away_what_it_hides);
	tcase_add_test(table, tables_that_cannot_be_are_refused);
	tcase_add_test(table, a_long_cascade_ends);
	tcase_add_test(table, without_memory_nothing_is_shown);
	suite_add_tcase(suite, table);
	return run_suite(suite);
}
