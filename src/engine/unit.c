/*
 * unit.c
 *	  From words to units: sentences, list items, headings, paragraphs, quotations.
 */
#include "pledge/unit.h"

#include <string.h>

#define LEFT_DOUBLE  0x201C
#define RIGHT_DOUBLE 0x201D
#define LEFT_SINGLE  0x2018
#define RIGHT_SINGLE 0x2019
#define EN_DASH      0x2013
#define EM_DASH      0x2014
#define BULLET       0x2022
#define ELLIPSIS     0x2026

#define WRAPPED_LINE             50  /* bytes: a shorter line was ended on purpose */
#define LONGEST_SINGLE_QUOTATION 400 /* bytes looked through for a closing ' */
#define LONGEST_LABEL            9   /* tokens */
#define LONGEST_FIELD            5   /* words of a further label on the same line */

void
pledge_reader_start(PledgeReader *reader, const char *text, size_t length,
					const PledgeLexicon *lexicon, const uint8_t *lexeme_flags,
					const PledgeWord *known, int known_count)
{
	static const uint8_t no_flags[1] = {0};
	PledgeWord and_word;

	memset(reader, 0, sizeof(*reader));
	reader->text = text;
	reader->length = length;
	reader->lexicon = lexicon;
	reader->lexeme_flags = lexicon != NULL ? lexeme_flags : no_flags;
	reader->known = known;
	reader->known_count = known_count;
	reader->at_line_start = true;
	if (lexicon == NULL)
		return;
	pledge_word_set(&and_word, "and", 3);
	reader->lexeme_and = pledge_lexicon_exact(lexicon, &and_word, false);
}

static inline unsigned char
byte_at(const PledgeReader *reader, size_t place)
{
	return place < reader->length ? (unsigned char) reader->text[place] : 0;
}

static inline bool
is_blank(unsigned char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' || byte == '\v';
}

/* White space of any kind, control characters, or the end of the text. */
static inline bool
is_space(const PledgeReader *reader, size_t place)
{
	unsigned char byte = byte_at(reader, place);

	return byte <= ' ' || byte == 0x7F || (byte == 0xC2 && byte_at(reader, place + 1) == 0xA0);
}

static inline bool
begins_word(const PledgeReader *reader, size_t place)
{
	return place < reader->length &&
		   pledge_token_begins(reader->text + place, reader->length - place);
}

static bool
known_name(const PledgeReader *reader, const PledgeWord *word)
{
	int which;

	for (which = 0; which < reader->known_count; which++)
	{
		const PledgeWord *name = &reader->known[which];

		if (name->low == word->low && name->high == word->high && name->length == word->length &&
			memcmp(name->text, word->text, word->length) == 0)
			return true;
	}
	return false;
}

static PledgeToken *
push_token(PledgeReader *reader, PledgeUnit *unit, size_t start, size_t length)
{
	PledgeToken *token = &unit->tokens[unit->count++];

	if (unit->count == 1)
	{
		unit->paragraph = reader->paragraph;
		unit->line = reader->line;
	}
	token->start = (uint32_t) start;
	token->length = (uint16_t) (length > UINT16_MAX ? UINT16_MAX : length);
	token->quotation = reader->quotation;
	token->before = reader->pending;
	token->lexeme = 0;
	token->shape = 0;
	token->mark = PLEDGE_MARK_NONE;
	token->role = 0;
	reader->pending = 0;
	reader->at_line_start = false;
	return token;
}

static void
read_word(PledgeReader *reader, PledgeUnit *unit, bool after_word)
{
	PledgeWord word;
	uint8_t shape;
	size_t length;
	size_t consumed;
	PledgeToken *token;

	pledge_token_read(reader->text + reader->position, reader->length - reader->position,
					  after_word, &word, &shape, &length, &consumed);
	token = push_token(reader, unit, reader->position, length);
	if (reader->lexicon != NULL)
		token->lexeme = pledge_lexicon_find(reader->lexicon, &word);
	token->shape = shape;
	if (reader->known_count > 0 && known_name(reader, &word))
		token->shape |= PLEDGE_SHAPE_KNOWN;
	if (reader->listener != NULL)
		reader->listener->word(reader->listener->context, token, &word);
	reader->position += consumed;
}

