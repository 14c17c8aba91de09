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

#include "reference.h"

#define LONGEST_ELEMENT 10
#define LABEL_BLANKS    8   /* a label has nine words at most */
#define LONGEST_LABEL   120 /* bytes */
#define MOST_BREAKS     2   /* a blank line is as much as is told */

typedef enum Element
{
	ELEMENT_NONE, /* not known: its tags are left out, its text stays */
	ELEMENT_INLINE,
	ELEMENT_BREAK,
	ELEMENT_BLOCK,
	ELEMENT_PARAGRAPH, /* a block with a blank line around it */
	ELEMENT_ITEM,
	ELEMENT_PRE,
	ELEMENT_TABLE,
	ELEMENT_ROW,
	ELEMENT_CELL,
	ELEMENT_HEADER_CELL,
	ELEMENT_TERM,
	ELEMENT_DETAIL,
	ELEMENT_INPUT,
	ELEMENT_SELECT,
	ELEMENT_OPTION,
	ELEMENT_QUOTE,
	ELEMENT_HIDDEN, /* what it holds is no text: left out up to its end tag, if it has one */
	ELEMENT_SCRIPT  /* the same, up to the end of the body if it has none */
} Element;

/* By name, sorted. */
static const struct
{
	char name[LONGEST_ELEMENT + 1];
	uint8_t element;
} elements[] = {{"a", ELEMENT_INLINE},         {"abbr", ELEMENT_INLINE},
				{"address", ELEMENT_BLOCK},    {"article", ELEMENT_BLOCK},
				{"aside", ELEMENT_BLOCK},      {"b", ELEMENT_INLINE},
				{"big", ELEMENT_INLINE},       {"blockquote", ELEMENT_PARAGRAPH},
				{"body", ELEMENT_BLOCK},       {"br", ELEMENT_BREAK},
				{"caption", ELEMENT_BLOCK},    {"center", ELEMENT_BLOCK},
				{"cite", ELEMENT_INLINE},      {"code", ELEMENT_INLINE},
				{"col", ELEMENT_INLINE},       {"colgroup", ELEMENT_INLINE},
				{"dd", ELEMENT_DETAIL},        {"del", ELEMENT_INLINE},
				{"details", ELEMENT_BLOCK},    {"div", ELEMENT_BLOCK},
				{"dl", ELEMENT_TABLE},         {"dt", ELEMENT_TERM},
				{"em", ELEMENT_INLINE},        {"fieldset", ELEMENT_BLOCK},
				{"figcaption", ELEMENT_BLOCK}, {"figure", ELEMENT_BLOCK},
				{"font", ELEMENT_INLINE},      {"footer", ELEMENT_BLOCK},
				{"form", ELEMENT_BLOCK},       {"h1", ELEMENT_PARAGRAPH},
				{"h2", ELEMENT_PARAGRAPH},     {"h3", ELEMENT_PARAGRAPH},
				{"h4", ELEMENT_PARAGRAPH},     {"h5", ELEMENT_PARAGRAPH},
				{"h6", ELEMENT_PARAGRAPH},     {"head", ELEMENT_HIDDEN},
				{"header", ELEMENT_BLOCK},     {"hr", ELEMENT_PARAGRAPH},
				{"html", ELEMENT_BLOCK},       {"i", ELEMENT_INLINE},
				{"iframe", ELEMENT_HIDDEN},    {"img", ELEMENT_INLINE},
				{"input", ELEMENT_INPUT},      {"ins", ELEMENT_INLINE},
				{"label", ELEMENT_INLINE},     {"legend", ELEMENT_BLOCK},
				{"li", ELEMENT_ITEM},          {"link", ELEMENT_INLINE},
				{"main", ELEMENT_BLOCK},       {"mark", ELEMENT_INLINE},
				{"meta", ELEMENT_INLINE},      {"nav", ELEMENT_BLOCK},
				{"noembed", ELEMENT_HIDDEN},   {"noframes", ELEMENT_HIDDEN},
				{"noscript", ELEMENT_HIDDEN},  {"ol", ELEMENT_BLOCK},
				{"optgroup", ELEMENT_OPTION},  {"option", ELEMENT_OPTION},
				{"p", ELEMENT_PARAGRAPH},      {"pre", ELEMENT_PRE},
				{"q", ELEMENT_QUOTE},          {"s", ELEMENT_INLINE},
				{"script", ELEMENT_SCRIPT},    {"section", ELEMENT_BLOCK},
				{"select", ELEMENT_SELECT},    {"small", ELEMENT_INLINE},
				{"span", ELEMENT_INLINE},      {"strike", ELEMENT_INLINE},
				{"strong", ELEMENT_INLINE},    {"style", ELEMENT_SCRIPT},
				{"sub", ELEMENT_INLINE},       {"summary", ELEMENT_BLOCK},
				{"sup", ELEMENT_INLINE},       {"table", ELEMENT_TABLE},
				{"tbody", ELEMENT_ROW},        {"td", ELEMENT_CELL},
				{"template", ELEMENT_HIDDEN},  {"textarea", ELEMENT_PRE},
				{"tfoot", ELEMENT_ROW},        {"th", ELEMENT_HEADER_CELL},
				{"thead", ELEMENT_ROW},        {"title", ELEMENT_HIDDEN},
				{"tr", ELEMENT_ROW},           {"tt", ELEMENT_INLINE},
				{"u", ELEMENT_INLINE},         {"ul", ELEMENT_BLOCK},
				{"wbr", ELEMENT_INLINE},       {"xml", ELEMENT_HIDDEN}};

