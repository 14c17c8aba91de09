/*
 * html.c
 *	  From HTML to the text that it shows, with the way back to the bytes of the body.
 *
 * One pass, no tree: what a tag means for the text is settled where it stands, so that
 * no nesting, however deep or broken, costs more than its bytes.  markup.c finds the
 * tags, element.c knows what each is, reference.c reads characters by name or number;
 * layout.c writes the lines, and offset_map.c notes where they came from.
 *
 * Why no library does this: libxml2 hands out text with its references decoded and
 * white space as it was, and no place for either; gumbo and lexbor build a tree, with
 * places for whole pieces of text only, so that decoding would have to be done over to
 * find a character's place.  Each would be one more thing that every host must install,
 * allocates what a server that leaves by longjmp cannot free, and takes several times
 * as long as the pass below.
 */
#include "pledge/html.h"

#include <stdbool.h>
#include <string.h>

#include "layout.h"
#include "markup.h"
#include "reference.h"

typedef struct Reader
{
	PledgeMarkup markup;
	PledgeLayout layout;
	size_t place;     /* up to here the body has been read */
	unsigned kept;    /* open elements in which white space is kept */
	bool tagged;      /* there are tags */
	bool in_select;   /* between options only what is selected is read */
	bool in_selected; /* inside the option that is */
} Reader;

/* ---- text ---- */

static bool
is_dropped(const Reader *reader)
{
	return reader->in_select && !reader->in_selected;
}

/* The text [place, end) is shown as it stands. */
static void
show(Reader *reader, size_t end)
{
	size_t place = reader->place;

	reader->place = end;
	if (is_dropped(reader))
		return;
	pledge_layout_show(&reader->layout, reader->markup.body, place, end);
}

/* The bytes of the body up to `end` are shown as these. */
static void
show_as(Reader *reader, const char *bytes, size_t count, size_t end)
{
	size_t place = reader->place;

	reader->place = end;
	if (is_dropped(reader))
		return;
	pledge_layout_show_as(&reader->layout, bytes, count, place, end);
}

/* ---- words, white space and references ---- */

static bool
is_plain(char byte)
{
	return byte != '<' && byte != '&' && !pledge_is_white(byte);
}

/* Words, with the single blanks between them. */
static void
read_words(Reader *reader)
{
	size_t end = reader->place + 1;

	while (end < reader->markup.length)
	{
		char byte = reader->markup.body[end];

		if (is_plain(byte) || (reader->kept > 0 && byte != '<' && byte != '&') ||
			(byte == ' ' && end + 1 < reader->markup.length &&
			 is_plain(reader->markup.body[end + 1])))
			end++;
		else
			break;
	}
	show(reader, end);
}

static void
read_white(Reader *reader)
{
	pledge_layout_blank(&reader->layout, reader->place);
	while (reader->place < reader->markup.length &&
		   pledge_is_white(reader->markup.body[reader->place]))
		reader->place++;
}

