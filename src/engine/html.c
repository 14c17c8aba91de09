/*
 * html.c
 *	  From HTML to the text that it shows, with the way back to the bytes of the body.
 *
 * One pass, no tree: what a tag means for the text is settled where it stands, so that
 * no nesting, however deep or broken, costs more than its bytes.  Between two pieces of
 * text only the gap is kept: the line breaks, the bullet or the mark of a cell that are
 * due before the next one.
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

#include "markup.h"
#include "reference.h"

#define LABEL_BLANKS  8   /* a label has nine words at most */
#define LONGEST_LABEL 120 /* bytes */
#define MOST_BREAKS   2   /* a blank line is as much as is told */

/* A row of a table: which marks part its cells is known when the last has been read. */
typedef struct Row
{
	unsigned cells;    /* with something in them, so far */
	bool fresh;        /* a cell was opened and holds nothing yet */
	bool header;       /* the cell that was opened last is a header */
	bool after_header; /* the last with something in it is one */
	bool has_colon;    /* its first cell reads as a label */
	bool parted;       /* "; " is due before what the cell holds */
	bool provisional;  /* the colon goes if there is a third cell */
	size_t colon;      /* where it stands in the text */
	size_t start;      /* where what the last cell with something in it holds begins in the text */
} Row;

typedef struct Reader
{
	PledgeHtml *html;
	PledgeMarkup markup;
	size_t place;
	size_t gap;       /* what is read and shows nothing begins here */
	size_t space;     /* a blank that is due stands here */
	unsigned breaks;  /* line breaks that are due */
	unsigned kept;    /* open elements in which white space is kept */
	bool space_due;   /* a blank, if anything follows on the line */
	bool item_due;    /* a bullet */
	bool tagged;      /* there are tags */
	bool in_select;   /* between options only what is selected is read */
	bool in_selected; /* inside the option that is */
	bool failed;      /* no memory */
	Row row;
} Reader;

/* ---- text ---- */

/*
 * Adds bytes that stand for [body, body + span), or with span 0 for as many bytes from
 * `body` on.  Nothing that is read gives more bytes than it has: the text fits.
 */
static void
put(Reader *reader, const char *bytes, size_t count, size_t body, size_t span)
{
	PledgeHtml *html = reader->html;

	if (count > html->capacity - html->length)
		reader->failed = true;
	if (!reader->failed &&
		!pledge_offset_map_add(&html->map, html->allocator, html->length, body, span))
		reader->failed = true;
	if (reader->failed)
		return;
	memcpy(html->text + html->length, bytes, count);
	html->length += count;
}

static char
last_byte(const Reader *reader)
{
	if (reader->html->length == 0)
		return '\n';
	return reader->html->text[reader->html->length - 1];
}

/* What is held by a cell begins: how many there are tells what the marks between them are. */
static void
fill_cell(Reader *reader)
{
	Row *row = &reader->row;

	row->fresh = false;
	row->cells++;
	row->after_header = row->header;
	if (row->cells > 2 && row->has_colon && row->provisional)
		reader->html->text[row->colon] = ';';
	row->has_colon = row->has_colon && row->cells <= 2;
}

/* Writes what is due before the text at `place`. */
static void
close_gap(Reader *reader, size_t place)
{
	char due[MOST_BREAKS + 4];
	size_t count = 0;
	bool fills = reader->row.fresh;

	if (reader->html->length > 0)
		while (count < reader->breaks)
			due[count++] = '\n';
	if (fills)
	{
		if (reader->row.parted && count == 0)
		{
			due[count++] = ';';
			due[count++] = ' ';
		}
		fill_cell(reader);
	}
	if (reader->item_due)
	{
		due[count++] = '-';
		due[count++] = ' ';
	}
	if (count > 0)
		put(reader, due, count, reader->gap, place - reader->gap);
	else if (reader->space_due && !pledge_is_white(last_byte(reader)))
		put(reader, " ", 1, reader->space, 0);
	if (fills)
		reader->row.start = reader->html->length;
	reader->breaks = 0;
	reader->space_due = false;
	reader->item_due = false;
	reader->row.parted = false;
}

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
	close_gap(reader, place);
	put(reader, reader->markup.body + place, end - place, place, 0);
	reader->gap = end;
}

/* The bytes of the body up to `end` are shown as these. */
static void
show_as(Reader *reader, const char *bytes, size_t count, size_t end)
{
	size_t place = reader->place;

	reader->place = end;
	if (is_dropped(reader))
		return;
	close_gap(reader, place);
	put(reader, bytes, count, place, end - place);
	reader->gap = end;
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

/* A blank is due, if anything follows on the line. */
static void
await_blank(Reader *reader)
{
	if (!reader->space_due)
		reader->space = reader->place;
	reader->space_due = true;
}

static void
read_white(Reader *reader)
{
	await_blank(reader);
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
		await_blank(reader);
		reader->place += size;
	}
	else
		show_as(reader, bytes, encode(character, bytes), reader->place + size);
}

