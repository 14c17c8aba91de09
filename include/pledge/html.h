/*
 * html.h
 *	  From HTML to the text that it shows, with the way back to the bytes of the body.
 *
 * What a browser shows in lines stands in lines here: paragraphs and headings are parted
 * by a blank line, other blocks by a line break, an item of a list begins with "- ", and a
 * row of two cells reads as a line of a form, "Label: value".  White space is collapsed
 * as a browser does, but for <pre>.  Scripts, styles, comments and the head are left out.
 * A body without a single tag is taken for plain text: its line breaks stay.
 */
#ifndef PLEDGE_HTML_H
#define PLEDGE_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "pledge/allocator.h"
#include "pledge/error.h"
#include "pledge/offset_map.h"

/* The text as read.  It is never longer than the body. */
typedef struct PledgeHtml
{
	const PledgeAllocator *allocator;
	char *text;
	size_t length; /* bytes */
	size_t capacity;
	PledgeOffsetMap map; /* from the text to the body */
} PledgeHtml;

/*
 * Begins with nothing read.  The allocator must last until the release, or as long as
 * anything is still to be read where the memory is freed in another way.
 */
extern void pledge_html_start(PledgeHtml *html, const PledgeAllocator *allocator);

/* Frees the text and the map; then as after pledge_html_start. */
extern void pledge_html_release(PledgeHtml *html);

/*
 * Reads a body: UTF-8, length bytes, below 4 GB.  What was read before is forgotten; its
 * memory is used again.  Broken HTML is no fault.  False with PLEDGE_LIMIT for a longer
 * body, with PLEDGE_OUT_OF_MEMORY where memory fails; then the text is not whole, and only
 * another body or the release may follow.
 */
extern bool pledge_html_read(PledgeHtml *html, const char *body, size_t length, PledgeError *error);

#endif