static size_t
encode(uint32_t character, char *out)
{
	if (character < 0x80)
	{
		out[0] = (char) character;
		return 1;
	}
	if (character < 0x800)
	{
		out[0] = (char) (0xC0 | (character >> 6));
		out[1] = (char) (0x80 | (character & 0x3F));
		return 2;
	}
	if (character < 0x10000)
	{
		out[0] = (char) (0xE0 | (character >> 12));
		out[1] = (char) (0x80 | ((character >> 6) & 0x3F));
		out[2] = (char) (0x80 | (character & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | (character >> 18));
	out[1] = (char) (0x80 | ((character >> 12) & 0x3F));
	out[2] = (char) (0x80 | ((character >> 6) & 0x3F));
	out[3] = (char) (0x80 | (character & 0x3F));
	return 4;
}

/* Soft hyphens and the like show nothing: a word goes on behind them. */
static bool
shows_nothing(uint32_t character)
{
	return character == 0xAD || character == 0x200B || character == 0x200C || character == 0x200D ||
		   character == 0xFEFF;
}

static void
read_reference(Reader *reader)
{
	char bytes[4];
	uint32_t character = 0;
	size_t size = pledge_reference_read(reader->markup.body + reader->place,
										reader->markup.length - reader->place, &character);

	if (size == 0)
		show(reader, reader->place + 1);
	else if (shows_nothing(character))
		reader->place += size;
	else if (reader->kept == 0 && character < 0x80 && pledge_is_white((char) character))
	{
		pledge_layout_blank(&reader->layout, reader->place);
		reader->place += size;
	}
	else
		show_as(reader, bytes, encode(character, bytes), reader->place + size);
}

/* ---- what tags mean ---- */

static void
read_pre(Reader *reader, bool closing)
{
	pledge_layout_block(&reader->layout, PLEDGE_BLANK_LINE);
	if (closing)
	{
		reader->kept -= reader->kept > 0 ? 1 : 0;
		return;
	}
	reader->kept++;
	if (pledge_markup_byte(&reader->markup, reader->place) == '\n')
		reader->place++;
}

/* A box to tick reads as one: "[x]" or "[ ]". */
static void
read_input(Reader *reader, const PledgeTag *tag)
{
	PledgeAttribute attribute;
	bool ticked;

	if (tag->closing || !pledge_markup_find_attribute(&reader->markup, tag, "type", &attribute) ||
		!(pledge_markup_is_word(&reader->markup, attribute.value, attribute.value_end,
								"checkbox") ||
		  pledge_markup_is_word(&reader->markup, attribute.value, attribute.value_end, "radio")))
		return;
	ticked = pledge_markup_find_attribute(&reader->markup, tag, "checked", &attribute);
	reader->place = tag->from;
	show_as(reader, ticked ? "[x] " : "[ ] ", 4, tag->end);
}

static void
read_option(Reader *reader, const PledgeTag *tag)
{
	PledgeAttribute attribute;

	reader->in_selected =
		!tag->closing && pledge_markup_find_attribute(&reader->markup, tag, "selected", &attribute);
}

/* Browsers put marks around it.  A broken "<q" is shorter than its mark, and is left out. */
static void
read_quote(Reader *reader, const PledgeTag *tag)
{
	if (tag->end - tag->from < 3)
		return;
	reader->place = tag->from;
	show_as(reader, tag->closing ? "\xE2\x80\x9D" : "\xE2\x80\x9C", 3, tag->end);
}

static void
apply_table_tag(Reader *reader, const PledgeTag *tag, PledgeElement element)
{
	switch (element)
	{
		case PLEDGE_ELEMENT_TABLE:
		case PLEDGE_ELEMENT_ROW:
			pledge_layout_close_cell(&reader->layout);
			pledge_layout_block(&reader->layout,
								element == PLEDGE_ELEMENT_ROW ? 1 : PLEDGE_BLANK_LINE);
			pledge_layout_end_row(&reader->layout);
			break;
		case PLEDGE_ELEMENT_TERM:
			pledge_layout_close_cell(&reader->layout);
			if (tag->closing)
				break;
			pledge_layout_block(&reader->layout, 1);
			pledge_layout_end_row(&reader->layout);
			pledge_layout_open_cell(&reader->layout, tag->from, tag->end, true);
			break;
		default:
			pledge_layout_close_cell(&reader->layout);
			if (!tag->closing)
				pledge_layout_open_cell(&reader->layout, tag->from, tag->end,
										element == PLEDGE_ELEMENT_HEADER_CELL);
			break;
	}
}

static void
apply_tag(Reader *reader, const PledgeTag *tag)
{
	PledgeElement element = pledge_element_kind(tag->element);

	/* a choice that was never closed ends where anything but a choice stands */
	if (element > PLEDGE_ELEMENT_INLINE && element != PLEDGE_ELEMENT_OPTION)
		reader->in_select = false;
	switch (element)
	{
		case PLEDGE_ELEMENT_NONE:
		case PLEDGE_ELEMENT_INLINE:
			break;
		case PLEDGE_ELEMENT_BREAK:
			pledge_layout_break(&reader->layout);
			break;
		case PLEDGE_ELEMENT_BLOCK:
			pledge_layout_block(&reader->layout, 1);
			break;
		case PLEDGE_ELEMENT_PARAGRAPH:
			pledge_layout_block(&reader->layout, PLEDGE_BLANK_LINE);
			break;
		case PLEDGE_ELEMENT_ITEM:
			pledge_layout_item(&reader->layout, !tag->closing);
			break;
		case PLEDGE_ELEMENT_PRE:
			read_pre(reader, tag->closing);
			break;
		case PLEDGE_ELEMENT_TABLE:
		case PLEDGE_ELEMENT_ROW:
		case PLEDGE_ELEMENT_CELL:
		case PLEDGE_ELEMENT_HEADER_CELL:
		case PLEDGE_ELEMENT_TERM:
		case PLEDGE_ELEMENT_DETAIL:
			apply_table_tag(reader, tag, element);
			break;
		case PLEDGE_ELEMENT_INPUT:
			read_input(reader, tag);
			break;
		case PLEDGE_ELEMENT_SELECT:
			reader->in_select = !tag->closing;
			reader->in_selected = false;
			break;
		case PLEDGE_ELEMENT_OPTION:
			read_option(reader, tag);
			break;
		case PLEDGE_ELEMENT_QUOTE:
			read_quote(reader, tag);
			break;
		case PLEDGE_ELEMENT_HIDDEN:
		case PLEDGE_ELEMENT_SCRIPT:
			if (!tag->closing)
				reader->place = pledge_markup_element_end(&reader->markup, tag);
			break;
	}
}

/* Without any tag in the body every < stands for itself. */
static void
read_markup(Reader *reader)
{
	PledgeTag tag;
	size_t end;

	if (reader->tagged && pledge_markup_read_tag(&reader->markup, reader->place, &tag))
	{
		reader->place = tag.end;
		apply_tag(reader, &tag);
		return;
	}
	end = reader->tagged ? pledge_markup_declaration_end(&reader->markup, reader->place) : 0;
	if (end > 0)
		reader->place = end;
	else
		show(reader, reader->place + 1);
}

/* ---- bodies ---- */

void
pledge_html_start(PledgeHtml *html, const PledgeAllocator *allocator)
{
	memset(html, 0, sizeof(*html));
	html->allocator = allocator;
}

void
pledge_html_release(PledgeHtml *html)
{
	pledge_release(html->allocator, html->text);
	pledge_offset_map_release(&html->map, html->allocator);
	pledge_html_start(html, html->allocator);
}

static void
read_body(Reader *reader)
{
	while (reader->place < reader->markup.length && !reader->layout.failed)
	{
		char byte = reader->markup.body[reader->place];

		if (byte == '<')
			read_markup(reader);
		else if (byte == '&')
			read_reference(reader);
		else if (pledge_is_white(byte) && reader->kept == 0)
			read_white(reader);
		else
			read_words(reader);
	}
}

bool
pledge_html_read(PledgeHtml *html, const char *body, size_t length, PledgeError *error)
{
	Reader reader;

	if (length >= UINT32_MAX)
		return pledge_error_set(error, PLEDGE_LIMIT, 0, NULL, 0, "the record is too long");
	memset(&reader, 0, sizeof(reader));
	pledge_layout_start(&reader.layout, html);
	if (!pledge_reserve(html->allocator, (void **) &html->text, &html->capacity, length + 1, 1))
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
								"no memory for the text of the record");
	pledge_markup_start(&reader.markup, body, length);
	reader.tagged = pledge_markup_has_tags(&reader.markup);
	reader.kept = reader.tagged ? 0 : 1;
	read_body(&reader);
	if (reader.layout.failed)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
								"no memory for the text of the record");
	return true;
}