#define ELEMENTS (sizeof(elements) / sizeof(elements[0]))

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
	const char *body;
	size_t length;
	size_t place;
	size_t gap;                 /* what is read and shows nothing begins here */
	size_t space;               /* a blank that is due stands here */
	unsigned breaks;            /* line breaks that are due */
	unsigned kept;              /* open elements in which white space is kept */
	bool space_due;             /* a blank, if anything follows on the line */
	bool item_due;              /* a bullet */
	bool tagged;                /* there are tags: else every < stands for itself */
	bool in_select;             /* between options only what is selected is read */
	bool in_selected;           /* inside the option that is */
	bool failed;                /* no memory */
	size_t unquoted;            /* quotation marks in tags that begin before this mean nothing */
	bool never_ended[ELEMENTS]; /* no end tag of this name follows */
	Row row;
} Reader;

/* A tag: [from, end) are its bytes, the name begins at `name`. */
typedef struct Tag
{
	size_t from;
	size_t name;
	size_t name_end;
	size_t end;
	bool closing;
	int which; /* index into elements; -1 = not known */
} Tag;

/* ---- bytes ---- */

static bool
is_white(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

static bool
is_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static char
byte_at(const Reader *reader, size_t place)
{
	if (place >= reader->length)
		return '\0';
	return reader->body[place];
}

/* The next place of a byte from `from` on; the length of the body where there is none. */
static size_t
find_byte(const Reader *reader, size_t from, char byte)
{
	const char *found =
		from < reader->length ? memchr(reader->body + from, byte, reader->length - from) : NULL;

	return found != NULL ? (size_t) (found - reader->body) : reader->length;
}

/* Is this element's name the bytes at `name`, whatever their case? */
static int
find_element(const Reader *reader, size_t name, size_t name_end)
{
	char lower[LONGEST_ELEMENT + 1];
	size_t from = 0;
	size_t to = ELEMENTS;
	size_t place;

	if (name_end - name > LONGEST_ELEMENT)
		return -1;
	for (place = name; place < name_end; place++)
	{
		char byte = reader->body[place];

		lower[place - name] = (char) (byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
	}
	lower[name_end - name] = '\0';
	while (from < to)
	{
		size_t middle = from + (to - from) / 2;
		int order = strcmp(elements[middle].name, lower);

		if (order == 0)
			return (int) middle;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return -1;
}

static size_t
name_ends(const Reader *reader, size_t place)
{
	while (place < reader->length && !is_white(reader->body[place]) && reader->body[place] != '>' &&
		   reader->body[place] != '/' && reader->body[place] != '<')
		place++;
	return place;
}

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
	else if (reader->space_due && !is_white(last_byte(reader)))
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
	put(reader, reader->body + place, end - place, place, 0);
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
	return byte != '<' && byte != '&' && !is_white(byte);
}

/* Words, with the single blanks between them. */
static void
read_words(Reader *reader)
{
	size_t end = reader->place + 1;

	while (end < reader->length)
	{
		char byte = reader->body[end];

		if (is_plain(byte) || (reader->kept > 0 && byte != '<' && byte != '&') ||
			(byte == ' ' && end + 1 < reader->length && is_plain(reader->body[end + 1])))
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
	while (reader->place < reader->length && is_white(reader->body[reader->place]))
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
	size_t size = pledge_reference_read(reader->body + reader->place,
										reader->length - reader->place, &character);

	if (size == 0)
		show(reader, reader->place + 1);
	else if (shows_nothing(character))
		reader->place += size;
	else if (reader->kept == 0 && character < 0x80 && is_white((char) character))
	{
		await_blank(reader);
		reader->place += size;
	}
	else
		show_as(reader, bytes, encode(character, bytes), reader->place + size);
}

/* ---- tags ---- */

/* Where a quoted value ends that begins behind a = at `place`; `place` where it is none. */
static size_t
value_end(const Reader *reader, size_t place, bool quoted)
{
	size_t start = place;
	size_t end;

	while (start < reader->length && is_white(reader->body[start]))
		start++;
	if (!quoted || (byte_at(reader, start) != '"' && byte_at(reader, start) != '\''))
		return place;
	end = find_byte(reader, start + 1, reader->body[start]);
	return end < reader->length ? end + 1 : place;
}

/*
 * Where a tag whose name ends at tag->name_end ends itself: behind its >, or where the
 * next < stands or the body ends, which makes it a broken one.  Where the quotation
 * marks of a broken tag led past other tags, they are not believed a second time: no
 * byte is looked at more than twice.
 */
static bool
find_tag_end(Reader *reader, Tag *tag)
{
	bool quoted = tag->from >= reader->unquoted;
	size_t place = tag->name_end;

	while (place < reader->length)
	{
		char byte = reader->body[place++];

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
			place = value_end(reader, place, quoted);
	}
	if (place > reader->unquoted)
		reader->unquoted = place;
	tag->end = place;
	/* "<ten years" is what it says; a tag that is known has lost its > */
	return tag->which >= 0;
}

/* Reads the tag that begins at the place; false where it is no tag. */
static bool
read_tag(Reader *reader, Tag *tag)
{
	tag->from = reader->place;
	tag->closing = byte_at(reader, tag->from + 1) == '/';
	tag->name = tag->from + (tag->closing ? 2 : 1);
	if (!is_letter(byte_at(reader, tag->name)))
		return false;
	tag->name_end = name_ends(reader, tag->name);
	tag->which = find_element(reader, tag->name, tag->name_end);
	return find_tag_end(reader, tag);
}

typedef struct Attribute
{
	size_t name;
	size_t name_end;
	size_t value;
	size_t value_end;
} Attribute;

static void
read_value(const Reader *reader, const Tag *tag, size_t place, Attribute *attribute)
{
	char quote;

	while (place < tag->end && is_white(reader->body[place]))
		place++;
	quote = byte_at(reader, place);
	attribute->value = place;
	if (quote == '"' || quote == '\'')
	{
		attribute->value++;
		for (place++; place < tag->end && reader->body[place] != quote; place++)
			;
	}
	else
		while (place < tag->end && !is_white(reader->body[place]) && reader->body[place] != '>' &&
			   !(reader->body[place] == '/' && byte_at(reader, place + 1) == '>'))
			place++;
	attribute->value_end = place;
}

/* Reads the attribute that stands at or behind a place of a tag; returns where it ends. */
static size_t
read_attribute(const Reader *reader, const Tag *tag, size_t place, Attribute *attribute)
{
	while (place < tag->end &&
		   (is_white(reader->body[place]) || strchr("/>=\"'", reader->body[place]) != NULL))
		place++;
	attribute->name = place;
	while (place < tag->end && !is_white(reader->body[place]) &&
		   strchr("/>=", reader->body[place]) == NULL)
		place++;
	attribute->name_end = place;
	while (place < tag->end && is_white(reader->body[place]))
		place++;
	attribute->value = attribute->value_end = place;
	if (place < tag->end && reader->body[place] == '=')
		read_value(reader, tag, place + 1, attribute);
	return attribute->value_end;
}

/* Are the bytes [place, end) this word of small letters, whatever their case? */
static bool
is_word(const Reader *reader, size_t place, size_t end, const char *word)
{
	for (; place < end && *word != '\0'; place++, word++)
		if ((reader->body[place] | 0x20) != *word)
			return false;
	return place == end && *word == '\0';
}

static bool
find_attribute(const Reader *reader, const Tag *tag, const char *name, Attribute *attribute)
{
	size_t place = tag->name_end;

	while (place < tag->end)
	{
		place = read_attribute(reader, tag, place, attribute);
		if (is_word(reader, attribute->name, attribute->name_end, name))
			return true;
	}
	return false;
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
part_label(Reader *reader, const Tag *tag)
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
open_cell(Reader *reader, const Tag *tag, bool header)
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
	if (byte_at(reader, reader->place) == '\n')
		reader->place++;
}

/* A box to tick reads as one: "[x]" or "[ ]". */
static void
read_input(Reader *reader, const Tag *tag)
{
	Attribute attribute;
	bool ticked;

	if (tag->closing || !find_attribute(reader, tag, "type", &attribute) ||
		!(is_word(reader, attribute.value, attribute.value_end, "checkbox") ||
		  is_word(reader, attribute.value, attribute.value_end, "radio")))
		return;
	ticked = find_attribute(reader, tag, "checked", &attribute);
	reader->place = tag->from;
	show_as(reader, ticked ? "[x] " : "[ ] ", 4, tag->end);
}

static void
read_option(Reader *reader, const Tag *tag)
{
	Attribute attribute;

	reader->in_selected = !tag->closing && find_attribute(reader, tag, "selected", &attribute);
}

/* Browsers put marks around it.  A broken "<q" is shorter than its mark, and is left out. */
static void
read_quote(Reader *reader, const Tag *tag)
{
	if (tag->end - tag->from < 3)
		return;
	reader->place = tag->from;
	show_as(reader, tag->closing ? "\xE2\x80\x9D" : "\xE2\x80\x9C", 3, tag->end);
}

/* Goes on behind the end tag of what shows nothing. */
static void
skip_hidden(Reader *reader, const Tag *tag)
{
	size_t length = tag->name_end - tag->name;
	size_t from = tag->end;

	if (tag->closing)
		return;
	while (!reader->never_ended[tag->which])
	{
		from = find_byte(reader, from, '<');
		if (from >= reader->length)
			break;
		from++;
		if (byte_at(reader, from) == '/' && name_ends(reader, from + 1) - from - 1 == length &&
			find_element(reader, from + 1, from + 1 + length) == tag->which)
		{
			from = find_byte(reader, from, '>');
			reader->place = from < reader->length ? from + 1 : from;
			return;
		}
	}
	reader->never_ended[tag->which] = true;
	if (elements[tag->which].element == ELEMENT_SCRIPT)
		reader->place = reader->length;
}

static void
apply_table_tag(Reader *reader, const Tag *tag, Element element)
{
	switch (element)
	{
		case ELEMENT_TABLE:
		case ELEMENT_ROW:
			close_cell(reader);
			break_line(reader, element == ELEMENT_ROW ? 1 : MOST_BREAKS);
			end_row(reader);
			break;
		case ELEMENT_TERM:
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
				open_cell(reader, tag, element == ELEMENT_HEADER_CELL);
			break;
	}
}

static void
apply_tag(Reader *reader, const Tag *tag)
{
	Element element = tag->which < 0 ? ELEMENT_NONE : (Element) elements[tag->which].element;

	/* a choice that was never closed ends where anything but a choice stands */
	if (element > ELEMENT_INLINE && element != ELEMENT_OPTION)
		reader->in_select = false;
	switch (element)
	{
		case ELEMENT_NONE:
		case ELEMENT_INLINE:
			break;
		case ELEMENT_BREAK:
			if (!reader->row.fresh && !reader->item_due && reader->breaks < MOST_BREAKS)
				reader->breaks++;
			break;
		case ELEMENT_BLOCK:
			break_line(reader, 1);
			break;
		case ELEMENT_PARAGRAPH:
			break_line(reader, MOST_BREAKS);
			break;
		case ELEMENT_ITEM:
			read_item(reader, tag->closing);
			break;
		case ELEMENT_PRE:
			read_pre(reader, tag->closing);
			break;
		case ELEMENT_TABLE:
		case ELEMENT_ROW:
		case ELEMENT_CELL:
		case ELEMENT_HEADER_CELL:
		case ELEMENT_TERM:
		case ELEMENT_DETAIL:
			apply_table_tag(reader, tag, element);
			break;
		case ELEMENT_INPUT:
			read_input(reader, tag);
			break;
		case ELEMENT_SELECT:
			reader->in_select = !tag->closing;
			reader->in_selected = false;
			break;
		case ELEMENT_OPTION:
			read_option(reader, tag);
			break;
		case ELEMENT_QUOTE:
			read_quote(reader, tag);
			break;
		case ELEMENT_HIDDEN:
		case ELEMENT_SCRIPT:
			skip_hidden(reader, tag);
			break;
	}
}

/* ---- comments and declarations ---- */

static bool
body_has(const Reader *reader, size_t place, const char *text)
{
	size_t length = strlen(text);

	return place <= reader->length && reader->length - place >= length &&
		   memcmp(reader->body + place, text, length) == 0;
}

/* Where a comment ends that begins at `from`: "<!-->" is a whole one. */
static size_t
comment_end(const Reader *reader, size_t from)
{
	size_t end = from + 4;

	while ((end = find_byte(reader, end, '>')) < reader->length)
	{
		if (body_has(reader, end - 2, "-->") ||
			(end >= from + 7 && body_has(reader, end - 3, "--!>")))
			return end + 1;
		end++;
	}
	return reader->length;
}

/* Reads what begins with "<!", "<?" or "</" and is no tag. */
static bool
read_declaration(Reader *reader)
{
	size_t from = reader->place;
	size_t end;

	if (body_has(reader, from, "<!--"))
		end = comment_end(reader, from);
	else if (body_has(reader, from, "<![CDATA["))
	{
		end = from + 8;
		while ((end = find_byte(reader, end + 1, '>')) < reader->length &&
			   !body_has(reader, end - 2, "]]>"))
			;
		end += end < reader->length ? 1 : 0;
	}
	else
	{
		end = from + 2;
		while (end < reader->length && reader->body[end] != '<' && reader->body[end] != '>')
			end++;
		if (byte_at(reader, end) != '>')
			return false;
		end++;
	}
	reader->place = end;
	return true;
}

static void
read_markup(Reader *reader)
{
	Tag tag;
	char next = byte_at(reader, reader->place + 1);

	if (reader->tagged && read_tag(reader, &tag))
	{
		reader->place = tag.end;
		apply_tag(reader, &tag);
	}
	else if (!(reader->tagged && (next == '!' || next == '?' || next == '/') &&
			   read_declaration(reader)))
		show(reader, reader->place + 1);
}

/* Is there any tag or comment?  A word behind a < makes none: "<ten years". */
static bool
has_tags(Reader *reader)
{
	size_t place = 0;

	while ((place = find_byte(reader, place, '<')) < reader->length)
	{
		size_t name = place + (byte_at(reader, place + 1) == '/' ? 2 : 1);

		if (body_has(reader, place, "<!--") || body_has(reader, place, "<!DOCTYPE") ||
			body_has(reader, place, "<!doctype") ||
			(is_letter(byte_at(reader, name)) &&
			 find_element(reader, name, name_ends(reader, name)) >= 0))
			return true;
		place++;
	}
	return false;
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
	while (reader->place < reader->length && !reader->failed)
	{
		char byte = reader->body[reader->place];

		if (byte == '<')
			read_markup(reader);
		else if (byte == '&')
			read_reference(reader);
		else if (is_white(byte) && reader->kept == 0)
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
	reader.body = body;
	reader.length = length;
	reader.tagged = has_tags(&reader);
	reader.kept = reader.tagged ? 0 : 1;
	read_body(&reader);
	if (reader.failed)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0,
								"no memory for the text of the record");
	return true;
}
