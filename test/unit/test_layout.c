/*
 * test_layout.c
 *	  Lines, bullets and the marks between cells: written when text follows, and only then.
 */
#include "layout.h"

#include <stdlib.h>

#include "support.h"

#define TAG 8 /* every tag of these bodies has so many bytes */

/* A body that is made up as it is read: words as they stand, and tags that show nothing. */
typedef struct Written
{
	PledgeHtml html;
	PledgeLayout layout;
	Text body;
} Written;

static void
start(Written *written, const PledgeAllocator *allocator)
{
	memset(&written->body, 0, sizeof(written->body));
	text_add(&written->body, "", 0);
	pledge_html_start(&written->html, allocator);
	ck_assert(
		pledge_reserve(allocator, (void **) &written->html.text, &written->html.capacity, 2000, 1));
	pledge_layout_start(&written->layout, &written->html);
}

static void
words(Written *written, const char *bytes)
{
	size_t from = written->body.length;

	text_add(&written->body, bytes, strlen(bytes));
	pledge_layout_show(&written->layout, written->body.bytes, from, written->body.length);
}

static void
blank(Written *written)
{
	pledge_layout_blank(&written->layout, written->body.length);
	text_add(&written->body, " ", 1);
}

static void
tag(Written *written)
{
	text_add(&written->body, "<tttttt>", TAG);
}

static void
cell(Written *written, bool header)
{
	size_t from = written->body.length;

	tag(written);
	pledge_layout_open_cell(&written->layout, from, written->body.length, header);
}

/* A cell with something in it, opened and closed. */
static void
cell_of(Written *written, bool header, const char *bytes)
{
	cell(written, header);
	words(written, bytes);
	pledge_layout_close_cell(&written->layout);
}

static void
row(Written *written)
{
	pledge_layout_block(&written->layout, 1);
	pledge_layout_end_row(&written->layout);
	tag(written);
}

static void
expect(Written *written, const char *text)
{
	const PledgeHtml *html = &written->html;

	ck_assert(!written->layout.failed);
	ck_assert_msg(html->length == strlen(text) && memcmp(html->text, text, html->length) == 0,
				  "[%.*s], not [%s]", (int) html->length, html->text, text);
	pledge_html_release(&written->html);
	text_free(&written->body);
}

START_TEST(breaks_are_written_before_words)
{
	Written written;

	start(&written, pledge_system_allocator());
	/* not before the first words, and not behind the last */
	pledge_layout_block(&written.layout, PLEDGE_BLANK_LINE);
	words(&written, "One");
	pledge_layout_block(&written.layout, PLEDGE_BLANK_LINE);
	pledge_layout_block(&written.layout, 1);
	words(&written, "two");
	pledge_layout_block(&written.layout, 1);
	pledge_layout_block(&written.layout, 1);
	words(&written, "three");
	pledge_layout_break(&written.layout);
	words(&written, "four");
	pledge_layout_break(&written.layout);
	pledge_layout_break(&written.layout);
	pledge_layout_break(&written.layout);
	words(&written, "five");
	pledge_layout_block(&written.layout, PLEDGE_BLANK_LINE);
	expect(&written, "One\n\ntwo\nthree\nfour\n\nfive");
}
END_TEST

START_TEST(blanks)
{
	Written written;

	start(&written, pledge_system_allocator());
	blank(&written);
	words(&written, "One");
	blank(&written);
	blank(&written);
	words(&written, "two ");
	/* none behind another, none before a line break, none at the end */
	blank(&written);
	words(&written, "three");
	blank(&written);
	pledge_layout_break(&written.layout);
	blank(&written);
	words(&written, "four");
	blank(&written);
	expect(&written, "One two three\nfour");
}
END_TEST

START_TEST(items)
{
	Written written;

	start(&written, pledge_system_allocator());
	words(&written, "Said:");
	pledge_layout_item(&written.layout, true);
	/* a paragraph in an item stands behind the bullet */
	pledge_layout_block(&written.layout, PLEDGE_BLANK_LINE);
	words(&written, "one");
	pledge_layout_item(&written.layout, false);
	pledge_layout_item(&written.layout, true);
	pledge_layout_item(&written.layout, false);
	pledge_layout_item(&written.layout, true);
	words(&written, "two");
	pledge_layout_item(&written.layout, false);
	words(&written, "After");
	expect(&written, "Said:\n- one\n- two\nAfter");
}
END_TEST

START_TEST(a_row_of_two_is_a_label_and_its_value)
{
	Written written;

	start(&written, pledge_system_allocator());
	cell_of(&written, false, "Seen");
	cell_of(&written, false, "Yes");
	row(&written);
	cell_of(&written, false, "By:");
	cell_of(&written, false, "SW");
	row(&written);
	/* no value: the label says something too */
	cell_of(&written, false, "Where");
	cell(&written, false);
	pledge_layout_close_cell(&written.layout);
	row(&written);
	/* no label */
	cell_of(&written, false, "He was seen.");
	cell_of(&written, false, "She was, too.");
	row(&written);
	cell_of(&written, false, "a b c d e f g h i j");
	cell_of(&written, false, "x");
	expect(&written, "Seen: Yes\nBy: SW\nWhere: \nHe was seen.\nShe was, too.\n"
					 "a b c d e f g h i j\nx");
}
END_TEST

