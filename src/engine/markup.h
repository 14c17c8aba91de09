/*
 * markup.h
 *	  Tags, attributes, comments and declarations of HTML, found where they stand.
 *
 * All places are bytes from 0 in the body, [from, end) each.  Nothing is copied, nothing
 * takes memory, and nothing is a fault: what is no markup is told as such, so that it can
 * be read as text.  The places asked for must rise, as in one pass over the body; then no
 * byte is looked at more than a few times, however broken the body is.
 */
#ifndef PLEDGE_ENGINE_MARKUP_H
#define PLEDGE_ENGINE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "element.h"

/* A body, and what has been learned of it so far.  The body must outlive it. */
typedef struct PledgeMarkup
{
	const char *body;
	size_t length;   /* bytes */
	size_t unquoted; /* quotation marks in tags that begin before this mean nothing */
	bool never_ended[PLEDGE_ELEMENTS]; /* by number of the element: no end tag of it follows */
} PledgeMarkup;

/* A tag: [from, end) are its bytes, [name, name_end) those of its name. */
typedef struct PledgeTag
{
	size_t from;
	size_t name;
	size_t name_end;
	size_t end;
	bool closing;
	int element; /* its number (element.h); -1 = not known */
} PledgeTag;

/* An attribute of a tag; its value is empty where it has none, and without its quotes. */
typedef struct PledgeAttribute
{
	size_t name;
	size_t name_end;
	size_t value;
	size_t value_end;
} PledgeAttribute;

/* What HTML takes for white space. */
static inline bool
pledge_is_white(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

/* The byte at a place, 0 behind the body. */
static inline char
pledge_markup_byte(const PledgeMarkup *markup, size_t place)
{
	if (place >= markup->length)
		return '\0';
	return markup->body[place];
}

extern void pledge_markup_start(PledgeMarkup *markup, const char *body, size_t length);

/* Is there any tag that is known, comment or DOCTYPE?  "<ten years" is none. */
extern bool pledge_markup_has_tags(const PledgeMarkup *markup);

/*
 * Reads the tag that begins with the < at a place; false where it is no tag.  A tag that
 * has lost its > ends where the next < stands or the body ends, if its name is known.
 */
extern bool pledge_markup_read_tag(PledgeMarkup *markup, size_t place, PledgeTag *tag);

/* Finds an attribute by its name, in small letters; false where the tag has none such. */
extern bool pledge_markup_find_attribute(const PledgeMarkup *markup, const PledgeTag *tag,
										 const char *name, PledgeAttribute *attribute);

/* Are the bytes [place, end) this word of small letters, whatever their case? */
extern bool pledge_markup_is_word(const PledgeMarkup *markup, size_t place, size_t end,
								  const char *word);

/*
 * Where a comment, a declaration or a broken end tag ends that begins with the < at a
 * place; 0 where there is none.  A comment that is never closed goes on to the end.
 */
extern size_t pledge_markup_declaration_end(const PledgeMarkup *markup, size_t place);

/*
 * Where the element of a known tag that opens it ends, behind its end tag.  Where it has
 * none, only a script goes on to the end of the body; another ends with the tag itself.
 */
extern size_t pledge_markup_element_end(PledgeMarkup *markup, const PledgeTag *tag);

#endif
