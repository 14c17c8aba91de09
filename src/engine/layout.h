/*
 * layout.h
 *	  Text as it is written line by line: what is due between two pieces of it.
 *
 * Line breaks, blanks, bullets and the marks between the cells of a table are only noted
 * when they are asked for, and written when text follows: what nothing follows leaves
 * nothing behind.  The one mark written at once is the colon of a label, for a label
 * with no value says something too.
 *
 * All places are bytes from 0 in the body, [from, end) each, and must rise from call to
 * call.  No function fails by itself: once there is no memory, `failed` is set and
 * nothing more is written.
 */
#ifndef PLEDGE_ENGINE_LAYOUT_H
#define PLEDGE_ENGINE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "pledge/html.h"

#define PLEDGE_BLANK_LINE 2 /* line breaks; more are never written between two pieces */

/* A row of a table: which marks part its cells is known when the last has been read. */
typedef struct PledgeLayoutRow
{
	unsigned cells;    /* with something in them, so far */
	bool fresh;        /* a cell was opened and holds nothing yet */
	bool header;       /* the cell that was opened last is a header */
	bool after_header; /* the last with something in it is one */
	bool has_colon;    /* its first cell reads as a label */
	bool parted;       /* "; " is due before what the cell holds */
	bool provisional;  /* the colon goes if there is a third cell */
	size_t colon;      /* where it stands in the text, in bytes */
	size_t start;      /* where what the last cell with something in it holds begins in the text */
} PledgeLayoutRow;

typedef struct PledgeLayout
{
	PledgeHtml *html; /* the text and its map, which are the caller's */
	size_t gap;       /* what is read and shows nothing begins here in the body */
	size_t space;     /* a blank that is due stands here in the body */
	unsigned breaks;  /* line breaks that are due */
	bool space_due;   /* a blank, if anything follows on the line */
	bool item_due;    /* a bullet */
	bool failed;      /* no memory */
	PledgeLayoutRow row;
} PledgeLayout;

/*
 * Begins an empty text.  Before the first byte is shown html->text must have room for as
 * many as the body has; nothing that is shown may be longer than what it stands for.
 */
extern void pledge_layout_start(PledgeLayout *layout, PledgeHtml *html);

/* Writes what is due, then the bytes [from, end) of the body as they stand there. */
extern void pledge_layout_show(PledgeLayout *layout, const char *body, size_t from, size_t end);

/* Writes what is due, then `count` bytes that stand for [from, end). */
extern void pledge_layout_show_as(PledgeLayout *layout, const char *bytes, size_t count,
								  size_t from, size_t end);

/* The white space at a place is a blank, if anything follows on the line. */
extern void pledge_layout_blank(PledgeLayout *layout, size_t place);

/* One line break more, up to a blank line. */
extern void pledge_layout_break(PledgeLayout *layout);

/*
 * A block begins or ends: `breaks` line breaks (1 or PLEDGE_BLANK_LINE) are due, or as many
 * as were due already.
 */
extern void pledge_layout_block(PledgeLayout *layout, unsigned breaks);

/* An item of a list begins or ends. */
extern void pledge_layout_item(PledgeLayout *layout, bool begins);

/* The row ends, and whatever follows is no cell of it. */
extern void pledge_layout_end_row(PledgeLayout *layout);

/* A cell begins with the tag [from, end). */
extern void pledge_layout_open_cell(PledgeLayout *layout, size_t from, size_t end, bool header);
extern void pledge_layout_close_cell(PledgeLayout *layout);

#endif