START_TEST(a_longer_row_is_a_list)
{
	Written written;

	start(&written, pledge_system_allocator());
	/* the colon of the first cell goes when there is a third */
	cell_of(&written, false, "May");
	cell_of(&written, false, "Visit");
	cell_of(&written, false, "SW");
	row(&written);
	/* the label of a header stays one */
	cell_of(&written, true, "June");
	cell_of(&written, false, "Visit");
	cell_of(&written, false, "SW");
	row(&written);
	cell_of(&written, true, "A");
	cell_of(&written, false, "1");
	cell_of(&written, true, "B");
	cell_of(&written, false, "2");
	row(&written);
	/* an empty cell is passed over */
	cell_of(&written, false, "July");
	cell(&written, false);
	pledge_layout_close_cell(&written.layout);
	cell_of(&written, false, "Visit");
	expect(&written, "May; Visit; SW\nJune: Visit; SW\nA: 1\nB: 2\nJuly: Visit");
}
END_TEST

/* What is due stands for what lies between the words; a blank for one byte. */
START_TEST(what_is_due_has_its_place)
{
	Written written;
	const PledgeOffsetMap *map = &written.html.map;

	start(&written, pledge_system_allocator());
	words(&written, "One"); /* bytes 0 .. 2 */
	tag(&written);          /* 3 .. 10 */
	pledge_layout_block(&written.layout, PLEDGE_BLANK_LINE);
	words(&written, "two"); /* 11 .. 13 */
	blank(&written);        /* 14 */
	blank(&written);
	words(&written, "six"); /* 16 .. 18 */
	ck_assert_uint_eq(pledge_offset_map_start(map, 3), 3);
	ck_assert_uint_eq(pledge_offset_map_end(map, 5), 11);
	ck_assert_uint_eq(pledge_offset_map_start(map, 5), 11);
	ck_assert_uint_eq(pledge_offset_map_start(map, 8), 14);
	ck_assert_uint_eq(pledge_offset_map_end(map, 9), 15);
	ck_assert_uint_eq(pledge_offset_map_start(map, 9), 16);
	/* bytes that stand for others */
	text_add(&written.body, "&eacute;", 8); /* 19 .. 26 */
	pledge_layout_show_as(&written.layout, "\xC3\xA9", 2, 19, 27);
	ck_assert_uint_eq(pledge_offset_map_start(map, 12), 19);
	ck_assert_uint_eq(pledge_offset_map_end(map, 14), 27);
	expect(&written, "One\n\ntwo six\xC3\xA9");
}
END_TEST

/* Whatever is asked for once there is no memory, nothing more is written. */
START_TEST(memory_that_fails)
{
	FailingMemory memory;
	Written written;
	size_t length;
	int which;

	failing_memory_start(&memory, 2);
	start(&written, &memory.allocator);
	words(&written, "One");
	ck_assert(written.layout.failed);
	length = written.html.length;
	for (which = 0; which < 3; which++)
	{
		cell_of(&written, which == 1, "two");
		blank(&written);
		pledge_layout_item(&written.layout, true);
		words(&written, "three");
	}
	ck_assert(written.layout.failed);
	ck_assert_uint_eq(written.html.length, length);
	pledge_html_release(&written.html);
	text_free(&written.body);
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

/* Text that is longer than its room is refused, and never written behind it. */
START_TEST(no_more_than_there_is_room_for)
{
	Written written;

	start(&written, pledge_system_allocator());
	while (written.html.length + 3 <= written.html.capacity)
		words(&written, "One");
	ck_assert(!written.layout.failed);
	words(&written, "two");
	ck_assert(written.layout.failed);
	ck_assert_uint_le(written.html.length, written.html.capacity);
	pledge_html_release(&written.html);
	text_free(&written.body);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("layout");
	TCase *lines = tcase_create("lines");
	TCase *tables = tcase_create("tables");
	TCase *limits = tcase_create("limits");

	tcase_add_test(lines, breaks_are_written_before_words);
	tcase_add_test(lines, blanks);
	tcase_add_test(lines, items);
	tcase_add_test(lines, what_is_due_has_its_place);
	suite_add_tcase(suite, lines);
	tcase_add_test(tables, a_row_of_two_is_a_label_and_its_value);
	tcase_add_test(tables, a_longer_row_is_a_list);
	suite_add_tcase(suite, tables);
	tcase_add_test(limits, memory_that_fails);
	tcase_add_test(limits, no_more_than_there_is_room_for);
	suite_add_tcase(suite, limits);
	return run_suite(suite);
}
