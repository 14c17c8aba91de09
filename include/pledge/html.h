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

#include <stdint.h>

#include "pledge/allocator.h"
#include "pledge/error.h"

/* A run of the text, up to where the next one begins. */
typedef struct PledgeHtmlRun
{
	uint32_t text; /* its first byte in the text */
	uint32_t body; /* its first byte in the body */
	uint32_t span; /* bytes of the body that the whole run stands for; 0 = one for each byte */
} PledgeHtmlRun;

/* The text as read.  It is never longer than the body. */
typedef struct PledgeHtml
{
	const PledgeAllocator *allocator;
	char *text;
	size_t length;
	size_t capacity;
	PledgeHtmlRun *runs; /* in rising order, both in the text and in the body */
	size_t run_count;
	size_t run_capacity;
} PledgeHtml;

/* Memory is kept from body to body until it is released. */
extern void pledge_html_start(PledgeHtml *html, const PledgeAllocator *allocator);
extern void pledge_html_release(PledgeHtml *html);

/* Reads a body: UTF-8, length bytes, below 4 GB.  What was read before is forgotten. */
extern bool pledge_html_read(PledgeHtml *html, const char *body, size_t length, PledgeError *error);

/* The byte of the body where that begins which stands at a byte of the text. */
extern uint32_t pledge_html_body_start(const PledgeHtml *html, uint32_t text);

/* The byte of the body behind that which ends right before a byte of the text. */
extern uint32_t pledge_html_body_end(const PledgeHtml *html, uint32_t text);

#endif
