/*
 * element.h
 *	  The elements of HTML by name, and what each means for the text that is shown.
 */
#ifndef PLEDGE_ENGINE_ELEMENT_H
#define PLEDGE_ENGINE_ELEMENT_H

#include <stddef.h>

#define PLEDGE_ELEMENTS 88 /* that are known by name */

typedef enum PledgeElement
{
	PLEDGE_ELEMENT_NONE, /* not known: its tags are left out, its text stays */
	PLEDGE_ELEMENT_INLINE,
	PLEDGE_ELEMENT_BREAK,
	PLEDGE_ELEMENT_BLOCK,
	PLEDGE_ELEMENT_PARAGRAPH, /* a block with a blank line around it */
	PLEDGE_ELEMENT_ITEM,
	PLEDGE_ELEMENT_PRE,
	PLEDGE_ELEMENT_TABLE,
	PLEDGE_ELEMENT_ROW,
	PLEDGE_ELEMENT_CELL,
	PLEDGE_ELEMENT_HEADER_CELL,
	PLEDGE_ELEMENT_TERM,
	PLEDGE_ELEMENT_DETAIL,
	PLEDGE_ELEMENT_INPUT,
	PLEDGE_ELEMENT_SELECT,
	PLEDGE_ELEMENT_OPTION,
	PLEDGE_ELEMENT_QUOTE,
	PLEDGE_ELEMENT_HIDDEN, /* what it holds is no text: left out up to its end tag, if it has one */
	PLEDGE_ELEMENT_SCRIPT  /* the same, up to the end of the body if it has none */
} PledgeElement;

/*
 * The number of an element by its name, length bytes in any case: 0 .. PLEDGE_ELEMENTS - 1,
 * -1 = no such element is known.
 */
extern int pledge_element_find(const char *name, size_t length);

/* What an element means, by its number; PLEDGE_ELEMENT_NONE of -1. */
extern PledgeElement pledge_element_kind(int number);

#endif