/* ---- what tags mean ---- */

/* Line breaks are due, as many as the furthest block asks for. */
static void
break_line(Reader *reader, unsigned breaks)
{
	/* what a cell or an item begins with stands on the line that it began itself */
	if (!reader->row.fresh && !reader->item_due && reader->breaks < breaks)
		reader->breaks = breaks;
}

static void
end_row(Reader *reader)
{
	memset(&reader->row, 0, sizeof(reader->row));
}

/* Can what the last cell holds be a label: short, one line, and no sentence? */
static bool
is_label(const Reader *reader)
{
	const PledgeHtml *html = reader->html;
	size_t blanks = 0;
	size_t place;

	if (html->length - reader->row.start > LONGEST_LABEL ||
		strchr(".!;", last_byte(reader)) != NULL)
		return false;
	for (place = reader->row.start; place < html->length; place++)
	{
		if (html->text[place] == '\n')
			return false;
		blanks += html->text[place] == ' ' ? 1 : 0;
	}
	return blanks <= LABEL_BLANKS;
}

/*
 * The second cell begins: the first is its label, if it can be one.  The mark is written
 * at once, for a label with nothing behind it says something too.
 */
static void
part_label(Reader *reader, const PledgeTag *tag)
{
	Row *row = &reader->row;
	bool has_mark = last_byte(reader) == ':';

	row->has_colon = true;
	row->provisional = !row->after_header && !has_mark;
	row->colon = reader->html->length;
	put(reader, has_mark ? " " : ": ", has_mark ? 1 : 2, tag->from, tag->end - tag->from);
	reader->gap = tag->end;
}

static void
open_cell(Reader *reader, const PledgeTag *tag, bool header)
{
	Row *row = &reader->row;

	if (row->cells > 0)
	{
		reader->breaks = 0;
		reader->space_due = false;
		reader->item_due = false;
		row->parted = false;
		if (header && !row->after_header)
		{
			/* label and value once more */
			end_row(reader);
			reader->breaks = 1;
		}
		else if (row->cells > 1 || header)
			row->parted = true;
		else if (!row->has_colon && is_label(reader))
			part_label(reader, tag);
		else if (!row->has_colon)
			reader->breaks = 1;
	}
	row->fresh = true;
	row->header = header;
}

static void
close_cell(Reader *reader)
{
	reader->row.fresh = false;
	reader->row.parted = false;
}

/* Items stand line by line, whatever paragraphs they are made of. */
static void
read_item(Reader *reader, bool closing)
{
	reader->breaks = 1;
	reader->item_due = !closing;
}

static void
read_pre(Reader *reader, bool closing)
{
	break_line(reader, MOST_BREAKS);
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
			close_cell(reader);
			break_line(reader, element == PLEDGE_ELEMENT_ROW ? 1 : MOST_BREAKS);
			end_row(reader);
			break;
		case PLEDGE_ELEMENT_TERM:
			close_cell(reader);
			if (tag->closing)
				break;
			break_line(reader, 1);
			end_row(reader);
			open_cell(reader, tag, true);
			break;
		default:
			close_cell(reader);
			if (!tag->closing)
				open_cell(reader, tag, element == PLEDGE_ELEMENT_HEADER_CELL);
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
			if (!reader->row.fresh && !reader->item_due && reader->breaks < MOST_BREAKS)
				reader->breaks++;
			break;
		case PLEDGE_ELEMENT_BLOCK:
			break_line(reader, 1);
			break;
		case PLEDGE_ELEMENT_PARAGRAPH:
			break_line(reader, MOST_BREAKS);
			break;
		case PLEDGE_ELEMENT_ITEM:
			read_item(reader, tag->closing);
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
	while (reader->place < reader->markup.length && !reader->failed)
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
	html->length = 0;
	html->map.count = 0;
	if (!pledge_reserve(html->allocator, (void **) &html->text, &html->capacity, length + 1, 1))
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
								"no memory for the text of the record");
	memset(&reader, 0, sizeof(reader));
	reader.html = html;
	pledge_markup_start(&reader.markup, body, length);
	reader.tagged = pledge_markup_has_tags(&reader.markup);
	reader.kept = reader.tagged ? 0 : 1;
	read_body(&reader);
	if (reader.failed)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
								"no memory for the text of the record");
	return true;
}