/* Reads a word and the endings right behind it. */
static void
read_words(PledgeReader *reader, PledgeUnit *unit)
{
	read_word(reader, unit, false);
	while (unit->count < PLEDGE_UNIT_TOKENS &&
		   pledge_token_ending(reader->text + reader->position, reader->length - reader->position) >
			   0)
		read_word(reader, unit, true);
}

/* A tick box "[x]" or "[ ]"; returns the bytes it takes, 0 = none. */
static size_t
tick_box(const PledgeReader *reader, PledgeMark *mark)
{
	size_t place = reader->position;
	unsigned char inside;

	if (byte_at(reader, place) != '[')
		return 0;
	inside = byte_at(reader, place + 1);
	if (inside == ']')
	{
		*mark = PLEDGE_MARK_UNTICKED;
		return 2;
	}
	if (byte_at(reader, place + 2) != ']')
		return 0;
	if (inside == ' ' || inside == '_')
		*mark = PLEDGE_MARK_UNTICKED;
	else if ((inside | 0x20) == 'x' || (inside | 0x20) == 'y' || inside == '*')
		*mark = PLEDGE_MARK_TICKED;
	else
		return 0;
	return 3;
}

/* "Mum & Dad": the sign is the word "and". */
static void
read_and(PledgeReader *reader, PledgeUnit *unit)
{
	PledgeToken *token = push_token(reader, unit, reader->position, 1);
	PledgeWord word;

	token->lexeme = reader->lexeme_and;
	if (reader->listener == NULL)
		return;
	pledge_word_set(&word, "and", 3);
	reader->listener->word(reader->listener->context, token, &word);
}

static void
read_mark(PledgeReader *reader, PledgeUnit *unit, PledgeMark mark, size_t length)
{
	PledgeToken *token = push_token(reader, unit, reader->position, length);

	token->shape = PLEDGE_SHAPE_MARK;
	token->mark = (uint8_t) mark;
	reader->position += length;
}

/* ---- quotations ---- */

static void
open_quotation(PledgeReader *reader, uint32_t closes_with, size_t size)
{
	reader->outer = reader->quotation;
	reader->outer_mark = reader->quote_mark;
	reader->quotation = ++reader->quotations;
	reader->quote_mark = closes_with;
	reader->pending |= PLEDGE_BEFORE_OPEN_QUOTE;
	reader->position += size;
}

/* Closes the innermost quotation: what stood around it goes on. */
static void
close_quotation(PledgeReader *reader, size_t size)
{
	reader->quotation = reader->outer;
	reader->quote_mark = reader->outer_mark;
	reader->outer = 0;
	reader->outer_mark = 0;
	reader->pending |= PLEDGE_BEFORE_CLOSE_QUOTE;
	reader->position += size;
}

static void
forget_quotations(PledgeReader *reader)
{
	reader->quotation = 0;
	reader->quote_mark = 0;
	reader->outer = 0;
	reader->outer_mark = 0;
}

/* Does a word end right before a place? */
static bool
word_ends_before(const PledgeReader *reader, size_t place)
{
	size_t start = place;

	if (place == 0)
		return false;
	do
		start--;
	while (start > 0 && place - start < 4 && (byte_at(reader, start) & 0xC0) == 0x80);
	return begins_word(reader, start);
}

/* Can a straight double mark at the position open a quotation? */
static bool
opens_double(const PledgeReader *reader, size_t size)
{
	return !is_space(reader, reader->position + size) &&
		   !word_ends_before(reader, reader->position);
}

/*
 * Where the straight single quotation that opens at `place` ends: the next ' that
 * follows a letter or stop and precedes none.  0 = this is no quotation.
 */
static size_t
single_quotation_end(const PledgeReader *reader, size_t place)
{
	size_t limit = place + LONGEST_SINGLE_QUOTATION;
	size_t next;

	if (place > 0 && !is_space(reader, place - 1) &&
		strchr("([\"-:", byte_at(reader, place - 1)) == NULL)
		return 0;
	if (!begins_word(reader, place + 1) && byte_at(reader, place + 1) != '"')
		return 0;
	for (next = place + 1; next < reader->length && next < limit; next++)
	{
		if (reader->text[next] == '\n')
			return 0;
		if (reader->text[next] == '\'' && !begins_word(reader, next + 1) &&
			!is_space(reader, next - 1))
			return next;
	}
	return 0;
}

