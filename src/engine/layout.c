/*
 * layout.c
 *	  Text as it is written line by line: what is due between two pieces of it.
 */
#include "layout.h"

#include <string.h>

#include "markup.h"

#define LABEL_BLANKS  8   /* a label has nine words at most */
#define LONGEST_LABEL 120 /* bytes */

void
pledge_layout_start(PledgeLayout *layout, PledgeHtml *html)
{
	memset(layout, 0, sizeof(*layout));
	layout->html = html;
	html->length = 0;
	html->map.count = 0;
}

/* ---- text ---- */

/*
 * Adds bytes that stand for [body, body + span), or with span 0 for as many bytes from
 * `body` on.  Nothing that is read gives more bytes than it has: the text fits.
 */
static void
put(PledgeLayout *layout, const char *bytes, size_t count, size_t body, size_t span)
{
	PledgeHtml *html = layout->html;

	if (count > html->capacity - html->length)
		layout->failed = true;
	if (!layout->failed &&
		!pledge_offset_map_add(&html->map, html->allocator, html->length, body, span))
		layout->failed = true;
	if (layout->failed)
		return;
	memcpy(html->text + html->length, bytes, count);
	html->length += count;
}

static char
last_byte(const PledgeLayout *layout)
{
	if (layout->html->length == 0)
		return '\n';
	return layout->html->text[layout->html->length - 1];
}

/* What is held by a cell begins: how many there are tells what the marks between them are. */
static void
fill_cell(PledgeLayout *layout)
{
	PledgeLayoutRow *row = &layout->row;

	row->fresh = false;
	row->cells++;
	row->after_header = row->header;
	if (row->cells > 2 && row->has_colon && row->provisional)
		layout->html->text[row->colon] = ';';
	row->has_colon = row->has_colon && row->cells <= 2;
}

/* Writes what is due before the text at `place`. */
static void
close_gap(PledgeLayout *layout, size_t place)
{
	char due[PLEDGE_BLANK_LINE + 4];
	size_t count = 0;
	bool fills = layout->row.fresh;

	if (layout->html->length > 0)
		while (count < layout->breaks)
			due[count++] = '\n';
	if (fills)
	{
		if (layout->row.parted && count == 0)
		{
			due[count++] = ';';
			due[count++] = ' ';
		}
		fill_cell(layout);
	}
	if (layout->item_due)
	{
		due[count++] = '-';
		due[count++] = ' ';
	}
	if (count > 0)
		put(layout, due, count, layout->gap, place - layout->gap);
	else if (layout->space_due && !pledge_is_white(last_byte(layout)))
		put(layout, " ", 1, layout->space, 0);
	if (fills)
		layout->row.start = layout->html->length;
	layout->breaks = 0;
	layout->space_due = false;
	layout->item_due = false;
	layout->row.parted = false;
}

void
pledge_layout_show_as(PledgeLayout *layout, const char *bytes, size_t count, size_t from,
					  size_t end)
{
	close_gap(layout, from);
	put(layout, bytes, count, from, end - from);
	layout->gap = end;
}

void
pledge_layout_show(PledgeLayout *layout, const char *body, size_t from, size_t end)
{
	close_gap(layout, from);
	put(layout, body + from, end - from, from, 0);
	layout->gap = end;
}

/* ---- lines ---- */

void
pledge_layout_blank(PledgeLayout *layout, size_t place)
{
	if (!layout->space_due)
		layout->space = place;
	layout->space_due = true;
}

/* What a cell or an item begins with stands on the line that it began itself. */
static bool
may_break(const PledgeLayout *layout)
{
	return !layout->row.fresh && !layout->item_due;
}

void
pledge_layout_break(PledgeLayout *layout)
{
	if (may_break(layout) && layout->breaks < PLEDGE_BLANK_LINE)
		layout->breaks++;
}

void
pledge_layout_block(PledgeLayout *layout, unsigned breaks)
{
	if (may_break(layout) && layout->breaks < breaks)
		layout->breaks = breaks;
}

/* Items stand line by line, whatever paragraphs they are made of. */
void
pledge_layout_item(PledgeLayout *layout, bool begins)
{
	layout->breaks = 1;
	layout->item_due = begins;
}

/* ---- tables ---- */

void
pledge_layout_end_row(PledgeLayout *layout)
{
	memset(&layout->row, 0, sizeof(layout->row));
}

/* Can what the last cell holds be a label: short, one line, and no sentence? */
static bool
is_label(const PledgeLayout *layout)
{
	const PledgeHtml *html = layout->html;
	size_t blanks = 0;
	size_t place;

	if (html->length - layout->row.start > LONGEST_LABEL ||
		strchr(".!;", last_byte(layout)) != NULL)
		return false;
	for (place = layout->row.start; place < html->length; place++)
	{
		if (html->text[place] == '\n')
			return false;
		blanks += html->text[place] == ' ' ? 1 : 0;
	}
	return blanks <= LABEL_BLANKS;
}

/* The second cell begins behind one that can be its label: its mark is written at once. */
static void
part_label(PledgeLayout *layout, size_t from, size_t end)
{
	PledgeLayoutRow *row = &layout->row;
	bool has_mark = last_byte(layout) == ':';

	row->has_colon = true;
	row->provisional = !row->after_header && !has_mark;
	row->colon = layout->html->length;
	put(layout, has_mark ? " " : ": ", has_mark ? 1 : 2, from, end - from);
	layout->gap = end;
}

void
pledge_layout_open_cell(PledgeLayout *layout, size_t from, size_t end, bool header)
{
	PledgeLayoutRow *row = &layout->row;

	if (row->cells > 0)
	{
		layout->breaks = 0;
		layout->space_due = false;
		layout->item_due = false;
		row->parted = false;
		if (header && !row->after_header)
		{
			/* label and value once more */
			pledge_layout_end_row(layout);
			layout->breaks = 1;
		}
		else if (row->cells > 1 || header)
			row->parted = true;
		else if (!row->has_colon && is_label(layout))
			part_label(layout, from, end);
		else if (!row->has_colon)
			layout->breaks = 1;
	}
	row->fresh = true;
	row->header = header;
}

void
pledge_layout_close_cell(PledgeLayout *layout)
{
	layout->row.fresh = false;
	layout->row.parted = false;
}
