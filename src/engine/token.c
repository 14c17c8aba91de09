/*
 * token.c
 *	  From bytes to words.
 */
#include "pledge/token.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LETTER 1
#define DIGIT  2

#define CURLY_APOSTROPHE 0x2019
#define BAD_BYTE         0x110000

/* ASCII letters and digits; everything else is looked at more closely. */
static inline int
ascii_class(unsigned char byte)
{
	if ((unsigned) ((byte | 0x20) - 'a') < 26)
		return LETTER;
	if ((unsigned) (byte - '0') < 10)
		return DIGIT;
	return 0;
}

static bool
continuation(const char *text, size_t length, size_t count, uint32_t *character)
{
	size_t place;

	if (length <= count)
		return false;
	for (place = 1; place <= count; place++)
	{
		unsigned char byte = (unsigned char) text[place];

		if ((byte & 0xC0) != 0x80)
			return false;
		*character = (*character << 6) | (byte & 0x3F);
	}
	return true;
}

size_t
pledge_utf8_decode(const char *text, size_t length, uint32_t *character)
{
	unsigned char byte = (unsigned char) text[0];

	if (byte < 0x80)
	{
		*character = byte;
		return 1;
	}
	*character = byte & 0x1F;
	if ((byte & 0xE0) == 0xC0 && continuation(text, length, 1, character))
		return 2;
	*character = byte & 0x0F;
	if ((byte & 0xF0) == 0xE0 && continuation(text, length, 2, character))
		return 3;
	*character = byte & 0x07;
	if ((byte & 0xF8) == 0xF0 && continuation(text, length, 3, character) && *character < BAD_BYTE)
		return 4;
	*character = BAD_BYTE + byte;
	return 1;
}

bool
pledge_is_word_character(uint32_t character)
{
	if (character < 0x80)
		return ascii_class((unsigned char) character) != 0;
	if (character < 0xC0) /* Latin-1 signs; ª µ º are the only letters */
		return character == 0xAA || character == 0xB5 || character == 0xBA;
	if (character == 0xD7 || character == 0xF7)
		return false;
	/* general punctuation, arrows, mathematical and box signs, dingbats */
	if (character >= 0x2000 && character <= 0x2BFF)
		return false;
	if (character >= 0x3000 && character <= 0x303F)
		return false;
	if (character == 0xFEFF || character == 0xFFFD)
		return false;
	/* pictures: an emoji is no word */
	if (character >= 0x1F000 && character <= 0x1FAFF)
		return false;
	return true;
}

bool
pledge_token_begins(const char *text, size_t length)
{
	uint32_t character;

	if (length == 0)
		return false;
	if ((unsigned char) text[0] < 0x80)
		return ascii_class((unsigned char) text[0]) != 0;
	pledge_utf8_decode(text, length, &character);
	return pledge_is_word_character(character);
}

/* Ranges of letters whose capitals and small letters stand side by side. */
static const struct
{
	uint32_t from;
	uint32_t to;
	uint32_t capital; /* 0 = capitals are even, 1 = they are odd */
} paired[] = {{0x100, 0x137, 0}, {0x139, 0x148, 1},   {0x14A, 0x177, 0},  {0x179, 0x17E, 1},
			  {0x1CD, 0x1DC, 1}, {0x1DE, 0x1EF, 0},   {0x1F8, 0x21F, 0},  {0x222, 0x233, 0},
			  {0x460, 0x481, 0}, {0x1E00, 0x1E95, 0}, {0x1EA0, 0x1EFF, 0}};

/* Lower case for Latin, Greek and Cyrillic letters; other scripts stand as they are. */
static uint32_t
lower(uint32_t character)
{
	size_t which;

	if (character >= 0xC0 && character <= 0xDE && character != 0xD7)
		return character + 0x20;
	if (character >= 0x391 && character <= 0x3A9)
		return character + 0x20;
	if (character >= 0x410 && character <= 0x42F)
		return character + 0x20;
	if (character >= 0x400 && character <= 0x40F)
		return character + 0x50;
	for (which = 0; which < sizeof(paired) / sizeof(paired[0]); which++)
		if (character >= paired[which].from && character <= paired[which].to)
			return (character & 1) == paired[which].capital ? character + 1 : character;
	return character;
}