/* Handles a quotation mark at the position; false when it is none. */
static bool
read_quote(PledgeReader *reader, uint32_t character, size_t size)
{
	if (character == '"' || character == RIGHT_DOUBLE)
	{
		if (reader->quotation != 0 && reader->quote_mark == RIGHT_DOUBLE)
			close_quotation(reader, size);
		else if (character == '"' && reader->outer == 0 && opens_double(reader, size))
			open_quotation(reader, RIGHT_DOUBLE, size);
		else
			reader->position += size;
		return true;
	}
	if (character == LEFT_DOUBLE)
	{
		if (reader->outer == 0 && reader->quote_mark != RIGHT_DOUBLE)
			open_quotation(reader, RIGHT_DOUBLE, size);
		else
			reader->position += size;
		return true;
	}
	if (character == LEFT_SINGLE)
	{
		if (reader->quotation == 0)
			open_quotation(reader, RIGHT_SINGLE, size);
		else
			reader->position += size;
		return true;
	}
	if (character == RIGHT_SINGLE || character == '\'')
	{
		if (reader->quotation != 0 && reader->quote_mark == RIGHT_SINGLE &&
			(character == RIGHT_SINGLE || reader->position == reader->quote_end))
			close_quotation(reader, size);
		else if (character == '\'' && reader->quotation == 0 &&
				 (reader->quote_end = single_quotation_end(reader, reader->position)) != 0)
			open_quotation(reader, RIGHT_SINGLE, size);
		else
			reader->position += size;
		return true;
	}
	return false;
}

/* Closing marks right behind a full stop belong to the sentence that it ends. */
static void
take_closing_marks(PledgeReader *reader)
{
	for (;;)
	{
		unsigned char byte = byte_at(reader, reader->position);
		uint32_t character;
		size_t size;

		if (reader->position >= reader->length)
			return;
		if (byte == ')' || byte == ']')
		{
			reader->position++;
			continue;
		}
		if (reader->quotation == 0 || byte == 0)
			return;
		size = pledge_utf8_decode(reader->text + reader->position,
								  reader->length - reader->position, &character);
		if (!(character == '"' || character == RIGHT_DOUBLE ||
			  (reader->quote_mark == RIGHT_SINGLE &&
			   (character == RIGHT_SINGLE || reader->position == reader->quote_end))))
			return;
		close_quotation(reader, size);
	}
}

/* ---- full stops ---- */

static bool
upper_case_at(const PledgeReader *reader, size_t place)
{
	unsigned char byte = byte_at(reader, place);

	return byte >= 'A' && byte <= 'Z';
}

static bool
lower_case_at(const PledgeReader *reader, size_t place)
{
	unsigned char byte = byte_at(reader, place);

	return byte >= 'a' && byte <= 'z';
}

/* The first place at or after `place` that is no blank (a line end is none). */
static size_t
skip_blanks(const PledgeReader *reader, size_t place)
{
	for (;;)
	{
		unsigned char byte = byte_at(reader, place);

		if (place < reader->length && is_blank(byte))
			place++;
		else if (byte == 0xC2 && byte_at(reader, place + 1) == 0xA0)
			place += 2;
		else
			return place;
	}
}

/* Is the full stop at the position that of the abbreviation before it?  `after` follows it. */
static bool
is_abbreviation(const PledgeReader *reader, const PledgeToken *last, size_t after)
{
	uint8_t flags = reader->lexeme_flags[last->lexeme];

	if (byte_at(reader, after) == '\n' || after >= reader->length)
		return false;
	if ((flags & PLEDGE_LEXEME_ABBREVIATION) != 0)
		return true;
	/* "appt. with the GP", but "did not attend appt. Jay was in" */
	if ((flags & PLEDGE_LEXEME_CLOSING) != 0)
		return !upper_case_at(reader, after);
	/* "no. 5", but "Mum said no. Jay agreed" */
	return (flags & PLEDGE_LEXEME_NUMBERING) != 0 && byte_at(reader, after) >= '0' &&
		   byte_at(reader, after) <= '9';
}

