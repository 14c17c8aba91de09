/*
 * markup.c
 *	  Tags, attributes, comments and declarations of HTML, found where they stand.
 */
#include "markup.h"

#include <string.h>

void
pledge_markup_start(PledgeMarkup *markup, const char *body, size_t length)
{
	memset(markup, 0, sizeof(*markup));
	markup->body = body;
	markup->length = length;
}

/* ---- bytes ---- */

static bool
is_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* The next place of a byte from `from` on; the length of the body where there is none. */
static size_t
find_byte(const PledgeMarkup *markup, size_t from, char byte)
{
	const char *found =
		from < markup->length ? memchr(markup->body + from, byte, markup->length - from) : NULL;

	return found != NULL ? (size_t) (found - markup->body) : markup->length;
}

static size_t
name_ends(const PledgeMarkup *markup, size_t place)
{
	while (place < markup->length && !pledge_is_white(markup->body[place]) &&
		   markup->body[place] != '>' && markup->body[place] != '/' && markup->body[place] != '<')
		place++;
	return place;
}

static bool
body_has(const PledgeMarkup *markup, size_t place, const char *text)
{
	size_t length = strlen(text);

	return place <= markup->length && markup->length - place >= length &&
		   memcmp(markup->body + place, text, length) == 0;
}

/* ---- tags ---- */

/* Where a quoted value ends that begins behind a = at `place`; `place` where it is none. */
static size_t
value_end(const PledgeMarkup *markup, size_t place, bool quoted)
{
	size_t start = place;
	size_t end;

	while (start < markup->length && pledge_is_white(markup->body[start]))
		start++;
	if (!quoted ||
		(pledge_markup_byte(markup, start) != '"' && pledge_markup_byte(markup, start) != '\''))
		return place;
	end = find_byte(markup, start + 1, markup->body[start]);
	return end < markup->length ? end + 1 : place;
}

/*
 * Where a tag whose name ends at tag->name_end ends itself: behind its >, or where the
 * next < stands or the body ends, which makes it a broken one.  Where the quotation
 * marks of a broken tag led past other tags, they are not believed a second time: no
 * byte is looked at more than twice.
 */
static bool
find_tag_end(PledgeMarkup *markup, PledgeTag *tag)
{
	bool quoted = tag->from >= markup->unquoted;
	size_t place = tag->name_end;

	while (place < markup->length)
	{
		char byte = markup->body[place++];

		if (byte == '>')
		{
			tag->end = place;
			return true;
		}
		if (byte == '<')
		{
			place--;
			break;
		}
		if (byte == '=')
			place = value_end(markup, place, quoted);
	}
	if (place > markup->unquoted)
		markup->unquoted = place;
	tag->end = place;
	/* "<ten years" is what it says; a tag that is known has lost its > */
	return tag->element >= 0;
}

bool
pledge_markup_read_tag(PledgeMarkup *markup, size_t place, PledgeTag *tag)
{
	tag->from = place;
	tag->closing = pledge_markup_byte(markup, tag->from + 1) == '/';
	tag->name = tag->from + (tag->closing ? 2 : 1);
	if (!is_letter(pledge_markup_byte(markup, tag->name)))
		return false;
	tag->name_end = name_ends(markup, tag->name);
	tag->element = pledge_element_find(markup->body + tag->name, tag->name_end - tag->name);
	return find_tag_end(markup, tag);
}

bool
pledge_markup_has_tags(const PledgeMarkup *markup)
{
	size_t place = 0;

	while ((place = find_byte(markup, place, '<')) < markup->length)
	{
		size_t name = place + (pledge_markup_byte(markup, place + 1) == '/' ? 2 : 1);

		if (body_has(markup, place, "<!--") || body_has(markup, place, "<!DOCTYPE") ||
			body_has(markup, place, "<!doctype") ||
			(is_letter(pledge_markup_byte(markup, name)) &&
			 pledge_element_find(markup->body + name, name_ends(markup, name) - name) >= 0))
			return true;
		place++;
	}
	return false;
}