static size_t
encode(uint32_t character, char *out)
{
	if (character >= BAD_BYTE)
	{
		out[0] = (char) (character - BAD_BYTE);
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

size_t
pledge_apostrophe(const char *text, size_t length)
{
	uint32_t character;
	size_t size;

	if (length == 0)
		return 0;
	if (text[0] == '\'' || text[0] == '`')
		return 1;
	if ((unsigned char) text[0] != 0xE2)
		return 0;
	size = pledge_utf8_decode(text, length, &character);
	return character == CURLY_APOSTROPHE ? size : 0;
}

/* Is text[0..] one of the endings 'll 'd 've 're 'm, without its apostrophe? */
static size_t
ending(const char *text, size_t length)
{
	static const char *const endings[] = {"ll", "ve", "re", "d", "m"};
	size_t which;

	for (which = 0; which < sizeof(endings) / sizeof(endings[0]); which++)
	{
		size_t size = strlen(endings[which]);
		size_t place = 0;

		if (length < size)
			continue;
		while (place < size && (text[place] | 0x20) == endings[which][place])
			place++;
		if (place == size && !pledge_token_begins(text + size, length - size))
			return size;
	}
	return 0;
}

size_t
pledge_token_ending(const char *text, size_t length)
{
	size_t mark = pledge_apostrophe(text, length);
	size_t size = mark > 0 ? ending(text + mark, length - mark) : 0;

	return size > 0 ? mark + size : 0;
}

/* One word as it is being read. */
typedef struct WordBuffer
{
	char text[PLEDGE_LONGEST_WORD];
	size_t length;
	size_t letters;
	size_t digits;
	bool capital;
} WordBuffer;

static inline void
append_byte(WordBuffer *buffer, char byte)
{
	if (buffer->length < sizeof(buffer->text))
		buffer->text[buffer->length++] = byte;
}

static void
append_character(WordBuffer *buffer, uint32_t character)
{
	char bytes[4];
	uint32_t small = lower(character);
	size_t size = encode(small, bytes);

	if (buffer->length + size <= sizeof(buffer->text))
	{
		memcpy(buffer->text + buffer->length, bytes, size);
		buffer->length += size;
	}
	if (buffer->letters == 0 && small != character)
		buffer->capital = true;
	buffer->letters++;
}

/* Reads a run of letters and digits; returns the bytes taken. */
static size_t
read_run(const char *text, size_t length, WordBuffer *buffer)
{
	size_t place = 0;

	while (place < length)
	{
		unsigned char byte = (unsigned char) text[place];
		int class = byte < 0x80 ? ascii_class(byte) : 0;

		if (class == LETTER)
		{
			if (buffer->letters == 0 && byte < 'a')
				buffer->capital = true;
			buffer->letters++;
			append_byte(buffer, (char) (byte | 0x20));
			place++;
		}
		else if (class == DIGIT)
		{
			buffer->digits++;
			append_byte(buffer, (char) byte);
			place++;
		}
		else if (byte >= 0x80)
		{
			uint32_t character;
			size_t size = pledge_utf8_decode(text + place, length - place, &character);

			if (!pledge_is_word_character(character))
				break;
			append_character(buffer, character);
			place += size;
		}
		else
			break;
	}
	return place;
}

/* Joins "t/c", "a&e" and "e.g." to one word; returns the bytes taken beyond the letter. */
static size_t
read_joined(const char *text, size_t length, WordBuffer *buffer)
{
	size_t place = 0;

	while (place + 1 < length && (text[place] == '/' || text[place] == '&' || text[place] == '.') &&
		   ascii_class((unsigned char) text[place + 1]) == LETTER &&
		   !pledge_token_begins(text + place + 2, length - place - 2))
	{
		if (text[place] != '.')
			append_byte(buffer, text[place]);
		append_byte(buffer, (char) (text[place + 1] | 0x20));
		buffer->letters++;
		place += 2;
	}
	return place;
}

/* Reads the rest of 14:30, 12/3/2026, 3.5; sets what shape that gives. */
static size_t
read_number(const char *text, size_t length, WordBuffer *buffer, uint8_t *shape)
{
	size_t place = 0;
	size_t parts = 0;
	char mark = 0;

	while (place + 1 < length &&
		   (text[place] == '/' || text[place] == ':' || text[place] == '.' || text[place] == '-' ||
			text[place] == ',') &&
		   ascii_class((unsigned char) text[place + 1]) == DIGIT)
	{
		mark = text[place];
		append_byte(buffer, mark);
		place++;
		place += read_run(text + place, length - place, buffer);
		parts++;
	}
	if (parts == 0)
		return 0;
	if (mark == '/' || (parts == 2 && (mark == '.' || mark == '-')))
		*shape |= PLEDGE_SHAPE_DATE;
	else if (mark == ':' || (mark == '.' && parts == 1))
		*shape |= PLEDGE_SHAPE_TIME;
	return place;
}

static bool
ends_with(const WordBuffer *buffer, const char *tail)
{
	size_t size = strlen(tail);

	return buffer->length > size && memcmp(buffer->text + buffer->length - size, tail, size) == 0;
}

/* The shape of a token with digits in it: 3rd and 9am are dates and times. */
static uint8_t
digit_shape(const WordBuffer *buffer)
{
	if (buffer->letters == 0)
		return PLEDGE_SHAPE_NUMBER;
	if (buffer->letters != 2 || buffer->text[0] < '0' || buffer->text[0] > '9')
		return 0;
	if (ends_with(buffer, "am") || ends_with(buffer, "pm"))
		return PLEDGE_SHAPE_TIME;
	if (ends_with(buffer, "st") || ends_with(buffer, "nd") || ends_with(buffer, "rd") ||
		ends_with(buffer, "th"))
		return PLEDGE_SHAPE_DATE;
	return 0;
}

size_t
pledge_token_possessive(const char *text, size_t length)
{
	size_t mark = pledge_apostrophe(text, length);

	if (mark == 0 || length <= mark || (text[mark] | 0x20) != 's' ||
		pledge_token_begins(text + mark + 1, length - mark - 1))
		return 0;
	return mark + 1;
}

/* Reads what an apostrophe joins: "don't" whole, "mum's" without its 's. */
static size_t
read_apostrophes(const char *text, size_t length, WordBuffer *buffer, bool *possessive)
{
	size_t place = 0;

	for (;;)
	{
		size_t size = pledge_apostrophe(text + place, length - place);
		size_t rest = length - place - size;

		if (size == 0 || !pledge_token_begins(text + place + size, rest))
			return place;
		if (ending(text + place + size, rest) > 0)
			return place;
		if (pledge_token_possessive(text + place, length - place) > 0)
		{
			*possessive = true;
			return place;
		}
		append_byte(buffer, '\'');
		place += size;
		place += read_run(text + place, length - place, buffer);
	}
}

#ifdef __SSE2__

/* The bytes of a short word that belong to it, from 16 - length on. */
static const uint8_t kept_bytes[2 * PLEDGE_SHORT_WORD] = {
	0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

/*
 * Reads most words at once: 2 to 15 ASCII letters with nothing behind them that may belong
 * to the word.  Returns their number, 0 = the text is to be looked at more closely.
 */
static size_t
read_plain(const char *text, size_t length, PledgeWord *word)
{
	__m128i small;
	__m128i letters;
	unsigned stops;
	size_t size;
	unsigned char next;

	if (length < PLEDGE_SHORT_WORD)
		return 0;
	small = _mm_or_si128(_mm_loadu_si128((const __m128i *) text), _mm_set1_epi8(0x20));
	/* 'a' .. 'z' become the 26 least signed bytes */
	letters = _mm_cmplt_epi8(_mm_add_epi8(small, _mm_set1_epi8((char) (0x80 - 'a'))),
							 _mm_set1_epi8((char) (0x80 + 26)));
	stops = ~(unsigned) _mm_movemask_epi8(letters) & 0xFFFF;
	if (stops == 0)
		return 0;
	size = (size_t) __builtin_ctz(stops);
	next = (unsigned char) text[size];
	if (size < 2 || next >= 0x80 || next == '\'' || next == '`' || ascii_class(next) == DIGIT)
		return 0;
	small = _mm_and_si128(
		small, _mm_loadu_si128((const __m128i *) (kept_bytes + PLEDGE_SHORT_WORD - size)));
	_mm_storeu_si128((__m128i *) word->text, small);
	memcpy(&word->low, word->text, sizeof(word->low));
	memcpy(&word->high, word->text + sizeof(word->low), sizeof(word->high));
	word->length = (uint16_t) size;
	return size;
}

#else

/* Every word is looked at byte by byte. */
static size_t
read_plain(const char *text, size_t length, PledgeWord *word)
{
	(void) text;
	(void) length;
	(void) word;
	return 0;
}

#endif

/* Reads any word there may be. */
static void
read_closely(const char *text, size_t length, bool after_word, PledgeWord *word, uint8_t *shape,
			 size_t *word_length, size_t *consumed)
{
	WordBuffer buffer;
	bool possessive = false;
	size_t place = 0;
	size_t mark = after_word ? pledge_apostrophe(text, length) : 0;

	buffer.length = buffer.letters = buffer.digits = 0;
	buffer.capital = false;
	*shape = 0;
	if (mark > 0)
	{
		size_t size = ending(text + mark, length - mark);

		append_byte(&buffer, '\'');
		place = mark + size;
		for (mark = place - size; mark < place; mark++)
			append_byte(&buffer, (char) (text[mark] | 0x20));
		*word_length = *consumed = place;
		pledge_word_set(word, buffer.text, buffer.length);
		return;
	}
	place = read_run(text, length, &buffer);
	if (buffer.letters == 1 && buffer.digits == 0)
		place += read_joined(text + place, length - place, &buffer);
	if (buffer.digits > 0 && buffer.letters == 0)
		place += read_number(text + place, length - place, &buffer, shape);
	if (buffer.letters > 0)
		place += read_apostrophes(text + place, length - place, &buffer, &possessive);
	else
		possessive = pledge_token_possessive(text + place, length - place) > 0;
	if (buffer.capital)
		*shape |=
			buffer.letters == 1 && buffer.length == 1 ? PLEDGE_SHAPE_INITIAL : PLEDGE_SHAPE_CAPITAL;
	if (buffer.digits > 0)
		*shape |= (*shape & (PLEDGE_SHAPE_DATE | PLEDGE_SHAPE_TIME)) ? PLEDGE_SHAPE_NUMBER
																	 : digit_shape(&buffer);
	*word_length = place;
	*consumed = place + (possessive ? pledge_apostrophe(text + place, length - place) + 1 : 0);
	pledge_word_set(word, buffer.text, buffer.length);
}

void
pledge_token_read(const char *text, size_t length, bool after_word, PledgeWord *word,
				  uint8_t *shape, size_t *word_length, size_t *consumed)
{
	size_t size = read_plain(text, length, word);

	if (size == 0)
	{
		read_closely(text, length, after_word, word, shape, word_length, consumed);
		return;
	}
	*shape = text[0] < 'a' ? PLEDGE_SHAPE_CAPITAL : 0;
	*word_length = *consumed = size;
}