/* Does the full stop at the position end the sentence? */
static bool
full_stop_ends(const PledgeReader *reader, const PledgeUnit *unit)
{
	size_t next = reader->position + 1;
	const PledgeToken *last = unit->count > 0 ? &unit->tokens[unit->count - 1] : NULL;
	size_t after;

	if (byte_at(reader, next) == '.')
		return false;
	if (last == NULL)
		return false;
	if (!is_space(reader, next) && begins_word(reader, next))
	{
		/* "home.He said": a missing space, unless it is an initial or an address */
		return upper_case_at(reader, next) && last->length > 1 &&
			   lower_case_at(reader, reader->position - 1);
	}
	after = skip_blanks(reader, next);
	if (is_abbreviation(reader, last, after))
		return false;
	if ((last->shape & PLEDGE_SHAPE_INITIAL) != 0)
		return !lower_case_at(reader, after);
	/* "1. See Jay", "Next steps: 1. See Jay": a list number is no sentence */
	if ((last->shape & PLEDGE_SHAPE_NUMBER) != 0 &&
		((unit->count == 1 && unit->starts_line) ||
		 ((last->before & PLEDGE_BEFORE_COLON) != 0 && last->length == 1 &&
		  byte_at(reader, last->start) == '1')))
		return false;
	return true;
}

/* A run of full stops trails off: a pause, or an end before a capital. */
static bool
dots_end(PledgeReader *reader)
{
	size_t after;

	while (byte_at(reader, reader->position) == '.')
		reader->position++;
	after = skip_blanks(reader, reader->position);
	reader->pending |= PLEDGE_BEFORE_DASH;
	return upper_case_at(reader, after) && is_space(reader, reader->position);
}

/* ---- lines ---- */

/* A bullet at the start of a line; returns the bytes it takes, 0 = none. */
static size_t
bullet(const PledgeReader *reader, size_t place)
{
	unsigned char byte = byte_at(reader, place);
	size_t digits = 0;
	uint32_t character;
	size_t size;

	if (strchr("-*>+~", byte) != NULL && byte != 0)
		return is_space(reader, place + 1) || begins_word(reader, place + 1) ? 1 : 0;
	while (digits < 3 && byte_at(reader, place + digits) >= '0' &&
		   byte_at(reader, place + digits) <= '9')
		digits++;
	if (digits > 0 &&
		(byte_at(reader, place + digits) == ')' ||
		 (byte_at(reader, place + digits) == '.' && is_space(reader, place + digits + 1))))
		return digits + 1;
	if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' && byte_at(reader, place + 1) == ')' &&
		is_space(reader, place + 2))
		return 2;
	if (byte < 0x80)
		return 0;
	size = pledge_utf8_decode(reader->text + place, reader->length - place, &character);
	if (character == BULLET || character == EN_DASH || character == EM_DASH || character == 0xB7 ||
		(character >= 0x2022 && character <= 0x2043 && character != ELLIPSIS) ||
		(character >= 0x25A0 && character <= 0x25FF) ||
		(character >= 0x2700 && character <= 0x27BF))
		return size;
	return 0;
}

/* Does the line break at the position end the unit, or does wrapped text go on? */
static bool
line_break_ends(const PledgeReader *reader)
{
	size_t next = skip_blanks(reader, reader->position + 1);

	if (byte_at(reader, next) == '\n' || next >= reader->length)
		return true;
	if (reader->position - reader->line_start < WRAPPED_LINE)
		return true;
	if (bullet(reader, next) > 0)
		return true;
	return !lower_case_at(reader, next);
}

/* Goes past the end of a line; a blank line ends the paragraph, and any open quotation. */
static bool
take_line_break(PledgeReader *reader, PledgeUnit *unit)
{
	size_t place = reader->position;
	int breaks = 0;

	for (;;)
	{
		place = skip_blanks(reader, place);
		if (byte_at(reader, place) != '\n' || place >= reader->length)
			break;
		breaks++;
		place++;
		reader->line_start = place;
	}
	reader->position = place;
	reader->at_line_start = true;
	reader->pending |= PLEDGE_BEFORE_NEWLINE;
	/* lines are counted from the first with words on it */
	if (unit != NULL || reader->units > 0)
		reader->line += (uint32_t) breaks;
	if (breaks > 1 || place >= reader->length)
	{
		forget_quotations(reader);
		if (breaks > 1)
			reader->paragraph++;
		if (unit != NULL)
			unit->ends_paragraph = true;
		return true;
	}
	return false;
}

/* ---- punctuation ---- */

/* A dash with blanks on both sides parts clauses; one inside a word only joins. */
static void
read_dash(PledgeReader *reader, size_t size)
{
	bool spaced = reader->position > 0 && is_space(reader, reader->position - 1);

	reader->position += size;
	spaced = spaced && is_space(reader, reader->position);
	reader->pending |= spaced || size > 1 ? PLEDGE_BEFORE_DASH : PLEDGE_BEFORE_HYPHEN;
}