size_t
pledge_markup_element_end(PledgeMarkup *markup, const PledgeTag *tag)
{
	size_t length = tag->name_end - tag->name;
	size_t from = tag->end;

	while (!markup->never_ended[tag->element])
	{
		from = find_byte(markup, from, '<');
		if (from >= markup->length)
			break;
		from++;
		if (pledge_markup_byte(markup, from) == '/' &&
			name_ends(markup, from + 1) - from - 1 == length &&
			pledge_element_find(markup->body + from + 1, length) == tag->element)
		{
			from = find_byte(markup, from, '>');
			return from < markup->length ? from + 1 : from;
		}
	}
	markup->never_ended[tag->element] = true;
	return pledge_element_kind(tag->element) == PLEDGE_ELEMENT_SCRIPT ? markup->length : tag->end;
}

/* ---- attributes ---- */

static void
read_value(const PledgeMarkup *markup, const PledgeTag *tag, size_t place,
		   PledgeAttribute *attribute)
{
	char quote;

	while (place < tag->end && pledge_is_white(markup->body[place]))
		place++;
	quote = pledge_markup_byte(markup, place);
	attribute->value = place;
	if (quote == '"' || quote == '\'')
	{
		attribute->value++;
		for (place++; place < tag->end && markup->body[place] != quote; place++)
			;
	}
	else
		while (place < tag->end && !pledge_is_white(markup->body[place]) &&
			   markup->body[place] != '>' &&
			   !(markup->body[place] == '/' && pledge_markup_byte(markup, place + 1) == '>'))
			place++;
	attribute->value_end = place;
}

/* Reads the attribute that stands at or behind a place of a tag; returns where it ends. */
static size_t
read_attribute(const PledgeMarkup *markup, const PledgeTag *tag, size_t place,
			   PledgeAttribute *attribute)
{
	while (place < tag->end &&
		   (pledge_is_white(markup->body[place]) || strchr("/>=\"'", markup->body[place]) != NULL))
		place++;
	attribute->name = place;
	while (place < tag->end && !pledge_is_white(markup->body[place]) &&
		   strchr("/>=", markup->body[place]) == NULL)
		place++;
	attribute->name_end = place;
	while (place < tag->end && pledge_is_white(markup->body[place]))
		place++;
	attribute->value = attribute->value_end = place;
	if (place < tag->end && markup->body[place] == '=')
		read_value(markup, tag, place + 1, attribute);
	return attribute->value_end;
}

bool
pledge_markup_is_word(const PledgeMarkup *markup, size_t place, size_t end, const char *word)
{
	for (; place < end && *word != '\0'; place++, word++)
		if ((markup->body[place] | 0x20) != *word)
			return false;
	return place == end && *word == '\0';
}

bool
pledge_markup_find_attribute(const PledgeMarkup *markup, const PledgeTag *tag, const char *name,
							 PledgeAttribute *attribute)
{
	size_t place = tag->name_end;

	while (place < tag->end)
	{
		place = read_attribute(markup, tag, place, attribute);
		if (pledge_markup_is_word(markup, attribute->name, attribute->name_end, name))
			return true;
	}
	return false;
}

/* ---- comments and declarations ---- */

/* Where a comment ends that begins at `from`: "<!-->" is a whole one. */
static size_t
comment_end(const PledgeMarkup *markup, size_t from)
{
	size_t end = from + 4;

	while ((end = find_byte(markup, end, '>')) < markup->length)
	{
		if (body_has(markup, end - 2, "-->") ||
			(end >= from + 7 && body_has(markup, end - 3, "--!>")))
			return end + 1;
		end++;
	}
	return markup->length;
}

/* Behind the next >, if no < stands before it; 0 where one does, or the body ends. */
static size_t
bogus_end(const PledgeMarkup *markup, size_t place)
{
	while (place < markup->length && markup->body[place] != '<' && markup->body[place] != '>')
		place++;
	return pledge_markup_byte(markup, place) == '>' ? place + 1 : 0;
}

/* Where a CDATA section ends that begins at `from`. */
static size_t
section_end(const PledgeMarkup *markup, size_t from)
{
	size_t end = from + 8;

	while ((end = find_byte(markup, end + 1, '>')) < markup->length)
		if (body_has(markup, end - 2, "]]>"))
			return end + 1;
	return markup->length;
}

size_t
pledge_markup_declaration_end(const PledgeMarkup *markup, size_t place)
{
	char next = pledge_markup_byte(markup, place + 1);

	if (next != '!' && next != '?' && next != '/')
		return 0;
	if (body_has(markup, place, "<!--"))
		return comment_end(markup, place);
	if (body_has(markup, place, "<![CDATA["))
		return section_end(markup, place);
	return bogus_end(markup, place + 2);
}