/* Does the colon at the position close a label such as "Child's voice:"? */
static void
read_colon(PledgeReader *reader, PledgeUnit *unit)
{
	reader->position++;
	reader->pending |= PLEDGE_BEFORE_COLON;
	if (unit->starts_line && unit->label == 0 && unit->count > 0 && unit->count <= LONGEST_LABEL &&
		reader->quotation == 0)
		unit->label = unit->count;
}

/* A question mark right before a word doubts it: "?neglect". */
static bool
read_question_mark(PledgeReader *reader, PledgeUnit *unit)
{
	size_t place = reader->position;

	if ((place == 0 || is_space(reader, place - 1) || byte_at(reader, place - 1) == '(') &&
		begins_word(reader, place + 1))
	{
		read_mark(reader, unit, PLEDGE_MARK_QUERY, 1);
		return false;
	}
	reader->position++;
	unit->question = true;
	return unit->count > 0 && (is_space(reader, reader->position) ||
							   upper_case_at(reader, reader->position) || reader->quotation != 0);
}

/*
 * Do blanks at the position part the fields of a form that stand on one line ("Seen: yes
 * Seen alone: no")?  A few words, with single blanks between them, and a colon follow, in a
 * unit with a label.  A single blank parts them only before the last capital, behind a value.
 */
static bool
field_follows(const PledgeReader *reader, const PledgeUnit *unit)
{
	size_t first = skip_blanks(reader, reader->position);
	size_t place = first;
	bool single = first - reader->position < 2 && byte_at(reader, reader->position) != '\t';
	int words = 0;
	bool in_word = false;

	if (unit->label == 0 || reader->quotation != 0 ||
		(single && (unit->count == unit->label || !upper_case_at(reader, first))))
		return false;
	for (; place < reader->length && words <= LONGEST_FIELD; place++)
	{
		unsigned char byte = byte_at(reader, place);

		if (byte == ':')
			return in_word && is_space(reader, place + 1);
		if (strchr("\n\t.;!?,\"", byte) != NULL ||
			(byte == ' ' && byte_at(reader, place + 1) == ' '))
			return false;
		if (!in_word && begins_word(reader, place))
		{
			if (single && words > 0 && upper_case_at(reader, place))
				return false;
			words++;
		}
		in_word = byte >= 0x80 || begins_word(reader, place);
	}
	return false;
}

/* Money: the sign makes the number that follows an amount. */
static void
read_pound(PledgeReader *reader, PledgeUnit *unit, size_t size)
{
	PledgeToken *amount = &unit->tokens[unit->count];
	size_t sign = reader->position;

	reader->position += size;
	if (byte_at(reader, reader->position) < '0' || byte_at(reader, reader->position) > '9')
		return;
	read_words(reader, unit);
	amount->shape |= PLEDGE_SHAPE_MONEY;
	size += amount->length;
	amount->length = (uint16_t) (size > UINT16_MAX ? UINT16_MAX : size);
	amount->start = (uint32_t) sign;
}

/* Punctuation beyond ASCII. */
static void
read_wide(PledgeReader *reader, PledgeUnit *unit)
{
	uint32_t character;
	size_t size = pledge_utf8_decode(reader->text + reader->position,
									 reader->length - reader->position, &character);

	if (read_quote(reader, character, size))
		return;
	if (character == 0xA3 || character == 0x20AC)
	{
		read_pound(reader, unit, size);
		return;
	}
	if (character == 0x2610)
		read_mark(reader, unit, PLEDGE_MARK_UNTICKED, size);
	else if (character == 0x2611 || character == 0x2612 || character == 0x2713 ||
			 character == 0x2714)
		read_mark(reader, unit, PLEDGE_MARK_TICKED, size);
	else
	{
		if (character == EN_DASH || character == EM_DASH || character == ELLIPSIS)
			reader->pending |= PLEDGE_BEFORE_DASH;
		reader->position += size;
	}
}

/* Reads one sign of ASCII punctuation; true when it ends the unit. */
static bool
read_sign(PledgeReader *reader, PledgeUnit *unit)
{
	unsigned char byte = byte_at(reader, reader->position);
	PledgeMark mark;
	size_t size;

	switch (byte)
	{
		case '.':
			if (byte_at(reader, reader->position + 1) == '.')
				return dots_end(reader) && unit->count > 0;
			if (!full_stop_ends(reader, unit))
			{
				reader->position++;
				return false;
			}
			reader->position++;
			take_closing_marks(reader);
			return true;
		case '!':
			reader->position++;
			take_closing_marks(reader);
			return unit->count > 0;
		case '?':
			if (!read_question_mark(reader, unit))
				return false;
			take_closing_marks(reader);
			return true;
		case ';':
			reader->position++;
			return unit->count > 0 && reader->quotation == 0;
		case ',':
			reader->pending |= PLEDGE_BEFORE_COMMA;
			break;
		case ':':
			read_colon(reader, unit);
			return false;
		case '[':
			size = tick_box(reader, &mark);
			if (size > 0)
			{
				read_mark(reader, unit, mark, size);
				return false;
			}
			reader->pending |= PLEDGE_BEFORE_OPEN_BRACKET;
			break;
		case '(':
			reader->pending |= PLEDGE_BEFORE_OPEN_BRACKET;
			break;
		case ')':
		case ']':
			reader->pending |= PLEDGE_BEFORE_CLOSE_BRACKET;
			break;
		case '-':
			read_dash(reader, 1);
			return false;
		case '"':
		case '\'':
			read_quote(reader, byte, 1);
			return false;
		case '&':
		case '+':
			read_and(reader, unit);
			break;
		default:
			break;
	}
	reader->position++;
	return false;
}

/* Goes to where the first token of the next unit may stand. */
static void
skip_to_unit(PledgeReader *reader, PledgeUnit *unit)
{
	size_t size;

	while (reader->position < reader->length)
	{
		if (byte_at(reader, reader->position) == '\n')
		{
			take_line_break(reader, NULL);
			continue;
		}
		if (!is_space(reader, reader->position))
			break;
		reader->position += byte_at(reader, reader->position) >= 0x80 ? 2 : 1;
	}
	unit->starts_line = reader->at_line_start;
	if (!reader->at_line_start)
		return;
	size = bullet(reader, reader->position);
	if (size > 0)
	{
		unit->list_item = true;
		reader->position = skip_blanks(reader, reader->position + size);
	}
}

static void
start_unit(PledgeReader *reader, PledgeUnit *unit)
{
	unit->count = 0;
	unit->label = 0;
	unit->list_item = false;
	unit->ends_line = false;
	unit->ends_paragraph = false;
	unit->question = false;
	skip_to_unit(reader, unit);
}

/* Closes a unit that has tokens: says what follows it. */
static void
finish_unit(PledgeReader *reader, PledgeUnit *unit)
{
	size_t place = skip_blanks(reader, reader->position);

	if (place >= reader->length)
	{
		unit->ends_line = true;
		unit->ends_paragraph = true;
		reader->position = place;
	}
	else if (byte_at(reader, place) == '\n')
	{
		unit->ends_line = true;
		reader->position = place;
		take_line_break(reader, unit);
	}
	unit->end_before = reader->pending;
	unit->number = reader->units++;
}

bool
pledge_reader_next(PledgeReader *reader, PledgeUnit *unit)
{
	start_unit(reader, unit);
	while (reader->position < reader->length)
	{
		unsigned char byte = byte_at(reader, reader->position);
		bool ends = false;

		if (unit->count + 2 >= PLEDGE_UNIT_TOKENS)
			ends = true;
		else if (begins_word(reader, reader->position))
			read_words(reader, unit);
		else if (byte == '\n')
		{
			ends = line_break_ends(reader) && unit->count > 0;
			/* a line of signs only: the unit begins behind it */
			if (unit->count == 0)
				skip_to_unit(reader, unit);
			else if (!ends)
				take_line_break(reader, NULL);
		}
		else if (byte >= 0x80 && !is_space(reader, reader->position))
			read_wide(reader, unit);
		else if (is_blank(byte) && field_follows(reader, unit))
		{
			reader->at_line_start = true;
			ends = true;
		}
		else if (byte <= ' ' || byte == 0x7F || byte >= 0x80)
			reader->position += byte >= 0x80 ? 2 : 1;
		else
			ends = read_sign(reader, unit);
		if (ends)
			break;
	}
	if (unit->count == 0)
		return false;
	finish_unit(reader, unit);
	if (reader->listener != NULL)
		reader->listener->unit(reader->listener->context, unit);
	return true;
}
